import type { DemonstrationKind } from "@/lib/domain/sites/lifecycle/types";

/** One thing that is asked of a site. */
export interface ChecklistItem {
  /** Stable within the checklist: c1, c2 … */
  code: string;
  title: string;
  /** How it is shown to be so. */
  prove: string;
  /** Without it a site is not verified. */
  isMust: boolean;
  weight: number;
}

/** A revision of a checklist. */
export interface Checklist {
  id: string;
  regionCode: string;
  regionName: string;
  carrierCode: string | null;
  carrierName: string | null;
  kind: DemonstrationKind | null;
  year: number;
  revision: number;
  title: string;
  items: ChecklistItem[];
  isExample: boolean;
  madeByName: string;
  madeOn: string;
}
