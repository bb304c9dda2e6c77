import { carryOverAction } from "@/lib/domain/years/actions";
import type { CarryPlan, YearDetail } from "@/lib/domain/years/types";
import { ActionForm, FormCheckbox } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Notice } from "../../ui/feedback";
import { ActHeader } from "./act-header";
import { DraftsChoice } from "./drafts-choice";

interface CarryPageProps {
  year: YearDetail;
  plan: CarryPlan;
  formKey: string;
}

/** What goes on in the next year: drafts of its lists, and what closing chose to carry over. */
export function CarryPage({ year, plan, formKey }: CarryPageProps) {
  const next = year.year + 1;
  return (
    <>
      <ActHeader
        year={year}
        title={`结转到 ${next} 年`}
        subtitle="生成下一年度的清单草稿；关闭时选了结转的任务，在下一年度清单下发后继续"
      />
      <Card>
        <ActionForm
          action={carryOverAction}
          submit="办理结转"
          pendingText="正在办理"
          variant="primary"
          size="large"
          hidden={{ regionCode: year.regionCode, year: String(year.year), key: formKey }}
          beside={
            <ButtonLink href={`/desk/years?region=${year.regionCode}&year=${year.year}`}>
              取消
            </ButtonLink>
          }
        >
          <div className="flex flex-col gap-6">
            <DraftsChoice drafts={plan.drafts} year={next} />
            <Carried plan={plan} next={next} />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

function Carried({ plan, next }: { plan: CarryPlan; next: number }) {
  if (plan.chosen === 0) {
    return <p className="text-ink-soft">关闭年度时没有选择结转的任务。</p>;
  }
  return (
    <div className="flex flex-col gap-3">
      {plan.made > 0 ? (
        <FormCheckbox
          name="assignments"
          label={`结转未办结任务 ${formatCount(plan.made)} 条`}
          note={`一个单位一项任务只结转一次，作为 ${next} 年最后一期，按那一期的期限办`}
          defaultChecked
        />
      ) : (
        <Notice title="现在没有可以结转的任务" />
      )}
      {plan.asked > 0 && (
        <p className="text-ink-soft">
          {formatCount(plan.asked)} 条不另结转：{next}{" "}
          年清单已经向这些单位下达同一项任务，最多报一次。
        </p>
      )}
      {plan.homeless > 0 && (
        <p className="text-ink-soft">
          {formatCount(plan.homeless)} 条还不能结转：{next}{" "}
          年已下发的清单里没有这项任务，或单位已停用。
        </p>
      )}
    </div>
  );
}
