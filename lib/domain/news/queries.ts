import "server-only";
import type { Actor } from "@/lib/access/actor";
import { newsWithin } from "@/lib/domain/news/policy";
import type { NewsListInput } from "@/lib/domain/news/schema";
import type { NewsDetail, NewsSummary } from "@/lib/domain/news/types";
import { isShown } from "@/lib/domain/publications/policy";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const ROWS = 50;

const SUMMARY = sql`a.id, k.kind, a.column_code as "columnCode", k.name as "columnName",
  r.name as "regionName", a.title, a.edited_at as "editedAt", a.edited_by_name as "editedByName",
  a.version, a.submitted_version as "submittedVersion", last.id as "publicationId", last.status,
  last.reason, ${isShown(sql`k.kind`, sql`a.id`)} as "isShown"`;

const SOURCE = sql`news_article a
  join news_column k on k.code = a.column_code
  join region r on r.code = a.region_code
  left join lateral (select p.id, p.status, p.reason from publication p
    where p.kind = k.kind and p.subject_id = a.id order by p.revision desc limit 1) last on true`;

const VIEWS: Record<NewsListInput["view"], Statement> = {
  all: sql`true`,
  draft: sql`(a.submitted_version is null or a.version > a.submitted_version or last.status = 'returned')`,
  waiting: sql`last.status in ('submitted', 'checked')`,
  published: isShown(sql`k.kind`, sql`a.id`),
};

/** Articles that the actor writes, what was edited last first. */
export async function listNews(
  actor: Actor,
  { view, column, page }: NewsListInput,
): Promise<{ items: NewsSummary[]; hasNext: boolean }> {
  const found = await rows<NewsSummary>(sql`
    select ${SUMMARY} from ${SOURCE}
    where ${newsWithin(actor)} and ${VIEWS[view]}
      and ${column ? sql`a.column_code = ${column}` : sql`true`}
    order by a.edited_at desc, a.id limit ${ROWS + 1} offset ${(page - 1) * ROWS}`);
  return { items: found.slice(0, ROWS), hasNext: found.length > ROWS };
}

/** An article with all that was typed; throws `not_found` for whoever does not write it. */
export async function getNews(actor: Actor, id: string): Promise<NewsDetail> {
  const found = await row<NewsDetail>(sql`
    select ${SUMMARY}, a.region_code as "regionCode", a.carrier_code as "carrierCode",
      k.needs_source as "needsSource", a.lead, a.body, a.is_reprint as "isReprint",
      a.source_title as "sourceTitle", a.source_url as "sourceUrl",
      to_char(a.happened_on, 'YYYY-MM-DD') as "happenedOn", a.picture_ids as "pictureIds",
      a.notice_type as "noticeType", to_char(a.period_from, 'YYYY-MM-DD') as "periodFrom",
      to_char(a.period_to, 'YYYY-MM-DD') as "periodTo", a.objection_note as "objectionNote",
      a.is_example as "isExample"
    from ${SOURCE} where a.id = ${id}::uuid and ${newsWithin(actor)}`);
  if (!found) throw notFound("文章");
  return found;
}
