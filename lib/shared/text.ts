import * as z from "zod";

// Control characters other than tab, line feed and carriage return; PostgreSQL refuses NUL with an error.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** How a text field is limited: `max` characters, and whether it may stay empty. */
export interface TextLimits {
  max: number;
  optional?: boolean;
  /** What is said where nothing was typed; names the field, because a summary of errors stands apart from it. */
  missing?: string;
}

/** True for text that a database and a screen can hold: well-formed UTF-16 without control characters. */
export function isCleanText(text: string): boolean {
  return !CONTROL.test(text) && !/\p{Surrogate}/u.test(text);
}

/** The first `max` characters of a text, never half of one that UTF-16 writes as two. */
export function firstCharacters(text: string, max: number): string {
  return text.slice(0, max).replace(/\p{Surrogate}$/u, "");
}

/**
 * The one text type of all forms: clean, NFC, line ends as LF, trimmed, at most `max` characters.
 * Messages are in Chinese and say what to do.
 */
export function textSchema({ max, optional = false, missing = "请填写此项" }: TextLimits) {
  return z
    .string({ error: "请填写文字" })
    .refine(isCleanText, { error: "含有无法保存的控制字符，请删除后重新输入", abort: true })
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .refine((text) => optional || text.length > 0, { error: missing })
    .refine((text) => text.length <= max, {
      error: (issue) =>
        `最多 ${max} 个字，现有 ${String(issue.input).length} 个字，请删减 ${String(issue.input).length - max} 个字`,
    });
}
