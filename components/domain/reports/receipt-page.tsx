import { periodLabel } from "@/lib/domain/assignments/rules";
import { DECLARATION, figureWord, percentLabel } from "@/lib/domain/reports/labels";
import type { getReceipt } from "@/lib/domain/reports/queries";
import { hasNoValues, percentOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReceiptSheet } from "@/lib/domain/reports/types";
import { dayLabel } from "@/lib/shared/dates";
import { Steps } from "../../forms/form-progress";
import { ActionSlot, PageHeader } from "../../layout/page-header";
import { PrintHead } from "../../layout/print-head";
import { ButtonLink } from "../../ui/button";
import { DescriptionList } from "../../ui/facts";
import { Seal } from "../../ui/seal";
import { when } from "../assignments/words";
import { REPORT_STEPS } from "./fill-in-page";
import { PrintButton } from "./print-button";

function figuresOf(facts: IndicatorFacts, { files, ...values }: ReceiptSheet): string {
  const percent = facts.form === "ratio" ? percentOf(values) : null;
  const unit = facts.form === "score" ? "分" : facts.unit;
  const word =
    facts.form === "boolean"
      ? `${values.value === "1" ? "是" : "否"}`
      : `${figureWord(values)}${facts.form === "ratio" || hasNoValues(values) ? "" : ` ${unit}`}`;
  const share = percent === null ? "" : `，${percentLabel(percent)}`;
  return `${facts.indicatorName}：${word}${share}${files > 0 ? `；材料 ${files} 份` : ""}`;
}

type ReceiptPageProps = Awaited<ReturnType<typeof getReceipt>>;

/** What stays with the person: the number, the next step, who takes it, and by when. */
export function ReceiptPage({ assignment, receipt, reviewers }: ReceiptPageProps) {
  const isWaiting = assignment.status === "submitted";
  return (
    <>
      <PrintHead
        unit={assignment.organisationName}
        title="填报回执"
        person={receipt.submittedByName}
        time={when(receipt.submittedAt)}
      />
      <PageHeader title="填报回执" back={{ href: "/desk/today", label: "今日待办" }} />
      <div className="mb-5 no-print">
        <Steps steps={REPORT_STEPS} current={2} />
      </div>
      <section className="card receipt" aria-labelledby="receipt-title">
        <div className="receipt-head">
          <Seal size={48} />
          <div>
            <h2 id="receipt-title">
              {receipt.revision > 1 ? `已收到第 ${receipt.revision} 次提交` : "已收到您的填报"}
            </h2>
            <p className="receipt-no">
              受理号 <b>{receipt.receiptNo}</b>
            </p>
          </div>
        </div>
        <DescriptionList
          items={[
            { term: "单位", value: assignment.organisationName },
            { term: "任务", value: `${assignment.taskCode} ${assignment.taskTitle}` },
            {
              term: "报送期",
              value: periodLabel(assignment.year, assignment.period, assignment.frequency),
            },
            { term: "填报数值", value: figuresOf(assignment, receipt) },
            {
              term: "提交",
              value: `${receipt.submittedByName}${receipt.enteredByUnit ? `（${receipt.enteredByUnit}代录）` : ""}，${when(receipt.submittedAt)}`,
            },
            { term: "已确认", value: DECLARATION },
            {
              term: "时效",
              value: receipt.isOnTime ? "按时报送" : "已过报送日期，按逾期记录，不影响审核",
            },
            {
              term: "下一步",
              value: isWaiting
                ? `由${reviewers.names.join("、") || "上级单位"}审核，一般在 ${dayLabel(reviewers.by)}前办结`
                : "审核人已处理，请查看任务页",
            },
          ]}
        />
        <p className="receipt-note">
          审核通过或退回时，会在“消息”里告诉本单位。审核之前可以在任务页撤回修改。
        </p>
      </section>
      <ActionSlot>
        <PrintButton size="large" label="打印回执" />
        <ButtonLink href={`/desk/assignments/${assignment.id}`} size="large">
          查看任务
        </ButtonLink>
        <ButtonLink href="/desk/today" variant="primary" size="large">
          回到待办
        </ButtonLink>
      </ActionSlot>
    </>
  );
}
