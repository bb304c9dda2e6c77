import type { ExampleTask } from "../lists/example-lists";
import type { Random } from "./random";

/** What is reported: numerator and denominator of a ratio, or a value. */
export interface Figures {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  /** Misses the task's target, so that an explanation is due. */
  isMissed: boolean;
}

/** What figures depend on. */
export interface FigureFacts {
  task: ExampleTask;
  /** Least and most of a denominator, or of a count. */
  size: readonly [number, number];
  period: number;
  /** How well the organisation does, from 0 to 1. */
  care: number;
}

/** Higher levels have more of everything that they report for themselves. */
const SCALE: Record<string, number> = { province: 4, city: 3, county: 2 };

function ratioOf(random: Random, facts: FigureFacts, level: string): Figures {
  const { task, period, care } = facts;
  const [low, high] = facts.size;
  // The first number belongs to the organisation: stock and cumulative figures hang together.
  const base = Math.round(random.between(low, high) * (SCALE[level] ?? 1));
  const periods = task.dueDates.length;
  const isFlow = task.indicator.accumulation === "flow";
  const denominator = isFlow
    ? Math.max(1, Math.round(base * (0.6 + 0.8 * flicker(base, period))))
    : base;
  const target = Math.ceil((denominator * task.indicator.target) / 100);
  const isHit = flicker(base + period * 7, period + 3) < 0.62 + care * 0.35;
  const reached = isHit
    ? target + Math.floor((denominator - target) * flicker(base, period + 11))
    : Math.floor(target * (0.65 + 0.3 * flicker(base + 5, period)));
  const share = task.indicator.accumulation === "cumulative" ? period / periods : 1;
  const numerator = Math.min(denominator, Math.floor(reached * (0.35 + 0.65 * share)));
  const percent = (numerator / denominator) * 100;
  return { numerator, denominator, value: null, isMissed: percent < task.indicator.target };
}

/** A number from 0 to 1 that is always the same for the same two. */
function flicker(a: number, b: number): number {
  const x = Math.sin(a * 12.9898 + b * 78.233) * 43_758.5453;
  return x - Math.floor(x);
}

function plainValueOf(random: Random, { task, care }: FigureFacts): Figures {
  const isHit = random.chance(0.72 + care * 0.26);
  if (task.indicator.form === "boolean") {
    return { numerator: null, denominator: null, value: isHit ? 1 : 0, isMissed: !isHit };
  }
  const { target } = task.indicator;
  const value = isHit ? target : Math.max(1, target - 1);
  return { numerator: null, denominator: null, value, isMissed: value < target };
}

/** The figures of an organisation's report; `random` is seeded by organisation and task, not by period. */
export function figuresOf(random: Random, facts: FigureFacts, level: string): Figures {
  return facts.task.indicator.form === "ratio"
    ? ratioOf(random, facts, level)
    : plainValueOf(random, facts);
}
