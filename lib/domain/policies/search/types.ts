import type { PolicyKind } from "../types";

/** A clause that a search found, as pickers and result lists show it. */
export interface FoundClause {
  policyClauseId: string;
  documentCode: string;
  documentTitle: string;
  kind: PolicyKind;
  number: string;
  heading: string | null;
  text: string;
  isExample: boolean;
}
