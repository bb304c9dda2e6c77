/** One part of what is shown, before and after: null where it did not or does not exist. */
export interface ContentChange {
  /** Where it stands in the frozen copy, `content.practices.0`. */
  path: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** The parts of a frozen copy that can differ between revisions. */
export interface ComparedCopy {
  title: string;
  summary: string;
  regionName: string;
  carrierName: string | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
  happenedOn: string | null;
  facets: unknown;
  content: unknown;
  pictureIds: readonly string[];
}
