/*
 * An edition's fingerprint is the SHA-256 over its question and its figures in one fixed form. Whoever has
 * both can compute it again; a figure that was changed later shows.
 */
import { dueRange } from "@/lib/domain/assignments/rules";
import type { PeriodFilter } from "@/lib/domain/assignments/types";
import type { Matrix, TaskFigures } from "@/lib/domain/counters/types";
import type { EditionDifference, EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import { canonicalJson, sha256 } from "@/lib/shared/hash";

/** The fingerprint of an edition: hex SHA-256. */
export function fingerprintOf(query: EditionQuery, figures: EditionFigures): string {
  return sha256(canonicalJson({ query, figures }));
}

/** The period of an edition in the words of dashboards. */
export function periodOf({ quarter }: Pick<EditionQuery, "quarter">): PeriodFilter {
  return quarter === null ? "to_date" : (`q${quarter}` as PeriodFilter);
}

/** The first and last due day of an edition. */
export function dueDaysOf(query: Pick<EditionQuery, "quarter" | "year" | "day">): [string, string] {
  return dueRange(query.year, periodOf(query), query.day);
}

const PLACES = 10_000;

/**
 * What is frozen of a matrix and its tasks: the coordination list is nobody's public figure, and a task of
 * which nothing is asked yet is left out, never shown as zero.
 */
export function frozenFigures(matrix: Matrix, tasks: readonly TaskFigures[]): EditionFigures {
  const { code, name, level } = matrix.region;
  const asked = tasks.filter((task) => task.figures.asked > 0);
  return {
    region: { code, name, level },
    columns: matrix.columns,
    rows: matrix.rows.map(({ kind, code, name, level, total, cells }) => {
      return { kind, code, name, level, total, cells };
    }),
    totals: { total: matrix.totals.total, cells: matrix.totals.cells },
    tasks: asked.map(({ listId: _list, value, ...task }) => {
      const rounded = value && { ...value, value: Math.round(value.value * PLACES) / PLACES };
      return { ...task, value: rounded };
    }),
  };
}

const COMPARED = ["asked", "done"] as const;

/** Rows and tasks whose numbers are not those of the live data any more. */
export function differencesOf(frozen: EditionFigures, live: EditionFigures): EditionDifference[] {
  const named = (figures: EditionFigures) => [
    { key: "total", name: figures.region.name, counts: figures.totals.total },
    ...figures.rows.map((row) => ({
      key: `${row.kind}:${row.code}`,
      name: row.name,
      counts: row.total,
    })),
    ...figures.tasks.map((task) => ({
      key: `task:${task.rootTaskId}`,
      name: `${task.code} ${task.title}`,
      counts: task.figures,
    })),
  ];
  const now = new Map(named(live).map((one) => [one.key, one.counts]));
  return named(frozen).flatMap(({ key, name, counts }) =>
    COMPARED.flatMap((what) => {
      const current = now.get(key)?.[what] ?? 0;
      return current === counts[what] ? [] : [{ name, what, frozen: counts[what], live: current }];
    }),
  );
}
