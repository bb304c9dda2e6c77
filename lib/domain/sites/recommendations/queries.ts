import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { placesWithin } from "@/lib/domain/sites/lifecycle/policy";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** An organisation that the actor may recommend, with the carriers that it may stand for. */
export interface Recommendable {
  id: string;
  name: string;
  regionName: string;
  carriers: { code: string; name: string }[];
}

const SHOWN = 20;

/** Of organisation `o`: the carriers that it builds, or of villages, townships and authorities those of its set. */
const BUILDS = sql`(exists (select 1 from organisation_carrier b where b.organisation_id = o.id
    and (b.carrier_code = c.code or b.carrier_code in (select code from carrier where parent_code = c.code)))
  or o.kind <> 'unit')`;

/** Organisations that the actor may recommend, by name or one by id; at most twenty. */
export async function listRecommendable(
  actor: Actor,
  { q, unit }: { q: string; unit?: string | undefined },
): Promise<Recommendable[]> {
  const reaches = await requireReaches(actor, "site.recommend");
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const chosen = unit
    ? sql`o.id = ${unit}::uuid`
    : q
      ? sql`o.name like ${pattern}`
      : sql`o.id = ${own}::uuid`;
  return rows<Recommendable>(sql`
    select o.id, o.name, r.name as "regionName",
      json_agg(json_build_object('code', c.code, 'name', c.name) order by c.position, c.code) as carriers
    from organisation o join region r on r.code = o.region_code
    join carrier c on ${BUILDS} and ${placesWithin(reaches, sql`c.code`)}
    where ${chosen} and o.valid_to is null and o.kind not in ('commission', 'resident_group')
    group by o.id, o.name, r.name order by o.id <> ${own}::uuid, o.name, o.id limit ${SHOWN}`);
}
