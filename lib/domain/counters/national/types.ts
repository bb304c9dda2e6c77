import type { CarrierColumn, Figures } from "@/lib/domain/counters/types";
import type { Day } from "@/lib/shared/dates";

/** A province as the country's page shows it. */
export interface ProvinceRow {
  code: string;
  name: string;
  total: Figures;
  /** By carrier code; absent where nothing is asked. */
  cells: Record<string, Figures>;
  coordination: Figures;
  /** When its sums were counted (ISO); null while they have not been. */
  countedAt: string | null;
}

/** Several provinces and their sum. */
export interface Nation {
  columns: CarrierColumn[];
  rows: ProvinceRow[];
  totals: Omit<ProvinceRow, "code" | "name" | "countedAt">;
  /** The oldest of the moments; the moment of reading where it was counted exactly. */
  countedAt: string | null;
  isExact: boolean;
  today: Day;
}
