import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Reach, reachesFor } from "@/lib/access/reach";
import { dueRange } from "@/lib/domain/assignments/rules";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { PeriodFilter } from "@/lib/domain/assignments/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { listCarriers } from "@/lib/domain/carriers/queries";
import {
  type ByCarrier,
  counterSums,
  type FigureRow,
  groupFigures,
} from "@/lib/domain/counters/figures/queries";
import type { Nation, ProvinceRow } from "@/lib/domain/counters/national/types";
import { addFigures, noFigures } from "@/lib/domain/counters/rules";
import { tileGridSchema } from "@/lib/domain/regions/tiles/schema";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import { row, rows, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** What the country's page asks. */
export interface NationQuery {
  year: number;
  period: PeriodFilter;
  /** Straight from the counters, at this second, instead of from the sums of the provinces. */
  isExact: boolean;
}

interface Province {
  code: string;
  name: string;
  countedAt: Date | null;
}

/** Reaches over whole regions and all tasks: what a sum over a province may be shown to. */
function wholeNodes(reaches: readonly Reach[]): string[] | null {
  const whole = reaches.filter(
    ({ organisationId, townshipCode, levels, tasks, history }) =>
      !organisationId && !townshipCode && !levels && !tasks && !history,
  );
  if (whole.some(({ nodes }) => nodes === null)) return null;
  return whole.flatMap(({ nodes }) => nodes ?? []);
}

/** The provinces that the viewer reaches as a whole; `not_found` for fewer than two. */
async function provincesWithin(actor: Actor): Promise<Province[]> {
  const nodes = wholeNodes(await reachesFor(actor, "dashboard.read"));
  const found = await rows<Province>(sql`
    select r.code, r.name, s.counted_at as "countedAt"
    from region r left join province_state s on s.province_code = r.code
    where r.level = 'province' and r.valid_to is null
      and (${nodes}::text[] is null or r.code = any (${nodes}::text[]))
    order by r.code`);
  if (found.length < 2) throw notFound("全国页面");
  return found;
}

interface Asked extends NationQuery {
  codes: string[];
  clock: { today: string; soonUntil: string };
}

function fromSums({ year, period, codes, clock }: Asked): Statement {
  const [dueFrom, dueTo] = dueRange(year, period, clock.today);
  return sql`
    select c.province_code as place, nullif(c.carrier_code, '') as carrier, ${counterSums(clock)}
    from province_figure c
    where c.year = ${year} and c.province_code = any (${codes}::text[])
      and c.due_on between ${dueFrom}::date and ${dueTo}::date
    group by 1, 2`;
}

const MOST_RANGES = 12;

/** Few provinces are found by ranges of an index; for more of them all rows are read by several at once. */
function nodesOf(codes: readonly string[]): Statement {
  if (codes.length > MOST_RANGES) return sql`true`;
  return sql.or(
    codes.map((code) => sql`c.node_code between ${code} and ${`${code.slice(0, 2)}9999`}`),
  );
}

function fromCounters({ year, period, codes, clock }: Asked): Statement {
  const [dueFrom, dueTo] = dueRange(year, period, clock.today);
  const prefixes = codes.map((code) => code.slice(0, 2));
  // Summed by task first: the many rows are then joined to nothing.
  return sql`
    with fact as materialized ${issuedTasks({ year, scopes: null })},
    part as (
      select left(c.node_code, 2) as prefix, c.root_task_id, ${counterSums(clock)}
      from counter c
      where c.year = ${year} and c.due_on between ${dueFrom}::date and ${dueTo}::date
        and ${nodesOf(codes)}
      group by 1, 2)
    select prefix || '0000' as place, fact.carrier_code as carrier, ${PART_SUMS}
    from part join fact on fact.root_task_id = part.root_task_id
    where prefix = any (${prefixes}::text[])
    group by 1, 2`;
}

/** The provinces whose counters or catalogue moved on since they were summed; none where there is only one. */
export const PROVINCES_BEHIND: Statement = sql`
  with node as (
    select left(node_code, 2) as prefix, sum(version) as version
    from node_version where node_code <> '*' group by 1),
  province as (
    select r.code, concat_ws('.', coalesce(node.version, 0), all_of_it.version) as version
    from region r left join node on node.prefix = left(r.code, 2)
    left join node_version all_of_it on all_of_it.node_code = '*'
    where r.level = 'province' and r.valid_to is null)
  select p.code, p.version from province p
  left join province_state s on s.province_code = p.code
  where s.version is distinct from p.version and (select count(*) from province) > 1
  order by s.counted_at nulls first`;

/**
 * Exact at one moment: the sums of provinces in which nothing changed since, and the counters of the others.
 * Compiling the statement would take longer than carrying it out.
 */
function recounted(asked: Asked): Promise<FigureRow[]> {
  return transaction(async (tx) => {
    await tx.count(sql`set transaction isolation level repeatable read`);
    await tx.count(sql`set local jit = off`);
    const behind = new Set((await tx.rows<{ code: string }>(PROVINCES_BEHIND)).map((p) => p.code));
    const part = (isBehind: boolean) => asked.codes.filter((code) => behind.has(code) === isBehind);
    const known = await tx.rows<FigureRow>(fromSums({ ...asked, codes: part(false) }));
    const codes = part(true);
    if (codes.length === 0) return known;
    return [...known, ...(await tx.rows<FigureRow>(fromCounters({ ...asked, codes })))];
  });
}

const FIELDS = Object.keys(noFigures());
const PART_SUMS = sql.join(FIELDS.map((name) => sql.raw(`sum(part."${name}")::int as "${name}"`)));

function provinceRow({ code, name, countedAt }: Province, cells: ByCarrier): ProvinceRow {
  const total = noFigures();
  for (const [carrier, figures] of cells) if (carrier !== "") addFigures(total, figures);
  return {
    ...{ code, name, total, countedAt: countedAt?.toISOString() ?? null },
    cells: Object.fromEntries([...cells].filter(([carrier]) => carrier !== "")),
    coordination: cells.get("") ?? noFigures(),
  };
}

function totalsOf(all: readonly ProvinceRow[]): Nation["totals"] {
  const totals: Nation["totals"] = { total: noFigures(), cells: {}, coordination: noFigures() };
  for (const { total, cells, coordination } of all) {
    addFigures(totals.total, total);
    addFigures(totals.coordination, coordination);
    for (const [carrier, figures] of Object.entries(cells)) {
      const sum = totals.cells[carrier] ?? noFigures();
      addFigures(sum, figures);
      totals.cells[carrier] = sum;
    }
  }
  return totals;
}

/**
 * The provinces that the viewer reaches as a whole, with their sum: from the sums that the worker keeps (with
 * the moment of counting), or exactly from the counters. `not_found` where that is fewer than two provinces.
 */
export async function readNation(actor: Actor, query: NationQuery): Promise<Nation> {
  const [provinces, clock, carriers] = await Promise.all([
    provincesWithin(actor),
    getClock(actor),
    listCarriers(actor),
  ]);
  const asked = { ...query, clock, codes: provinces.map(({ code }) => code) };
  const found = groupFigures(await (query.isExact ? recounted(asked) : rows(fromSums(asked))));
  const all = provinces.map((one) => provinceRow(one, found.get(one.code) ?? new Map()));
  const totals = totalsOf(all);
  const moments = all.flatMap(({ countedAt }) => countedAt ?? []).sort();
  return {
    columns: carriers
      .filter(({ code }) => totals.cells[code])
      .map(({ code, name, short, glyph }) => ({ code, name, short, glyph })),
    ...{ rows: all, totals, isExact: query.isExact, today: clock.today },
    countedAt: query.isExact ? new Date().toISOString() : (moments[0] ?? null),
  };
}

/** The schematic map of the provinces: known to everybody. Null where none was drawn. */
export async function findNationGrid(_actor: Actor): Promise<TileGrid | null> {
  const found = await row<{ grid: unknown }>(
    sql`select value -> 'national' as grid from setting where key = 'tile_grids'`,
  );
  const read = tileGridSchema.safeParse(found?.grid);
  return read.success ? read.data : null;
}
