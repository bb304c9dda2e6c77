/*
 * How a circular is laid out: each line of its text is a paragraph; 一、 begins a part and （一） a point. The
 * number of the document itself (文号) is the office's to give and stays a blank; the platform's own number
 * only says which circular it is here.
 */
import { circularName } from "@/lib/domain/circulars/labels";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import type { LetterDocument, LetterParagraph } from "@/lib/platform/documents/word";
import { dayAt } from "@/lib/shared/dates";

const PART = /^[一二三四五六七八九十]+、/;
const POINT = /^（[一二三四五六七八九十]+）/;
const TITLE_LINE = 18;

/** The paragraphs of a text with what each is. */
export function paragraphsOf(body: string): LetterParagraph[] {
  return body
    .split("\n")
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      if (PART.test(text)) return { kind: "heading", text };
      return { kind: POINT.test(text) && text.length < 40 ? "subheading" : "text", text };
    });
}

/** A title in lines of about equal length, never parted where it is short. */
export function titleLines(title: string): string[] {
  const count = Math.ceil(title.length / TITLE_LINE);
  const length = Math.ceil(title.length / count);
  return Array.from({ length: count }, (_, at) => title.slice(at * length, (at + 1) * length));
}

/** `2026年11月22日`; a blank before the release. */
export function releaseDay(circular: Pick<CircularDetail, "releasedAt">): string {
  if (!circular.releasedAt) return "　　年　月　日";
  const [year, month, day] = dayAt(new Date(circular.releasedAt)).split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** A circular as a letter. */
export function letterOf(circular: CircularDetail): LetterDocument {
  const status = circular.status === "draft" ? "（草稿，未发出）" : "";
  return {
    reference: `文号：＿＿＿＿＿＿＿＿${status}`,
    title: titleLines(circular.title),
    addressee: "＿＿＿＿＿＿＿＿＿＿：",
    paragraphs: paragraphsOf(circular.body),
    signature: [circular.unitName, releaseDay(circular)],
    note: `数据来源：清廉建设推进平台 ${circular.editionName}。平台编号：${circularName(circular)}。`,
    author: circular.unitName,
  };
}
