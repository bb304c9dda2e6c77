/** One fact of a record before and after. */
export interface FactChange {
  name: string;
  before: string;
  after: string;
}

function facts(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  return { 内容: value };
}

function text(value: unknown): string {
  if (value === undefined || value === null || value === "") return "—";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return value.length === 0 ? "—" : value.join("、");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What an entry changed, fact by fact; facts that stayed the same are left out. */
export function factChanges(before: unknown, after: unknown): FactChange[] {
  const [old, now] = [facts(before), facts(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .map((name) => ({ name, before: text(old[name]), after: text(now[name]) }))
    .filter((change) => change.before !== change.after);
}
