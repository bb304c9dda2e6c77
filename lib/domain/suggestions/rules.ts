/*
 * A suggestion is received and waits for a moderator, who passes it on in edited words (screened), joins it to
 * one that says the same (merged), hands it to 12345 (handed_over), says kindly that it is none for here
 * (out_of_scope), or destroys it (shredded). A screened one may become part of a topic (taken_up), which is
 * answered and closed. Its sender may withdraw it until it is taken up. Everything may be destroyed at any
 * time: nothing of its words remains then.
 */
import type { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";

/** What moderators, the sender and topics do. */
export type SuggestionMove =
  | "pass"
  | "merge"
  | "hand_over"
  | "refuse"
  | "shred"
  | "withdraw"
  | "take_up"
  | "answer"
  | "close"
  | "reopen";

const BEFORE_TOPICS: readonly SuggestionStatus[] = ["received", "screened"];

const MOVES: Record<SuggestionMove, { from: readonly SuggestionStatus[]; to: SuggestionStatus }> = {
  pass: { from: ["received"], to: "screened" },
  merge: { from: BEFORE_TOPICS, to: "merged" },
  hand_over: { from: BEFORE_TOPICS, to: "handed_over" },
  refuse: { from: BEFORE_TOPICS, to: "out_of_scope" },
  shred: {
    from: [
      ...BEFORE_TOPICS,
      ...(["taken_up", "answered", "closed", "merged", "handed_over"] as const),
      ...(["out_of_scope", "withdrawn"] as const),
    ],
    to: "shredded",
  },
  withdraw: { from: BEFORE_TOPICS, to: "withdrawn" },
  take_up: { from: ["screened"], to: "taken_up" },
  answer: { from: ["taken_up", "screened", "handed_over", "answered"], to: "answered" },
  close: { from: ["screened", "taken_up", "answered", "handed_over"], to: "closed" },
  reopen: { from: ["answered", "closed"], to: "taken_up" },
};

/** The states that a move may begin in. */
export function beginningsOf(move: SuggestionMove): readonly SuggestionStatus[] {
  return MOVES[move].from;
}

/** The state that a move ends in. */
export function endOf(move: SuggestionMove): SuggestionStatus {
  return MOVES[move].to;
}

/** Days within which a moderator decides. */
export const SCREENING_DAYS = 7;
/** The most characters of a suggestion, and the most photographs. */
export const TEXT_MAX = 1_000;
export const PHOTOS_MAX = 4;
export const PHOTO_BYTES = 6 * 1024 * 1024;
/** Failed look-ups of tracking codes within a minute, by all together and by one address. */
export const FAILED_LOOKUPS_A_MINUTE = 60;
export const FAILED_LOOKUPS_OF_ADDRESS = 10;
/** Of all, those that an address gets that has not failed within an hour: guessing elsewhere does not use them up. */
export const FAILED_LOOKUPS_KEPT = 30;

/** Days after which things are destroyed: contact after closing, words that were never shown, photographs. */
export const RETENTION = { contact: 90, unpublished: 180, photo: 30 } as const;
