import type { IndicatorFacts } from "@/lib/domain/reports/types";

/** On whose behalf values come in: a key of another system, or a feed of ours. Its limits hold for each row. */
export interface ValueSource {
  kind: "key" | "feed";
  id: string;
  /** 三资平台, 国资监管 …: stands beside each value. */
  sourceName: string;
  rootTaskIds: readonly string[];
  /** Everything in this region and beneath … */
  regionCode: string;
  /** … or one organisation alone. */
  organisationId: string | null;
  /** Of a feed: the run that brings the values. */
  runId: string | null;
}

/** A task that systems feed, in one year, as far as a value has to fit it. */
export interface FedTask {
  rootTaskId: string;
  code: string;
  title: string;
  year: number;
  carrierName: string;
  unit: string;
  indicatorName: string;
  form: IndicatorFacts["form"];
  accumulation: IndicatorFacts["accumulation"];
  direction: IndicatorFacts["direction"];
  frequency: IndicatorFacts["frequency"];
  numeratorName: string | null;
  denominatorName: string | null;
  /** 1 … this many within the year. */
  periods: number;
  /** Its year is closed: nothing more is taken. */
  isYearClosed: boolean;
}
