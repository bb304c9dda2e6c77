import type { Day } from "@/lib/shared/dates";

/** What became of an objection. */
export type ObjectionOutcome = "upheld" | "partly" | "not_upheld";

/** An objection as those see it who answer it; its text is opened for nobody else. */
export interface Objection {
  id: string;
  receivedOn: Day;
  /** Null for those who only see that there is one. */
  text: string | null;
  /** Name and contact as they were given; null where there are none or for others. */
  contact: string | null;
  outcome: ObjectionOutcome | null;
  answer: string | null;
  answeredOn: Day | null;
  answeredByName: string | null;
}
