/** What clauses are tagged with where an office has not chosen words of its own. */
export const DEFAULT_TAGS: readonly string[] = [
  "纳入日常监督",
  "纳入责任制考核",
  "纳入述责述廉",
  "纳入巡察监督",
];
