import type { AskedLevel, AssignmentRow, AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";

/** One assignment as a line of an export. */
export interface ExportedRow {
  id: string;
  carrierName: string;
  taskCode: string;
  taskTitle: string;
  year: number;
  period: number;
  frequency: AssignmentRow["frequency"];
  cityName: string | null;
  nodeName: string;
  townshipName: string | null;
  organisationName: string;
  organisationLevel: AskedLevel;
  status: AssignmentStatus;
  awaiting: boolean;
  dueOn: Day;
  isOnTime: boolean | null;
  timesReturned: number;
  /** Minutes in Asia/Shanghai: 2026-11-20 09:41. */
  submittedAt: string | null;
  doneAt: string | null;
  unit: string;
  target: number | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}
