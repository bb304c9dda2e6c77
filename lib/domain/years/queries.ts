import "server-only";
import type { Actor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { findCarriers } from "@/lib/domain/carriers/queries";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { nameInYear } from "@/lib/domain/regions/names/queries";
import { canManage, managedRegions } from "@/lib/domain/years/policy";
import type { YearAct, YearCarrier, YearDetail, YearState } from "@/lib/domain/years/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** Throws `not_found` but for the office of the region or of one above it. */
export async function requireReadable(actor: Actor, regionCode: string): Promise<void> {
  const found = await row(sql`
    select 1 from region r where r.code = ${regionCode}
      and (${actor.kind === "system"} or exists (
        select 1 from region top where top.code = any (${managedRegions(actor)}::text[])
          and r.path like top.path || '%'))`);
  if (!found) throw notFound("地区");
}

/** Throws `not_found` out of reach and `forbidden` but for the office of the very region. */
export async function requireManaged(actor: Actor, regionCode: string): Promise<void> {
  await requireReadable(actor, regionCode);
  if (canManage(actor, regionCode)) return;
  throw forbidden("年度由本地区领导小组办公室办理，上级办公室可以查看，不能代办");
}

function states(year: number, which: Statement): Statement {
  return sql`
    select r.code as "regionCode", ${nameInYear("r", year)} as "regionName", ${year}::int as year,
      exists (select 1 from year_act act where act.region_code = r.code and act.year = ${year}
        and act.act = 'open') as "isOpened",
      (select json_build_object('regionCode', c.region_code, 'unitName', c.unit_name,
          'on', (c.at at time zone 'Asia/Shanghai')::date)
        from closed_year c where c.year = ${year} and r.path like c.path || '%'
        order by length(c.path) limit 1) as "closedBy",
      (select count(*)::int from task_list l where l.region_code = r.code and l.year = ${year}
        and l.status = 'issued') as "issuedLists",
      (select count(*)::int from task_list l where l.region_code = r.code and l.year = ${year}
        and l.status = 'archived') as "archivedLists"
    from region r where ${which} order by length(r.path), r.code`;
}

/** What was asked and done of each carrier in a region's year, from the counters, archived lists included. */
async function carriersOf({ regionCode, year }: RegionYear): Promise<YearCarrier[]> {
  return rows(sql`
    select c.code, coalesce(c.name, '统筹协调') as name,
      coalesce(sum(k.approved + k.accepted), 0)::int as done,
      coalesce(sum(k.not_started + k.drafting + k.submitted + k.returned + k.approved + k.accepted), 0)::int
        as asked
    from counter k join ${issuedTasks({ year, scopes: null })} t on t.root_task_id = k.root_task_id
    join region n on n.code = k.node_code
    left join carrier c on c.code = t.carrier_code
    where k.year = ${year} and n.path like (select path from region where code = ${regionCode}) || '%'
    group by c.code, c.name, c.position order by c.position nulls first`);
}

async function actsOf({ regionCode, year }: RegionYear): Promise<YearAct[]> {
  return rows(sql`
    select id, act, to_json(at) #>> '{}' as at, by_name as "byName", unit_name as "unitName", summary
    from year_act where region_code = ${regionCode} and year = ${year} order by at desc, id desc`);
}

async function listsOf({ regionCode, year }: RegionYear): Promise<YearDetail["lists"]> {
  return rows(sql`
    select l.id, l.title, coalesce(c.name, '统筹协调') as "carrierName", l.status
    from task_list l left join carrier c on c.code = l.carrier_code
    where l.region_code = ${regionCode} and l.year = ${year} and l.status <> 'superseded'
      and l.kind <> 'resolution'
    order by l.kind, c.position nulls first, l.list_version desc`);
}

/** The years that a region has lists or acts for, with this one and the next, newest first. */
async function yearsOf(regionCode: string, now: number): Promise<number[]> {
  const found = await rows<{ year: number }>(sql`
    select year from task_list where region_code = ${regionCode}
    union select year from year_act where region_code = ${regionCode}
    union select unnest(${[now, now + 1]}::int[]) order by 1 desc`);
  return found.map(({ year }) => year);
}

/** The region that a person's page of years begins with; `forbidden` for those who manage none. */
export function ownRegion(actor: Actor): string {
  const [first] = managedRegions(actor);
  if (!first) throw forbidden();
  return first;
}

/**
 * A region's year: where it stands, what was done to it, its carriers, lists and figures as they were, and
 * the regions beneath. `not_found` out of reach.
 */
export async function getYear(
  actor: Actor,
  { regionCode, year }: { regionCode: string; year?: number | undefined },
): Promise<YearDetail> {
  await requireReadable(actor, regionCode);
  const { today } = await getClock(actor);
  const place = { regionCode, year: year ?? Number(today.slice(0, 4)) };
  const [state, children, acts, carriers, lists, set, years] = await Promise.all([
    row<YearState>(states(place.year, sql`r.code = ${regionCode}`)),
    rows<YearState>(
      states(place.year, sql`r.parent_code = ${regionCode} and r.level in ('city', 'county')`),
    ),
    actsOf(place),
    carriersOf(place),
    listsOf(place),
    findCarriers(actor, place),
    yearsOf(regionCode, Number(today.slice(0, 4))),
  ]);
  if (!state) throw notFound("地区");
  const named = (set?.members ?? []).map(({ code, name }) => {
    const counted = carriers.find((carrier) => carrier.code === code);
    return { code, name, done: counted?.done ?? 0, asked: counted?.asked ?? 0 };
  });
  const beside = carriers.filter(({ code }) => !named.some((carrier) => carrier.code === code));
  return {
    ...state,
    ...{ today, acts, lists, children, years, setName: set?.setName ?? null },
    carriers: [...named, ...beside],
    mayManage: canManage(actor, regionCode),
  };
}
