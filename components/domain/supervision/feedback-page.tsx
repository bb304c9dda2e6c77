import type { ReactNode } from "react";
import { FEEDBACK_LABELS } from "@/lib/domain/supervision/feedback/labels";
import { feedbackHref } from "@/lib/domain/supervision/feedback/rules";
import type { Feedback, FeedbackKind } from "@/lib/domain/supervision/feedback/types";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { FilterChips } from "../../ui/navigation";
import { PrintButton } from "../reports/print-button";
import { FigureTableCard } from "./figure-table";

/** 信息反馈: what came back, waiting how long, and where. */
export function FeedbackPage({ feedback, views }: { feedback: Feedback; views: ReactNode }) {
  const { kind, total, tables } = feedback;
  const kinds = Object.keys(FEEDBACK_LABELS) as FeedbackKind[];
  const chips = [null, ...kinds].map((one) => ({
    label: one ? FEEDBACK_LABELS[one].title : "全部",
    href: feedbackHref(one),
    kind: "choose" as const,
    current: one === kind,
  }));
  const csv = kind ? `?kind=${kind}` : "";
  return (
    <>
      <PageHeader
        back={{ href: "/desk/supervision", label: "监督平台" }}
        title="信息反馈"
        subtitle="基层交回来、等着办的事：等了多久，在哪里等"
        actions={
          <>
            <PrintButton />
            <ButtonLink href={`/desk/supervision/feedback/csv${csv}`} prefetch={false}>
              下载 CSV
            </ButtonLink>
          </>
        }
      />
      {views}
      <div className="flex flex-col gap-5">
        <FilterChips label="类别" items={chips} />
        {total === 0 ? (
          <div className="card">
            <EmptyState kind="all-done" title="没有等待办理的反馈">
              督促的答复、存疑答复、延期申请、开窗申请、基层反映、重报和通报回执，等待时都在这里
            </EmptyState>
          </div>
        ) : (
          tables.map((table) => <FigureTableCard key={table.key} table={table} />)
        )}
      </div>
    </>
  );
}
