import type { EvidenceItem } from "../types";

/** A file that is under way, as its sender sees it. */
export interface UnfinishedUpload {
  id: string;
  fileName: string;
  size: number;
  /** Bytes that have arrived: go on from here. */
  received: number;
  sha256: string | null;
}

/** What beginning an upload gives: the file is there already, or where to send from. */
export type OpenedUpload =
  | { state: "known"; item: EvidenceItem }
  | { state: "open"; id: string; received: number };
