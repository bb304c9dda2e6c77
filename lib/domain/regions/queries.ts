import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Reach, reachesFor, regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { ListRegionsInput } from "@/lib/domain/regions/schema";
import type { RegionDetail, RegionPage, RegionRow } from "@/lib/domain/regions/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE_SIZE = 30;

const STANDING = sql`(r.valid_to is null or r.valid_to > ${TODAY})`;

const ABOVE = sql`
  select above.code, above.name, above.level, length(above.path) as depth from region above
  where above.code = any (string_to_array(rtrim(r.path, '/'), '/')) and above.code <> r.code`;

function filters({ q, parent, level }: ListRegionsInput): Statement {
  const conditions: Statement[] = [STANDING];
  if (q) {
    // A code is found by its beginning, a name by any two of its characters.
    conditions.push(
      /^\d+$/.test(q)
        ? sql`r.code like ${q} || '%'`
        : sql`search_bigrams(r.name) @@ search_query(${q})`,
    );
  }
  if (parent && q) conditions.push(sql`r.path like '%' || ${parent}::text || '/%'`);
  if (parent && !q) conditions.push(sql`r.parent_code = ${parent}`);
  if (level) conditions.push(sql`r.level = ${level}::region_level`);
  return sql.and(conditions);
}

// Without a search: what lies straight beneath `parent`, or the tops of one's reach.
function wanted(input: ListRegionsInput, reaches: readonly Reach[]): Statement {
  const within = regionsWithin(reaches, "r");
  if (input.q || input.parent || input.level) return sql`${filters(input)} and ${within}`;
  return sql`${STANDING} and ${within} and not exists (
    select 1 from region up where up.code = r.parent_code and ${regionsWithin(reaches, "up")})`;
}

/** A page of the regions within reach: by a search, beneath one, or the tops of the reach. */
export async function listRegions(actor: Actor, input: ListRegionsInput): Promise<RegionPage> {
  const where = wanted(input, await requireReaches(actor, "region.read"));
  const [counted, found] = await Promise.all([
    row<{ total: number }>(sql`select count(*)::int as total from region r where ${where}`),
    rows<RegionRow>(sql`
      select r.code, r.name, r.level, r.is_direct_county as "isDirectCounty",
        (select string_agg(up.name, ' ' order by up.depth) from (${ABOVE}) up
          where up.level <> 'province') as place,
        (select count(*)::int from region child where child.parent_code = r.code) as "childCount"
      from region r where ${where} order by length(r.code), r.code
      limit ${PAGE_SIZE} offset ${(input.page - 1) * PAGE_SIZE}`),
  ]);
  const total = counted?.total ?? 0;
  return { rows: found, total, page: input.page, pageCount: Math.ceil(total / PAGE_SIZE) };
}

/** One region within reach; `not_found` outside it. */
export async function getRegion(actor: Actor, code: string): Promise<RegionDetail> {
  const [readable, managed] = await Promise.all([
    requireReaches(actor, "region.read"),
    reachesFor(actor, "region.manage"),
  ]);
  const found = await row<RegionDetail>(sql`
    select r.code, r.name, r.level, r.is_direct_county as "isDirectCounty", r.version,
      (select count(*)::int from organisation o where o.region_code = r.code
        and (o.valid_to is null or o.valid_to > ${TODAY})) as "organisationCount",
      coalesce((select json_agg(json_build_object('code', up.code, 'name', up.name) order by up.depth)
        from (${ABOVE}) up), '[]'::json) as above,
      ${regionsWithin(managed, "r")} as "mayRename"
    from region r where r.code = ${code} and ${regionsWithin(readable, "r")}`);
  if (!found) throw notFound("地区");
  return found;
}

/** A region and those above it, from the nearest up, as far as rights may be given in them. */
export async function listRegionsAbove(
  actor: Actor,
  code: string,
): Promise<Pick<RegionRow, "code" | "name" | "level" | "isDirectCounty">[]> {
  const reaches = await requireReaches(actor, "grant.manage");
  return rows(sql`
    select r.code, r.name, r.level, r.is_direct_county as "isDirectCounty" from region r
    where r.code = any (string_to_array(
        rtrim((select path from region where code = ${code}), '/'), '/'))
      and ${regionsWithin(reaches, "r")}
    order by length(r.path) desc`);
}
