import type { ListKind } from "@/lib/domain/imports/schema";
import type { ListStatus } from "@/lib/domain/lists/types";

/** Where a list begins: 上年清单, 示例清单, 其他地区公开的清单, 空白. */
export type TemplateOrigin = "last_year" | "example" | "public" | "blank";

/** The list that is to be: settled before anything is taken over. */
export interface StartPlace {
  kind: ListKind;
  regionCode: string;
  regionName: string;
  /** Null for the coordination office's own list. */
  carrierCode: string | null;
  carrierName: string;
  year: number;
}

/** A list that one may begin from. */
export interface Template {
  origin: Exclude<TemplateOrigin, "blank">;
  /** The list's id, or the code of an example. */
  id: string;
  title: string;
  /** Whose it is; null for an example. */
  regionName: string | null;
  carrierName: string;
  year: number | null;
  entries: number;
}

/** Why an entry of a template is not taken over. */
export type Hindrance = "inherited" | "duty" | "level";

/** One entry of a template as the preview shows it. */
export interface TemplateEntry {
  id: string;
  code: string;
  title: string;
  /** A task's indicator, a clause's subject. */
  detail: string;
  target: number | null;
  unit: string;
  dueDates: string[];
  hindrance: Hindrance | null;
}

/** A list of the same place, kind and year that is there already. */
export interface ExistingList {
  id: string;
  title: string;
  status: ListStatus;
}

/** A region with lists that everybody may read. */
export interface PublicRegion {
  code: string;
  name: string;
  lists: number;
}

/** All that the page for beginning a list shows. */
export interface StartChoice {
  place: StartPlace;
  existing: ExistingList | null;
  /** The issued list above, which a lower list takes over. */
  above: { id: string; title: string; regionName: string } | null;
  /** Own lists of earlier years, the newest first, and the example lists of the carrier. */
  templates: Template[];
  regions: PublicRegion[];
  /** The public lists of the region that was chosen. */
  published: Template[];
  /** Filled in once a template was chosen. */
  chosen: Template | null;
  entries: TemplateEntry[];
}
