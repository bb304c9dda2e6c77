import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { spanOf } from "@/lib/access/roles";
import type { Checklist } from "@/lib/domain/sites/checklists/types";
import type { DemonstrationKind } from "@/lib/domain/sites/lifecycle/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** A region for which somebody sets checklists, and the carrier that narrows it. */
export interface ChecklistPlace {
  regionCode: string;
  regionName: string;
  /** Only this carrier and what is part of it; null for all. */
  carrierCode: string | null;
}

/** Of checklist `c`: its columns as `Checklist`. */
export const CHECKLIST_COLUMNS: Statement = sql`c.id, c.region_code as "regionCode",
  (select name from region where code = c.region_code) as "regionName",
  c.carrier_code as "carrierCode",
  (select name from carrier where code = c.carrier_code) as "carrierName", c.kind, c.year, c.revision,
  c.title, c.items, c.is_example as "isExample", c.made_by_name as "madeByName",
  to_char(c.made_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "madeOn"`;

/** Where the actor sets checklists: the regions in which they manage sites. */
export async function listChecklistPlaces(actor: Actor): Promise<ChecklistPlace[]> {
  if (actor.kind !== "staff") return [];
  const granted = actor.grants.filter(({ role }) => spanOf(role, "site.manage") !== undefined);
  const names = await rows<{ code: string; name: string }>(sql`
    select code, name from region where code = any (${granted.map((one) => one.regionCode)}::text[])`);
  return granted.map(({ regionCode, carrierCode }) => ({
    regionCode,
    carrierCode,
    regionName: names.find(({ code }) => code === regionCode)?.name ?? regionCode,
  }));
}

/** The newest revision of each checklist that holds in the actor's regions or above them. */
export async function listChecklists(actor: Actor): Promise<Checklist[]> {
  if (!hasVerb(actor, "site.manage")) throw forbidden();
  const places = await listChecklistPlaces(actor);
  const codes = places.map(({ regionCode }) => regionCode);
  return rows<Checklist>(sql`
    select distinct on (c.region_code, c.carrier_code, c.kind, c.year) ${CHECKLIST_COLUMNS}
    from site_checklist c join region r on r.code = c.region_code
    where exists (select 1 from region mine where mine.code = any (${codes}::text[])
      and mine.path like r.path || '%')
    order by c.region_code, c.carrier_code nulls first, c.kind nulls first, c.year desc, c.revision desc`);
}

/** One revision, for whoever manages sites in its region or beneath; throws `not_found` for any other. */
export async function getChecklist(actor: Actor, id: string): Promise<Checklist> {
  if (!isId(id)) throw notFound("清单");
  const codes = (await listChecklistPlaces(actor)).map(({ regionCode }) => regionCode);
  const found = await row<Checklist>(sql`
    select ${CHECKLIST_COLUMNS} from site_checklist c join region r on r.code = c.region_code
    where c.id = ${id}::uuid and exists (select 1 from region mine
      where mine.code = any (${codes}::text[]) and mine.path like r.path || '%')`);
  if (!found) throw notFound("清单");
  return found;
}

/** The checklist that asks a site of a region, carrier and kind this year, as a statement: one row or none. */
export function checklistOf(site: {
  regionCode: string;
  carrierCode: string;
  kind: DemonstrationKind;
}): Statement {
  const { regionCode, carrierCode, kind } = site;
  return sql`
    select ${CHECKLIST_COLUMNS} from site_checklist c
    join region r on r.code = c.region_code
    join region own on own.code = ${regionCode} and own.path like r.path || '%'
    where c.year <= extract(year from now() at time zone 'Asia/Shanghai')
      and (c.carrier_code is null or c.carrier_code = ${carrierCode}
        or c.carrier_code = (select parent_code from carrier where code = ${carrierCode}))
      and (c.kind is null or c.kind = ${kind}::demonstration_kind)
    order by c.is_example and c.made_by_id is null, length(r.path) desc,
      (c.carrier_code = ${carrierCode}) desc nulls last, c.carrier_code nulls last, c.kind nulls last,
      c.year desc, c.revision desc
    limit 1`;
}
