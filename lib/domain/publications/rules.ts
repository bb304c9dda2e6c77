/*
 * 写/审/发: whoever writes hands a frozen copy over (submitted); a second person checks it (checked) or returns
 * it with a reason; a third releases it (published), and what stood there before is superseded. What is
 * released can be withdrawn with a reason. Three different persons always, whatever rights they have; only
 * the product itself (demonstration data, imports) may do all three.
 *
 *   submitted ─check→ checked ─release→ published ─(next revision)→ superseded
 *       └──── return ────┴→ returned         └── withdraw → withdrawn
 */
import {
  PUBLICATION_KINDS,
  type PublicationDraft,
  type PublicationKind,
} from "@/lib/domain/publications/types";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";
import { canonicalJson, sha256 } from "@/lib/shared/hash";

/** What can be done to a revision. */
export type PublicationMove = "check" | "return" | "release" | "withdraw";

const MOVES: Record<
  PublicationMove,
  { from: readonly PublicationStatus[]; to: PublicationStatus }
> = {
  check: { from: ["submitted"], to: "checked" },
  return: { from: ["submitted", "checked"], to: "returned" },
  release: { from: ["checked"], to: "published" },
  withdraw: { from: ["published"], to: "withdrawn" },
};

/** All moves in the order in which the desk offers them. */
export const MOVES_IN_ORDER: readonly PublicationMove[] = [
  "check",
  "release",
  "return",
  "withdraw",
];

/** The states that a move may begin in. */
export function beginningsOf(move: PublicationMove): readonly PublicationStatus[] {
  return MOVES[move].from;
}

/** The state that a move ends in. */
export function endOf(move: PublicationMove): PublicationStatus {
  return MOVES[move].to;
}

/** Who has had a hand in a revision. */
export interface Hands {
  status: PublicationStatus;
  writtenById: string | null;
  /** Who wrote what the revision carries on: those of revisions since the last one that was released. */
  earlierWriterIds: readonly string[];
  checkedById: string | null;
}

/** True when a person may make the move as one of three: nobody checks or releases what they touched before. */
export function isAnotherPerson(accountId: string, move: PublicationMove, hands: Hands): boolean {
  const { writtenById, earlierWriterIds, checkedById } = hands;
  const wrote = writtenById === accountId || earlierWriterIds.includes(accountId);
  if (move === "check") return !wrote;
  return move !== "release" || (!wrote && checkedById !== accountId);
}

const PATHS: Record<PublicationKind, string> = {
  news: "/news",
  notice: "/notices",
  site: "/sites",
  case: "/cases",
  tour: "/cases/tours",
  route: "/routes",
  venue: "/culture/venues",
  work: "/culture/works",
  story: "/family/stories",
  brand: "/family/brands",
  solicitation: "/topics/solicitations",
  topic: "/topics",
};

/** Where the public finds it. */
export function publicPath(kind: PublicationKind, subjectId: string): string {
  return `${PATHS[kind]}/${subjectId}`;
}

/** What a public address without the portal's own base would show; null for any other address. */
export function subjectOfPath(path: string): { kind: PublicationKind; subjectId: string } | null {
  const parts = /^(\/.+)\/([0-9a-f-]{36})$/.exec(path);
  const kind = PUBLICATION_KINDS.find((one) => PATHS[one] === parts?.[1]);
  return kind && parts?.[2] ? { kind, subjectId: parts[2] } : null;
}

/** Letters and digits of any script in lower case: what is searched in. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

/** Hex SHA-256 over everything that the public sees of a revision. */
export function fingerprintOf(draft: PublicationDraft): string {
  const { words: _words, isExample: _isExample, ...shown } = draft;
  return sha256(canonicalJson(shown));
}
