/*
 * A piece of news can be handed over when it has a title, a body and, where its column asks for it or where it is
 * a reprint (转载), a source in words with an address or a day. An address must be one that people can open.
 * A notice that can be objected to (公示) has a period that ends after it begins, and says how objections are
 * taken. What is typed after the handing over is seen by nobody outside until it is handed over again.
 */
import type { NewsDetail, NewsKind, NewsText } from "@/lib/domain/news/types";
import { isSafeAddress, proseWords } from "@/lib/domain/publications/prose/rules";
import type { FieldErrors } from "@/lib/platform/errors";

/** How many characters of the body stand for a summary where no lead was written. */
const SUMMARY = 120;

function sourceProblems(text: NewsText, needsSource: boolean): FieldErrors {
  const { isReprint, sourceTitle, sourceUrl, happenedOn } = text;
  const problems: FieldErrors = {};
  if ((isReprint || needsSource) && !sourceTitle) {
    problems.sourceTitle = isReprint
      ? "转载须写明来源，例如《湖北日报》"
      : "这个栏目的内容须写明来源，例如《湖北日报》";
  }
  if (isReprint && !sourceUrl && !happenedOn) {
    problems.happenedOn = "转载须写明原文的日期或地址";
  }
  if (sourceUrl && !/^https?:\/\//i.test(sourceUrl)) {
    problems.sourceUrl = "请填写以 https:// 或 http:// 开头的完整地址";
  } else if (sourceUrl && !isSafeAddress(sourceUrl)) {
    problems.sourceUrl = "这个地址打不开，请核对";
  }
  return problems;
}

function noticeProblems(text: NewsText): FieldErrors {
  const { noticeType, periodFrom, periodTo, objectionNote } = text;
  const problems: FieldErrors = {};
  if (!noticeType) problems.noticeType = "请选择是公示、公告还是结果公布";
  if (periodFrom && periodTo && periodTo < periodFrom) {
    problems.periodTo = "截止日期不能早于开始日期";
  }
  if (noticeType !== "objection") return problems;
  if (!periodFrom) problems.periodFrom = "公示须写明开始日期";
  if (!periodTo) problems.periodTo ??= "公示须写明截止日期";
  if (!objectionNote) problems.objectionNote = "公示须写明向谁、怎样反映异议";
  return problems;
}

/** What is missing before it can be handed over, by field; empty where nothing is. */
export function missingParts(
  kind: NewsKind,
  text: NewsText,
  column: { needsSource: boolean },
): FieldErrors {
  const problems: FieldErrors = {};
  if (!text.title) problems.title = "请填写标题";
  if (!proseWords(text.body)) problems.body = "请填写正文";
  return {
    ...problems,
    ...sourceProblems(text, column.needsSource),
    ...(kind === "notice" ? noticeProblems(text) : {}),
  };
}

/** The lead, or the beginning of the body cut at a whole character. */
export function summaryOf({ lead, body }: Pick<NewsText, "lead" | "body">): string {
  if (lead) return lead;
  const words = [...proseWords(body)];
  return words.length > SUMMARY ? `${words.slice(0, SUMMARY).join("")}…` : words.join("");
}

/** True when something was typed that has not been handed over. */
export function hasUnsent({
  version,
  submittedVersion,
}: Pick<NewsDetail, "version" | "submittedVersion">): boolean {
  return submittedVersion === null || version > submittedVersion;
}
