import type {
  CarrierColumn,
  Figures,
  MatrixRow,
  RegionFacts,
  TaskFigures,
} from "@/lib/domain/counters/types";

/** What an edition is frozen for. */
export interface EditionQuery {
  regionCode: string;
  year: number;
  /** 1–4, or null for the year up to the day of freezing. */
  quarter: number | null;
  /** The day in Asia/Shanghai on which it was frozen. */
  day: string;
  /** Only tasks that may be public, singly or in aggregate, are in it. */
  disclosures: ("public" | "aggregate")[];
}

/** The figures of an edition, exactly as they stood. */
export interface EditionFigures {
  region: Pick<RegionFacts, "code" | "name" | "level">;
  columns: CarrierColumn[];
  rows: Pick<MatrixRow, "kind" | "code" | "name" | "level" | "total" | "cells">[];
  totals: { total: Figures; cells: Record<string, Figures> };
  /** Tasks whose figures may be shown singly (disclosure public). */
  tasks: Omit<TaskFigures, "listId">[];
}

/** A line of the editions' page. */
export interface EditionRow {
  id: string;
  regionCode: string;
  regionName: string;
  year: number;
  number: number;
  title: string;
  status: "frozen" | "released";
  fingerprint: string;
  frozenAt: string;
  frozenById: string | null;
  frozenByName: string;
  releasedAt: string | null;
  releasedByName: string | null;
  version: number;
}

/** An edition with everything in it. */
export interface EditionDetail extends EditionRow {
  query: EditionQuery;
  figures: EditionFigures;
}

/** A frozen number beside the live one. */
export interface EditionDifference {
  /** The row or task it belongs to. */
  name: string;
  what: "asked" | "done";
  frozen: number;
  live: number;
}

/** Whether an edition is as it was frozen, and how far the live data have moved on. */
export interface EditionCheck {
  isIntact: boolean;
  /** The fingerprint computed now. */
  fingerprint: string;
  differences: EditionDifference[];
}
