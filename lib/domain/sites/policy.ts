// Anybody may read published sites. What is not published is read by the system alone (counts and
// checks); the office reads it once sites have a workflow of their own.

import type { Actor } from "@/lib/access/actor";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that rows of `site` under `alias` may be read by the actor. */
export function sitesVisibleTo(actor: Actor, alias: string): Statement {
  const site = sql.raw(alias);
  return actor.kind === "system" ? sql`true` : sql`${site}.is_published`;
}
