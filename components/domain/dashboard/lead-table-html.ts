import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "@/components/charts/safe-html";
import type { LeadRow } from "@/lib/domain/counters/leads/types";
import { onTimeRate } from "@/lib/domain/counters/rules";
import { percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { countCell, explainCell, shareCell } from "./figure-table-html";
import { dashboardHref, explainHref, leadHref, listHref } from "./links";

const HEADS = [
  "牵头",
  "任务",
  "完成率",
  "按期率",
  "要求办理",
  "已办结",
  "待审核",
  "已退回",
  "超期",
];

/** The lead units of a region with the figures of what they lead, in the order of the carriers. */
export function renderLeadTable(
  leads: readonly LeadRow[],
  { code, name }: { code: string; name: string },
  filter: DashboardFilter,
): SafeHtml {
  const place = { regionCode: code };
  const rows = leads.map(({ organisationId, name, leads, tasks, figures }) => {
    const own = { ...filter, lead: organisationId };
    const open = escapeHref(dashboardHref(code, { ...own, view: undefined }));
    const counts = [
      countCell(figures.asked, listHref("asked", place, own)),
      countCell(figures.done, listHref("done", place, own)),
      countCell(figures.submitted, listHref("submitted", place, own)),
      countCell(figures.returned, listHref("returned", place, own)),
      countCell(figures.overdue, listHref("overdue", place, own)),
    ];
    const onTime = percentText(onTimeRate(figures));
    return `<tr><th scope="row" class="shut"><a class="link" href="${open}">${escapeHtml(name)}</a> <a class="link no-print" href="${escapeHref(leadHref(organisationId, code, filter))}">专页</a></th><td>${escapeHtml(leads.join("、"))}</td><td class="num">${tasks}</td>${shareCell(figures, explainHref("completion", place, own))}${explainCell(onTime, explainHref("on_time", place, own))}${counts.join("")}</tr>`;
  });
  const heads = HEADS.map(
    (head, at) => `<th scope="col"${at > 0 ? ' class="num"' : ""}>${head}</th>`,
  ).join("");
  return trustHtml(
    `<table class="table figure-table"><caption class="sr-only">${escapeHtml(name)}各牵头单位</caption><thead><tr><th scope="col" class="shut">牵头单位</th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>`,
  );
}
