import { textLimits } from "../schema";
import { cutText } from "../values/rules";

// Offices number their tasks in the title's own cell: （一）、1.、①, or the code itself. The number is no
// part of the name; it stands for the running number where there is no column for it. A form that only
// describes the work, without naming it, is named by the beginning of the description.

const NUMBERING =
  /^(?:[（(]\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]|(\d{1,3})\s*(?:[、．）)]|\.(?!\d))|([①-⑳])|([一二三四五六七八九十]{1,3})[、.．]|第([一二三四五六七八九十]{1,3}|\d{1,3})[条项][、：:\s])\s*/;
const CODED = /^([A-Za-z]{1,6}[-－—][A-Za-z]?\d{1,4})[\s、.．：:]+(\S.*)$/s;
const NAME_LENGTH = 30;

/** A title without what numbers it. `number` and `code` are empty where it holds none. */
export interface TitleReading {
  title: string;
  number: string;
  code: string;
}

/** Parts a title's own text from the numbering before it; a title of nothing but a number stays. */
export function readTitle(text: string): TitleReading {
  const coded = CODED.exec(text);
  if (coded) return { title: coded[2] ?? "", number: "", code: coded[1] ?? "" };
  const numbered = NUMBERING.exec(text);
  const title = numbered ? text.slice(numbered[0].length) : text;
  if (!numbered || title === "") return { title: text, number: "", code: "" };
  return { title, number: numbered.slice(1).find((part) => part !== undefined) ?? "", code: "" };
}

/** A short name for work that is only described: its first phrase. */
export function nameOf(description: string): string {
  const { title } = readTitle(description.trim());
  const [first = ""] = title.split(/[，。；;：:\n,]/);
  const phrase = first.length >= 4 && first.length <= NAME_LENGTH ? first : title;
  return cutText(phrase, Math.min(NAME_LENGTH, textLimits.title)).trim();
}
