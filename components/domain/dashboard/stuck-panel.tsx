import { HtmlBlock } from "@/components/charts/html-block";
import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "@/components/charts/safe-html";
import { Card } from "@/components/ui/card";
import type { AssignmentRow } from "@/lib/domain/assignments/types";
import type { Board } from "@/lib/domain/counters/board/types";
import type { WaitingDelivery } from "@/lib/domain/counters/stuck/types";
import type { Matrix } from "@/lib/domain/counters/types";
import { withBase } from "@/lib/shared/base-path";
import { daysBetween } from "@/lib/shared/dates";
import { groupDigits } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { listHref } from "./links";
import { TableLinks } from "./table-links";
import type { TableName } from "./table-types";

/** 「超期 12 天」 or 「退回 3 次」: the one fact for which a line stands here. */
export function stuckFact(row: AssignmentRow, list: "overdue" | "returned", today: string): string {
  return list === "overdue"
    ? `超期 ${daysBetween(row.dueOn, today)} 天`
    : `退回 ${row.timesReturned} 次`;
}

type StuckProps = { board: Board; filter: DashboardFilter };

/** 卡在哪里: the longest overdue, the most often returned, the lists not acknowledged; ten lines each. */
export function StuckPanel({ board, filter }: StuckProps) {
  const { stuck, figures } = board;
  const { region, today, totals } = figures.matrix;
  const place = { regionCode: region.code };
  return (
    <Card title="卡在哪里" aside="每类最多列 10 条" id="stuck">
      <div className="stuck-lists">
        <StuckList
          title="最久超期"
          none="没有超期的任务"
          html={assignmentsHtml(stuck.overdue, "overdue", today)}
          all={totals.total.overdue > 0 ? listHref("overdue", place, filter) : undefined}
          allText={`全部超期 ${groupDigits(totals.total.overdue)} 项`}
          file={{ name: "stuck-overdue", code: region.code, filter }}
        />
        <StuckList
          title="退回次数最多"
          none="没有退回过还未办结的任务"
          html={assignmentsHtml(stuck.returned, "returned", today)}
          all={totals.total.returned > 0 ? listHref("returned", place, filter) : undefined}
          allText={`现在已退回 ${groupDigits(totals.total.returned)} 项`}
          file={{ name: "stuck-returned", code: region.code, filter }}
        />
        <StuckList
          title="未签收"
          none="下发的清单都已签收"
          html={deliveriesHtml(stuck.unacknowledged, figures.matrix)}
          file={{ name: "stuck-unacknowledged", code: region.code, filter }}
        />
      </div>
    </Card>
  );
}

type ListProps = {
  title: string;
  none: string;
  html: SafeHtml | null;
  all?: string | undefined;
  allText?: string;
  file: { name: TableName; code: string; filter: DashboardFilter };
};

function StuckList({ title, none, html, all, allText, file }: ListProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {html ? <HtmlBlock html={html} /> : <p className="text-ink-hint">{none}</p>}
      {all && (
        <p className="text-sm">
          <a className="link" href={withBase(all)}>
            {allText}
          </a>
        </p>
      )}
      {html && <TableLinks {...file} />}
    </section>
  );
}

function assignmentsHtml(
  rows: readonly AssignmentRow[],
  list: "overdue" | "returned",
  today: string,
): SafeHtml | null {
  if (rows.length === 0) return null;
  const items = rows.map((row) => {
    const link = `<a class="link" href="${escapeHref(`/desk/assignments/${row.id}`)}">${escapeHtml(row.organisationName)}</a>`;
    const place = row.townshipName ?? row.nodeName;
    const note = `${place} · ${row.taskCode} ${row.taskTitle}`;
    return `<li><b>${escapeHtml(stuckFact(row, list, today))}</b> ${link}<span>${escapeHtml(note)}</span></li>`;
  });
  return trustHtml(`<ol class="stuck-list">${items.join("")}</ol>`);
}

function deliveriesHtml(
  rows: readonly WaitingDelivery[],
  { region }: Pick<Matrix, "region">,
): SafeHtml | null {
  if (rows.length === 0) return null;
  const items = rows.map(({ listId, title, waiting, delivered }) => {
    const href = `/desk/lists/${listId}/acknowledgements?place=${region.code}`;
    const counts = `${groupDigits(waiting)} ÷ ${groupDigits(delivered)} 个单位`;
    return `<li><b>${counts}</b> <a class="link" href="${escapeHref(href)}">${escapeHtml(title)}</a></li>`;
  });
  return trustHtml(`<ol class="stuck-list">${items.join("")}</ol>`);
}
