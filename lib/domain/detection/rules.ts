/*
 * What a public form must not take, found before anything is stored: accusations of persons go to 12388, and
 * numbers that belong to a person are not needed. Proposals about integrity, reporting boxes, rules against
 * wrongs, and praise pass. Nothing here is perfect: what slips through is destroyed by the moderator.
 */
import { detectAccusations } from "@/lib/domain/detection/accusations/rules";
import { detectNumbers } from "@/lib/domain/detection/numbers/rules";
import type { Detected } from "@/lib/domain/detection/types";

/** Everything in a text that a public form does not take, in the order of the text. */
export function detect(text: string): Detected[] {
  const found = [...detectAccusations(text), ...detectNumbers(text)];
  return found.sort((one, other) => one.where.start - other.where.start);
}
