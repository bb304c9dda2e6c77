import type { EvidenceItem } from "@/lib/domain/evidence/types";
import type { Day } from "@/lib/shared/dates";

/** Something that happened to an organisation's work, as its page tells it. */
export interface LogEntry {
  at: string;
  kind:
    | "delivered"
    | "acknowledged"
    | "submitted"
    | "approve"
    | "return"
    | "accept"
    | "reopen"
    | "retract"
    | "requested"
    | "moved";
  /** The task's or the list's title. */
  about: string;
  /** Who did it: a unit and a person, or empty. */
  by: string;
  /** The revision submitted, the version of a list; null otherwise. */
  number: number | null;
  note: string;
  assignmentId: string | null;
}

/** What the organisation was called, where it stood, and what it became. */
export interface OrganisationPast {
  formerly: { name: string; regionName: string; lastDay: Day }[];
  successors: { id: string; name: string; fromDay: Day }[];
  predecessors: { id: string; name: string; fromDay: Day }[];
}

/** What is told of an organisation beside its figures. */
export interface OrganisationHistory {
  log: LogEntry[];
  materials: EvidenceItem[];
  past: OrganisationPast;
}
