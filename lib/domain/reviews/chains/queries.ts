import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reviewable } from "@/lib/domain/reviews/reviewable/types";
import { row, rows, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { managedRegions, requireManager } from "./policy";
import type { ChainRule, ChainsPage, Steps } from "./types";

/**
 * How many steps the review of a report has now: of every region upward its rule for the carrier, else for
 * all; the most that one of them asks for. Read it in the transaction that approves.
 */
export async function readSteps(
  tx: Tx,
  target: Pick<Reviewable, "id" | "regionCode">,
): Promise<Steps> {
  const found = await tx.row<{ steps: Steps }>(sql`
    select max(steps)::int as steps from (
      select distinct on (c.region_code) c.steps
      from assignment a
      join task t on t.id = a.task_id
      join task_list l on l.id = t.list_id
      left join carrier own on own.code = l.carrier_code
      join region place on place.code = ${target.regionCode}
      join region r on place.path like r.path || '%'
      join review_chain c on c.region_code = r.code and c.year = a.year
        and (c.carrier_code is null or c.carrier_code in (own.code, own.parent_code))
      where a.id = ${target.id}
      order by c.region_code, c.carrier_code is null, c.carrier_code = own.code desc) asked`);
  return found?.steps ?? 1;
}

const RULES = sql`
  select c.id, c.region_code as "regionCode", r.name as "regionName",
    c.carrier_code as "carrierCode", k.name as "carrierName", c.year, c.steps,
    c.set_by_name as "setByName", to_json(c.set_at) #>> '{}' as "setAt", c.version
  from review_chain c join region r on r.code = c.region_code
  left join carrier k on k.code = c.carrier_code`;

/** What offices above a region set for a year. */
export async function listAbove(
  actor: Actor,
  place: { regionCode: string; year: number },
): Promise<ChainRule[]> {
  requireManager(actor);
  return rows<ChainRule>(sql`
    ${RULES}
    where c.year = ${place.year} and c.region_code <> ${place.regionCode}
      and (select path from region where code = ${place.regionCode}) like r.path || '%'
    order by length(r.path), c.carrier_code is not null, k.position`);
}

/** The chains of a region that the actor manages, own and from above; `not_found` for another region. */
export async function getChains(
  actor: Actor,
  place: { regionCode: string; year: number },
): Promise<ChainsPage> {
  const staff = requireManager(actor);
  if (!managedRegions(staff).includes(place.regionCode)) throw notFound("地区");
  const region = await row<ChainsPage["region"]>(
    sql`select code, name, level from region where code = ${place.regionCode}`,
  );
  if (!region) throw notFound("地区");
  const [own, above, carriers] = await Promise.all([
    rows<ChainRule>(sql`
      ${RULES} where c.year = ${place.year} and c.region_code = ${place.regionCode}
      order by c.carrier_code is not null, k.position`),
    listAbove(staff, place),
    rows<ChainsPage["carriers"][number]>(
      sql`select code, name from carrier order by position, code`,
    ),
  ]);
  return { year: place.year, region, own, above, carriers };
}
