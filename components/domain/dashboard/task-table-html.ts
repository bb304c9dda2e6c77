import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "@/components/charts/safe-html";
import { valueText } from "@/lib/domain/counters/formulas/rules";
import type { DerivedValue, Matrix, TaskFigures } from "@/lib/domain/counters/types";
import { groupDigits } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { countCell, explainCell, shareCell } from "./figure-table-html";
import { explainHref, listHref } from "./links";

/** The target beside a value, and in words whether it is met. */
export function targetText(value: DerivedValue | null): string {
  if (!value) return "—";
  if (value.isMet === null) return "未设";
  const percent = value.form === "ratio" || value.form === "boolean" ? "%" : ` ${value.unit}`;
  const target = value.direction === "zero" ? "0" : groupDigits(value.target ?? 0);
  return `${target}${percent} ${value.isMet ? "已达到" : "未达到"}`;
}

function taskRow(task: TaskFigures, regionCode: string, filter: DashboardFilter): string {
  const { figures, value } = task;
  const place = { regionCode, rootTaskId: task.rootTaskId, carrierCode: undefined };
  const all = escapeHref(listHref("asked", place, filter));
  return `<tr><th scope="row"><a class="link" href="${all}">${escapeHtml(task.title)}</a> <span class="text-ink-hint">${escapeHtml(task.code)}</span></th>${shareCell(figures, explainHref("completion", place, filter))}${countCell(figures.asked, listHref("asked", place, filter))}${countCell(figures.done, listHref("done", place, filter))}${countCell(figures.overdue, listHref("overdue", place, filter))}${countCell(figures.awaiting, listHref("awaiting", place, filter))}${explainCell(valueText(value), explainHref("value", place, filter))}<td class="num">${escapeHtml(targetText(value))}</td></tr>`;
}

const HEADS = ["完成率", "要求办理", "已办结", "超期", "待取数", "汇总值", "目标"];

/** The tasks of a region by carrier, each with its counts, its derived value and its target. */
export function renderTaskTable(
  { region, columns }: Matrix,
  tasks: readonly TaskFigures[],
  filter: DashboardFilter,
): SafeHtml {
  const heads = HEADS.map((head) => `<th scope="col" class="num">${head}</th>`).join("");
  const groups = [
    ...columns.map(({ code, name }) => ({ name, of: tasks.filter((t) => t.carrierCode === code) })),
    { name: "统筹协调（不计入各载体）", of: tasks.filter((t) => t.carrierCode === null) },
  ];
  const bodies = groups
    .filter(({ of }) => of.length > 0)
    .map(({ name, of }) => {
      const rows = of.map((task) => taskRow(task, region.code, filter)).join("");
      return `<tbody><tr class="group-row"><th scope="rowgroup" colspan="${HEADS.length + 1}">${escapeHtml(name)}</th></tr>${rows}</tbody>`;
    })
    .join("");
  return trustHtml(
    `<table class="table task-table"><caption class="sr-only">${escapeHtml(region.name)}分任务明细</caption><thead><tr><th scope="col">任务</th>${heads}</tr></thead>${bodies}</table>`,
  );
}
