import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor, regionsWithin } from "@/lib/access/reach";
import {
  deskVisible,
  EARLIER_COPIES,
  isPublished,
  VERB_OF,
} from "@/lib/domain/publications/policy";
import type { PublicationMove } from "@/lib/domain/publications/rules";
import { plainWords } from "@/lib/domain/publications/rules";
import type {
  PublicationListInput,
  PublicationView,
  PublishedFilter,
} from "@/lib/domain/publications/schema";
import type {
  PublicationDetail,
  PublicationKind,
  PublicationSummary,
  Published,
  PublishedSummary,
} from "@/lib/domain/publications/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const DESK_ROWS = 50;
const PUBLIC_ROWS = 24;
const MOST_PUBLIC_ROWS = 1000;

const STEPS = sql`p.id, p.kind, p.subject_id as "subjectId", p.revision, p.status,
  p.region_code as "regionCode", r.name as "regionName", c.name as "carrierName", p.title,
  p.written_by_id as "writtenById", p.written_by_name as "writtenByName", p.written_at as "writtenAt",
  (select coalesce(array_agg(distinct w.written_by_id::text), '{}') ${EARLIER_COPIES}) as "earlierWriterIds",
  p.checked_by_id as "checkedById", p.checked_by_name as "checkedByName", p.checked_at as "checkedAt",
  p.released_by_name as "releasedByName", p.released_at as "releasedAt", p.reason,
  p.ended_by_name as "endedByName", p.ended_at as "endedAt", p.version`;

const SHOWN = sql`p.id, p.kind, p.subject_id as "subjectId", p.revision, p.title, p.summary,
  p.region_code as "regionCode", r.name as "regionName", city.code as "cityCode", city.name as "cityName",
  p.carrier_code as "carrierCode", c.name as "carrierName", p.source_title as "sourceTitle",
  p.source_url as "sourceUrl", to_char(p.happened_on, 'YYYY-MM-DD') as "happenedOn",
  to_char(p.released_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "releasedOn", p.facets,
  p.picture_ids as "pictureIds", p.is_example as "isExample"`;

const WHOLE = sql`p.content, p.written_by_name as "writtenByName", p.checked_by_name as "checkedByName",
  p.released_by_name as "releasedByName", p.fingerprint`;

const NEWEST_FIRST = sql`coalesce(p.ended_at, p.released_at, p.written_at) desc`;

// The city-level region is the second code of the path, a directly administered county its own.
const SOURCE = sql`publication p
  join region r on r.code = p.region_code
  left join carrier c on c.code = p.carrier_code
  left join region city on city.code = split_part(r.path, '/', 2)`;

/** A page of the desk's list, what waits longest first, whatever else newest first. */
export async function listDeskPublications(
  actor: Actor,
  { view, kind, page }: { view: PublicationView } & Pick<PublicationListInput, "kind" | "page">,
): Promise<{ items: PublicationSummary[]; hasNext: boolean }> {
  const [toCheck, toRelease] = await Promise.all([
    reachesFor(actor, "publication.check"),
    reachesFor(actor, "publication.release"),
  ]);
  const me = actor.kind === "staff" ? actor.accountId : null;
  const visible = deskVisible(actor, [...toCheck, ...toRelease]);
  const views: Record<PublicationView, Statement> = {
    check: sql`(p.status = 'submitted' and ${regionsWithin(toCheck, "r")})`,
    release: sql`(p.status = 'checked' and ${regionsWithin(toRelease, "r")})`,
    mine: sql`p.written_by_id = ${me}::uuid`,
    published: sql`(p.status = 'published' and ${visible})`,
    ended: sql`(p.status in ('returned', 'withdrawn') and ${visible})`,
  };
  const order = view === "check" || view === "release" ? sql`p.written_at` : NEWEST_FIRST;
  const found = await rows<PublicationSummary>(sql`
    select ${STEPS} from ${SOURCE}
    where ${views[view]} and ${kind ? sql`p.kind = ${kind}` : sql`true`}
    order by ${order}, p.id limit ${DESK_ROWS + 1} offset ${(page - 1) * DESK_ROWS}`);
  return { items: found.slice(0, DESK_ROWS), hasNext: found.length > DESK_ROWS };
}

/** A revision for the desk, with a move for those who may make it by right; throws `not_found` otherwise. */
export async function getDeskPublication(
  actor: Actor,
  { id, move }: { id: string; move?: PublicationMove },
): Promise<PublicationDetail> {
  const verbs = move ? [VERB_OF[move]] : (["publication.check", "publication.release"] as const);
  const reaches = (await Promise.all(verbs.map((verb) => reachesFor(actor, verb)))).flat();
  const visible = move ? regionsWithin(reaches, "r") : deskVisible(actor, reaches);
  const found = await row<PublicationDetail>(sql`
    select ${STEPS}, ${SHOWN}, ${WHOLE}, p.revision = (select max(n.revision) from publication n
        where n.kind = p.kind and n.subject_id = p.subject_id) as "isLatest"
    from ${SOURCE} where p.id = ${id}::uuid and ${visible}`);
  if (!found) throw notFound("发布内容");
  return found;
}

/** The day on which a thing that the public saw was taken back; null where it stands, or never stood. */
export async function findWithdrawnOn(
  _actor: Actor,
  { kind, subjectId }: { kind: PublicationKind; subjectId: string },
): Promise<string | null> {
  if (!isId(subjectId)) return null;
  const found = await row<{ on: string | null }>(sql`
    select to_char(max(p.ended_at) filter (where p.status = 'withdrawn') at time zone 'Asia/Shanghai',
      'YYYY-MM-DD') as "on"
    from publication p where p.kind = ${kind} and p.subject_id = ${subjectId}::uuid
    having not bool_or(${isPublished("p")})`);
  return found?.on ?? null;
}

/** All revisions of a thing, the newest first, for the page of the domain that it comes from (which has made sure who asks). */
export async function listRevisions(
  _actor: Actor,
  { kind, subjectId }: { kind: PublicationKind; subjectId: string },
): Promise<PublicationSummary[]> {
  return rows<PublicationSummary>(sql`
    select ${STEPS} from ${SOURCE} where p.kind = ${kind} and p.subject_id = ${subjectId}::uuid
    order by p.revision desc`);
}

function narrowed(filter: PublishedFilter): Statement[] {
  const { regionCode, carrierCode, facets, year, words } = filter;
  const conditions: Statement[] = [];
  if (regionCode) {
    conditions.push(sql`r.path like (select path from region where code = ${regionCode}) || '%'`);
  }
  if (carrierCode) {
    conditions.push(sql`(c.code = ${carrierCode} or c.parent_code = ${carrierCode})`);
  }
  for (const [name, value] of Object.entries(facets ?? {})) {
    const held = JSON.stringify({ [name]: value });
    const among = JSON.stringify({ [name]: [value] });
    conditions.push(sql`(p.facets @> ${held}::jsonb or p.facets @> ${among}::jsonb)`);
  }
  if (year) {
    const starts = (of: number) =>
      sql`(make_date(${of}, 1, 1)::timestamp at time zone 'Asia/Shanghai')`;
    conditions.push(sql`p.released_at >= ${starts(year)} and p.released_at < ${starts(year + 1)}`);
  }
  const plain = plainWords(words ?? "");
  if (plain) conditions.push(wordsMatch(plain));
  return conditions;
}

function wordsMatch(plain: string): Statement {
  const inWords = sql`search_bigrams(p.plain) @@ search_query(${plain})`;
  if (!/^[a-z0-9]{2,}$/.test(plain)) return inWords;
  return sql`(${inWords} or (search_bigrams(p.letters) @@ search_query(${plain})
    and p.letters like ${`% ${plain}%`}))`;
}

/** Released things of some kinds, the newest first, and how many there are in all. */
export async function listPublished(
  _actor: Actor,
  kinds: readonly PublicationKind[],
  filter: PublishedFilter = {},
): Promise<{ items: PublishedSummary[]; total: number }> {
  const size = Math.min(filter.size ?? PUBLIC_ROWS, MOST_PUBLIC_ROWS);
  const offset = ((filter.page ?? 1) - 1) * size;
  const where = sql.and([
    isPublished("p"),
    sql`p.kind = any (${[...kinds]}::text[])`,
    ...narrowed(filter),
  ]);
  const [items, counted] = await Promise.all([
    rows<PublishedSummary>(sql`
      select ${SHOWN} from ${SOURCE} where ${where}
      order by p.released_at desc, p.id limit ${size} offset ${offset}`),
    row<{ total: number }>(sql`select count(*)::int as total from ${SOURCE} where ${where}`),
  ]);
  return { items, total: counted?.total ?? 0 };
}

/** The same with their content, for open data and for lists that show more than a card. */
export async function listPublishedWhole(
  _actor: Actor,
  kinds: readonly PublicationKind[],
  filter: PublishedFilter = {},
): Promise<Published[]> {
  const size = Math.min(filter.size ?? PUBLIC_ROWS, MOST_PUBLIC_ROWS);
  const where = sql.and([
    isPublished("p"),
    sql`p.kind = any (${[...kinds]}::text[])`,
    ...narrowed(filter),
  ]);
  return rows<Published>(sql`
    select ${SHOWN}, ${WHOLE} from ${SOURCE} where ${where}
    order by p.released_at desc, p.id limit ${size} offset ${((filter.page ?? 1) - 1) * size}`);
}

/** What the public sees of a thing; throws `not_found` where nothing of it is released. */
export async function getPublished(
  _actor: Actor,
  kind: PublicationKind,
  subjectId: string,
): Promise<Published> {
  if (!isId(subjectId)) throw notFound("内容");
  const found = await row<Published>(sql`
    select ${SHOWN}, ${WHOLE} from ${SOURCE}
    where p.kind = ${kind} and p.subject_id = ${subjectId}::uuid and ${isPublished("p")}`);
  if (!found) throw notFound("内容");
  return found;
}
