import type { Stuck } from "@/lib/domain/counters/stuck/types";
import type { ListCoverage, Matrix, TaskFigures } from "@/lib/domain/counters/types";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";

/** A lead unit: who it is, where, and what it leads. */
export interface LeadUnit {
  id: string;
  name: string;
  level: OrganisationLevel;
  regionCode: string;
  regionName: string;
  /** 条线, which lists name as lead; null where it has none. */
  line: string | null;
  duties: { carrierCode: string; carrierName: string; role: "lead" | "cooperating" | "resident" }[];
}

/** Something that waits: a request for another term, or a report that somebody doubts. */
export interface WaitingMatter {
  id: string;
  kind: "adjustment" | "doubt";
  /** Of a doubt: its assignment's page is where it stands. */
  assignmentId: string | null;
  taskTitle: string;
  organisationName: string;
  reason: string;
  since: string;
}

/** A list of the carriers that the unit leads, with its version. */
export interface LedList {
  id: string;
  kind: "task" | "responsibility" | "resolution";
  title: string;
  version: number;
  status: string;
  issuedAt: string | null;
  isExample: boolean;
  tasks: number;
}

/** Everything on a lead unit's page in a region. */
export interface LeadPageFacts {
  lead: LeadUnit;
  matrix: Matrix;
  tasks: TaskFigures[];
  stuck: Stuck;
  waiting: WaitingMatter[];
  lists: LedList[];
  coverage: ListCoverage[];
  /** The viewer sees only some tasks. */
  isPartial: boolean;
}
