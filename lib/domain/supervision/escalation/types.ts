import type { OrderKind } from "../types";

/** A step as it holds in a region. */
export interface EscalationStep {
  kind: OrderKind;
  /** Working days after the due day, or after the step before went unanswered. */
  afterDays: number;
  /** Working days that the organisation is given to answer. */
  answerDays: number;
  isOn: boolean;
}

/** A step on the page that sets it. */
export interface ShownStep extends EscalationStep {
  /** Of the region's own rule; 0 where it has none. */
  version: number;
  /** Whose rule holds: the region itself, one above, or null for what the product brings along. */
  from: { code: string; name: string } | null;
}

/** The steps of one region. */
export interface RegionSteps {
  regionCode: string;
  regionName: string;
  steps: ShownStep[];
}
