import "server-only";
import type { Actor } from "@/lib/access/actor";
import { matrixOf } from "@/lib/domain/counters/matrix/queries";
import { getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import type { FigureQuery, Figures, Matrix, PeriodFilter } from "@/lib/domain/counters/types";
import type { FigureGrid, ViewColumn } from "@/lib/domain/counters/views/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const LEVELS: OrganisationLevel[] = ["province", "city", "county", "township", "village", "unit"];
const PERIODS: { key: PeriodFilter; label: string }[] = [
  { key: "q1", label: "一季度" },
  { key: "q2", label: "二季度" },
  { key: "q3", label: "三季度" },
  { key: "q4", label: "四季度" },
  { key: "year", label: "全年" },
];

const kept = createVersionedCache<FigureGrid>(500);

function questions(query: FigureQuery, view: FigureGrid["view"]) {
  if (view === "period")
    return PERIODS.map(({ key, label }) => ({ key, label, query: { ...query, period: key } }));
  const levels = query.level ? [query.level] : LEVELS;
  return levels.map((level) => ({
    key: level,
    label: LEVEL_WORDS[level],
    query: { ...query, level },
  }));
}

type Column = ViewColumn & { matrix: Matrix };

/** Every row that any column has, in the order in which it is met first. */
function join(columns: readonly Column[]): FigureGrid["rows"] {
  const found = new Map<string, FigureGrid["rows"][number]>();
  for (const { key, matrix } of columns) {
    for (const { kind, code, name, total } of matrix.rows) {
      const place = `${kind} ${code} ${name}`;
      const line = found.get(place) ?? { row: { kind, code, name }, cells: {} };
      line.cells[key] = total;
      found.set(place, line);
    }
  }
  const own = [...found.values()].filter(({ row }) => row.kind === "own");
  return [...own, ...[...found.values()].filter(({ row }) => row.kind !== "own")];
}

function isAsked({ asked, awaiting }: Figures): boolean {
  return asked + awaiting > 0;
}

/**
 * The rows of a region by level or by period: each column is the region's own matrix under this level or
 * period, so that a column's figures are those of its dashboard. Columns in which nothing is asked are
 * left out. `not_found` outside the viewer's reach; at most six statements, none when nothing changed.
 */
export async function readGrid(
  actor: Actor,
  query: FigureQuery,
  view: FigureGrid["view"],
): Promise<FigureGrid> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const key = JSON.stringify([query, view, scope.scopes]);
  return kept.get(key, versionOf(scope), async () => {
    const asked = questions({ ...query, grain: "children" }, view);
    const read = await Promise.all(
      asked.map(async (one) => ({ ...one, matrix: await matrixOf(actor, scope, one.query) })),
    );
    const shown = read.filter(({ matrix }) => isAsked(matrix.totals.total));
    return {
      view,
      columns: shown.map(({ key, label }) => ({ key, label })),
      rows: join(shown),
      totals: Object.fromEntries(shown.map(({ key, matrix }) => [key, matrix.totals.total])),
    };
  });
}
