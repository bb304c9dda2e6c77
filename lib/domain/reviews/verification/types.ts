/** What somebody other than the unit found, as decimal text; null where nobody looked. */
export interface Found {
  numerator: string | null;
  denominator: string | null;
  value: string | null;
}

/** A 核验 of an assignment, the newest first. */
export interface Verification extends Found {
  id: string;
  /** review | inspection | system */
  kind: "review" | "inspection" | "system";
  method: string;
  byName: string;
  byUnit: string;
  at: string;
  /** The revision that it was found for; null where it was for none. */
  revision: number | null;
  /** It stands beside the figures now; earlier ones and those of reopened reports do not. */
  isStanding: boolean;
}
