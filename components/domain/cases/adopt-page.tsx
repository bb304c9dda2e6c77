import { ActionForm, FormSelect, FormText, FormTextArea } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { reportAdoptionAction } from "@/lib/domain/cases/actions";
import type { AdoptPageFacts } from "@/lib/domain/cases/desk/queries";
import { AdoptionText } from "./adoption-checks";
import { FigureFields } from "./figure-fields";

/** 我们学了这个做法: what the own organisation adapted, and with what result. */
export function AdoptPage({ item, mine, teachers, choices }: AdoptPageFacts) {
  return (
    <>
      <PageHeader
        title="我们学了这个做法"
        subtitle={item.title}
        back={{ href: `/cases/${item.subjectId}`, label: "公开的案例" }}
      />
      <div className="flex max-w-3xl flex-col gap-5">
        {mine && (
          <Card title="本单位的登记">
            <AdoptionText one={mine} />
          </Card>
        )}
        {(!mine || mine.status === "returned") && (
          <Card title={mine ? "按意见修改后再报" : "登记学用"}>
            <ActionForm
              action={reportAdoptionAction}
              submit="报送核对"
              hidden={{
                caseId: item.subjectId,
                version: mine ? String(mine.version) : undefined,
              }}
            >
              <div className="flex flex-col gap-5">
                <FormText
                  name="adoptedOn"
                  type="date"
                  label="从哪天开始学用"
                  defaultValue={mine?.adoptedOn}
                />
                <FormSelect
                  name="parentId"
                  label="从谁那里学来的"
                  blank="直接学自原单位"
                  optional
                  choices={teachers.map((one) => ({ value: one.id, label: one.organisationName }))}
                  defaultValue={mine?.parentId ?? undefined}
                />
                <FormTextArea
                  name="adapted"
                  label="因地制宜改了什么"
                  max={1000}
                  rows={4}
                  defaultValue={mine?.adapted}
                />
                <FormTextArea
                  name="result"
                  label="结果怎样"
                  hint="没有达到预期的也请照实写"
                  max={1000}
                  rows={4}
                  defaultValue={mine?.result}
                />
                <FigureFields choices={choices} />
              </div>
            </ActionForm>
          </Card>
        )}
      </div>
    </>
  );
}
