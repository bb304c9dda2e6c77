import { finishMeasureAction, planMeasureAction } from "@/lib/domain/sites/cultivation/actions";
import type { Measure } from "@/lib/domain/sites/cultivation/types";
import { canMove } from "@/lib/domain/sites/lifecycle/rules";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { ActionForm, FormSelect, FormText } from "../../../forms/action-form";
import { Card } from "../../../ui/card";
import { LightMark } from "../../../ui/mark";

/** The cultivation plan: what is done until when with whose help, and what came of it. */
export function CultivationCard({
  site,
  measures,
}: {
  site: SiteFacts;
  measures: readonly Measure[];
}) {
  const plans =
    site.isAtNamed && (canMove(site.status, "cultivate") || site.status === "cultivating");
  if (measures.length === 0 && !plans) return null;
  const open = measures.filter(({ doneOn }) => !doneOn);
  return (
    <Card title="培育计划">
      <ul className="grid gap-4">
        {measures.map((measure) => (
          <MeasureItem key={measure.id} measure={measure} />
        ))}
      </ul>
      {open.length > 0 && (site.isUnit || site.isAtNamed) && (
        <FinishForm siteId={site.id} open={open} />
      )}
      {plans && (
        <details className="mt-3">
          <summary>安排培育措施</summary>
          <ActionForm
            action={planMeasureAction}
            className="mt-3"
            submit="安排"
            variant="secondary"
            hidden={{ siteId: site.id, version: String(site.version) }}
          >
            <div className="grid gap-4">
              <FormText name="measure" label="措施" />
              <FormText name="helper" label="帮助单位" />
              <FormText name="measureDueOn" type="date" label="完成日期" />
            </div>
          </ActionForm>
        </details>
      )}
    </Card>
  );
}

function MeasureItem({ measure }: { measure: Measure }) {
  const { text, helper, dueOn, doneOn, result, isLate } = measure;
  return (
    <li>
      <p>
        {text}（{helper}帮助，{dueOn} 前）{isLate && <LightMark light="overdue" />}
      </p>
      {doneOn && (
        <p className="text-ink-soft">
          {doneOn} 完成：{result}
        </p>
      )}
    </li>
  );
}

function FinishForm({ siteId, open }: { siteId: string; open: readonly Measure[] }) {
  return (
    <details className="mt-3">
      <summary>记措施完成</summary>
      <ActionForm
        action={finishMeasureAction}
        className="mt-3"
        submit="记为完成"
        variant="secondary"
        hidden={{ siteId }}
      >
        <div className="grid gap-4">
          <FormSelect
            name="measureId"
            label="完成的措施"
            choices={open.map(({ id, text }) => ({ value: id, label: text }))}
          />
          <FormText name="measureResult" label="完成情况" />
        </div>
      </ActionForm>
    </details>
  );
}
