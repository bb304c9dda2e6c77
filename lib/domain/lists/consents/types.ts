import type { GuardFinding } from "@/lib/domain/guard/types";

/** A reason of the office at one entry of a list. */
export interface Remark {
  /** The task or clause as it stood in the list. */
  entryId: string;
  code: string;
  text: string;
}

/** What the office, or for the coordination list the leading group, once said to a list. */
export interface Consent {
  id: string;
  decision: "consented" | "returned";
  note: string;
  remarks: Remark[];
  /** What the guard had found, with the reasons given, as it was shown. */
  findings: GuardFinding[];
  byName: string;
  unitName: string;
  at: string;
}
