/** Values in one batch: the most that the interface takes. */
export const BATCH = 10_000;
/** The secret of the only key: the database is thrown away with it. */
export const KEY_SECRET = "qlk_bench_bench_bench_bench_bench_bench";

/** What there is to feed. */
export interface ValuesWorld {
  /** Region codes of all villages, in order. */
  codes: string[];
  /** XT-1 … XT-n; the even ones are stock figures. */
  tasks: number;
  periods: number;
}
