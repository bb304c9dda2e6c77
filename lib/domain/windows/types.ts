import type { Frequency } from "@/lib/domain/assignments/rules";
import type { WindowTerms } from "@/lib/domain/assignments/window/types";

/** A window rule as a list shows it. */
export interface WindowRule extends WindowTerms {
  id: string;
  version: number;
  regionCode: string;
  regionName: string;
  /** Null for all carriers. */
  carrierCode: string | null;
  carrierName: string | null;
  /** Null for every frequency. */
  frequency: Frequency | null;
  setByName: string;
  setAt: string;
  /** False for what holds here from above and is another's to change. */
  mayChange: boolean;
}

/** Where the reader makes rules, with the carriers to choose from. */
export interface RulePlace {
  regionCode: string;
  regionName: string;
  /** For this carrier only, where it is not null. */
  carrierCode: string | null;
}
