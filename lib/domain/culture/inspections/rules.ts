/*
 * An order asks for some venues by a day. Each is answered once: fine, damaged, outdated or closed. Damaged and
 * outdated ones name the day by which they will be put right and stay open until somebody says that they were.
 * Nothing about the venue changes by itself: people decide whether it is under repair or closed.
 */
import type { InspectionResult } from "@/lib/domain/culture/inspections/types";

interface ItemState {
  result: InspectionResult | null;
  remediedAt: Date | null;
  isCancelled: boolean;
}

/** True for a finding that must be put right. */
export function needsRemedy(result: InspectionResult | null): boolean {
  return result === "damaged" || result === "outdated";
}

/** True while an item waits for its answer. */
export function canAnswer({ result, isCancelled }: ItemState): boolean {
  return result === null && !isCancelled;
}

/** True while a defect waits to be put right, also where the order was cancelled since. */
export function canRemedy({ result, remediedAt }: ItemState): boolean {
  return needsRemedy(result) && remediedAt === null;
}
