import { reopenYearAction } from "@/lib/domain/years/actions";
import type { ReopenPlan } from "@/lib/domain/years/reopening/queries";
import type { YearDetail } from "@/lib/domain/years/types";
import { ActionForm, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { ActHeader } from "./act-header";

interface ReopenPageProps {
  year: YearDetail;
  plan: ReopenPlan;
  formKey: string;
}

/** What opening a closed year again brings back, and the reason for it. */
export function ReopenPage({ year, plan, formKey }: ReopenPageProps) {
  return (
    <>
      <ActHeader
        year={year}
        title={`重新开启 ${year.year} 年度`}
        subtitle="关闭时归档、结转、取消的任务恢复原来的状态，又可以填报和审核"
      />
      <Card>
        <p className="mb-5">
          将恢复 <b>{formatCount(plan.assignments)}</b> 条任务、{plan.lists} 份清单。
        </p>
        {plan.cancelled > 0 && (
          <p className="mb-5">
            已结转到 {year.year + 1} 年、还没有开始的 <b>{formatCount(plan.cancelled)}</b>{" "}
            条将取消，仍在 {year.year} 年办理。
          </p>
        )}
        {plan.kept > 0 && (
          <p className="mb-5">
            已结转到 {year.year + 1} 年并已开始的 <b>{formatCount(plan.kept)}</b> 条继续在{" "}
            {year.year + 1} 年办理，{year.year} 年的保持关闭。
          </p>
        )}
        <ActionForm
          action={reopenYearAction}
          submit="重新开启"
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
          <FormText
            name="reason"
            label="为什么重新开启"
            hint="写进办理记录和任务的变动记录"
            maxLength={300}
          />
        </ActionForm>
      </Card>
    </>
  );
}
