/** Reported beside found for one task, in the task's own terms. */
export interface FactorLine {
  rootTaskId: string;
  code: string;
  title: string;
  verified: number;
  reported: number;
  found: number;
}

/** Measures that stand apart and are never made one: what is null has no data yet and is not shown. */
export interface Measures {
  /** 覆盖: of all that was given out, what is asked; of all deliveries, what was acknowledged. */
  coverage: {
    given: number;
    asked: number;
    exempted: number;
    cancelled: number;
    awaiting: number;
    delivered: number;
    acknowledged: number;
  };
  /** 核验: how much of what is done somebody verified, and what was found. */
  verification: {
    done: number;
    verified: number;
    /** Of the verified ones: reported and found are the same. */
    same: number;
    factors: FactorLine[];
  } | null;
  /** 体验: the mean of what the public said, and how many said it. */
  experience: { rated: number; voices: number; mean: number } | null;
}
