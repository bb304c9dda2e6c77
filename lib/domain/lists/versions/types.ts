/** One field of an entry before and after, in words. */
export interface FieldChange {
  field: string;
  label: string;
  before: string;
  after: string;
  /** Long enough to be shown with the difference inside it. */
  isText: boolean;
}

/** What became of one entry: a task or a clause. */
export interface EntryChange {
  kind: "added" | "removed" | "changed" | "replaced" | "same";
  rootId: string;
  code: string;
  title: string;
  fields: FieldChange[];
  /** Of a new task: the one whose place it takes, because what is counted changed. */
  replaces: { code: string; title: string } | null;
}

/** How two lists differ, entry by entry in the order of the later one; what was removed stands at the end. */
export interface ListComparison {
  entries: EntryChange[];
  counts: Record<EntryChange["kind"], number>;
}

/** A list that another can be laid beside. */
export interface Comparable {
  id: string;
  /** version: of the same list · last_year · upper · lower */
  relation: "version" | "last_year" | "upper" | "lower";
  label: string;
}
