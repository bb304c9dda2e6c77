import type { Figures } from "@/lib/domain/counters/types";

/** A lead unit of a region with the figures of the tasks that it leads. */
export interface LeadRow {
  organisationId: string;
  name: string;
  /** What it leads: 清廉村居, or 点名牵头 where lists name it task by task. */
  leads: string[];
  tasks: number;
  figures: Figures;
}
