/** The password of every account of the load run. */
export const BENCH_PASSWORD = "Yace-mima-2026";

/** Someone who submits: a session and the open assignments of the village. */
export interface Reporter {
  login: string;
  node: string;
  cookie: string;
  assignmentIds: string[];
}

/** Who takes part in a load run. */
export interface SubmitWorld {
  reporters: Reporter[];
  /** The session of each county's reviewer, by county. */
  reviewers: Record<string, string>;
}

/** One submission to make: used once, under one key. */
export interface Work {
  reporter: Reporter;
  assignmentId: string;
  key: string;
}

/** How one request ended. */
export interface Answer {
  status: number;
  body: string;
  milliseconds: number;
}
