import type { Columns } from "@/lib/domain/machine/mapping/types";

/** How values are fetched: from an address, or from a folder. */
export type FeedKind = "pull" | "drop";

/** A feed as its keepers see it; its authorization is nowhere. */
export interface Feed {
  id: string;
  kind: FeedKind;
  sourceName: string;
  rootTaskIds: string[];
  tasks: { code: string; title: string }[];
  regionCode: string;
  regionName: string;
  address: string | null;
  hasAuthorization: boolean;
  folder: string | null;
  rowsPath: string | null;
  columns: Columns;
  /** `daily HH:MM` or `every N`. */
  schedule: string;
  isOn: boolean;
  nextAt: string | null;
  createdByName: string;
  lastRun: { id: string; state: string; at: string } | null;
  version: number;
}
