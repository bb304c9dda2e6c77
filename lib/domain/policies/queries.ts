import "server-only";
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { readablePolicies, rightsOver } from "./policy";
import type { PolicyFilter } from "./schema";
import type { PolicyDetail, PolicyPage, PolicyPlace, PolicyRow } from "./types";

const PAGE_SIZE = 30;

/** What lists show of a document under `d`, its region under `r` and its carrier under `c`. */
export const POLICY_COLUMNS = sql`
  d.code, d.title, d.number, d.publisher, d.published_on as "publishedOn", d.summary, d.kind,
  d.status, d.region_code as "regionCode", d.carrier_code as "carrierCode",
  d.is_example as "isExample", d.version, r.name as "regionName", c.name as "carrierName",
  d.file_sha256 is not null as "hasFile",
  array(select sub.code from carrier sub where sub.parent_code = d.carrier_code) as "subCarrierCodes",
  (select count(*)::int from policy_clause p where p.document_code = d.code and p.text <> '')
    as "clauseCount"`;

/** The tables behind `POLICY_COLUMNS`. */
export const POLICY_TABLES = sql`
  policy_document d left join region r on r.code = d.region_code
  left join carrier c on c.code = d.carrier_code`;

/** The condition that a document under `d` speaks of the words, in its title or in a clause. */
export function speaksOf(q: string): Statement {
  return sql`(search_bigrams(d.title || ' ' || coalesce(d.number, '') || ' ' ||
      coalesce(d.publisher, '')) @@ search_query(${q})
    or d.code in (select p.document_code from policy_clause p
      where search_bigrams(p.number || ' ' || coalesce(p.heading, '') || ' ' || p.text)
        @@ search_query(${q})))`;
}

function matching(actor: Actor, { q, kind, region, carrier }: PolicyFilter): Statement {
  const conditions = [readablePolicies(actor)];
  if (q) conditions.push(speaksOf(q));
  if (kind) conditions.push(sql`d.kind = ${kind}`);
  if (region) conditions.push(sql`d.region_code = ${region}`);
  if (carrier) conditions.push(sql`d.carrier_code = ${carrier}`);
  return sql.and(conditions);
}

/** A page of the documents that the actor may read: by kind, region and carrier. */
export async function listPolicies(actor: Actor, filter: PolicyFilter): Promise<PolicyPage> {
  const where = matching(actor, filter);
  const [counted, found] = await Promise.all([
    row<{ total: number }>(sql`select count(*)::int as total from ${POLICY_TABLES} where ${where}`),
    rows<PolicyRow>(sql`
      select ${POLICY_COLUMNS} from ${POLICY_TABLES} where ${where}
      order by array_position(array['opinion', 'implementing', 'regulation', 'negative_list',
          'reference'], d.kind), length(r.path), r.code, c.position nulls first, d.position, d.code
      limit ${PAGE_SIZE} offset ${(filter.page - 1) * PAGE_SIZE}`),
  ]);
  const total = counted?.total ?? 0;
  const pageCount = Math.ceil(total / PAGE_SIZE);
  return { rows: found, total, page: filter.page, pageCount };
}

/** How many documents are published. Open to all. */
export async function countPublishedPolicies(_actor: Actor): Promise<number> {
  const found = await row<{ total: number }>(
    sql`select count(*)::int as total from policy_document where status = 'published'`,
  );
  return found?.total ?? 0;
}

function named(alias: string): Statement {
  const other = sql.raw(alias);
  return sql`json_build_object('code', ${other}.code, 'title', ${other}.title)`;
}

type FoundDetail = Omit<PolicyDetail, "can">;

/** A document with its clauses; `not_found` where the actor may not read it. */
export async function getPolicy(actor: Actor, code: string): Promise<PolicyDetail> {
  const readable = readablePolicies(actor);
  const found = await row<FoundDetail>(sql`
    select ${POLICY_COLUMNS}, d.reading_note as "readingNote",
      to_json(d.published_at) #>> '{}' as "publishedAt",
      case when d.file_sha256 is not null then json_build_object('fileName', d.file_name,
        'mediaType', d.file_type, 'size', d.file_size, 'sha256', d.file_sha256) end as file,
      (select ${named("up")} from policy_document up
        where up.code = d.parent_code and up.status <> 'draft') as parent,
      (select ${named("old")} from policy_document old where old.code = d.supersedes_code)
        as supersedes,
      (select ${named("new")} from policy_document new
        where new.supersedes_code = d.code and new.status <> 'draft' limit 1) as "supersededBy",
      (select coalesce(json_agg(${named("sub")} order by sub.position, sub.code), '[]')
        from policy_document sub where sub.parent_code = d.code and sub.status = 'published')
        as children,
      (select coalesce(json_agg(json_build_object('id', p.id, 'position', p.position,
          'number', p.number, 'heading', coalesce(p.heading, ''), 'text', p.text)
          order by p.position), '[]')
        from policy_clause p where p.document_code = d.code) as clauses
    from ${POLICY_TABLES} where d.code = ${code} and ${readable}`);
  if (!found) throw notFound("文件");
  return { ...found, can: rightsOver(actor, found) };
}

/** Where and for which carriers the actor files documents; empty for those who file none. */
export async function listPolicyPlaces(actor: Actor): Promise<PolicyPlace[]> {
  if (actor.kind !== "staff") return [];
  const grants = actor.grants.filter((grant) => spanOf(grant.role, "policy.manage"));
  const found = await Promise.all(
    grants.map((grant) => {
      const isWhole = spanOf(grant.role, "policy.manage") !== "carrier";
      return row<PolicyPlace>(sql`
        select r.code as "regionCode", r.name as "regionName", ${isWhole}::boolean as "isWhole",
          (select coalesce(json_agg(json_build_object('code', c.code, 'name', c.name)
              order by c.position, c.code), '[]')
            from carrier c where ${isWhole}::boolean or c.code in (
              select unnest(array[own.code, own.parent_code]) from carrier own
              where own.code = ${grant.carrierCode})) as carriers,
          (select coalesce(json_agg(json_build_object('code', d.code, 'title', d.title)
              order by d.title), '[]')
            from policy_document d where d.status = 'published'
              and d.kind in ('opinion', 'implementing', 'regulation')
              and d.region_code = any (string_to_array(rtrim(r.path, '/'), '/'))) as parents
        from region r where r.code = ${grant.regionCode}`);
    }),
  );
  const byRegion = new Map<string, PolicyPlace>();
  for (const place of found) {
    if (!place) continue;
    const known = byRegion.get(place.regionCode);
    if (!known || place.isWhole) byRegion.set(place.regionCode, place);
    else if (!known.isWhole) known.carriers.push(...place.carriers);
  }
  return [...byRegion.values()];
}
