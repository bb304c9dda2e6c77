/*
 * What is frozen. For the public: no internal task, nothing of the coordination list, and singly only tasks
 * that may be shown singly. For a briefing or a meeting: everything that the region asks, the coordination
 * list apart from the carriers and outside their totals, by lead unit, and what is stuck. A task of which
 * nothing is asked yet is left out, never shown as zero.
 */
import type {
  FigureQuery,
  Matrix,
  MatrixRow,
  PeriodFilter,
  TaskFigures,
} from "@/lib/domain/counters/types";
import type { EditionFigures, EditionFiguresRow, EditionQuery } from "@/lib/domain/editions/types";
import type { EditionPurpose } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** What is asked to be frozen: a dashboard's question and what it is for. */
export interface FreezeQuestion {
  purpose: EditionPurpose;
  regionCode: string;
  year: number;
  period: PeriodFilter;
  carrierCode?: string | undefined;
  level?: EditionQuery["level"] | undefined;
  leadUnit?: { id: string; name: string } | undefined;
  grain?: EditionQuery["grain"] | undefined;
  /** A past day; absent or today: as it stands now. */
  asOf?: Day | undefined;
  rankingReason?: string | undefined;
}

/** The question as it is frozen; what was not chosen is left out of it. */
export function editionQuery(asked: FreezeQuestion, today: Day): EditionQuery {
  const { purpose, regionCode, year, period, carrierCode, level, leadUnit, grain } = asked;
  const quarter = /^q[1-4]$/.test(period) ? Number(period.slice(1)) : null;
  const isPast = asked.asOf !== undefined && asked.asOf < today;
  const isPublic = purpose === "public";
  return {
    regionCode,
    year,
    quarter,
    day: isPast ? (asked.asOf ?? today) : today,
    disclosures: isPublic ? ["public", "aggregate"] : ["public", "aggregate", "internal"],
    ...(purpose !== "public" && { purpose }),
    ...(period === "year" && { period }),
    ...(carrierCode && { carrierCode }),
    ...(level && { level }),
    ...(leadUnit && { leadUnitId: leadUnit.id, leadUnitName: leadUnit.name }),
    ...(grain === "counties" && { grain }),
    ...(isPast && { isPast: true as const }),
    ...(asked.rankingReason && { ranking: { reason: asked.rankingReason } }),
  };
}

/** The period of an edition in the words of dashboards. */
export function periodOf({ quarter, period }: Pick<EditionQuery, "quarter" | "period">) {
  if (period) return period;
  return quarter === null ? "to_date" : (`q${quarter}` as PeriodFilter);
}

/** The question of an edition in the words of dashboards. */
export function questionOf(query: EditionQuery): FigureQuery {
  const { regionCode, year, carrierCode, level, leadUnitId, grain } = query;
  return {
    regionCode,
    year,
    period: periodOf(query),
    carrierCode: carrierCode ?? null,
    level: level ?? null,
    leadUnitId: leadUnitId ?? null,
    ...(grain && { grain }),
    asOf: query.isPast ? query.day : null,
  };
}

const PLACES = 10_000;

function frozenRow(row: MatrixRow, isPublic: boolean): EditionFiguresRow {
  const { kind, code, name, level, total, cells, coordination } = row;
  return { kind, code, name, level, total, cells, ...(!isPublic && { coordination }) };
}

function frozenTask({ listId: _list, value, ...task }: TaskFigures) {
  // Beyond the fourth place a double says nothing, and text and number would differ by machine.
  const rounded = value && { ...value, value: Math.round(value.value * PLACES) / PLACES };
  return { ...task, value: rounded };
}

/** What is frozen of a matrix and its tasks. */
export function frozenFigures(
  matrix: Matrix,
  tasks: readonly TaskFigures[],
  { isPublic }: { isPublic: boolean },
): EditionFigures {
  const { code, name, level } = matrix.region;
  const { total, cells, coordination } = matrix.totals;
  const kept = tasks.filter(
    (task) => task.figures.asked > 0 && (!isPublic || task.carrierCode !== null),
  );
  return {
    region: { code, name, level },
    columns: matrix.columns,
    rows: matrix.rows.map((row) => frozenRow(row, isPublic)),
    totals: { total, cells, ...(!isPublic && { coordination }) },
    tasks: kept.map(frozenTask),
  };
}
