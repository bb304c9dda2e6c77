/*
 * Figures of a public page are never typed: they are chosen from a released edition, and stand in the page as
 * they stood there, with their unit and the edition. A measure that the edition does not know is not offered.
 */
import { completion } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { ReleasedEdition } from "@/lib/domain/editions/published/types";
import type { PageDraft, ResultChoice } from "@/lib/domain/sites/pages/types";

const PERCENT = 100;

/** An empty form. */
export const EMPTY_PAGE: PageDraft = {
  ...{ story: "", practices: [], figures: [], hours: "", address: "", transport: "" },
  ...{ contactPhone: "", accessible: false, accessibleNote: "", acceptsBookings: false },
  ...{ capacity: null, pictureIds: [] },
};

function measures(
  figures: Figures,
): { code: string; label: string; value: string; unit: string }[] {
  const share = completion(figures);
  const counts = [
    { code: "done", label: "办结任务", value: String(figures.done), unit: "项" },
    { code: "on_time", label: "按时办结", value: String(figures.doneOnTime), unit: "项" },
  ];
  if (share === null) return counts;
  const value = (share * PERCENT).toFixed(1);
  return [{ code: "completion", label: "办结率", value, unit: "%" }, ...counts];
}

/** What a page may quote from an edition: its carrier's figures in the rows of its own regions and in all. */
export function choicesOf(
  edition: Pick<ReleasedEdition, "id" | "year" | "number" | "figures" | "regionName">,
  place: { carrierCodes: readonly string[]; regionCodes: readonly string[] },
): ResultChoice[] {
  const { id, year, number, figures, regionName } = edition;
  const column = figures.columns.find(({ code }) => place.carrierCodes.includes(code));
  if (!column) return [];
  const rows = [
    ...figures.rows.filter(
      ({ kind, code }) => kind === "region" && place.regionCodes.includes(code),
    ),
    { code: "all", name: regionName, cells: figures.totals.cells },
  ];
  return rows.flatMap((row) => {
    const cell = row.cells[column.code];
    if (!cell || cell.asked === 0) return [];
    return measures(cell).map(({ code, label, ...figure }) => ({
      ...figure,
      key: `${id}:${row.code}:${column.code}:${code}`,
      label: `${row.name}${column.name}${label}`,
      editionId: id,
      editionLabel: `${year} 年第 ${number} 期`,
    }));
  });
}
