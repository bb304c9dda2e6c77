import type { Picture } from "@/lib/domain/pictures/types";
import type { SiteResult } from "@/lib/domain/sites/content/schema";

/** What was typed for the public page. */
export interface PageDraft {
  story: string;
  practices: string[];
  /** Keys of the chosen figures. */
  figures: string[];
  hours: string;
  address: string;
  transport: string;
  contactPhone: string;
  accessible: boolean;
  accessibleNote: string;
  acceptsBookings: boolean;
  capacity: number | null;
  pictureIds: string[];
}

/** A figure of a released edition that a page may quote. */
export interface ResultChoice extends SiteResult {
  /** edition:row:carrier:measure */
  key: string;
}

/** The form of a public page: what was typed last, and what can be chosen. */
export interface PageForm {
  siteId: string;
  version: number;
  name: string;
  draft: PageDraft;
  pictures: Picture[];
  choices: ResultChoice[];
}
