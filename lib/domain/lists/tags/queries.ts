import "server-only";
import type { Actor } from "@/lib/access/actor";
import { DEFAULT_TAGS } from "@/lib/domain/lists/tags/labels";
import { tagRegions } from "@/lib/domain/lists/tags/policy";
import type { TagWords } from "@/lib/domain/lists/tags/types";
import { row } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** The setting that holds a region's tags. */
export function tagSetting(regionCode: string): string {
  return `clause_tags/${regionCode}`;
}

interface FoundWords {
  regionName: string;
  ownVersion: number | null;
  chosenBy: string | null;
  tags: string[] | null;
}

/** The words that clauses of a region's lists are tagged with: its office's, or those from above. */
export async function getTagWords(_actor: Actor, regionCode: string): Promise<TagWords> {
  const found = await row<FoundWords>(sql`
    select r.name as "regionName", chosen.name as "chosenBy", chosen.tags,
      (select (value->>'version')::int from setting where key = ${tagSetting(regionCode)}) as "ownVersion"
    from region r left join lateral (
      select up.name, s.value->'tags' as tags
      from region up join setting s on s.key = 'clause_tags/' || up.code
      where r.path like up.path || '%' order by length(up.path) desc limit 1) chosen on true
    where r.code = ${regionCode}`);
  if (!found) throw notFound("地区");
  const { regionName, chosenBy, tags, ownVersion } = found;
  return {
    regionCode,
    regionName,
    tags: tags ?? [...DEFAULT_TAGS],
    chosenBy,
    version: ownVersion ?? 0,
  };
}

/** The tags of every region for which the actor chooses them; `forbidden` where there is none. */
export async function listTagWords(actor: Actor): Promise<TagWords[]> {
  const regions = tagRegions(actor);
  if (regions.length === 0) throw forbidden();
  return Promise.all(regions.map((region) => getTagWords(actor, region)));
}
