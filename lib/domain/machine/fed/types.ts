import type { AssignmentRow } from "@/lib/domain/assignments/types";
import type { IndicatorFacts } from "@/lib/domain/reports/types";

/** What systems have supplied for an organisation: one task's last period with data. */
export interface FedValue
  extends Pick<AssignmentRow, "id" | "taskTitle" | "taskCode" | "year" | "period" | "frequency"> {
  facts: Pick<IndicatorFacts, "form" | "unit">;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  sourceName: string;
  /** ISO. */
  observedAt: string;
  /** Periods of the year whose day has passed without data. */
  missing: number;
}
