import type { Frequency } from "@/lib/domain/assignments/rules";

/** A figure that the organisation has reported to another task already, with its source and time. */
export interface KnownFigure {
  /** The field of this form that it answers. */
  part: "numerator" | "denominator" | "value";
  figure: string;
  taskCode: string;
  taskTitle: string;
  owner: string;
  year: number;
  period: number;
  frequency: Frequency;
  approvedAt: string;
}
