import "server-only";
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { readSetting } from "@/lib/access/settings";
import { type SiteTerms, siteTermsSchema } from "@/lib/domain/sites/terms/schema";
import { env } from "@/lib/platform/env";

/** The terms as they stand, with the mark that the form carries. */
export async function getSeenSiteTerms(_actor: Actor): Promise<{ terms: SiteTerms; seen: string }> {
  const { value, seen } = await readSetting("site_terms");
  return { terms: siteTermsSchema.parse(value ?? {}), seen };
}

/** The terms as they stand; what nobody set is as usual. */
export async function getSiteTerms(actor: Actor): Promise<SiteTerms> {
  return (await getSeenSiteTerms(actor)).terms;
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
