import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { canManage, canRaise } from "@/lib/domain/meetings/policy";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { initialsOf } from "@/lib/platform/pinyin";
import { type Statement, sql } from "@/lib/platform/sql";

const NEAR = 400;
const FOUND = 12;

function requireChooser(actor: Actor, regionCode: string): void {
  if (!canManage(actor, regionCode) && !canRaise(actor, regionCode)) throw notFound("地区");
}

/** Of an organisation `o`: it exists today and lies in the region or beneath it. */
export function unitsBeneath(regionCode: string): Statement {
  return sql`o.valid_from <= ${TODAY} and (o.valid_to is null or o.valid_to > ${TODAY})
    and exists (select 1 from region n join region top on top.code = ${regionCode}
      and n.path like top.path || '%' where n.code = o.node_code)`;
}

function withLetters(found: readonly Omit<UnitChoice, "letters">[]): UnitChoice[] {
  return found.map((unit) => ({ ...unit, letters: initialsOf(unit.name) }));
}

/**
 * Whom a region's meetings mostly speak of: its own office, commission, leads and resident groups, then
 * the offices and organs right beneath it; at most 400. For those who run meetings or raise problems there.
 */
export async function listNearUnits(actor: Actor, regionCode: string): Promise<UnitChoice[]> {
  requireChooser(actor, regionCode);
  const found = await rows<Omit<UnitChoice, "letters">>(sql`
    select o.id, o.name, r.name as place
    from organisation o join region r on r.code = o.region_code
    where (o.region_code = ${regionCode} or (r.parent_code = ${regionCode}
        and o.kind in ('office', 'commission', 'township')))
      and o.kind <> 'unit' and o.kind <> 'village' and ${unitsBeneath(regionCode)}
    order by o.region_code <> ${regionCode}, array_position(array['office', 'commission',
      'lead_unit', 'resident_group', 'township'], o.kind::text), r.code, o.name, o.id
    limit ${NEAR}`);
  return withLetters(found);
}

/** Any organisation in the region or beneath by a part of its name or its first letters, at most twelve. */
export async function searchUnits(
  actor: Actor,
  { regionCode, text }: { regionCode: string; text: string },
): Promise<UnitChoice[]> {
  requireChooser(actor, regionCode);
  const typed = text.trim().toLowerCase();
  if (typed === "") return [];
  const isLetters = /^[a-z0-9]{2,}$/.test(typed);
  const match = isLetters
    ? sql`e.words @@ search_letter_query(${typed}) and e.letters like '%' || ${typed} || '%'`
    : sql`e.words @@ search_query(${typed}) and e.plain like '%' || search_plain(${typed}) || '%'`;
  const found = await rows<Omit<UnitChoice, "letters">>(sql`
    select o.id, o.name, coalesce(up.name || ' ', '') || r.name as place
    from search_entry e join organisation o on o.id = e.id
    join region r on r.code = o.region_code
    left join region up on up.code = r.parent_code
    where e.kind = 'organisation' and ${match} and ${unitsBeneath(regionCode)}
    order by left(e.plain, length(search_plain(${typed}))) <> search_plain(${typed}),
      length(e.plain), o.node_code, o.id
    limit ${FOUND}`);
  return withLetters(found);
}
