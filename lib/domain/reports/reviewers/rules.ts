/*
 * Who reviews: a village's report its township, and the lead unit of the county; a township's or a
 * unit's report the lead unit of the county; a county's or city's report the lead unit one level up; the
 * province's own reports, those of the coordination list, and the 监督责任 of the commission and of resident
 * groups, the office. Five working days are the usual time.
 */
import type { AskedLevel } from "@/lib/domain/assignments/types";

/** Working days that a review usually takes. */
export const REVIEW_WORKING_DAYS = 5;

/** Where the reviewing unit sits, seen from the organisation that reports. */
export type ReviewingPlace = "township" | "node" | "above" | "province";

/** The place of the first reviewer of a level. */
export function reviewingPlace(level: AskedLevel): ReviewingPlace {
  if (level === "village") return "township";
  if (level === "province") return "province";
  return level === "county" || level === "city" ? "above" : "node";
}
