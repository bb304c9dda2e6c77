/*
 * A case is drafted by an organisation and submitted. The selector of its carrier and region returns it with a
 * reason or draws two assessors, who score it by the year's principles without seeing each other. When both are
 * in, the selector decides, with a reason; where the two lie further apart than the year's threshold, first a
 * third assessor scores or what the two agreed on in a talk is written down. What is selected goes to the
 * public through checking and releasing; given back there, or found wrong later, it is amended by its
 * organisation and goes the same way again.
 *
 *   drafting ─submit→ submitted ─draw→ assessing ─select→ selected
 *      ↑── return ──────┘                  └── decline → not_selected          (amend: selected stays)
 *   drafting, submitted ─withdraw→ withdrawn
 */
import type { CaseDetail, Principle, PrincipleScore } from "@/lib/domain/cases/types";
import type { CaseStatus } from "@/lib/platform/generated/prisma/enums";
import { sha256 } from "@/lib/shared/hash";

/** What can be done with a case. */
export type CaseMove =
  | "edit"
  | "amend"
  | "submit"
  | "withdraw"
  | "return"
  | "draw"
  | "assess"
  | "select"
  | "decline";

const MOVES: Record<CaseMove, { from: readonly CaseStatus[]; to: CaseStatus }> = {
  edit: { from: ["drafting"], to: "drafting" },
  amend: { from: ["selected"], to: "selected" },
  submit: { from: ["drafting"], to: "submitted" },
  withdraw: { from: ["drafting", "submitted"], to: "withdrawn" },
  return: { from: ["submitted"], to: "drafting" },
  draw: { from: ["submitted"], to: "assessing" },
  assess: { from: ["assessing"], to: "assessing" },
  select: { from: ["assessing"], to: "selected" },
  decline: { from: ["assessing"], to: "not_selected" },
};

/** The states that a move may begin in. */
export function beginningsOf(move: CaseMove): readonly CaseStatus[] {
  return MOVES[move].from;
}

/** The state that a move ends in. */
export function endOf(move: CaseMove): CaseStatus {
  return MOVES[move].to;
}

/** True where a case of this state can be moved so; by whom stands in the policy. */
export function canMove(move: CaseMove, status: CaseStatus): boolean {
  return MOVES[move].from.includes(status);
}

/** How its organisation may write in a case of this state: as a draft, or anew for the public; null where not. */
export function writingOf(status: CaseStatus): "edit" | "amend" | null {
  const ways = ["edit", "amend"] as const;
  return ways.find((move) => canMove(move, status)) ?? null;
}

/** What a case still needs before it can be submitted, in words by field. */
export function missingParts(
  one: Pick<CaseDetail, "background" | "practice" | "result">,
): Record<string, string> {
  const missing: Record<string, string> = {};
  if (one.background.length < 10) missing.background = "请写背景：原来的情况和问题";
  if (one.practice.length < 20) missing.practice = "请写做法：怎么做的、谁来做";
  if (one.result.length < 10) missing.result = "请写成效：有什么变化";
  return missing;
}

/** The principles until the office sets others for the year; examples, no official text. */
export const USUAL_PRINCIPLES: readonly Principle[] = [
  { name: "真实", note: "事实清楚，数字有出处", weight: 30 },
  { name: "有成效", note: "前后有变化，变化与做法有关", weight: 25 },
  { name: "可复制", note: "别处学得会、用得起", weight: 25 },
  { name: "群众认可", note: "身边的群众知道、认可", weight: 20 },
];

/** Points between two assessors from which a third or a talk is needed, until the office sets another. */
export const USUAL_THRESHOLD = 15;

/** The whole score: each principle's, weighed. From 0 to 100 with two digits. */
export function totalOf(scores: readonly PrincipleScore[]): number {
  const sum = scores.reduce((all, { score, weight }) => all + score * weight, 0);
  return Math.round(sum) / 100;
}

function areFarApart(totals: readonly number[], threshold: number): boolean {
  const [first, second] = totals;
  if (first === undefined || second === undefined) return false;
  return Math.abs(first - second) > threshold;
}

/** How a case was scored: each assessor's total where it is in, the year's threshold, what a talk agreed on. */
export interface Scoring {
  totals: readonly (number | null)[];
  threshold: number;
  talk: string | null;
}

/** True where two are in, lie far apart, and neither a third nor a talk has settled it. */
export function isUnsettled({ totals, threshold, talk }: Scoring): boolean {
  const given = totals.filter((total) => total !== null);
  if (totals.length !== 2 || given.length !== 2 || talk !== null) return false;
  return areFarApart(given, threshold);
}

/** What keeps a case from being decided, in words; null where nothing does. */
export function undecidedBecause(one: Scoring): string | null {
  const given = one.totals.filter((total) => total !== null);
  if (one.totals.length < 2) return "还没有抽取两名评审员";
  if (given.length < one.totals.length) return "评审员还没有全部提交评分";
  if (isUnsettled(one)) {
    return `两名评审员相差超过 ${one.threshold} 分，请抽取第三名评审员，或登记会商结果`;
  }
  return null;
}

/** Who could assess, in an order that follows from the seed alone: anybody can draw again. */
export function drawOrder<Person extends { accountId: string }>(
  people: readonly Person[],
  seed: string,
): Person[] {
  const keyed = people.map((person) => ({ person, key: sha256(`${seed}:${person.accountId}`) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ person }) => person);
}

/** The first two in the order of the drawing who do not work at the same organisation; fewer where there are none. */
export function twoApart<Person extends { organisationId: string }>(
  inOrder: readonly Person[],
): Person[] {
  const [first] = inOrder;
  const second = inOrder.find(({ organisationId }) => organisationId !== first?.organisationId);
  return [first, second].filter((one) => one !== undefined);
}
