import type { YearActKind } from "@/lib/domain/years/types";

/** An act that is to be carried out, as its run keeps it. */
export interface Requested {
  act: YearActKind;
  regionCode: string;
  year: number;
  /** What was chosen; plain JSON. */
  input: unknown;
  /** About how many rows it changes: many are changed by the worker. */
  rowsTotal: number;
  key?: string | undefined;
}

/** A run while it is carried out. */
export interface Performing {
  id: string;
  act: YearActKind;
  regionCode: string;
  year: number;
  input: unknown;
  accountId: string | null;
  byName: string;
  unitName: string;
  /** Says how many rows are done, for whoever watches. */
  report: (rowsDone: number) => Promise<void>;
}

/** What an act did: kept with it for good. */
export interface Performed {
  rowsDone: number;
  summary: Record<string, unknown>;
}
