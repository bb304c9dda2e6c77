/*
 * What the public site says about itself is everybody's to read. Its settings are read and changed by the office of
 * the region for which this platform is run (portal.manage of the host region), and by nobody below it. One
 * person may do it: what is set are facts about the site, each change is in the audit trail.
 */
import type { Reach } from "@/lib/access/reach";
import { regionsWithin } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that the region `code` itself lies in one of the reaches. */
export function portalWithin(reaches: readonly Reach[], code: string): Statement {
  return sql`exists (select 1 from region r where r.code = ${code} and ${regionsWithin(reaches, "r")})`;
}
