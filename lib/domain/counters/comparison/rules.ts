/*
 * Two completions are compared as what they are: so many done of so many asked. Each has the 95 % interval
 * of Wilson (1927), and their difference that of Newcombe (Statistics in Medicine 17, 1998, method 10).
 * Where this interval holds nought, the difference may be mere chance and is called 相当. A median of
 * peers is no count; a region is on a level with it where the median lies within the region's own interval.
 * A difference is said in whole 个百分点: more decimals would promise more than the counts can hold.
 */
import type { FigureQuery } from "@/lib/domain/counters/types";
import type { Difference, PeerBand, Share } from "./types";

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/** The 95 % interval of a share by Wilson's score; nothing asked says nothing: 0 to 1. */
export function wilsonInterval({ done, asked }: Share): { low: number; high: number } {
  if (asked === 0) return { low: 0, high: 1 };
  const share = done / asked;
  const square = Z * Z;
  const middle = share + square / (2 * asked);
  const spread = Z * Math.sqrt((share * (1 - share)) / asked + square / (4 * asked * asked));
  const scale = 1 + square / asked;
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** The 95 % interval of `here − there` by Newcombe's hybrid score method. */
export function differenceInterval(here: Share, there: Share): { low: number; high: number } {
  const [one, other] = [wilsonInterval(here), wilsonInterval(there)];
  const [shareHere, shareThere] = [here.done / here.asked, there.done / there.asked];
  const difference = shareHere - shareThere;
  return {
    low: difference - Math.hypot(shareHere - one.low, other.high - shareThere),
    high: difference + Math.hypot(one.high - shareHere, shareThere - other.low),
  };
}

function spoken(difference: number, isChance: boolean): Difference {
  const points = Math.round(Math.abs(difference) * 100);
  if (isChance || points === 0) return { direction: "equal", points: 0 };
  return { direction: difference > 0 ? "up" : "down", points };
}

/** How one completion stands to another; null where either asks nothing. */
export function compareShares(here: Share, there: Share): Difference | null {
  if (here.asked === 0 || there.asked === 0) return null;
  const { low, high } = differenceInterval(here, there);
  return spoken(here.done / here.asked - there.done / there.asked, low <= 0 && high >= 0);
}

/** How a completion stands to the median of its peers; null where nothing is asked. */
export function compareToMedian(here: Share, median: number): Difference | null {
  if (here.asked === 0) return null;
  const { low, high } = wilsonInterval(here);
  return spoken(here.done / here.asked - median, low <= median && median <= high);
}

function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Median and quartiles of completions; null for fewer than `fewest`, whose members could be told apart. */
export function bandOf(shares: readonly number[], fewest: number): PeerBand | null {
  if (shares.length < fewest) return null;
  const sorted = [...shares].sort((a, b) => a - b);
  return {
    low: quantile(sorted, 1 / 4),
    median: quantile(sorted, 1 / 2),
    high: quantile(sorted, 3 / 4),
    count: sorted.length,
  };
}

const QUARTERS = ["q1", "q2", "q3", "q4"] as const;
const QUARTER_WORDS = ["一季度", "二季度", "三季度", "四季度"] as const;

/** The quarter before, in the year before where need be; null for periods that are no quarter. */
export function periodBefore(
  query: Pick<FigureQuery, "year" | "period">,
): { year: number; period: (typeof QUARTERS)[number]; words: string } | null {
  const at = QUARTERS.indexOf(query.period as (typeof QUARTERS)[number]);
  if (at < 0) return null;
  const before = (at + 3) % 4;
  const year = at === 0 ? query.year - 1 : query.year;
  const [period, words] = [QUARTERS[before], QUARTER_WORDS[before]];
  if (!period || !words) return null;
  return { year, period, words: at === 0 ? `${year} 年${words}` : words };
}
