import "server-only";
import { placeConditions, type Reach } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { type Statement, sql } from "@/lib/platform/sql";

// Organisations that build a carrier or lead it; a sub-carrier counts for its carrier.
function buildsCarrier(carrierCode: string | null, organisation: Statement): Statement {
  const carriers = sql`select code from carrier
    where code = ${carrierCode} or parent_code = ${carrierCode}`;
  return sql`(exists (select 1 from organisation_carrier oc
      where oc.organisation_id = ${organisation} and oc.carrier_code in (${carriers}))
    or exists (select 1 from lead_duty d where d.organisation_id = ${organisation}
      and d.carrier_code in (${carriers}) and d.valid_from <= ${TODAY}
      and (d.valid_to is null or d.valid_to > ${TODAY})))`;
}

/**
 * As `organisationsWithin`, and where a reach is bound to tasks, only organisations that build or lead
 * its carrier: for looking after people, not for looking at work.
 */
export function organisationsBuilding(reaches: readonly Reach[], alias: string): Statement {
  const o = sql.raw(alias);
  return sql.or(
    reaches.map((reach) => {
      const place = placeConditions(reach, o, sql`${o}.id`, sql`${o}.level`);
      if (!reach.tasks) return sql.and(place);
      return sql.and([...place, buildsCarrier(reach.tasks.carrierCode, sql`${o}.id`)]);
    }),
  );
}
