import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { portalWithin } from "@/lib/domain/portal/policy";
import { profileOf } from "@/lib/domain/portal/rules";
import { storedProfileSchema } from "@/lib/domain/portal/settings/schema";
import type { PortalSettings } from "@/lib/domain/portal/settings/types";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

interface Found {
  regionName: string;
  isDemonstration: boolean;
  live: unknown;
  draft: unknown;
  seen: string | null;
  changedBy: string | null;
  changedAt: Date | null;
}

/** Makes sure that the actor is the office of the host region; throws `not_found` for another region's. */
export async function requirePortalOffice(actor: Actor): Promise<void> {
  const reaches = await requireReaches(actor, "portal.manage");
  const found = await row(sql`select 1 where ${portalWithin(reaches, env().HOST_REGION)}`);
  if (!found) throw notFound("网站设置");
}

/** 网站设置 with the draft and how it would look; `not_found` for whoever has another region's office. */
export async function getPortalSettings(actor: Actor): Promise<PortalSettings> {
  const reaches = await requireReaches(actor, "portal.manage");
  const regionCode = env().HOST_REGION;
  const found = await row<Found>(sql`
    select h.name as "regionName", live.value as live, draft.value as draft,
      exists (select 1 from setting where key = 'demonstration') as "isDemonstration",
      md5(concat_ws('|', live.value::text, draft.value::text)) as seen,
      last.actor_name as "changedBy", last.at as "changedAt"
    from region h
    left join setting live on live.key = 'public_site'
    left join setting draft on draft.key = 'public_site_draft'
    left join lateral (select actor_name, at from audit_entry
      where subject_type = 'portal' and action = 'portal.publish' order by at desc limit 1) last on true
    where h.code = ${regionCode} and ${portalWithin(reaches, regionCode)}`);
  if (!found) throw notFound("网站设置");
  const values = storedProfileSchema.parse(found.draft ?? found.live ?? {});
  const { badgePicture } = values;
  const { changedBy, changedAt } = found;
  return {
    values,
    hasDraft: found.draft !== null,
    seen: found.seen ?? "",
    preview: profileOf(values, {
      regionCode,
      regionName: found.regionName,
      isDemonstration: found.isDemonstration,
      badgePicture: badgePicture ? `data:image/png;base64,${badgePicture}` : null,
    }),
    changedBy: changedBy && changedAt ? { name: changedBy, at: changedAt } : null,
  };
}
