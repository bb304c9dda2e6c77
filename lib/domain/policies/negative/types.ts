import type { PolicyClause, PolicyRow } from "../types";

/** A negative list with its items, as it is read and printed. */
export interface NegativeList extends PolicyRow {
  items: PolicyClause[];
}
