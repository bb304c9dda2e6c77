/** One step: approved is done. Two: the level above accepts what was approved. */
export type Steps = 1 | 2;

/** How many steps an office set for the reports of a carrier, or of all, in its region and year. */
export interface ChainRule {
  id: string;
  regionCode: string;
  regionName: string;
  /** Null for every carrier and the coordination list. */
  carrierCode: string | null;
  carrierName: string | null;
  year: number;
  steps: Steps;
  setByName: string;
  setAt: string;
  version: number;
}

/** What the page 审核设置 shows of the chains of a region's year. */
export interface ChainsPage {
  year: number;
  region: { code: string; name: string; level: string };
  /** Set by the office itself. */
  own: ChainRule[];
  /** Set by offices above: they hold here too. */
  above: ChainRule[];
  carriers: { code: string; name: string }[];
}
