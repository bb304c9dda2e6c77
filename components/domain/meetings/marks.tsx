import { ITEM_STATE_LABELS } from "@/lib/domain/meetings/items/labels";
import type { ItemState } from "@/lib/domain/meetings/items/types";
import { MEETING_STATUS_LABELS } from "@/lib/domain/meetings/labels";
import { PROBLEM_STATUS_LABELS } from "@/lib/domain/meetings/problems/labels";
import type { ProblemStatus } from "@/lib/domain/meetings/problems/types";
import type { MeetingStatus } from "@/lib/domain/meetings/types";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";

type Look = { tone: Tone; shape: Shape };

const MEETING_LOOK: Record<MeetingStatus, Look> = {
  planned: { tone: "lian", shape: "hourglass" },
  held: { tone: "plain", shape: "check" },
  cancelled: { tone: "muted", shape: "dash" },
};

const ITEM_LOOK: Record<ItemState, Look> = {
  draft: { tone: "muted", shape: "dotted" },
  open: { tone: "grey", shape: "circle" },
  submitted: { tone: "lian", shape: "hourglass" },
  returned: { tone: "amber", shape: "return" },
  done: { tone: "plain", shape: "check" },
  exempted: { tone: "muted", shape: "dash" },
  cancelled: { tone: "muted", shape: "dash" },
};

const PROBLEM_LOOK: Record<ProblemStatus, Look> = {
  open: { tone: "amber", shape: "circle" },
  coordinating: { tone: "lian", shape: "hourglass" },
  solved: { tone: "plain", shape: "check" },
  shelved: { tone: "muted", shape: "dash" },
};

export function MeetingMark({ status }: { status: MeetingStatus }) {
  return <StatusMark {...MEETING_LOOK[status]} word={MEETING_STATUS_LABELS[status]} />;
}

export function ItemMark({ state }: { state: ItemState }) {
  return <StatusMark {...ITEM_LOOK[state]} word={ITEM_STATE_LABELS[state]} />;
}

export function ProblemMark({ status }: { status: ProblemStatus }) {
  return <StatusMark {...PROBLEM_LOOK[status]} word={PROBLEM_STATUS_LABELS[status]} />;
}
