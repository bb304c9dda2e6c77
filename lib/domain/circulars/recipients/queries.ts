import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canDraft } from "@/lib/domain/circulars/policy";
import type { Recipients } from "@/lib/domain/circulars/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** Of an organisation `o`: it lies in a region and works there now. */
function beneath(regionCode: string): Statement {
  return sql`o.node_code = any (array(
      select n.code from region n where n.level in ('province', 'city', 'county')
        and n.path like (select path from region where code = ${regionCode}) || '%'))
    and (o.valid_to is null or o.valid_to > (now() at time zone 'Asia/Shanghai')::date)`;
}

function ofCarrier(carrierCode: string | null): Statement {
  if (!carrierCode) return sql`true`;
  const carriers = sql`(select code from carrier where code = ${carrierCode} or parent_code = ${carrierCode})`;
  return sql`(exists (select 1 from organisation_carrier oc
      where oc.organisation_id = o.id and oc.carrier_code in ${carriers})
    or exists (select 1 from lead_duty d where d.organisation_id = o.id and d.carrier_code in ${carriers}))`;
}

/** The organisations that a circular of a region goes to, as a sub-select of their ids; never its own writers. */
export function recipientIds(
  regionCode: string,
  { levels, carrierCode, listed }: Recipients,
): Statement {
  return sql`select o.id from organisation o
    where ${beneath(regionCode)} and not (o.region_code = ${regionCode} and o.kind = 'office')
      and ((o.level = any (${levels}::organisation_level[]) and ${ofCarrier(carrierCode)})
        or o.id = any (${listed.map((one) => one.id)}::uuid[]))`;
}

/** How many organisations would get it; only for those who draft there. */
export async function countRecipients(
  actor: Actor,
  { regionCode, to }: { regionCode: string; to: Recipients },
): Promise<number> {
  if (!canDraft(actor, regionCode)) throw notFound("通报");
  const found = await row<{ count: number }>(
    sql`select count(*)::int as count from (${recipientIds(regionCode, to)}) o`,
  );
  return found?.count ?? 0;
}

/** Organisations beneath a region by their full names; `unknown` are names of none, or of more than one. */
export async function findNamed(
  _actor: Actor,
  { regionCode, names }: { regionCode: string; names: readonly string[] },
): Promise<{ listed: Recipients["listed"]; unknown: string[] }> {
  if (names.length === 0) return { listed: [], unknown: [] };
  const found = await rows<{ id: string; name: string }>(sql`
    select min(o.id::text) as id, o.name from organisation o
    where ${beneath(regionCode)} and o.name = any (${names}::text[])
    group by o.name having count(*) = 1`);
  const known = new Set(found.map(({ name }) => name));
  return { listed: found, unknown: names.filter((name) => !known.has(name)) };
}
