import type { EvidenceView } from "../previews/types";
import type { EvidenceItem } from "../types";

/** A page of an organisation's materials, newest first. */
export interface MaterialPage {
  rows: EvidenceItem[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** An organisation whose material library the reader looks after. */
export interface LibraryOwner {
  id: string;
  name: string;
}

/** A material with what may be done with it. */
export interface Material {
  view: EvidenceView;
  owner: LibraryOwner;
  /** May be named by the reader. */
  isMine: boolean;
  /** No report and no draft cites it. */
  isUnused: boolean;
}
