/** Something public that a search found; `id` is a site's id, a carrier's code or a task's code. */
export interface SearchHit {
  kind: "site" | "carrier" | "task" | "policy";
  id: string;
  title: string;
  note: string;
  /** The carrier that a task's page belongs to. */
  carrierCode: string | null;
}
