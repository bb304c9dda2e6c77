import "server-only";
import type { Actor } from "@/lib/access/actor";
import { profileOf } from "@/lib/domain/portal/rules";
import { storedProfileSchema } from "@/lib/domain/portal/settings/schema";
import type { PublicProfile } from "@/lib/domain/portal/types";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { withBase } from "@/lib/shared/base-path";
import { sha256 } from "@/lib/shared/hash";

const MARK_LENGTH = 12;

/** The public site of this installation as its office set it; unset facts are left out. */
export async function getPublicProfile(_actor: Actor): Promise<PublicProfile> {
  const regionCode = env().HOST_REGION;
  const found = await row<{
    regionName: string | null;
    value: unknown;
    isDemonstration: boolean;
  }>(sql`
    select (select name from region where code = ${regionCode}) as "regionName",
      (select value from setting where key = 'public_site') as value,
      exists (select 1 from setting where key = 'demonstration') as "isDemonstration"`);
  const set = storedProfileSchema.parse(found?.value ?? {});
  // The mark changes with the picture, so that browsers may keep what they have.
  const mark = set.badgePicture && sha256(set.badgePicture).slice(0, MARK_LENGTH);
  return profileOf(set, {
    regionCode,
    regionName: found?.regionName ?? "",
    isDemonstration: found?.isDemonstration ?? false,
    badgePicture: mark ? withBase(`/api/portal/badge?v=${mark}`) : null,
  });
}

/** The bytes of the badge in force (PNG); null where none was uploaded. */
export async function findBadge(_actor: Actor): Promise<Buffer | null> {
  const found = await row<{ picture: string | null }>(sql`
    select value ->> 'badgePicture' as picture from setting where key = 'public_site'`);
  return found?.picture ? Buffer.from(found.picture, "base64") : null;
}
