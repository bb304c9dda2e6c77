import type { LeadRow } from "@/lib/domain/counters/leads/types";
import type {
  CarrierColumn,
  Figures,
  Grain,
  MatrixRow,
  PeriodFilter,
  RegionFacts,
  TaskFigures,
} from "@/lib/domain/counters/types";
import type { LastCheck } from "@/lib/domain/editions/checking/types";
import type { RankGroup } from "@/lib/domain/editions/ranking/types";
import type { StuckLists } from "@/lib/domain/editions/stuck/types";
import type { EditionPurpose, OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { EditionPurpose };

/** What an edition asked of the data. Fields that were not chosen are absent, not empty. */
export interface EditionQuery {
  regionCode: string;
  year: number;
  /** 1–4, or null for the year up to the day of the figures. */
  quarter: number | null;
  /** The day of the figures in Asia/Shanghai: that of freezing, or the past day that was asked for. */
  day: Day;
  /** Which tasks are in it; without internal ones for the public. */
  disclosures: ("public" | "aggregate" | "internal")[];
  /** Absent in editions for the public pages. */
  purpose?: "briefing" | "meeting";
  /** A period that is no quarter. */
  period?: PeriodFilter;
  carrierCode?: string;
  level?: OrganisationLevel;
  leadUnitId?: string;
  leadUnitName?: string;
  grain?: Grain;
  /** Read as it stood at the end of `day`, not as it stood at the moment of freezing. */
  isPast?: true;
  /** Switched on by the office for this one edition, with its reason. */
  ranking?: { reason: string };
}

/** A row of an edition: a region or the level's own organisations. */
export interface EditionFiguresRow
  extends Pick<MatrixRow, "kind" | "code" | "name" | "level" | "total" | "cells"> {
  /** The office's own list; absent in public editions. */
  coordination?: Figures;
}

/** The figures of an edition, exactly as they stood. */
export interface EditionFigures {
  region: Pick<RegionFacts, "code" | "name" | "level">;
  columns: CarrierColumn[];
  rows: EditionFiguresRow[];
  totals: { total: Figures; cells: Record<string, Figures>; coordination?: Figures };
  /** Tasks whose figures are shown singly: the public ones, or all in briefings and packs. */
  tasks: Omit<TaskFigures, "listId">[];
  /** A task that two units lead stands with both, so that these do not add up. */
  leads?: LeadRow[];
  stuck?: StuckLists;
  /** Groups from the first place down; only with a reason in the query. */
  ranking?: RankGroup[];
  /** What whoever froze it put beside the figures, e.g. the content of a meeting's pack. */
  sections?: Record<string, unknown>;
}

/** A line of the editions' page. */
export interface EditionRow {
  id: string;
  regionCode: string;
  regionName: string;
  year: number;
  number: number;
  purpose: EditionPurpose;
  title: string;
  status: "frozen" | "released";
  fingerprint: string;
  frozenAt: string;
  frozenById: string | null;
  frozenByName: string;
  releasedAt: string | null;
  releasedByName: string | null;
  version: number;
  /** What the last nightly comparison with the live data found; null before the first. */
  lastCheck: LastCheck | null;
}

/** An edition with everything in it. */
export interface EditionDetail extends EditionRow {
  /** Hex SM3 over the same text; empty for editions from before it was computed. */
  fingerprintSm3: string;
  query: EditionQuery;
  figures: EditionFigures;
}
