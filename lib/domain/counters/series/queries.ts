import "server-only";
import type { Actor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { listCarriers } from "@/lib/domain/carriers/queries";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import { filterOf, matrixOf, planRows } from "@/lib/domain/counters/matrix/queries";
import { columnOf } from "@/lib/domain/counters/matrix/rules";
import {
  type FigureScope,
  getFigureScope,
  isAboveNodes,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import { knowsDays, selectMovements } from "@/lib/domain/counters/trend/queries";
import { cumulate, type DayCount } from "@/lib/domain/counters/trend/rules";
import type { FigureQuery } from "@/lib/domain/counters/types";
import type { Series } from "@/lib/domain/counters/views/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const kept = createVersionedCache<Series[]>(500);

type Movement = DayCount & { key: string };
type Named = { code: string; name: string };

/** The movements of a scope by carrier, or by node (in a county by township). One statement. */
function movementsBy(scope: FigureScope, filter: FigureFilter, by: "carrier" | "place") {
  const key = by === "carrier" ? sql`fact.carrier_code` : sql`coalesce(movement.place, '')`;
  const isSmall = by === "place" && !isAboveNodes(scope.place);
  return rows<Movement>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${key} as key, movement.day, sum(movement.done)::int as done, sum(movement.due)::int as due
    from (${selectMovements(scope, filter, isSmall)}) movement
    join fact on fact.root_task_id = movement.root_task_id
    where fact.carrier_code is not null
    group by 1, 2`);
}

function draw(
  found: readonly Movement[],
  {
    names,
    place,
    ends,
  }: {
    names: readonly Named[];
    place: (key: string) => string | undefined;
    ends: { year: number; today: string };
  },
): Series[] {
  const days = new Map<string, DayCount[]>();
  for (const { key, ...day } of found) {
    const code = place(key);
    if (code) days.set(code, [...(days.get(code) ?? []), day]);
  }
  return names.flatMap(({ code, name }) => {
    const own = days.get(code) ?? [];
    const asked = own.reduce((sum, { due }) => sum + due, 0);
    if (asked === 0) return [];
    const points = cumulate(ends.year, ends.today, own);
    return [{ code, name, asked, done: points.at(-1)?.done ?? 0, points }];
  });
}

async function byCarrier(actor: Actor, scope: FigureScope, query: FigureQuery) {
  const { columns } = await matrixOf(actor, scope, { ...query, grain: "children" });
  const all = await listCarriers(actor);
  const parents = new Map(all.flatMap((c) => (c.parentCode ? [[c.code, c.parentCode]] : [])));
  return { names: columns, place: columnOf(columns, parents) };
}

async function byChild(actor: Actor, scope: FigureScope, query: FigureQuery) {
  const plans = await planRows(actor, scope, { ...query, grain: "children" });
  const regions = plans.filter(({ kind }) => kind === "region");
  const owner = new Map(regions.flatMap(({ code, sources }) => sources.map((one) => [one, code])));
  return { names: regions, place: (key: string) => owner.get(key) };
}

/**
 * Small drawings of a region's progress by week, one for each carrier or each child region; empty in a
 * township by place, and above counties where one level is asked for. `not_found` outside the reach.
 */
export async function readSeries(
  actor: Actor,
  query: FigureQuery,
  view: "carrier" | "period",
): Promise<Series[]> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const filter = await filterOf(actor, scope, query);
  if (!knowsDays(scope, filter)) return [];
  if (view === "period" && scope.place.level === "township") return [];
  const key = JSON.stringify([scope.place.code, filter, view]);
  return kept.get(key, versionOf(scope), async () => {
    const [found, layout] = await Promise.all([
      movementsBy(scope, filter, view === "carrier" ? "carrier" : "place"),
      view === "carrier" ? byCarrier(actor, scope, query) : byChild(actor, scope, query),
    ]);
    return draw(found, { ...layout, ends: { year: filter.year, today: scope.today } });
  });
}
