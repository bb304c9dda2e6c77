/** What stands where an office set no terms of its own. */
export const DEFAULT_LICENCE =
  "以上数据可以免费查阅、下载、复制和再利用，请注明出处（网站名称、数据名称和日期），不得改动后仍称原始数据。涉及个人的内容以本网站公开的范围为限。";

/** The terms that a stored setting gives. */
export function licenceOf(value: unknown): string {
  const set = (value ?? {}) as { words?: string | null };
  return set.words || DEFAULT_LICENCE;
}
