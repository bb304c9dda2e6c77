import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { findWritingColumn } from "@/lib/domain/news/columns/queries";
import type { WritingColumn } from "@/lib/domain/news/columns/types";
import { draftOf } from "@/lib/domain/news/handing/rules";
import { newsWithin, writingHome } from "@/lib/domain/news/policy";
import { getNews } from "@/lib/domain/news/queries";
import { missingParts } from "@/lib/domain/news/rules";
import type { BeginNewsInput, NewsStepInput, SaveNewsInput } from "@/lib/domain/news/schema";
import { requirePictures } from "@/lib/domain/pictures/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这篇文章刚被同事改过。您填写的内容仍在本页，请先复制，再刷新页面核对后保存";

async function requireColumn(actor: Actor, code: string): Promise<WritingColumn> {
  const column = await findWritingColumn(actor, code);
  if (!column) throw invalid({ columnCode: "请选择现有的栏目" });
  return column;
}

/** Begins an article in a column, for the writer's region and carrier. */
export async function beginNews(actor: Actor, input: BeginNewsInput): Promise<{ newsId: string }> {
  const home = writingHome(actor);
  if (!home) throw forbidden();
  const { code } = await requireColumn(actor, input.columnCode);
  return write(actor, { action: "news.begin" }, async (tx) => {
    const newsId = newId();
    await tx.count(sql`
      insert into news_article (id, column_code, region_code, carrier_code, organisation_id, title,
        made_by_id, made_by_name, edited_by_name)
      values (${newsId}, ${code}, ${home.regionCode}, ${home.carrierCode}, ${home.organisationId},
        ${input.title}, ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)},
        ${actorName(actor)})`);
    await recordAudit(tx, actor, {
      action: "news.begin",
      subjectType: "news_article",
      subjectId: newsId,
      regionCode: home.regionCode,
      after: { title: input.title, columnCode: code },
    });
    return { newsId };
  });
}

/**
 * Saves what was typed, complete or not, over the version that the writer saw; a colleague's later one is
 * never overwritten. Answers the new version. An article stays what it is: news or a notice.
 */
export async function saveNews(
  actor: Actor,
  input: SaveNewsInput,
): Promise<{ newsId: string; version: number }> {
  const before = await getNews(actor, input.newsId);
  const column = await requireColumn(actor, input.columnCode);
  if (column.kind !== before.kind) {
    throw invalid({ columnCode: "资讯和公示公告不能互换栏目，请另写一篇" });
  }
  await requirePictures(actor, input.pictureIds, before.pictureIds);
  return write(actor, { action: "news.save" }, async (tx) => {
    const saved = await tx.row<{ version: number }>(sql`
      update news_article a set column_code = ${column.code}, title = ${input.title},
        lead = ${input.lead}, body = ${input.body}, is_reprint = ${input.isReprint},
        source_title = ${input.sourceTitle}, source_url = ${input.sourceUrl},
        happened_on = ${input.happenedOn}::date, picture_ids = ${input.pictureIds}::uuid[],
        notice_type = ${input.noticeType}, period_from = ${input.periodFrom}::date,
        period_to = ${input.periodTo}::date, objection_note = ${input.objectionNote},
        edited_at = now(), edited_by_name = ${actorName(actor)}, version = a.version + 1
      where a.id = ${input.newsId}::uuid and a.version = ${input.version} and ${newsWithin(actor)}
      returning version`);
    if (!saved) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: "news.save",
      subjectType: "news_article",
      subjectId: input.newsId,
      regionCode: before.regionCode,
      before: { title: before.title, version: before.version },
      after: { title: input.title, version: saved.version },
    });
    return { newsId: input.newsId, version: saved.version };
  });
}

/** 送审: hands a complete article over to be checked and released. Throws `invalid` with what is missing. */
export async function submitNews(
  actor: Actor,
  { newsId, version }: NewsStepInput,
): Promise<{ newsId: string; publicationId: string }> {
  const article = await getNews(actor, newsId);
  const problems = missingParts(article.kind, article, article);
  if (Object.keys(problems).length > 0) {
    throw invalid(problems, "还不能送审，请先补全下面几项");
  }
  return write(actor, { action: "news.submit" }, async (tx) => {
    const sent = await tx.count(sql`
      update news_article a set submitted_version = a.version
      where a.id = ${newsId}::uuid and a.version = ${version} and ${newsWithin(actor)}
        and a.submitted_version is distinct from a.version`);
    if (sent === 0) throw conflict("这篇文章刚被改过或已经送审，请刷新页面核对后再办");
    const { publicationId } = await submitPublication(tx, actor, draftOf(article));
    return { newsId, publicationId };
  });
}

/** Throws away what was never handed over. */
export async function discardNews(actor: Actor, { newsId, version }: NewsStepInput): Promise<void> {
  const article = await getNews(actor, newsId);
  await write(actor, { action: "news.discard" }, async (tx) => {
    const gone = await tx.count(sql`
      delete from news_article a where a.id = ${newsId}::uuid and a.version = ${version}
        and a.submitted_version is null and ${newsWithin(actor)}`);
    if (gone === 0) throw conflict("这篇文章刚被改过或已经送审，不能删除；请刷新页面核对");
    await recordAudit(tx, actor, {
      action: "news.discard",
      subjectType: "news_article",
      subjectId: newsId,
      regionCode: article.regionCode,
      before: { title: article.title, version },
    });
  });
}
