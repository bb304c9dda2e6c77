import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import { differenceOf, proposalOf } from "./rules";
import type { MeasuredTask } from "./types";

/** What stands where fewer reports than the least were measured. */
export const TOO_FEW = "样本不足";

/** `8 分钟（5–12）`, or that there are too few. */
export function measuredWord({ measured }: Pick<MeasuredTask, "measured">): string {
  if (!measured) return TOO_FEW;
  return `${measured.median} 分钟（${measured.lower}–${measured.upper}）`;
}

const HEAD = [
  ...["清单", "地区", "编号", "任务", "层级", "预计分钟", "样本数", "实际中位数", "下四分位"],
  ...["上四分位", "相差", "建议改为"],
];

/** The page's table line by line, for a spreadsheet. */
export function measuredLines(tasks: readonly MeasuredTask[]): (string | number | null)[][] {
  const lines = tasks.map((task) => [
    ...[task.listTitle, task.regionName, task.code, task.title, LEVEL_WORDS[task.level]],
    ...[task.estimate, task.measured ? task.samples : null],
    ...[task.measured?.median ?? TOO_FEW, task.measured?.lower ?? null],
    ...[task.measured?.upper ?? null, differenceOf(task), proposalOf(task)],
  ]);
  return [HEAD, ...lines];
}
