/*
 * What a file gives is printed lines; what people correct is paragraphs. Characters that a font stores as
 * radicals (⼀, ⻅) become the characters people type. Page numbers and empty lines go. Two printed lines
 * are one paragraph when the upper one runs to the margin without ending a sentence and the lower one does
 * not begin with a number of its own. Nothing else is changed.
 */
import type { SourceLine } from "../clauses/types";

/** Radicals that have no decomposition of their own in Unicode, with the characters they stand for. */
const RADICALS =
  "⺁厂⺇几⺌小⺍小⺗心⺝月⺟母⺠民⺢水⺩王⺫目⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⻁虎⻂衣⻃西⻄西⻅见⻆角⻉贝⻋车⻌辶⻐金⻓长⻔门⻕阜⻘青⻙韦⻚页⻛风⻜飞⻝食⻠食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻰龙⻳龟";

const STANDS_FOR = new Map(
  [...RADICALS].flatMap((character, index, all) =>
    index % 2 === 0 ? [[character, all[index + 1] ?? character] as const] : [],
  ),
);

/** The characters that a person would type for those that a font stores. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\u2e80-\u2eff]/gu, (found) => STANDS_FOR.get(found) ?? found)
    .replace(/[\u2f00-\u2fdf\ufb00-\ufb06]/gu, (found) => found.normalize("NFKC"));
}

/** A line without odd blanks, control characters and stored radicals. */
export function plainLine(text: string): string {
  return plainCharacters(text)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, " ")
    .replace(/[\s\u3000]+/gu, " ")
    .trim();
}

const PAGE_NUMBER = /^[-—–－·\s]*(第\s*)?\d{1,4}(\s*页)?([\s/]*共?\s*\d{1,4}\s*页?)?[-—–－·\s]*$/u;
const BEGINS =
  /^(第[〇零一二三四五六七八九十百\d]+[编章节条]|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[)）]|\d{1,3}[.．、]|附件)/u;
const ENDS = /[。；：！？:;.!?”」』]$/u;
/** A line as long as this share of the longest one runs to the margin. */
const FULL = 0.82;

function isPageNumber(text: string): boolean {
  return /\d/.test(text) && PAGE_NUMBER.test(text) && !/^\d{1,3}[.．、]/.test(text);
}

function joiner(upper: string, lower: string): string {
  return /[A-Za-z\d,]$/.test(upper) && /^[A-Za-z\d]/.test(lower) ? " " : "";
}

/** Paragraphs of the printed lines of pages. */
export function paragraphsOf(lines: readonly SourceLine[]): SourceLine[] {
  const plain = lines
    .map(({ text, isHeading }) => ({ text: plainLine(text), isHeading }))
    .filter(({ text }) => text !== "" && !isPageNumber(text));
  const longest = plain.reduce((most, { text }) => Math.max(most, text.length), 0);
  const paragraphs: SourceLine[] = [];
  let above = "";
  for (const line of plain) {
    const last = paragraphs.at(-1);
    const runsOn = above.length >= longest * FULL && !ENDS.test(above);
    if (last && runsOn && !line.isHeading && !last.isHeading && !BEGINS.test(line.text)) {
      last.text += joiner(last.text, line.text) + line.text;
    } else paragraphs.push({ ...line });
    above = line.text;
  }
  return paragraphs;
}

/** Lines of text that somebody typed or pasted: each is a paragraph. */
export function typedLines(text: string): SourceLine[] {
  return text
    .split("\n")
    .map((line) => ({ text: plainLine(line), isHeading: false }))
    .filter((line) => line.text !== "");
}

/** True where what was read is hardly writing: a font without a key to its characters. */
export function isGarbled(lines: readonly SourceLine[]): boolean {
  const text = lines.map((line) => line.text).join("");
  const odd = text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return text.length > 0 && odd / text.length > 0.2;
}
