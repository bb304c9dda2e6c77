/** A style sheet of ours: where it lies, and its text. */
export interface Sheet {
  path: string;
  text: string;
}

/** Put together by what writes markup as strings, from letters and numbers: `t${row}`. */
const SHORT = /^[a-z]{1,2}\d+$/;

function classesOf(text: string): Set<string> {
  const rules = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/url\([^)]*\)|"[^"]*"/g, "");
  return new Set([...rules.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = ""]) => name));
}

/** Beginnings of classes that code completes: `tone-` of `tone-${tone}`. */
function beginningsIn(code: string): string[] {
  return [...code.matchAll(/([a-z][\w-]*-)\$\{/gi)].map(([, start = ""]) => start);
}

/** The classes of the sheets that no code writes, whole or by their beginning. */
export function unusedClasses(sheets: readonly Sheet[], code: string): string[] {
  const words = new Set(code.match(/[a-z][\w-]*/gi));
  const beginnings = [...new Set(beginningsIn(code))];
  const isUsed = (name: string) =>
    words.has(name) || SHORT.test(name) || beginnings.some((start) => name.startsWith(start));
  return sheets.flatMap(({ path, text }) =>
    [...classesOf(text)].filter((name) => !isUsed(name)).map((name) => `${path}: .${name}`),
  );
}
