import type { Day } from "@/lib/shared/dates";

/** When a site takes visitors by appointment. */
export interface Opening {
  /** 0 Sunday … 6 Saturday. */
  weekdays: number[];
  /** `09:00-10:30`, in order. */
  slots: string[];
  closedOn: Day[];
  /** Visits can be booked from tomorrow until so many days from today. */
  aheadDays: number;
  isPaused: boolean;
  /** 0 where the site has not set any of its own. */
  version: number;
}

/** Hours of a day with the places that are left. */
export interface OpenHours {
  day: Day;
  slot: string;
  left: number;
}

/** What is needed to book a visit at a site. */
export interface BookableSite {
  siteId: string;
  name: string;
  organisationId: string;
  regionCode: string;
  /** People at a time. */
  capacity: number;
  opening: Opening;
}

/** A site's opening as its organisation sets it. */
export interface OwnOpening {
  siteId: string;
  name: string;
  acceptsBookings: boolean;
  capacity: number;
  opening: Opening;
}
