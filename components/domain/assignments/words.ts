import { LIGHT_LABELS, STATUS_LABELS } from "@/lib/domain/assignments/labels";
import type { AssignmentStatus, Light, PeriodFilter, Show } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";
import { daysBetween, momentLabel } from "@/lib/shared/dates";
import type { Shape, Tone } from "../../ui/mark";

/** Shape and tone of each status; the words are the domain's. */
export const STATUS_LOOK: Record<AssignmentStatus, { tone: Tone; shape: Shape }> = {
  not_started: { tone: "muted", shape: "circle" },
  drafting: { tone: "grey", shape: "dotted" },
  submitted: { tone: "lian", shape: "hourglass" },
  returned: { tone: "amber", shape: "return" },
  approved: { tone: "plain", shape: "check" },
  accepted: { tone: "plain", shape: "check" },
  exempted: { tone: "muted", shape: "dash" },
  cancelled: { tone: "muted", shape: "dash" },
};

/** The word of a status. */
export function statusWord(status: AssignmentStatus): string {
  return STATUS_LABELS[status];
}

/** 「超期 4 天」, 「今天到期」, otherwise the light's own word. */
export function lightWord(light: Light, dueOn: Day, today: Day): string {
  if (light === "overdue") return `超期 ${daysBetween(dueOn, today)} 天`;
  if (light === "soon" && dueOn === today) return "今天到期";
  return LIGHT_LABELS[light];
}

/** 「2026-11-20T09:41:00+08:00」 as 「11 月 20 日 09:41」. */
export function when(moment: string): string {
  return momentLabel(new Date(moment));
}

/** The words of what a number counts. */
export const SHOW_WORDS: Record<Show, string> = {
  asked: "全部应报",
  done: "已办结",
  done_on_time: "按时办结",
  open: "未报",
  not_started: "未启动",
  drafting: "草稿",
  submitted: "待审核",
  returned: "已退回",
  soon: "预警",
  overdue: "超期",
  exempted: "免报",
  cancelled: "已取消",
  awaiting: "待取数",
};

/** The words of which due days count. */
export const PERIOD_WORDS: Record<PeriodFilter, string> = {
  year: "全年",
  q1: "一季度到期",
  q2: "二季度到期",
  q3: "三季度到期",
  q4: "四季度到期",
  to_date: "截至今日到期",
};
