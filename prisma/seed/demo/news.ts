import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { draftOf } from "@/lib/domain/news/handing/rules";
import type { NewsDetail } from "@/lib/domain/news/types";
import { publishBySystem, submitPublication } from "@/lib/domain/publications/commands";
import { addDays } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { stableId } from "../identity";
import { NEWS_TEXTS, type NewsText } from "./news-texts";
import { HOME } from "./scope";

const NAMES = { work: "工作动态", policy: "政策解读", media: "媒体报道", notice: "公示公告" };
const NOTICE_DAYS = 5;
const BY = "示例编辑";
/** What is left on its way, so that the desk has something to check and to release. */
const WAITING = 1;

function articleOf(text: NewsText, today: string): NewsDetail {
  const isMedia = text.column === "media";
  const happenedOn = addDays(today, -text.daysAgo);
  const isObjection = text.noticeType === "objection";
  return {
    id: stableId("news", text.title),
    kind: text.column === "notice" ? "notice" : "news",
    columnCode: text.column,
    columnName: NAMES[text.column],
    ...{ regionCode: HOME.province, regionName: "", carrierCode: null, needsSource: isMedia },
    ...{ title: text.title, lead: text.lead, body: text.body, isReprint: isMedia },
    sourceTitle: isMedia ? (/《[^》]+》/.exec(text.lead)?.[0] ?? "") : "",
    ...{ sourceUrl: "", happenedOn, pictureIds: [], noticeType: text.noticeType ?? null },
    periodFrom: isObjection ? happenedOn : null,
    periodTo: isObjection ? addDays(happenedOn, NOTICE_DAYS) : null,
    objectionNote: isObjection ? "请在公示期内向本级领导小组办公室书面反映（示例）" : "",
    ...{ isExample: true, editedAt: new Date(), editedByName: BY, version: 1, submittedVersion: 1 },
    ...{ publicationId: null, status: null, reason: null, isShown: false },
  };
}

async function insertArticle(client: pg.PoolClient, article: NewsDetail): Promise<void> {
  const { id, columnCode, regionCode, title, lead, body, isReprint, sourceTitle } = article;
  const { happenedOn, noticeType, periodFrom, periodTo, objectionNote } = article;
  await client.query(
    `insert into news_article (id, column_code, region_code, title, lead, body, is_reprint, source_title,
       happened_on, notice_type, period_from, period_to, objection_note, is_example, submitted_version,
       made_by_name, edited_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, true, 1, $14, $14)`,
    [
      ...[id, columnCode, regionCode, title, lead, body, isReprint, sourceTitle],
      ...[happenedOn, noticeType, periodFrom, periodTo, objectionNote, BY],
    ],
  );
}

/** Example news and notices: most of them released, the first ones still on their way. */
export async function loadNews(client: pg.PoolClient, today: string): Promise<void> {
  const actor = systemActor(BY);
  const tx = txOf(client);
  const articles = NEWS_TEXTS.map((text) => articleOf(text, today));
  for (const [at, article] of articles.entries()) {
    await insertArticle(client, article);
    const hand = at < WAITING ? submitPublication : publishBySystem;
    await hand(tx, actor, draftOf(article));
  }
}
