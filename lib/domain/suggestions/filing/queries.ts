import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { isPublished } from "@/lib/domain/publications/policy";
import type { Place } from "@/lib/domain/suggestions/filing/types";
import { row, rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { initialsOf } from "@/lib/platform/pinyin";
import { type Statement, sql } from "@/lib/platform/sql";

const MOST_FOUND = 20;

const COLUMNS = sql`r.code, r.name, coalesce((select string_agg(up.name, ' ' order by length(up.path))
    from region up where r.path like up.path || '%' and up.code <> r.code and up.level <> 'province'), '')
    as above,
  exists (select 1 from region below where below.parent_code = r.code
    and (below.valid_to is null or below.valid_to > ${TODAY})) as "hasBelow"`;

/** Regions that stand today in the deployment's own region. */
function standing(): Statement {
  return sql`(r.valid_to is null or r.valid_to > ${TODAY})
    and r.path like (select host.path from region host where host.code = ${env().HOST_REGION}) || '%'`;
}

/** What lies straight beneath a region; beneath the deployment's own where none is named. */
export async function listPlaces(_actor: Actor, parentCode?: string): Promise<Place[]> {
  return rows<Place>(sql`
    select ${COLUMNS} from region r
    where r.parent_code = ${parentCode ?? env().HOST_REGION} and ${standing()} order by r.code`);
}

/** A place that a suggestion may be about; throws `invalid` for any other. */
export async function getPlace(_actor: Actor, code: string): Promise<Place> {
  const found = await row<Place>(sql`
    select ${COLUMNS} from region r where r.code = ${code} and ${standing()}`);
  if (!found) throw invalid({ regionCode: "没有找到这个地区，请重新选择" });
  return found;
}

const kept: { letters: { code: string; letters: string[] }[]; until: number } = {
  letters: [],
  until: 0,
};
const KEPT_FOR = 600_000;

// Down to the townships: the letters of a village are those of a hundred others.
async function codesByLetters(letters: string): Promise<string[]> {
  if (Date.now() > kept.until) {
    const all = await rows<{ code: string; name: string }>(sql`
      select r.code, r.name from region r where r.level <> 'village' and ${standing()} order by r.code`);
    kept.letters = all.map(({ code, name }) => ({ code, letters: initialsOf(name) }));
    kept.until = Date.now() + KEPT_FOR;
  }
  return kept.letters
    .filter((one) => one.letters.some((each) => each.startsWith(letters)))
    .slice(0, MOST_FOUND)
    .map(({ code }) => code);
}

/** Places by a part of their name, or by the first letters of its pinyin (down to the townships). */
export async function findPlaces(_actor: Actor, typed: string): Promise<Place[]> {
  const letters = typed.toLowerCase();
  const where = /^[a-z]{2,20}$/.test(letters)
    ? sql`r.code = any (${await codesByLetters(letters)}::text[])`
    : sql`search_bigrams(r.name) @@ search_query(${typed})`;
  return rows<Place>(sql`
    select ${COLUMNS} from region r where ${where} and ${standing()}
    order by length(r.code), r.code limit ${MOST_FOUND}`);
}

/** True for a solicitation that is released. */
export async function isSolicited(_actor: Actor, id: string): Promise<boolean> {
  const found = await row(sql`select 1 from publication p
    where p.kind = 'solicitation' and p.subject_id = ${id}::uuid and ${isPublished("p")}`);
  return found !== undefined;
}
