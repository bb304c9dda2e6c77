/*
 * 群众点题 — 部门答题 — 纪委监督 — 社会评价.
 *
 *   proposed ─select→ selected ─assign→ assigned ─answer→ answering ⇒ answered ─report→ in_progress
 *       └─decline→ declined                  ↑                                         │ claim
 *                                            │                                         ↓
 *                        reopened (a new round: answered anew) ←reopen─ disputed ⇐ claimed_done ⇒ verified ─close→ closed
 *
 * Single arrows are acts of a person, by the table below. Double arrows follow by themselves: an answer has been
 * given when its revision is released (returned, it is asked for again); what a unit claims is verified when the
 * commission confirms it and those concerned agree, disputed as soon as one of them does not. Only what is
 * verified can be closed, by the office; nothing closes by itself, and it counts as closed in public when the
 * closing words are released. Returned, they are asked for again, as long as the voices agree. Reopening begins
 * a new round with a term of its own and leaves its number and reason; where too many said at the follow-up that
 * the problem came back, it is open also while voices are still missing, and the office answers either by it or by
 * upholding what was said, with a reason that is released, and then told to those who suggested the topic. A reason
 * that is returned is asked for again.
 */
import type { Verb } from "@/lib/access/roles";
import type { Verdict } from "@/lib/domain/topics/verdicts/rules";
import type { TopicStatus } from "@/lib/platform/generated/prisma/enums";

/** Where a topic stands: what was done with it, or what follows from what was said. */
export type TopicState = TopicStatus | "answered" | "verified" | "disputed";

/** What can be done with a topic. */
export type TopicMove =
  | "select"
  | "decline"
  | "assign"
  | "answer"
  | "report"
  | "claim"
  | "verify"
  | "reopen"
  | "uphold"
  | "close";

interface Rule {
  verb: Verb;
  from: readonly TopicState[];
  /** The status afterwards; null where the act leaves it as it is. */
  to: TopicStatus | null;
}

/** The one table of the lifecycle: who may do what, in which states, and what it leads to. */
export const MOVES: Record<TopicMove, Rule> = {
  select: { verb: "topic.manage", from: ["proposed"], to: "selected" },
  decline: { verb: "topic.manage", from: ["proposed"], to: "declined" },
  assign: { verb: "topic.manage", from: ["selected"], to: "assigned" },
  answer: { verb: "topic.answer", from: ["assigned", "reopened"], to: "answering" },
  report: { verb: "topic.answer", from: ["answered", "in_progress"], to: "in_progress" },
  claim: { verb: "topic.answer", from: ["answered", "in_progress"], to: "claimed_done" },
  verify: {
    verb: "topic.supervise",
    from: ["claimed_done", "verified", "disputed", "closed"],
    to: null,
  },
  reopen: { verb: "topic.manage", from: ["disputed", "verified", "closed"], to: "reopened" },
  uphold: {
    verb: "topic.manage",
    from: ["claimed_done", "disputed", "verified", "closed"],
    to: null,
  },
  close: { verb: "topic.manage", from: ["verified"], to: "closed" },
};

/** How far an entry has come on its way to the public. */
export type EntryState = "waiting" | "released" | "returned";

/** What a topic's state follows from: its status, and its entries of the running round. */
export interface TopicFacts {
  status: TopicStatus;
  round: number;
  /** The newest answer, claim and closing words of the round; null where there is none. */
  answer: EntryState | null;
  claim: EntryState | null;
  closing: EntryState | null;
  verdict: Verdict;
}

function answeringState({ answer, round }: TopicFacts): TopicState {
  if (answer === "released") return "answered";
  if (answer === "returned") return round > 1 ? "reopened" : "assigned";
  return "answering";
}

function claimedState({ claim, verdict }: TopicFacts): TopicState {
  if (claim === "returned") return "in_progress";
  if (claim !== "released") return "claimed_done";
  if (verdict === "agreed") return "verified";
  return verdict === "disputed" ? "disputed" : "claimed_done";
}

/** Where a topic stands for those who work on it. */
export function stateOf(facts: TopicFacts): TopicState {
  if (facts.status === "answering") return answeringState(facts);
  const isAskedAgain = facts.status === "closed" && facts.closing === "returned";
  return facts.status === "claimed_done" || isAskedAgain ? claimedState(facts) : facts.status;
}

/** Where it stands in public: a unit's claim and the office's closing count there only when they are released. */
export function publicStateOf(facts: TopicFacts): TopicState {
  const isUnseen = facts.status === "claimed_done" && facts.claim !== "released";
  if (isUnseen) return "in_progress";
  const isClosing = facts.status === "closed" && facts.closing === "waiting";
  return isClosing ? claimedState(facts) : stateOf(facts);
}

/** True where the voices disagree: while it is claimed done, and also after it was closed. */
export function isDisputed(facts: TopicFacts): boolean {
  return (
    facts.verdict === "disputed" && (facts.status === "claimed_done" || facts.status === "closed")
  );
}

/** A state, and whether those who suggested the topic said that the problem came back. */
export interface TopicStanding {
  state: TopicState;
  isReopeningProposed: boolean;
}

/** True when the move may be made where the topic stands. */
export function mayFollow(move: TopicMove, { state, isReopeningProposed }: TopicStanding): boolean {
  const isOpen = MOVES[move].from.includes(state);
  if (move === "uphold") return isReopeningProposed && isOpen;
  const isBack = move === "reopen" && isReopeningProposed && state === "claimed_done";
  return isBack || isOpen;
}

/** The moves that are open where a topic stands. */
export function movesFrom(standing: TopicStanding): TopicMove[] {
  return (Object.keys(MOVES) as TopicMove[]).filter((move) => mayFollow(move, standing));
}
