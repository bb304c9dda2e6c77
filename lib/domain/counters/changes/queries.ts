import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { addMovements, noMovements } from "@/lib/domain/counters/changes/rules";
import type { ChangedPart, Changes, Movements } from "@/lib/domain/counters/changes/types";
import { MOVEMENTS } from "@/lib/domain/counters/changes/types";
import { filterOf, planRows, readMatrix } from "@/lib/domain/counters/matrix/queries";
import { type Asked, selectMoves } from "@/lib/domain/counters/moves/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { transaction } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import type { Day } from "@/lib/shared/dates";

/** What a page of changes asks: a dashboard's question and two days. */
export interface ChangesQuery extends Omit<FigureQuery, "asOf" | "map" | "grain"> {
  from: Day;
  to: Day;
}

type Counted = Movements & { carrier: string | null; place: string };

const counted = createVersionedCache<Counted[]>(300);

/** The scope and filter of a question about changes; `not_found` outside the viewer's reach. */
export async function askChanges(actor: Actor, query: ChangesQuery): Promise<Asked> {
  const { from, to, regionCode } = query;
  if (from >= to) throw invalid({ from: "开始日期要早于结束日期" }, "开始日期要早于结束日期");
  const scope = await getFigureScope(actor, regionCode, { asOf: to, year: query.year });
  const filter = await filterOf(actor, scope, { ...query, asOf: to });
  return { scope, filter, from, to };
}

const COUNTS = sql.join(
  MOVEMENTS.map((one) => sql.raw(`count(*) filter (where "${one}")::int as "${one}"`)),
);

async function count(asked: Asked, versions: string): Promise<Counted[]> {
  const { scope, filter, from, to } = asked;
  const key = JSON.stringify([scope.place.code, filter, from, to]);
  return counted.get(key, versions, () =>
    // Compiling the statement would take longer than carrying it out; what moved in a year is joined in memory.
    transaction(async (tx) => {
      await tx.count(sql`set local jit = off`);
      await tx.count(sql`set local work_mem = '64MB'`);
      return tx.rows<Counted>(sql`
        with ${selectMoves(asked)}
        select carrier, place, ${COUNTS} from move group by carrier, place`);
    }),
  );
}

function sumBy(
  found: readonly Counted[],
  names: readonly { code: string; name: string }[],
  keyOf: (one: Counted) => string,
): ChangedPart[] {
  const sums = new Map<string, Movements>();
  for (const one of found) {
    const sum = sums.get(keyOf(one)) ?? noMovements();
    addMovements(sum, one);
    sums.set(keyOf(one), sum);
  }
  const known = names.flatMap(({ code, name }) => {
    const movements = sums.get(code);
    sums.delete(code);
    return movements ? [{ code, name, movements }] : [];
  });
  const others = [...sums].map(([code, movements]) => {
    return { code, name: "其他（区划或单位已调整）", movements };
  });
  return [...known, ...others];
}

/** The code under which a row of the matrix stands on the page: its own, or `own` for the own level. */
const codeOf = ({ kind, code }: { kind: string; code: string }) => (kind === "own" ? "own" : code);

/**
 * What changed in a region between the ends of two days, by carrier and by child: exactly the difference of
 * the figures of the two. `not_found` outside the viewer's reach, `invalid` where the days are not in order.
 */
export async function readChanges(actor: Actor, query: ChangesQuery): Promise<Changes> {
  const asked = await askChanges(actor, query);
  const { from, to, ...question } = query;
  const [start, before, after, plans, carriers] = await Promise.all([
    getFigureScope(actor, query.regionCode, { asOf: from, year: query.year }),
    readMatrix(actor, { ...question, asOf: from }),
    readMatrix(actor, { ...question, asOf: to }),
    planRows(actor, asked.scope, { ...question, grain: "children" }),
    listCarriers(actor),
  ]);
  const found = await count(asked, `${versionOf(start)}|${versionOf(asked.scope)}`);
  const movements = noMovements();
  for (const one of found) addMovements(movements, one);
  const owner = new Map(plans.flatMap((plan) => plan.sources.map((one) => [one, codeOf(plan)])));
  const places = plans.map((plan) => ({ code: codeOf(plan), name: plan.name }));
  const whole = (matrix: typeof before) =>
    sumFigures([matrix.totals.total, matrix.totals.coordination]);
  return {
    region: after.region,
    year: query.year,
    ...{ from, to, movements },
    before: whole(before),
    after: whole(after),
    byCarrier: sumBy(
      found,
      [...carriers, { code: "coordination", name: "统筹协调" }],
      ({ carrier }) => carrier ?? "coordination",
    ),
    byPlace: sumBy(found, places, ({ place }) => owner.get(place) ?? place),
  };
}
