import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import {
  bandOf,
  compareShares,
  compareToMedian,
  periodBefore,
} from "@/lib/domain/counters/comparison/rules";
import type {
  ComparableRegion,
  ComparedLine,
  Comparison,
} from "@/lib/domain/counters/comparison/types";
import { matrixOf } from "@/lib/domain/counters/matrix/queries";
import { findPeers } from "@/lib/domain/counters/peers/queries";
import { FEWEST_PEERS, PEER_WORDS } from "@/lib/domain/counters/peers/rules";
import { completion, noFigures } from "@/lib/domain/counters/rules";
import { type FigureScope, getFigureScope } from "@/lib/domain/counters/scope/queries";
import type { BoardChoice, FigureQuery, Figures, Matrix } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const CHOICES_SHOWN = 10;

function nothing(
  kind: Comparison["kind"],
  obstacle: string,
  other: string | null = null,
): Comparison {
  return { kind, other, lines: [], choices: [], obstacle };
}

type Line = { code: string | null; name: string; of: (matrix: Pick<Matrix, "totals">) => Figures };

/** The whole and each carrier in which anything is asked. */
function linesOf({ columns, totals }: Matrix): Line[] {
  const carriers = columns
    .filter(({ code }) => (totals.cells[code]?.asked ?? 0) > 0)
    .map(({ code, name }) => ({
      code,
      name,
      of: (matrix: Pick<Matrix, "totals">) => matrix.totals.cells[code] ?? noFigures(),
    }));
  return [{ code: null, name: "合计", of: (matrix) => matrix.totals.total }, ...carriers];
}

function besides(kind: Comparison["kind"], other: string, pair: [Matrix, Matrix]): Comparison {
  const [here, there] = pair;
  const lines = linesOf(here).map(({ code, name, of }): ComparedLine => {
    const [mine, theirs] = [of(here), of(there)];
    const difference = compareShares(mine, theirs);
    return { carrierCode: code, name, here: mine, there: theirs, band: null, difference };
  });
  return { kind, other, lines, choices: [], obstacle: null };
}

type Asked = { scope: FigureScope; matrix: Matrix; query: FigureQuery };

async function withPeers(actor: Actor, { scope, matrix, query }: Asked): Promise<Comparison> {
  const found = await findPeers(actor, { scope, matrix }, query);
  if (!found) return nothing("peers", "全省合计没有同类地区可比");
  const word = PEER_WORDS[found.kind];
  const other = `同类地区（${found.rows.length} 个${word}）`;
  if (found.rows.length < FEWEST_PEERS)
    return nothing("peers", `同类的${word}不足 ${FEWEST_PEERS} 个，不作比较`, other);
  const lines = linesOf(matrix).map(({ code, name, of }): ComparedLine => {
    const shares = found.rows.flatMap((row) => completion(of({ totals: row })) ?? []);
    const band = bandOf(shares, FEWEST_PEERS);
    const here = of(matrix);
    const difference = band ? compareToMedian(here, band.median) : null;
    return { carrierCode: code, name, here, there: null, band, difference };
  });
  if (!lines[0]?.band)
    return nothing("peers", `同类的${word}中有任务的不足 ${FEWEST_PEERS} 个，不作比较`, other);
  return { kind: "peers", other, lines, choices: [], obstacle: null };
}

async function before(actor: Actor, { scope, matrix, query }: Asked): Promise<Comparison> {
  const last = periodBefore(query);
  if (!last) return nothing("last", "按季度查看时才有上期，请先选一个季度");
  const { words, ...period } = last;
  const there = await matrixOf(actor, scope, { ...query, ...period });
  if (there.totals.total.asked === 0) return nothing("last", `上期（${words}）没有数据`);
  return besides("last", `上期（${words}）`, [matrix, there]);
}

async function yearBefore(actor: Actor, { scope, matrix, query }: Asked): Promise<Comparison> {
  const year = query.year - 1;
  const there = await matrixOf(actor, scope, { ...query, year });
  if (there.totals.total.asked === 0) return nothing("year", `${year} 年没有数据`);
  return besides("year", `${year} 年同期`, [matrix, there]);
}

const named = (conditions: ReturnType<typeof sql>) => sql`
  select r.code, r.name, coalesce(string_agg(up.name, ' · ' order by length(up.path)), '') as above
  from region r
  left join region up on up.code <> r.code
    and up.code = any (string_to_array(rtrim(r.path, '/'), '/'))
  where r.level <> 'village' and (r.valid_to is null or r.valid_to > current_date) and ${conditions}
  group by r.code order by length(r.path), r.code limit ${CHOICES_SHOWN}`;

/** Regions within reach that what was typed may mean: a code, or a part of a name; ten at most. */
export async function findComparable(actor: Actor, typed: string): Promise<ComparableRegion[]> {
  const within = regionsWithin(await requireReaches(actor, "dashboard.read"), "r");
  if (/^\d+$/.test(typed))
    return rows<ComparableRegion>(named(sql`r.code = ${typed} and ${within}`));
  return rows<ComparableRegion>(
    named(sql`search_bigrams(r.name) @@ search_query(${typed})::tsquery
      and position(${typed} in r.name) > 0 and ${within}`),
  );
}

async function withRegion(actor: Actor, asked: Asked, typed: string | undefined) {
  if (!typed) return nothing("region", "输入另一个地区的名称，与它比较");
  const choices = (await findComparable(actor, typed)).filter(
    ({ code }) => code !== asked.matrix.region.code,
  );
  const only = choices.find(({ name, code }) => name === typed || code === typed);
  const [chosen = only] = choices.length === 1 ? choices : [];
  if (!chosen) {
    const obstacle =
      choices.length === 0 ? `您的权限内没有找到“${typed}”` : "找到多个地区，请选一个";
    return { ...nothing("region", obstacle), choices };
  }
  const query = { ...asked.query, regionCode: chosen.code, grain: "children" } as const;
  const scope = await getFigureScope(actor, chosen.code, query);
  const there = await matrixOf(actor, scope, query);
  return besides("region", chosen.name, [asked.matrix, there]);
}

/**
 * A region's completion, whole and by carrier, beside what the choice names; null without a choice.
 * `not_found` outside the viewer's reach; another region must lie within it too. Peers are only ever
 * shown as median and quartiles of at least five.
 */
export async function readComparison(
  actor: Actor,
  query: FigureQuery,
  choice: Pick<BoardChoice, "compare" | "with">,
): Promise<Comparison | null> {
  if (!choice.compare) return null;
  const scope = await getFigureScope(actor, query.regionCode, query);
  const matrix = await matrixOf(actor, scope, { ...query, grain: "children" });
  const asked = { scope, matrix, query: { ...query, grain: "children" as const } };
  switch (choice.compare) {
    case "last":
      return before(actor, asked);
    case "year":
      return yearBefore(actor, asked);
    case "peers":
      return withPeers(actor, asked);
    case "region":
      return withRegion(actor, asked, choice.with);
  }
}

/** Whether the year before has anything to compare with. */
export async function hasYearBefore(actor: Actor, query: FigureQuery): Promise<boolean> {
  try {
    const scope = await getFigureScope(actor, query.regionCode, query);
    const there = await matrixOf(actor, scope, {
      ...query,
      year: query.year - 1,
      grain: "children",
    });
    return there.totals.total.asked > 0;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
