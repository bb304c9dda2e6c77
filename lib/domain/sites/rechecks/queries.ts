import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { spanOf } from "@/lib/access/roles";
import { readableSites } from "@/lib/domain/sites/lifecycle/policy";
import type { Recheck } from "@/lib/domain/sites/rechecks/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The re-checks of a site that the actor reads, the newest first. */
export async function listRechecks(actor: Actor, siteId: string): Promise<Recheck[]> {
  const visible = readableSites(actor, await reachesFor(actor, "site.read"));
  return rows<Recheck>(sql`
    select k.id, k.cause, k.ground, k.opened_by_name as "openedByName", k.due_on as "dueOn", k.result,
      to_char(k.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "openedOn",
      k.visited_on as "visitedOn", k.visitors, k.words, k.rectify_until as "rectifyUntil",
      k.decided_by_name as "decidedByName", case when d.id is null then null
        else json_build_object('share', d.share, 'seed', d.seed, 'pool', d.pool, 'drawn', d.drawn) end as draw
    from site_recheck k join demonstration_site s on s.id = k.site_id
    join organisation o on o.id = s.organisation_id left join site_draw d on d.id = k.draw_id
    where k.site_id = ${siteId}::uuid and ${visible} order by k.opened_at desc, k.id desc`);
}

/** The regions in which the actor begins re-checks. */
export async function listDrawRegions(actor: Actor): Promise<{ code: string; name: string }[]> {
  if (actor.kind !== "staff") return [];
  const granted = actor.grants.filter(({ role }) => spanOf(role, "site.manage") !== undefined);
  return rows(sql`
    select code, name from region
    where code = any (${granted.map(({ regionCode }) => regionCode)}::text[]) order by length(path), code`);
}
