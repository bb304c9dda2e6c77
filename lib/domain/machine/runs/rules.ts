/*
 * How a run is judged. It is done when anything of it could be used, be it that all was there already; it
 * has failed when nothing could be read, or when every single row was refused: then the place or the names
 * of the columns are wrong, and somebody has to look.
 */
import type { BatchAnswer, RowProblem } from "@/lib/domain/machine/values/schema";

/** What all batches of a run came to. */
export interface Brought {
  received: number;
  taken: number;
  unchanged: number;
  refused: number;
  problems: RowProblem[];
}

/** The sum of a run's batches, in order; `index` counts over all of them. */
export function sumOf(answers: readonly BatchAnswer[]): Brought {
  const sum: Brought = { received: 0, taken: 0, unchanged: 0, refused: 0, problems: [] };
  for (const { received, taken, unchanged, refused, errors } of answers) {
    for (const problem of errors) {
      sum.problems.push({ ...problem, index: sum.received + problem.index });
    }
    sum.received += received;
    sum.taken += taken;
    sum.unchanged += unchanged;
    sum.refused += refused;
  }
  return sum;
}

/** Why a run that could be read has failed all the same; null where it has not. */
export function failureOf({ received, refused, problems }: Brought): string | null {
  if (received === 0) return "没有数据行，请联系来源系统";
  if (refused < received) return null;
  return `${received} 行全部没有采用。第一行：${problems[0]?.message ?? "原因见明细"}`;
}

/** Rows in parts of at most `size`. */
export function partsOf<T>(rows: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < rows.length; at += size) parts.push(rows.slice(at, at + size));
  return parts;
}
