import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { lastYearLists } from "@/lib/domain/lists/yearly/queries";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import type { ListCover, NextDraft, OpenPlan } from "@/lib/domain/years/types";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

interface LastList extends NextDraft {
  takesOver: boolean;
}

/** The lists of last year of which the year has none yet. */
export async function listNextDrafts(
  _actor: Actor,
  place: RegionYear,
): Promise<{ drafts: NextDraft[]; inheriting: OpenPlan["inheriting"] }> {
  const found = await rows<LastList>(sql`
    select last.id as "fromListId", last.kind, last.carrier_code as "carrierCode", last.title,
      coalesce(c.name, '统筹协调') as "carrierName", last.takes_over as "takesOver",
      (case last.kind when 'task' then (select count(*) from task t
          where t.list_id = last.id and t.clause_id is null)
        else (select count(*) from clause k where k.list_id = last.id) end)::int as entries,
      (select string_agg(distinct o.name, '、') from lead_duty d join organisation o on o.id = d.organisation_id
        join carrier led on led.code = d.carrier_code
        where d.region_code = ${place.regionCode} and d.role = 'lead' and d.valid_to is null
          and (led.code = last.carrier_code or led.parent_code = last.carrier_code)) as "leadName"
    from (${lastYearLists(place)}) last left join carrier c on c.code = last.carrier_code
    order by last.kind, c.position nulls first`);
  return {
    drafts: found
      .filter((one) => !one.takesOver)
      .map(({ takesOver: _takesOver, ...draft }) => draft),
    inheriting: found
      .filter((one) => one.takesOver)
      .map(({ title, carrierName }) => ({ title, carrierName })),
  };
}

/** Issued task lists of the year by carrier and level: how many regions have one. */
async function coverOf({ regionCode, year }: RegionYear, codes: string[]): Promise<ListCover[]> {
  return rows(sql`
    with place as (
      select r.code, r.level from region r
      where r.path like (select path from region where code = ${regionCode}) || '%'
        and r.level in ('province', 'city', 'county') and (r.valid_to is null or r.valid_to > current_date))
    select c.name as "carrierName", place.level, count(*)::int as regions,
      count(*) filter (where exists (
        select 1 from task_list l where l.region_code = place.code and l.year = ${year}
          and l.kind = 'task' and l.carrier_code = c.code and l.status in ('issued', 'archived')))::int
        as issued
    from place cross join carrier c where c.code = any (${codes}::text[])
    group by c.name, c.position, place.level order by c.position, place.level`);
}

/** Organisations of which nobody can sign in: nobody would report for them. */
async function withoutReporter(regionCode: string): Promise<OpenPlan["withoutReporter"]> {
  return rows(sql`
    select o.level, count(*)::int as organisations
    from organisation o join region r on r.code = o.region_code
    where r.path like (select path from region where code = ${regionCode}) || '%'
      and o.valid_to is null and o.kind in ('lead_unit', 'township', 'village', 'unit')
      and not exists (select 1 from account a where a.organisation_id = o.id and a.status = 'active')
    group by o.level order by o.level`);
}

/** What a year needs before it is opened, and the drafts that can be made. Only for the region's office. */
export async function planOpen(actor: Actor, place: RegionYear): Promise<OpenPlan> {
  await requireManaged(actor, place.regionCode);
  const set = await findCarriers(actor, place);
  const codes = (set?.members ?? []).map(({ code }) => code);
  const [leads, calendar, next, cover, missing] = await Promise.all([
    rows<{ code: string; leadName: string }>(sql`
      select coalesce(c.parent_code, c.code) as code, string_agg(distinct o.name, '、') as "leadName"
      from lead_duty d join carrier c on c.code = d.carrier_code
      join organisation o on o.id = d.organisation_id
      where d.region_code = ${place.regionCode} and d.role = 'lead' and d.valid_to is null
      group by 1`),
    row<{ known: boolean }>(sql`
      select exists (select 1 from calendar_exception
        where date between make_date(${place.year}::int, 1, 1) and make_date(${place.year}::int, 12, 31))
        as known`),
    listNextDrafts(actor, place),
    coverOf(place, codes),
    withoutReporter(place.regionCode),
  ]);
  const leadOf = new Map(leads.map(({ code, leadName }) => [code, leadName]));
  return {
    setName: set?.setName ?? null,
    carriers: (set?.members ?? []).map(({ code, name }) => {
      return { code, name, leadName: leadOf.get(code) ?? null };
    }),
    isCalendarKnown: calendar?.known ?? false,
    ...next,
    cover,
    withoutReporter: missing,
  };
}
