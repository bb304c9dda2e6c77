import type { FigureQuery, Figures, RegionFacts, TaskFigures } from "@/lib/domain/counters/types";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";
import type { FigureTable } from "../tables/types";

/** Figures of a carrier (null for coordination) at a level in a quarter. */
export interface CrossCell {
  carrier: string | null;
  level: OrganisationLevel;
  quarter: number;
  figures: Figures;
}

/** Why something was returned, let off or given a later day, and how often. */
export interface Reason {
  kind: "returned" | "exempted" | "extended" | "paused";
  reason: string;
  count: number;
}

/** How what somebody verified stands to what was reported, by task. */
export interface Gap {
  rootTaskId: string;
  title: string;
  verified: number;
  differing: number;
}

/** What an analysis is made of. */
export interface AnalysisFacts {
  query: FigureQuery;
  region: RegionFacts;
  today: Day;
  columns: { code: string; name: string }[];
  cross: CrossCell[];
  tasks: TaskFigures[];
  minutes: Record<string, number>;
  places: {
    name: string;
    code: string;
    kind: "region" | "own" | "organisation";
    figures: Figures;
  }[];
  leads: { id: string; name: string; figures: Figures }[];
  reasons: Reason[];
  gaps: Gap[];
}

/** 综合分析 as the page shows it. */
export interface Analysis {
  region: RegionFacts;
  today: Day;
  columns: { code: string; name: string }[];
  /** Where the work stands and where what is late lies, in words. */
  sentences: string[];
  tables: FigureTable[];
}
