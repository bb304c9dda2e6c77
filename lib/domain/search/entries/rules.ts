/*
 * By what letters something is found: the first letters of its name in pinyin, every common reading of
 * them, and its further codes. A space stands before each, so that its beginning can be told.
 */

/** ` xcqjyj 914206…`: readings and codes, each once, each after a space; empty where there are none. */
export function lettersOf(readings: readonly string[], codes: readonly string[]): string {
  const all = [...new Set([...readings, ...codes])].filter((one) => one !== "");
  return all.map((one) => ` ${one}`).join("");
}
