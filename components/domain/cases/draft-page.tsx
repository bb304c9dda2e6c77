import { PictureField } from "@/components/domain/pictures/picture-field";
import {
  ActionForm,
  FormCheckbox,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
} from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { draftCaseAction } from "@/lib/domain/cases/actions";
import type { FigureChoice } from "@/lib/domain/cases/figures/queries";
import { caseFormWords } from "@/lib/domain/cases/labels";
import { writingOf } from "@/lib/domain/cases/rules";
import type { CaseDetail } from "@/lib/domain/cases/types";
import type { Picture } from "@/lib/domain/pictures/types";
import { CaseFigures } from "./case-figures";
import { FigureFields } from "./figure-fields";

type DraftPageProps = {
  draft: CaseDetail | null;
  choices: readonly FigureChoice[];
  carriers: readonly { code: string; name: string }[];
  policies: readonly { code: string; title: string }[];
  pictures: readonly Picture[];
};

/** Where a case is written; saved as a draft first, submitted on its page. */
export function DraftPage({ draft, choices, carriers, policies, pictures }: DraftPageProps) {
  const isAmended = draft !== null && writingOf(draft.status) === "amend";
  const forms = Object.entries(caseFormWords).map(([value, label]) => ({ value, label }));
  return (
    <>
      <PageHeader
        title={draft ? "修改案例" : "写案例或工作法"}
        subtitle={
          isAmended
            ? "已经入选。保存以后由另两位同志审、发，发布前公开页不变"
            : "先存草稿；在下一页核对以后再提交评选"
        }
        back={
          draft
            ? { href: `/desk/cases/${draft.id}`, label: "案例" }
            : { href: "/desk/cases", label: "案例" }
        }
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={draftCaseAction}
          submit={isAmended ? "保存并送审" : "保存草稿"}
          pendingText="正在保存…"
          hidden={{ caseId: draft?.id, version: draft ? String(draft.version) : undefined }}
        >
          <div className="flex flex-col gap-5">
            <FormRadio
              name="form"
              label="形式"
              choices={forms}
              defaultValue={draft?.form ?? "case"}
            />
            <FormText name="title" label="名称" hint="60 个字以内" defaultValue={draft?.title} />
            <FormSelect
              name="carrierCode"
              label="载体"
              blank="请选择"
              choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
              defaultValue={draft?.carrierCode}
            />
            <FormTextArea
              name="background"
              label="背景"
              hint="原来什么情况、什么问题"
              max={1000}
              rows={4}
              optional
              defaultValue={draft?.background}
            />
            <FormTextArea
              name="practice"
              label="做法"
              hint="怎么做的、谁来做、花了多少力气，让别人学得会"
              max={3000}
              rows={8}
              optional
              defaultValue={draft?.practice}
            />
            <FormTextArea
              name="result"
              label="成效"
              hint="有什么变化；有数字的在下面选"
              max={1500}
              rows={4}
              optional
              defaultValue={draft?.result}
            />
            {draft && draft.figures.length > 0 && (
              <div>
                <CaseFigures figures={draft.figures} />
                <FormCheckbox
                  name="keepFigures"
                  label="保留上面已选的数字"
                  note="在下面另选或另填时，以下面的为准"
                  defaultChecked
                />
              </div>
            )}
            <FigureFields choices={choices} />
            <FormSelect
              name="policyCode"
              label="依据的文件"
              blank="不选"
              optional
              choices={policies.map(({ code, title }) => ({ value: code, label: title }))}
              defaultValue={draft?.policyCode ?? undefined}
            />
            <PictureField name="pictureIds" pictures={pictures} />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
