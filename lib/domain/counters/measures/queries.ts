import "server-only";
import type { Actor } from "@/lib/access/actor";
import { IS_DONE } from "@/lib/domain/assignments/lines/rules";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { readDeliveries } from "@/lib/domain/counters/deliveries/queries";
import { type FigureFilter, ofLevel } from "@/lib/domain/counters/figures/queries";
import { filterOf, matrixOf } from "@/lib/domain/counters/matrix/queries";
import type { FactorLine, Measures } from "@/lib/domain/counters/measures/types";
import {
  byPlace,
  createNodeCache,
  type FigureScope,
  getFigureScope,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import type { FigureQuery, Figures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const FACTORS_SHOWN = 10;
const kept = createVersionedCache<Measures>(1_000);

function within({ place }: FigureScope, nodes: readonly string[]): Statement {
  if (place.level === "township")
    return sql`a.node_code = ${place.nodeCode} and a.township_code = ${place.code}`;
  return sql`a.node_code = any (${nodes}::text[])`;
}

function endOf({ today }: FigureScope): Statement {
  return sql`((${today}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
}

interface Verified extends FactorLine {
  place: string;
  same: number;
  rated: number;
  voices: number;
  ratings: number;
}

/** What was found beside what was reported, by node and task. */
function selectVerified(
  scope: FigureScope,
  filter: FigureFilter,
  nodes: readonly string[],
): Promise<Verified[]> {
  const isVerified = sql`${IS_DONE} and a.verified_at < ${endOf(scope)}`;
  const [reported, found] = [
    sql`coalesce(a.numerator, a.value)`,
    sql`coalesce(a.verified_numerator, a.verified_value)`,
  ];
  return rows<Verified>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select a.node_code as place, fact.root_task_id::text as "rootTaskId", t.code, t.title,
      count(*) filter (where ${isVerified})::int as verified,
      count(*) filter (where ${isVerified} and ${reported} = ${found}
        and a.denominator is not distinct from coalesce(a.verified_denominator, a.denominator))::int as same,
      coalesce(sum(${reported}) filter (where ${isVerified} and ${found} is not null), 0)::float8 as reported,
      coalesce(sum(${found}) filter (where ${isVerified} and ${reported} is not null), 0)::float8 as found,
      count(*) filter (where a.experienced_count > 0)::int as rated,
      coalesce(sum(a.experienced_count), 0)::int as voices,
      coalesce(sum(a.experienced_value * a.experienced_count), 0)::float8 as ratings
    from assignment a join fact on fact.root_task_id = a.root_task_id join task t on t.id = fact.task_id
    where (a.verified_at is not null or a.experienced_value is not null) and ${within(scope, nodes)}
      ${ofLevel(filter, "a")} and a.year = ${filter.year} and fact.carrier_code is not null
      and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date
    group by a.node_code, fact.root_task_id, t.code, t.title order by t.code, 2`);
}

const byNode = createNodeCache<Verified[]>(5_000);

/** All of it by task: percentages by their numerators, never averaged; read again only where it changed. */
async function verifiedByTask(scope: FigureScope, filter: FigureFilter): Promise<Verified[]> {
  if (scope.place.level === "township") return selectVerified(scope, filter, []);
  const found = await byNode(scope, JSON.stringify(filter), async (nodes) =>
    byPlace(await selectVerified(scope, filter, nodes)),
  );
  const sums = new Map<string, Verified>();
  for (const one of [...found.values()].flat()) {
    const sum = sums.get(one.rootTaskId);
    sums.set(one.rootTaskId, sum ? addVerified(sum, one) : one);
  }
  return [...sums.values()].sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));
}

function addVerified(sum: Verified, more: Verified): Verified {
  return {
    ...sum,
    verified: sum.verified + more.verified,
    same: sum.same + more.same,
    reported: sum.reported + more.reported,
    found: sum.found + more.found,
    rated: sum.rated + more.rated,
    voices: sum.voices + more.voices,
    ratings: sum.ratings + more.ratings,
  };
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}

function verificationOf(found: readonly Verified[], { done }: Figures): Measures["verification"] {
  const verified = sumOf(found, (one) => one.verified);
  if (verified === 0) return null;
  const factors = found
    .filter((one) => one.verified > 0 && one.found !== 0)
    .map(({ rootTaskId, code, title, verified, reported, found }) => {
      return { rootTaskId, code, title, verified, reported, found };
    })
    .slice(0, FACTORS_SHOWN);
  return { done, verified, same: sumOf(found, (one) => one.same), factors };
}

function experienceOf(found: readonly Verified[]): Measures["experience"] {
  const voices = sumOf(found, (one) => one.voices);
  if (voices === 0) return null;
  const mean = sumOf(found, (one) => one.ratings) / voices;
  return { rated: sumOf(found, (one) => one.rated), voices, mean };
}

/**
 * Coverage, verification and experience of a region under a filter, apart from completion and
 * punctuality and from each other. What has no data is null. `not_found` outside the viewer's reach.
 */
export async function readMeasures(actor: Actor, query: FigureQuery): Promise<Measures> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const filter = await filterOf(actor, scope, query);
  return kept.get(JSON.stringify([scope.place.code, filter]), versionOf(scope), async () => {
    const [{ totals }, deliveries, found] = await Promise.all([
      matrixOf(actor, scope, { ...query, grain: "children" }),
      readDeliveries(scope, filter),
      // What was verified is known as of now; of the past only what had been verified by then.
      verifiedByTask(scope, filter),
    ]);
    const { asked, exempted, cancelled, awaiting } = totals.total;
    const delivered = sumOf(deliveries, (one) => one.delivered);
    const acknowledged = delivered - sumOf(deliveries, (one) => one.waiting);
    const given = asked + exempted + cancelled + awaiting;
    return {
      coverage: { given, asked, exempted, cancelled, awaiting, delivered, acknowledged },
      verification: verificationOf(found, totals.total),
      experience: scope.isPast ? null : experienceOf(found),
    };
  });
}
