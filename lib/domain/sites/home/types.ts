import type {
  PublicCarrier,
  PublicClauseList,
  PublicTaskList,
} from "@/lib/domain/lists/published/types";
import type { Day } from "@/lib/shared/dates";

/** What a released edition says of one carrier, or of all. */
export interface PublicProgress {
  asked: number;
  done: number;
  doneOnTime: number;
  /** Done ÷ asked between 0 and 1; null where nothing is asked. */
  completion: number | null;
}

/** The newest released edition as the public pages quote it. */
export interface PublicEdition {
  id: string;
  /** `2026 年第 3 期`. */
  label: string;
  title: string;
  /** The day of its figures. */
  day: Day;
  total: PublicProgress;
  byCarrier: Record<string, PublicProgress>;
}

/** The carriers with their issued public tasks, and what the newest edition says of them. */
export interface CarrierOverview {
  edition: PublicEdition | null;
  carriers: PublicCarrier[];
}

/** All that the public page of a carrier shows. */
export interface PublicCarrierPage {
  carrier: PublicCarrier;
  tasks: PublicTaskList | undefined;
  clauses: PublicClauseList | undefined;
  edition: PublicEdition | null;
}
