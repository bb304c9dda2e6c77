/*
 * How a place becomes a demonstration site and stays one. The organisation or a superior recommends it. The
 * organisation evaluates itself against the checklist; a lead or office above verifies on the spot, never the
 * organisation itself and never whoever handed the evaluation in; it may give the evaluation back. The level
 * that is to name it shows it to the public and, when the notice is over and every objection answered, names
 * it. A named one may be cultivated; every year, when drawn, or when a person takes a signal up, it is
 * re-checked by its level or one above: kept, to be put right by a day, or withdrawn with a reason.
 * Before it is named it can be declined with a reason by whoever manages it.
 *
 *   recommended -> self_evaluated -> verified -> publicised -> named -> (cultivating) -> rechecking
 *        ^-- return --'                            rechecking -> kept | rectifying -> kept | withdrawn
 */
import type { DemonstrationStatus, Standing } from "@/lib/domain/sites/lifecycle/types";

/** What can happen to a site after it was recommended. */
export const SITE_MOVES = [
  "evaluate",
  "return",
  "verify",
  "publicise",
  "name",
  "decline",
  "cultivate",
  "recheck",
  "keep",
  "rectify",
  "withdraw",
] as const;
export type SiteMove = (typeof SITE_MOVES)[number];

type Who = "unit" | "verifier" | "manager" | "wished" | "named";

interface Move {
  from: readonly DemonstrationStatus[];
  to: DemonstrationStatus;
  who: Who;
}

const STANDING: readonly DemonstrationStatus[] = ["named", "cultivating", "kept"];

const MOVES: Record<SiteMove, Move> = {
  evaluate: { from: ["recommended"], to: "self_evaluated", who: "unit" },
  return: { from: ["self_evaluated"], to: "recommended", who: "verifier" },
  verify: { from: ["self_evaluated"], to: "verified", who: "verifier" },
  publicise: { from: ["verified"], to: "publicised", who: "wished" },
  name: { from: ["publicised"], to: "named", who: "wished" },
  decline: {
    from: ["recommended", "self_evaluated", "verified", "publicised"],
    to: "declined",
    who: "manager",
  },
  cultivate: { from: ["named", "kept"], to: "cultivating", who: "named" },
  recheck: { from: STANDING, to: "rechecking", who: "named" },
  keep: { from: ["rechecking", "rectifying"], to: "kept", who: "named" },
  rectify: { from: ["rechecking"], to: "rectifying", who: "named" },
  withdraw: { from: [...STANDING, "rechecking", "rectifying"], to: "withdrawn", who: "named" },
};

const IS: Record<Who, (standing: Standing) => boolean> = {
  unit: ({ isUnit }) => isUnit,
  verifier: ({ isManager, isEvaluator }) => isManager && !isEvaluator,
  manager: ({ isManager }) => isManager,
  wished: ({ isAtWished }) => isAtWished,
  named: ({ isAtNamed }) => isAtNamed,
};

/** The states that a move may begin in. */
export function beginningsOf(move: SiteMove): readonly DemonstrationStatus[] {
  return MOVES[move].from;
}

/** The state that a move ends in. */
export function endOf(move: SiteMove): DemonstrationStatus {
  return MOVES[move].to;
}

/** True when the move is open in the state. */
export function canMove(status: DemonstrationStatus, move: SiteMove): boolean {
  return MOVES[move].from.includes(status);
}

/** True when the person may make the move, whatever the state. */
export function mayMove(standing: Standing, move: SiteMove): boolean {
  return IS[MOVES[move].who](standing);
}

/** What the person can do with the site now. */
export function openMoves(status: DemonstrationStatus, standing: Standing): SiteMove[] {
  return SITE_MOVES.filter((move) => canMove(status, move) && mayMove(standing, move));
}

/** True for a site that counts as named: nobody withdrew it. */
export function isNamed(status: DemonstrationStatus): boolean {
  return NAMED_STATES.includes(status);
}

/** The states in which a site is a named one. */
export const NAMED_STATES: readonly DemonstrationStatus[] = [
  ...STANDING,
  "rechecking",
  "rectifying",
];
