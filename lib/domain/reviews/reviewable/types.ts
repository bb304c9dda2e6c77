import type { Delegator } from "@/lib/access/actor";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { IndicatorFacts } from "@/lib/domain/reports/types";

/** What a decision needs to know of the report that it is about. */
export interface Reviewable {
  id: string;
  reportId: string;
  revision: number;
  organisationId: string;
  organisationName: string;
  rootTaskId: string;
  year: number;
  title: string;
  regionCode: string;
  nodeCode: string;
  status: AssignmentStatus;
  doneAt: string | null;
  isDoubted: boolean;
  /** The region in whose name it was approved, while it waits for 认可. */
  approvedIn: string | null;
  version: number;
  accumulation: "flow" | "stock" | "cumulative";
  form: IndicatorFacts["form"];
  submittedById: string;
  /** Of the last approval of this revision; null where there is none. */
  approvedById: string | null;
  approvedForId: string | null;
  today: string;
}

/** In whose name somebody decides: the region of the right that reaches the report, and whose right it is. */
export interface InNameOf {
  regionCode: string | null;
  onBehalfOf: Delegator | null;
}

/** A report with the name that the actor decides on it in. */
export type Decidable = Reviewable & { inNameOf: InNameOf };
