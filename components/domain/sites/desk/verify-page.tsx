import { verifySiteAction } from "@/lib/domain/sites/evaluations/actions";
import type { Evaluation } from "@/lib/domain/sites/evaluations/types";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import type { Day } from "@/lib/shared/dates";
import { ActionForm, FormRadio, FormText, FormTextArea } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { ItemFields } from "./item-fields";

/** Verification on the spot: the unit's answers in view, what was found beside them. */
export function VerifyPage({
  site,
  evaluation,
  today,
}: {
  site: SiteFacts;
  evaluation: Evaluation;
  today: Day;
}) {
  return (
    <>
      <PageHeader
        title={`核验：${site.name}`}
        subtitle="实地看、查资料、听群众，逐条写下发现；不改单位的自评"
        back={{ href: `/desk/sites/${site.id}`, label: site.name }}
      />
      <ActionForm
        action={verifySiteAction}
        submit="提交核验"
        className="max-w-3xl"
        hidden={{ siteId: site.id, version: String(site.version) }}
      >
        <div className="grid gap-5">
          {evaluation.summary && <p>单位自评小结：{evaluation.summary}</p>}
          {evaluation.checklist.items.map((item, at) => (
            <ItemFields
              key={item.code}
              item={item}
              at={at}
              own={evaluation.answers[item.code]}
              materials={evaluation.materials}
              siteId={site.id}
              citable={false}
            />
          ))}
          <FormText name="visitedOn" type="date" label="实地核验日期" defaultValue={today} />
          <FormText name="visitors" label="核验人员" />
          <FormRadio
            name="outcome"
            label="结论"
            choices={[
              { value: "pass", label: "通过", note: "必备条目都不能是“不符合”" },
              { value: "return", label: "退回自评", note: "写明理由，单位改后重新提交" },
            ]}
          />
          <FormTextArea name="conclusion" label="核验意见" max={500} rows={4} optional />
        </div>
      </ActionForm>
    </>
  );
}
