import "server-only";
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { type SiteTerms, siteTermsSchema } from "@/lib/domain/sites/terms/schema";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

/** The terms as they stand; what nobody set is as usual. */
export async function getSiteTerms(_actor: Actor): Promise<SiteTerms> {
  const found = await row<{ value: unknown }>(
    sql`select value from setting where key = 'site_terms'`,
  );
  return siteTermsSchema.parse(found?.value ?? {});
}

/** True for the office of this installation's own region: it alone sets the terms. */
export function setsTerms(actor: Actor): boolean {
  if (actor.kind !== "staff") return actor.kind === "system";
  return actor.grants.some(
    ({ role, regionCode, carrierCode }) =>
      spanOf(role, "site.manage") === "subtree" &&
      regionCode === env().HOST_REGION &&
      carrierCode === null,
  );
}
