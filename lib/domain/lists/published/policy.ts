// Anybody may read what is both issued and disclosed: a list that is issued and public, and of it the
// tasks that are public. Of `aggregate` tasks only their number and sums are shown, of `internal` ones
// nothing. Drafts and superseded versions are read by nobody here. Who asks makes no difference, so
// that a page made for one visitor may be shown to the next.

import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that rows of `task_list` under `l` are issued and public in a region. */
export function publishedLists(regionCode: string): Statement {
  return sql`(l.region_code = ${regionCode} and l.status = 'issued' and l.disclosure = 'public')`;
}
