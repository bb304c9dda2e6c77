import type { PublicationKind } from "@/lib/domain/publications/types";
import type { Day } from "@/lib/shared/dates";

/** The open tables: one for each kind of publication, and what is public by its nature. */
export type OpenTableCode =
  | PublicationKind
  | "tasks"
  | "clauses"
  | "progress"
  | "editions"
  | "policies";

/** One column of an open table, as the dictionary tells it. */
export interface OpenField {
  name: string;
  label: string;
  type: "text" | "integer" | "number" | "date" | "boolean" | "url";
  unit?: string;
  note?: string;
}

/** What an open table is, for people and for machines. */
export interface OpenTable {
  code: OpenTableCode;
  name: string;
  note: string;
  /** Where the rows come from. */
  source: string;
  /** How often it changes. */
  update: string;
  fields: readonly OpenField[];
}

/** A row of an open table: a value for each field of the table. */
export type OpenRow = Record<string, string | number | boolean | null>;

/** An open table with how it stands now. */
export interface OpenTableState extends OpenTable {
  /** Null where rows are not counted beforehand. */
  rows: number | null;
  modified: Day | null;
}
