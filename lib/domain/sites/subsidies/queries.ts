import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { readableSites } from "@/lib/domain/sites/lifecycle/policy";
import type { SubsidyFilter } from "@/lib/domain/sites/subsidies/schema";
import type { Subsidy, SubsidyTotal } from "@/lib/domain/sites/subsidies/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const SOURCE = sql`site_subsidy g join demonstration_site s on s.id = g.site_id
  join organisation o on o.id = s.organisation_id join region r on r.code = o.node_code
  left join region city on city.code = split_part(r.path, '/', 2)`;

async function within(actor: Actor, filter: SubsidyFilter & { siteId?: string }) {
  const conditions: Statement[] = [readableSites(actor, await reachesFor(actor, "site.read"))];
  if (filter.year) conditions.push(sql`g.year = ${filter.year}`);
  if (filter.siteId) conditions.push(sql`s.id = ${filter.siteId}::uuid`);
  return sql.and(conditions);
}

/** The lines of the register over the sites that the actor reads, the newest year first. */
export async function listSubsidies(
  actor: Actor,
  filter: SubsidyFilter & { siteId?: string },
): Promise<Subsidy[]> {
  return rows<Subsidy>(sql`
    select g.id, s.id as "siteId", s.name as "siteName", r.name as "regionName",
      coalesce(s.level_named, s.level_wished) as level, g.year, g.amount::text as amount, g.source,
      g.document, g.paid_on as "paidOn", g.recorded_by_name as "recordedByName",
      g.struck_reason as "struckReason"
    from ${SOURCE} where ${await within(actor, filter)}
    order by g.year desc, g.recorded_at desc, g.id limit 5000`);
}

/** The sums of the same by year, level and city, without what was struck. */
export async function summariseSubsidies(
  actor: Actor,
  filter: SubsidyFilter,
): Promise<SubsidyTotal[]> {
  return rows<SubsidyTotal>(sql`
    select g.year, coalesce(s.level_named, s.level_wished) as level,
      coalesce(city.name, r.name) as "cityName", count(*)::int as count, sum(g.amount)::text as amount
    from ${SOURCE} where ${await within(actor, filter)} and g.struck_at is null
    group by 1, 2, 3 order by 1 desc, 2, 3`);
}
