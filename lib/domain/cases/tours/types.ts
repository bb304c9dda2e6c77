/** A stop of a tour, in order. */
export interface TourStop {
  day: string;
  /** 09:30 */
  time: string;
  minutes: number;
  title: string;
  place: string;
  note: string;
}

/** An organisation of a group, and what it remarked. */
export interface TourMember {
  organisationId: string;
  organisationName: string;
  remark: string | null;
  remarkedByName: string | null;
}

/** A group with its leader. */
export interface TourGroup {
  id: string;
  name: string;
  leader: string;
  members: TourMember[];
}

/** planning: only planners see it · announced: the members do · held: notes are written */
export type TourStatus = "planning" | "announced" | "held";

/** A tour as lists show it. */
export interface TourSummary {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  status: TourStatus;
  organiser: string;
  regionName: string;
  isExample: boolean;
  version: number;
}

/** A tour with all that belongs to it. */
export interface TourDetail extends TourSummary {
  purpose: string;
  regionCode: string;
  carrierCode: string | null;
  carrierName: string | null;
  stops: TourStop[];
  groups: TourGroup[];
  notes: string | null;
  mayManage: boolean;
  isPublished: boolean;
}
