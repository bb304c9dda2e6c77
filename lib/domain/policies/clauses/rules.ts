/*
 * How a document's paragraphs become clauses. 第…条 come first: where a document has any, each is a clause
 * and chapters (编, 章, 节) head them. Otherwise 一、 are its parts and （一） within them the clauses, cited
 * as 二、（一）; a part without （一） is divided by its 1. 2. 3., and one without either is a clause itself.
 * Where nothing is numbered, headings by style divide it; where there are none, each paragraph is a
 * clause. What stands before the first number is the opening, 引言. A short sentence right after a number,
 * or a numbered line of its own, is the clause's heading. No word of the document is left out: people
 * correct what is proposed.
 */
import type { ClauseText, SourceLine } from "./types";

const NUMERAL = "[〇零一二三四五六七八九十百]+";

/** The kinds of numbers, from the outermost; each with what it captures: number and the rest. */
const NUMBERS = {
  chapter: new RegExp(`^(第(?:${NUMERAL}|\\d+)[编章节])[\\s　:：、]*(.*)$`, "u"),
  article: new RegExp(
    `^(第(?:${NUMERAL}|\\d+)条(?:之(?:${NUMERAL}|\\d+))?)[\\s　:：、]*(.*)$`,
    "u",
  ),
  part: new RegExp(`^(${NUMERAL}、)\\s*(.*)$`, "u"),
  clause: new RegExp(`^([（(]${NUMERAL}[)）])[\\s、]*(.*)$`, "u"),
  item: /^(\d{1,3}[.．、])(?!\d)\s*(.*)$/u,
} as const;

type NumberKind = keyof typeof NUMBERS;

interface Numbered {
  kind: NumberKind | null;
  number: string;
  rest: string;
}

const OPENING = "引言";
const HEADING_LENGTH = 40;
const SENTENCE_LENGTH = 30;

/** The number at the beginning of a paragraph, of the kinds that are looked for. */
function numbered(line: string, kinds: readonly NumberKind[]): Numbered {
  for (const kind of kinds) {
    const found = NUMBERS[kind].exec(line);
    if (found) return { kind, number: found[1] ?? "", rest: (found[2] ?? "").trim() };
  }
  return { kind: null, number: "", rest: line };
}

/** A short first sentence is the heading of the rest; a line that ends without a stop is one alone. */
function headed(rest: string): { heading: string; text: string } {
  const stop = rest.indexOf("。");
  if (stop > 0 && stop <= SENTENCE_LENGTH && stop < rest.length - 1) {
    return { heading: rest.slice(0, stop), text: rest.slice(stop + 1).trim() };
  }
  const isTitle = rest.length <= HEADING_LENGTH && !/[。；;：:]$/u.test(rest);
  return isTitle ? { heading: rest, text: "" } : { heading: "", text: rest };
}

function append(clause: ClauseText, line: string): void {
  clause.text = clause.text === "" ? line : `${clause.text}\n${line}`;
}

/** A clause that heads nothing and says nothing but its heading says it as its text. */
function settled(clause: ClauseText, isChapter: boolean): ClauseText {
  if (isChapter || clause.text !== "") return clause;
  return { ...clause, heading: "", text: clause.heading };
}

interface Open {
  clause: ClauseText;
  isChapter: boolean;
}

function opening(): Open {
  return { clause: { number: OPENING, heading: "", text: "" }, isChapter: false };
}

function byArticles(lines: readonly SourceLine[]): Open[] {
  const found: Open[] = [];
  for (const { text } of lines) {
    const { kind, number, rest } = numbered(text, ["chapter", "article"]);
    if (kind === "chapter") {
      found.push({ clause: { number, heading: rest, text: "" }, isChapter: true });
    } else if (kind === "article") {
      found.push({ clause: { number, heading: "", text: rest }, isChapter: false });
    } else {
      if (found.length === 0) found.push(opening());
      const last = found.at(-1);
      if (last) append(last.clause, text);
    }
  }
  return found;
}

/** For each paragraph, which numbers divide its part: （一） where the part has any, otherwise 1. */
function dividers(lines: readonly SourceLine[]): NumberKind[] {
  const kinds: NumberKind[] = lines.map(() => "item");
  let from = 0;
  const close = (until: number) => {
    const part = lines.slice(from, until);
    if (part.some(({ text }) => numbered(text, ["clause"]).kind)) kinds.fill("clause", from, until);
    from = until;
  };
  lines.forEach(({ text }, index) => {
    if (numbered(text, ["part"]).kind) close(index);
  });
  close(lines.length);
  return kinds;
}

function byParts(lines: readonly SourceLine[]): Open[] {
  const found: Open[] = [];
  const kinds = dividers(lines);
  let part = "";
  lines.forEach(({ text }, index) => {
    const { kind, number, rest } = numbered(text, ["part", kinds[index] ?? "item"]);
    if (kind === null) {
      if (found.length === 0) found.push(opening());
      const last = found.at(-1);
      if (last) append(last.clause, text);
      return;
    }
    if (kind === "part") part = number;
    // What is divided further only heads what follows.
    const last = found.at(-1);
    if (kind !== "part" && last && last.clause.number === part) last.isChapter = true;
    const whole = kind === "part" ? number : part + number;
    found.push({ clause: { number: whole, ...headed(rest) }, isChapter: false });
  });
  return found;
}

function byHeadings(lines: readonly SourceLine[]): Open[] {
  const found: Open[] = [];
  for (const { text, isHeading } of lines) {
    if (isHeading) {
      found.push({ clause: { number: "", heading: text, text: "" }, isChapter: false });
      continue;
    }
    if (found.length === 0) found.push(opening());
    const last = found.at(-1);
    if (last) append(last.clause, text);
  }
  return found;
}

function byParagraphs(lines: readonly SourceLine[]): Open[] {
  return lines.map(({ text }, index) => ({
    clause: { number: String(index + 1), heading: "", text },
    isChapter: false,
  }));
}

function divided(lines: readonly SourceLine[]): Open[] {
  const has = (...kinds: NumberKind[]) =>
    lines.some(({ text }) => numbered(text, kinds).kind !== null);
  if (has("article")) return byArticles(lines);
  if (has("part", "clause", "item")) return byParts(lines);
  return lines.some((line) => line.isHeading) ? byHeadings(lines) : byParagraphs(lines);
}

/** The clauses that a document's paragraphs propose, in their order. */
export function proposeClauses(lines: readonly SourceLine[]): ClauseText[] {
  return divided(lines).map(({ clause, isChapter }) => settled(clause, isChapter));
}

/** True for a chapter, which is read but neither cited nor carried out. */
export function isChapter(clause: Pick<ClauseText, "text">): boolean {
  return clause.text === "";
}

/** True for what stands before the first number: read, but nothing that work carries out. */
export function isOpening(clause: Pick<ClauseText, "number">): boolean {
  return clause.number === OPENING;
}

/** The clauses that work should carry out: neither chapters nor the opening. */
export function dutiesOf<Clause extends ClauseText>(clauses: readonly Clause[]): Clause[] {
  return clauses.filter((clause) => !isChapter(clause) && !isOpening(clause));
}
