import { LIGHT_LABELS, STATUS_LABELS } from "@/lib/domain/assignments/labels";
import type { AssignmentStatus, Light } from "@/lib/domain/assignments/types";
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
