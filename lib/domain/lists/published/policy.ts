// Anybody may read what is both issued and disclosed: a list that is issued and public, and of it the
// tasks that are public. Of `aggregate` tasks only their number and sums are shown, of `internal` ones
// nothing. Drafts and superseded versions are read by nobody here. Who asks makes no difference, so
// that a page made for one visitor may be shown to the next.

import { type Statement, sql } from "@/lib/platform/sql";

/** Where and when the public reads: a region in a year. */
export interface PublicPlace {
  regionCode: string;
  year: number;
}

/**
 * The condition that rows of `task_list` under `l` are issued, public and the newest of their carrier
 * and kind up to the year: a list that is issued ahead is shown once its year has begun.
 */
export function publishedLists({ regionCode, year }: PublicPlace): Statement {
  const isPublic = (list: string) => sql`(${sql.raw(list)}.region_code = ${regionCode}
    and ${sql.raw(list)}.status = 'issued' and ${sql.raw(list)}.disclosure = 'public'
    and ${sql.raw(list)}.year <= ${year})`;
  return sql`(${isPublic("l")} and not exists (select 1 from task_list newer
    where ${isPublic("newer")} and newer.carrier_code is not distinct from l.carrier_code
      and newer.kind = l.kind and newer.year > l.year))`;
}
