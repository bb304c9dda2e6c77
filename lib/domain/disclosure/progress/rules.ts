/*
 * Public progress is read from one released edition, named on the page, and never reckoned anew: the sum of the parts
 * is the edition's own total. Regions stand in administrative order, never by their figures; side by side stand those
 * that the reader chose. The course shows the same figures in the editions released so far.
 */
import { completion, noFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { ProgressInput } from "@/lib/domain/disclosure/progress/schema";
import type {
  ProgressCell,
  ProgressLine,
  ProgressPage,
} from "@/lib/domain/disclosure/progress/types";
import type { ReleasedEdition } from "@/lib/domain/editions/published/types";
import type { EditionFigures } from "@/lib/domain/editions/types";

type Line = Pick<EditionFigures["totals"], "total" | "cells">;

function cellOf(figures: Figures): ProgressCell {
  const { asked, done, doneOnTime } = figures;
  return { asked, done, doneOnTime, completion: completion(figures) };
}

function pick(line: Line, carrier: string | undefined): ProgressCell {
  if (!carrier) return cellOf(line.total);
  return cellOf(line.cells[carrier] ?? noFigures());
}

/** `2026 年第 3 期`. */
export function editionLabel({ year, number }: Pick<ReleasedEdition, "year" | "number">): string {
  return `${year} 年第 ${number} 期`;
}

function comparisonOf(
  figures: EditionFigures,
  wanted: readonly string[],
): ProgressPage["comparison"] {
  const rows = wanted.flatMap((code) => figures.rows.find((one) => one.code === code) ?? []);
  if (rows.length < 2) return null;
  const lines = [...figures.columns, { code: undefined, name: "合计" }].map(({ code, name }) => ({
    code: code ?? "total",
    name,
    cells: rows.map((one) => pick(one, code)),
  }));
  return { regions: rows.map(({ code, name }) => ({ code, name })), lines };
}

function courseOf(
  editions: readonly ReleasedEdition[],
  carrier: string | undefined,
): ProgressLine[] {
  const inOrder = [...editions].sort((a, b) => a.year - b.year || a.number - b.number);
  return inOrder.map((one) => ({
    code: one.id,
    name: editionLabel(one),
    ...pick(one.figures.totals, carrier),
  }));
}

/** The page of an edition under the reader's choices; `all` are the editions of the course. */
export function progressPage(
  edition: ReleasedEdition,
  all: readonly ReleasedEdition[],
  { carrier, region }: ProgressInput,
): Omit<ProgressPage, "editions"> {
  const { figures, id, title, day, releasedOn, regionName } = edition;
  const { columns, rows, totals } = figures;
  const chosen = columns.some(({ code }) => code === carrier) ? carrier : undefined;
  const sum = { code: "total", name: "合计" };
  return {
    edition: { id, label: editionLabel(edition), title, day, releasedOn, regionName },
    carriers: columns.map(({ code, name }) => ({ code, name })),
    regions: rows.map(({ code, name }) => ({ code, name })),
    byCarrier: [
      ...columns.map(({ code, name }) => ({ code, name, ...pick(totals, code) })),
      { ...sum, ...cellOf(totals.total) },
    ],
    byRegion: [
      ...rows.map((one) => ({ code: one.code, name: one.name, ...pick(one, chosen) })),
      { ...sum, ...pick(totals, chosen) },
    ],
    comparison: comparisonOf(figures, region),
    course: courseOf(all, chosen),
  };
}
