/*
 * A voice says what an organisation finds wrong with a task, and not who says so. The issuer sees a number
 * from three voices of a kind on; before that only that something was said. New voices since the last
 * answer are counted in the same way, and while they are fewer than three no other number is shown beside
 * them, so that nothing can be worked out by subtracting. Levels are named only where each level that
 * spoke has three; places below the issuing region never are. One organisation counts once for each task,
 * year and kind.
 */
import type { AskedLevel } from "@/lib/domain/assignments/types";
import type { ShownVoices } from "./types";

const FEWEST_SHOWN = 3;

const LEVELS: readonly AskedLevel[] = ["province", "city", "county", "township", "village", "unit"];

/** What the numbers behind a task and kind are. */
export interface VoiceCounts {
  total: number;
  /** How many there were when the last answer was given. */
  answered: number;
  levels: Partial<Record<AskedLevel, number>>;
}

/** What an issuer is shown of the numbers. */
export function shownVoices({ total, answered, levels }: VoiceCounts): ShownVoices {
  const fresh = total - answered;
  const isHidden = (fresh > 0 && fresh < FEWEST_SHOWN) || total < FEWEST_SHOWN;
  const spoke = LEVELS.flatMap((level) => {
    const voices = levels[level] ?? 0;
    return voices > 0 ? [{ level, voices }] : [];
  });
  const isSafe = !isHidden && spoke.every(({ voices }) => voices >= FEWEST_SHOWN);
  return {
    open: fresh >= FEWEST_SHOWN ? fresh : null,
    isOpen: fresh > 0,
    total: isHidden ? null : total,
    levels: isSafe ? spoke : null,
  };
}

/** The middle of the days that answers took; null without any. */
export function medianDays(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
