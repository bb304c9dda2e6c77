/*
 * A tour is planned, with stops and groups, and seen by its planners alone. Announcing it tells the members, and
 * the plan stands. Its members remark on it and rate it by code. Closing it writes what was learned, for the
 * public too; that can be written anew and goes through checking and releasing again.
 *
 *   planning ─announce→ announced ─close→ held ─close→ held
 */
import type { TourContent } from "@/lib/domain/cases/tours/schema";
import type { TourDetail, TourStatus } from "@/lib/domain/cases/tours/types";
import type { PublicationDraft } from "@/lib/domain/publications/types";
import { firstCharacters } from "@/lib/shared/text";

/** What can be done with a tour. */
export type TourMove = "plan" | "announce" | "remark" | "issue_codes" | "close";

const MOVES: Record<TourMove, { from: readonly TourStatus[]; to: TourStatus | "same" }> = {
  plan: { from: ["planning"], to: "planning" },
  announce: { from: ["planning"], to: "announced" },
  remark: { from: ["announced"], to: "same" },
  issue_codes: { from: ["announced", "held"], to: "same" },
  close: { from: ["announced", "held"], to: "held" },
};

/** The states that a move may begin in. */
export function beginningsOf(move: TourMove): readonly TourStatus[] {
  return MOVES[move].from;
}

/** The state that a move leads to from `status`. */
export function endOf(move: TourMove, status: TourStatus): TourStatus {
  const { to } = MOVES[move];
  return to === "same" ? status : to;
}

/** True where a tour of this state can be moved so; by whom stands in the policy. */
export function canMove(move: TourMove, status: TourStatus): boolean {
  return MOVES[move].from.includes(status);
}

/** What of a tour the public may come to see: leaders, members and single remarks stay inside. */
type Told = Pick<
  TourDetail,
  | "id"
  | "title"
  | "purpose"
  | "startsOn"
  | "endsOn"
  | "organiser"
  | "regionCode"
  | "carrierCode"
  | "stops"
  | "groups"
  | "isExample"
>;

/** The public summary of a tour that took place. */
export function tourPublication(tour: Told, notes: string): PublicationDraft {
  const content: TourContent = {
    purpose: tour.purpose,
    organiser: tour.organiser,
    startsOn: tour.startsOn,
    endsOn: tour.endsOn,
    stops: tour.stops,
    groups: tour.groups.map(({ name, members }) => ({ name, members: members.length })),
    notes,
  };
  return {
    kind: "tour",
    subjectId: tour.id,
    regionCode: tour.regionCode,
    carrierCode: tour.carrierCode,
    title: tour.title,
    summary: firstCharacters(tour.purpose, 110),
    sourceTitle: tour.organiser,
    happenedOn: tour.startsOn,
    facets: { year: Number(tour.startsOn.slice(0, 4)), stops: tour.stops.length },
    content,
    words: [tour.purpose, notes, ...tour.stops.map(({ title }) => title)].join(" "),
    isExample: tour.isExample,
  };
}
