import type { TopicField } from "@/lib/domain/topics/fields/queries";
import {
  editSolicitationAction,
  openSolicitationAction,
} from "@/lib/domain/topics/solicitations/actions";
import type { SolicitationDetail } from "@/lib/domain/topics/solicitations/types";
import {
  ActionForm,
  FormGroup,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

interface SolicitationFormProps {
  fields: readonly TopicField[];
  regions: readonly { code: string; name: string }[];
  /** The one that is changed; none for a new one. */
  solicitation?: SolicitationDetail;
  formKey: string;
}

const LIST = "/desk/topics/solicitations";

/** Writes a solicitation; it goes to be checked and released. */
export function SolicitationForm({
  fields,
  regions,
  solicitation,
  formKey,
}: SolicitationFormProps) {
  const hidden = solicitation
    ? { solicitationId: solicitation.id, version: String(solicitation.version) }
    : { key: formKey };
  return (
    <>
      <PageHeader
        title={solicitation ? solicitation.title : "新的征集"}
        subtitle="保存后送审，另两位同志审核、发布，群众才看得到"
        back={{ href: LIST, label: "征集活动" }}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={solicitation ? editSolicitationAction : openSolicitationAction}
          submit="保存并送审"
          variant="primary"
          pendingText="正在保存"
          hidden={hidden}
          beside={<ButtonLink href={LIST}>取消</ButtonLink>}
        >
          <div className="flex flex-col gap-5">
            <FormText name="title" label="名称" maxLength={60} defaultValue={solicitation?.title} />
            <FormText
              name="period"
              label="时段"
              hint="例如：2026 年第四季度"
              optional
              maxLength={30}
              defaultValue={solicitation?.period}
            />
            {!solicitation && (
              <FormSelect
                name="regionCode"
                label="地区"
                choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
            <FormGroup name="fieldCodes" label="领域">
              <div className="grid gap-2 sm:grid-cols-2">
                {fields.map(({ code, name }) => (
                  <FormTick
                    key={code}
                    name="fieldCodes[]"
                    value={code}
                    label={name}
                    defaultChecked={solicitation?.fieldCodes.includes(code) ?? false}
                  />
                ))}
              </div>
            </FormGroup>
            <FormTextArea
              name="intro"
              label="想请群众说什么"
              rows={6}
              max={2_000}
              defaultValue={solicitation?.intro}
            />
            <FormTextArea
              name="promise"
              label="收到以后怎么用"
              hint="谁来看、什么时候公布选了哪些、没选的怎么答复"
              rows={4}
              max={1_000}
              defaultValue={solicitation?.promise}
            />
            <FormText
              name="opensOn"
              type="date"
              label="开始日期"
              defaultValue={solicitation?.opensOn}
            />
            <FormText
              name="closesOn"
              type="date"
              label="截止日期"
              defaultValue={solicitation?.closesOn}
            />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
