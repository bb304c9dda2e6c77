/*
 * What an article becomes when it is handed over: a frozen copy with the column or type of notice as its filter,
 * the lead (or the beginning of the body) as its summary, and all of its words for the search.
 */
import type { NewsContent } from "@/lib/domain/news/content/schema";
import { summaryOf } from "@/lib/domain/news/rules";
import type { NewsDetail } from "@/lib/domain/news/types";
import type { NoticeContent } from "@/lib/domain/publications/notices/schema";
import { proseWords } from "@/lib/domain/publications/prose/rules";
import type { PublicationDraft, Published } from "@/lib/domain/publications/types";
import type { Day } from "@/lib/shared/dates";

function contentOf(article: NewsDetail): NewsContent | NoticeContent {
  const { body, columnCode, columnName, isReprint, periodFrom, periodTo } = article;
  if (article.kind === "news") return { column: columnCode, columnName, body, isReprint };
  const period = periodFrom && periodTo ? { from: periodFrom, to: periodTo } : null;
  const noticeType = article.noticeType ?? "announcement";
  return { noticeType, body, period, objectionNote: article.objectionNote || null, links: [] };
}

/** The article as it is handed over to be checked and released. */
export function draftOf(article: NewsDetail): PublicationDraft {
  const { kind, id, regionCode, carrierCode, title, lead, body, pictureIds, isExample } = article;
  const facets: PublicationDraft["facets"] =
    kind === "news" ? { column: article.columnCode } : { noticeType: article.noticeType };
  return {
    ...{ kind, subjectId: id, regionCode, carrierCode, title, pictureIds, isExample, facets },
    summary: summaryOf(article),
    sourceTitle: article.sourceTitle || null,
    sourceUrl: article.sourceUrl || null,
    happenedOn: article.happenedOn,
    content: contentOf(article),
    words: `${lead} ${proseWords(body)}`,
  };
}

/** The article as the public would see it if it were released on `today`, for its preview. */
export function previewOf(article: NewsDetail, today: Day): Published {
  const { title, summary, facets = {}, content, ...draft } = draftOf(article);
  return {
    ...{ id: article.id, kind: article.kind, subjectId: article.id, revision: 0, title, summary },
    ...{ regionCode: article.regionCode, regionName: article.regionName },
    ...{ cityCode: null, cityName: null, carrierCode: article.carrierCode, carrierName: null },
    sourceTitle: draft.sourceTitle ?? null,
    sourceUrl: draft.sourceUrl ?? null,
    happenedOn: draft.happenedOn ?? null,
    releasedOn: today,
    ...{ facets, content, pictureIds: article.pictureIds, isExample: article.isExample },
    ...{ writtenByName: article.editedByName, checkedByName: null, releasedByName: null },
    fingerprint: "",
  };
}
