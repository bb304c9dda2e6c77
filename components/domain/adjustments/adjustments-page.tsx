import Link from "next/link";
import { ADJUSTMENT_STATUS_LABELS } from "@/lib/domain/adjustments/labels";
import type { AdjustmentFilter } from "@/lib/domain/adjustments/schema";
import type { AdjustmentRow } from "@/lib/domain/adjustments/types";
import type { Page } from "@/lib/domain/assignments/types";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, FilterChips, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";
import { AdjustmentStatusMark, deciderWord, WantedTerms } from "./adjustment-marks";

interface AdjustmentsPageProps {
  page: Page<AdjustmentRow>;
  filter: AdjustmentFilter;
  /** How many wait for the reader; null for those who decide nothing. */
  toDecide: number | null;
}

const VIEWS = { mine_to_decide: "待我办理", within: "辖区内", own: "本单位的" } as const;

/** The address of a list of requests; what is empty or standing is left out. */
function adjustmentsHref(filter: Partial<AdjustmentFilter>): string {
  const kept = Object.entries(filter).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)]));
  return `/desk/adjustments?${query}`;
}

/** 延期与调整: what waits for one's word, what lies below, and the own requests. */
export function AdjustmentsPage({ page, filter, toDecide }: AdjustmentsPageProps) {
  const views = (Object.keys(VIEWS) as (keyof typeof VIEWS)[]).filter(
    (view) => toDecide !== null || view === "own",
  );
  return (
    <>
      <PageHeader
        title="延期与调整"
        subtitle="任务时限或目标确有困难时，由单位申请，逐级办理，到清单的发布单位为止"
        actions={
          toDecide !== null && <ButtonLink href="/desk/adjustments/totals">按任务汇总</ButtonLink>
        }
      />
      <div className="mb-5">
        <Tabs
          label="申请范围"
          items={views.map((view) => ({
            href: adjustmentsHref({ view }),
            label: VIEWS[view],
            current: filter.view === view,
            count: view === "mine_to_decide" ? (toDecide ?? undefined) : undefined,
          }))}
        />
      </div>
      <div className="card">
        {filter.view !== "mine_to_decide" && <StatusChips filter={filter} />}
        {page.rows.length > 0 ? <Lines rows={page.rows} /> : <Nothing filter={filter} />}
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={filter.after ? adjustmentsHref({ ...filter, after: undefined }) : undefined}
          next={page.next ? adjustmentsHref({ ...filter, after: page.next }) : undefined}
          note={filter.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function StatusChips({ filter }: { filter: AdjustmentFilter }) {
  const statuses = Object.keys(ADJUSTMENT_STATUS_LABELS) as AdjustmentRow["status"][];
  const href = (status: AdjustmentRow["status"] | undefined) =>
    adjustmentsHref({ ...filter, status, after: undefined });
  return (
    <div className="px-5 pt-3">
      <FilterChips
        label="办理状态"
        items={[
          { label: "全部", href: href(undefined), kind: "choose", current: !filter.status },
          ...statuses.map((status) => ({
            label: ADJUSTMENT_STATUS_LABELS[status],
            href: href(status),
            kind: "choose" as const,
            current: filter.status === status,
          })),
        ]}
      />
    </div>
  );
}

function Nothing({ filter }: { filter: AdjustmentFilter }) {
  if (filter.view === "mine_to_decide") {
    return (
      <EmptyState kind="all-done" title="没有等您办理的申请">
        下级提出申请后会出现在这里，也会在消息里提醒
      </EmptyState>
    );
  }
  if (filter.view === "own" && !filter.status) {
    return (
      <EmptyState kind="first-use" title="本单位没有提出过申请">
        需要延期或调整时，打开那项任务，选择“申请延期或调整”
      </EmptyState>
    );
  }
  return <EmptyState kind="no-result" title="这个条件下没有申请" />;
}

function Lines({ rows }: { rows: readonly AdjustmentRow[] }) {
  return (
    <Table caption="申请" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">单位</th>
          <th scope="col">申请</th>
          <th scope="col">原因</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="queue-row">
            <th scope="row">
              <Link className="queue-name" href={`/desk/adjustments/${row.id}`} prefetch={false}>
                {row.taskTitle}
              </Link>
              <span className="block text-sm font-normal text-ink-hint">
                {row.carrierName} {row.taskCode}
              </span>
            </th>
            <td data-label="单位">
              {row.organisationName}
              <span className="block text-sm text-ink-hint">{row.placeName}</span>
            </td>
            <td data-label="申请">
              <WantedTerms request={row} />
            </td>
            <td data-label="原因">{row.reason}</td>
            <td data-label="状态">
              <AdjustmentStatusMark status={row.status} />
              <span className="block text-sm text-ink-hint">
                {row.status === "waiting" ? deciderWord(row) : row.decidedAt && when(row.decidedAt)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
