/*
 * Two editions, or an edition and the live data, are compared number by number: totals, rows, cells, the
 * coordination list, lead units and tasks. A line that only one of them has counts as zero in the other.
 * 新进展 is what work brings about: more done, less overdue, more or fewer returned. Everything else is a
 * 更正: what is asked changed, or what had counted as done or as on time counts no longer.
 */
import { noFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { EditionDifference, LineKind, Measure } from "@/lib/domain/editions/comparing/types";
import type { EditionFigures } from "@/lib/domain/editions/types";

const COMPARED: readonly Measure[] = [
  "asked",
  "done",
  "doneOnTime",
  "overdue",
  "returned",
  "exempted",
  "cancelled",
];

interface Line {
  kind: LineKind;
  key: string;
  name: string;
  figures: Figures;
}

/** Every line of an edition that holds figures. */
function linesOf(figures: EditionFigures): Line[] {
  const { region, totals, rows, leads = [], tasks } = figures;
  const short = new Map(figures.columns.map((column) => [column.code, column.short]));
  const lines: Line[] = [
    { kind: "total", key: "total", name: region.name, figures: totals.total },
    ...Object.entries(totals.cells).map(([code, cell]): Line => {
      const name = `${region.name} · ${short.get(code) ?? code}`;
      return { kind: "cell", key: `total:${code}`, name, figures: cell };
    }),
  ];
  if (totals.coordination) {
    const name = `${region.name} · 统筹协调`;
    lines.push({ kind: "coordination", key: "coordination", name, figures: totals.coordination });
  }
  for (const row of rows) {
    const key = `${row.kind}:${row.code}`;
    lines.push({ kind: "row", key, name: row.name, figures: row.total });
    for (const [code, cell] of Object.entries(row.cells)) {
      const name = `${row.name} · ${short.get(code) ?? code}`;
      lines.push({ kind: "cell", key: `${key}:${code}`, name, figures: cell });
    }
    if (row.coordination) {
      const name = `${row.name} · 统筹协调`;
      lines.push({ kind: "coordination", key: `${key}:*`, name, figures: row.coordination });
    }
  }
  for (const lead of leads) {
    const key = `lead:${lead.organisationId}`;
    lines.push({ kind: "lead", key, name: lead.name, figures: lead.figures });
  }
  for (const task of tasks) {
    const name = `${task.code} ${task.title}`;
    lines.push({ kind: "task", key: `task:${task.rootTaskId}`, name, figures: task.figures });
  }
  return lines;
}

/** Whether a number changed because work went on. */
export function isProgress(what: Measure, frozen: number, live: number): boolean {
  if (what === "done" || what === "doneOnTime") return live > frozen;
  if (what === "overdue") return live < frozen;
  return what === "returned";
}

/** Every number of an edition that is another one now, in the order of the edition. */
export function differencesOf(frozen: EditionFigures, live: EditionFigures): EditionDifference[] {
  const now = new Map(linesOf(live).map((line) => [line.key, line]));
  const before = linesOf(frozen);
  const known = new Set(before.map(({ key }) => key));
  const added = [...now.values()]
    .filter(({ key }) => !known.has(key))
    .map((line): Line => ({ ...line, figures: noFigures() }));
  return [...before, ...added].flatMap(({ kind, key, name, figures }) =>
    COMPARED.flatMap((what) => {
      const was = figures[what];
      const is = now.get(key)?.figures[what] ?? 0;
      if (was === is) return [];
      const progress = isProgress(what, was, is);
      return [{ kind, key, name, what, frozen: was, live: is, isProgress: progress }];
    }),
  );
}

/** How many of some differences are no mere progress. */
export function countCorrections(differences: readonly EditionDifference[]): number {
  return differences.filter((one) => !one.isProgress).length;
}
