import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ReleasedEdition, ReleasedEditionRow } from "@/lib/domain/editions/published/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const COLUMNS = sql`e.id, e.year, e.number, e.title, e.query ->> 'day' as day,
  to_char(e.released_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "releasedOn", e.fingerprint,
  (select json_build_object('day', to_char(k.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
      'differences', k.differences, 'corrections', k.corrections)
    from edition_check k where k.edition_id = e.id order by k.at desc limit 1) as changes`;

const WHOLE = sql`${COLUMNS}, r.name as "regionName", e.fingerprint_sm3 as "fingerprintSm3", e.query, e.figures
  from edition e join region r on r.code = e.region_code`;

/** Of an edition `e`: it is the public's. Nothing else ever shows on a public page. */
const IS_PUBLIC = sql`e.status = 'released' and e.purpose = 'public'`;

/** The released editions of a region, newest first. Released ones are open to everybody, others to nobody here. */
export async function listReleasedEditions(
  _actor: Actor,
  regionCode: string,
): Promise<ReleasedEditionRow[]> {
  return rows<ReleasedEditionRow>(sql`
    select ${COLUMNS} from edition e
    where e.region_code = ${regionCode} and ${IS_PUBLIC}
    order by e.year desc, e.number desc limit 100`);
}

/** The newest released edition of a region, or null while there is none. */
export async function findNewestEdition(
  _actor: Actor,
  regionCode: string,
): Promise<ReleasedEdition | null> {
  const found = await row<ReleasedEdition>(sql`
    select ${WHOLE} where e.region_code = ${regionCode} and ${IS_PUBLIC}
    order by e.year desc, e.number desc limit 1`);
  return found ?? null;
}

/** One released edition; throws `not_found` for any other. */
export async function getReleasedEdition(_actor: Actor, id: string): Promise<ReleasedEdition> {
  const found = await row<ReleasedEdition>(sql`
    select ${WHOLE} where e.id = ${id}::uuid and ${IS_PUBLIC}`);
  if (!found) throw notFound("期");
  return found;
}
