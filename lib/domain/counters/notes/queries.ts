import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor, regionsWithin } from "@/lib/access/reach";
import { type IssuingDay, marksOf } from "@/lib/domain/counters/notes/rules";
import type { TrendMark, TrendNote } from "@/lib/domain/counters/notes/types";
import { getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const kept = createVersionedCache<TrendMark[]>(1_000);

const COLUMNS = sql`n.id::text as id, n.region_code as "regionCode", n.carrier_code as "carrierCode",
  to_char(n.on_day, 'YYYY-MM-DD') as "onDay", n.text, n.by_name as "byName", n.version`;

/** The region and those above it, whose lists are its own too. */
const ABOVE = (code: string): Statement => sql`any (string_to_array(rtrim(
  (select path from region where code = ${code}), '/'), '/'))`;

function ofCarrier(column: Statement, code: string | null | undefined): Statement {
  if (!code) return sql`true`;
  return sql`(${column} is null or ${column} = ${code} or ${column} in
    (select parent_code from carrier where code = ${code}))`;
}

function notesOf({ regionCode, year, carrierCode }: FigureQuery, until: string) {
  return rows<TrendNote>(sql`
    select ${COLUMNS} from trend_note n
    where n.region_code = ${regionCode} and ${ofCarrier(sql`n.carrier_code`, carrierCode)}
      and n.on_day between make_date(${year}::int, 1, 1) and ${until}::date
    order by n.on_day, n.created_at`);
}

function issuingDays({ regionCode, year, carrierCode }: FigureQuery, until: string) {
  return rows<IssuingDay>(sql`
    select to_char(l.issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "onDay",
      array_agg(distinct coalesce(c.name, '统筹协调')) as names
    from task_list l left join carrier c on c.code = l.carrier_code
    where l.kind = 'task' and l.status in ('issued', 'superseded', 'archived') and l.year = ${year}
      and l.region_code = ${ABOVE(regionCode)} and ${ofCarrier(sql`l.carrier_code`, carrierCode)}
      and (l.issued_at at time zone 'Asia/Shanghai')::date
        between make_date(${year}::int, 1, 1) and ${until}::date
    group by 1 order by 1`);
}

/** What is marked on a region's trend up to the day of its figures; `not_found` outside the reach. */
export async function listTrendMarks(actor: Actor, query: FigureQuery): Promise<TrendMark[]> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const { regionCode, year, carrierCode } = query;
  const key = JSON.stringify([regionCode, year, carrierCode]);
  return kept.get(key, versionOf(scope), async () => {
    const [notes, issued] = await Promise.all([
      notesOf(query, scope.today),
      issuingDays(query, scope.today),
    ]);
    return marksOf(notes, issued);
  });
}

/** The condition that the actor may write remarks on regions under `r`. */
export async function notableRegions(actor: Actor): Promise<Statement> {
  return regionsWithin(await reachesFor(actor, "note.manage"), "r");
}

/** Whether the actor writes remarks on a region's trend. */
export async function mayNote(actor: Actor, regionCode: string): Promise<boolean> {
  if (!hasVerb(actor, "note.manage")) return false;
  const found = await row(sql`
    select 1 from region r where r.code = ${regionCode} and ${await notableRegions(actor)}`);
  return found !== undefined;
}

/** A region's remarks of a year for those who write them; `not_found` outside that reach. */
export async function listNotes(
  actor: Actor,
  { regionCode, year }: { regionCode: string; year: number },
): Promise<{ name: string; notes: TrendNote[] }> {
  const region = await row<{ name: string }>(sql`
    select r.name from region r where r.code = ${regionCode} and ${await notableRegions(actor)}`);
  if (!region) throw notFound("地区");
  const notes = await rows<TrendNote>(sql`
    select ${COLUMNS} from trend_note n where n.region_code = ${regionCode}
      and n.on_day between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
    order by n.on_day, n.created_at`);
  return { name: region.name, notes };
}
