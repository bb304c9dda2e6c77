/*
 * A cooperating unit's annual plan says for each piece of work who answers for it (责任), by when
 * (时间节点) and what secures it (保障措施). All three are required of every item before the plan is filed;
 * while it is drafted they may be missing. A filed plan may be revised and filed again.
 */
import { dayLabel } from "@/lib/shared/dates";
import type { CooperationTask, PlanItem } from "./types";

const REQUIRED = [
  ["responsibility", "责任"],
  ["milestones", "时间节点"],
  ["safeguards", "保障措施"],
] as const;

/** The words of what an item still lacks. */
export function missingOfItem(
  item: Pick<PlanItem, "responsibility" | "milestones" | "safeguards">,
): string[] {
  return REQUIRED.flatMap(([field, word]) => (item[field].trim() === "" ? [word] : []));
}

/** What stands in the way of filing, one sentence for each item; empty when it can be filed. */
export function missingOfPlan(
  items: readonly Pick<PlanItem, "work" | "responsibility" | "milestones" | "safeguards">[],
): string[] {
  if (items.length === 0) return ["请至少填写一项工作"];
  return items.flatMap((item, index) => {
    const missing = missingOfItem(item);
    return missing.length > 0 ? [`第 ${index + 1} 项缺${missing.join("、")}`] : [];
  });
}

/** What an item begins with for a task: the work and its days, nothing that only the unit can know. */
export function itemOf(
  task: CooperationTask,
): Pick<PlanItem, "rootTaskId" | "work" | "responsibility" | "milestones" | "safeguards"> {
  const days = task.dueDates.map((day) => `${dayLabel(`2000-${day}`)}前`).join("、");
  return {
    rootTaskId: task.rootTaskId,
    work: `配合做好“${task.title}”：${task.measure}`.slice(0, 300),
    responsibility: "",
    milestones: days,
    safeguards: "",
  };
}
