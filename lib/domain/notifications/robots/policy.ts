/*
 * The robots of an organisation's groups are looked after by those of the organisation who lead, by its
 * office and by its township: whoever holds robot.manage, for the own organisation only.
 */
import type { Reach } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that a robot `r` belongs to an organisation in the reaches. */
export function robotsWithin(reaches: readonly Reach[]): Statement {
  const organisations = reaches.flatMap(({ organisationId }) => organisationId ?? []);
  return sql`r.organisation_id = any (${organisations}::uuid[])`;
}
