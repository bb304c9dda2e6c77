/*
 * A city or county may ask for more than the list above, never for less. More means: a higher target
 * where more is better, a lower one where less is better, an earlier day for a period. A target that is
 * simply to be reached (＝) is fixed from above. No target at all asks for least. Asking for less, or later,
 * needs a granted weakening that reaches as far as the list goes; then the terms above no longer bind.
 * What a number means (what is counted, how often, by whom) is the same at every level, so that the
 * figures can be added up: only targets, days, measures, persons, cooperating units and evidence may differ.
 */
import type { Direction } from "@/lib/domain/imports/schema";
import type { ListTask } from "@/lib/domain/lists/types";

/** How a lower term stands to the one above. */
export type Tightness = "tighter" | "equal" | "looser";

/** How a target stands to the one above, by what the indicator wants. */
export function targetTightness(
  direction: Direction,
  above: number | null,
  below: number | null,
): Tightness {
  if (direction === "zero" || above === below) return "equal";
  if (above === null) return "tighter";
  if (below === null || direction === "reach") return "looser";
  const isTighter = direction === "increase" ? below > above : below < above;
  return isTighter ? "tighter" : "looser";
}

/** How a due day (MM-DD, or a whole day) stands to the one above: earlier is tighter. */
export function dayTightness(above: string, below: string): Tightness {
  if (above === below) return "equal";
  return below < above ? "tighter" : "looser";
}

/** The tightest of targets in order from the top; null where none is set. */
export function tightestTarget(
  direction: Direction,
  targets: readonly (number | null)[],
): number | null {
  const set = targets.filter((target) => target !== null);
  const [first] = set;
  if (first === undefined) return null;
  if (direction === "increase") return Math.max(...set);
  return direction === "reach" ? first : Math.min(...set);
}

/** What a task asks for: the part of it that a lower list may tighten. */
export interface Terms {
  target: number | null;
  /** MM-DD, one for each period. */
  dueDates: readonly string[];
}

/** A lower task's terms that ask for less, or later, than the terms above. */
export interface LooserTerms {
  isTargetLooser: boolean;
  /** 1-based periods whose day is later than above. */
  laterPeriods: number[];
}

/** In what a lower task asks for less; null where it asks for as much or more. */
export function looserTerms(direction: Direction, above: Terms, below: Terms): LooserTerms | null {
  const isTargetLooser = targetTightness(direction, above.target, below.target) === "looser";
  const laterPeriods = below.dueDates.flatMap((day, index) => {
    const limit = above.dueDates[index];
    return limit !== undefined && dayTightness(limit, day) === "looser" ? [index + 1] : [];
  });
  return isTargetLooser || laterPeriods.length > 0 ? { isTargetLooser, laterPeriods } : null;
}

/** A granted weakening; a target or days that it does not name stay bound from above. */
export interface Weakening {
  target: number | null;
  dueDates: readonly string[];
}

/** True when a granted weakening reaches as far as the lower task goes. */
export function isCovered(
  direction: Direction,
  { above, below, granted }: { above: Terms; below: Terms; granted: Weakening },
): boolean {
  const allowed = {
    target: granted.target ?? above.target,
    dueDates: above.dueDates.map((day, index) => laterDay(day, granted.dueDates[index])),
  };
  // A fixed target may become the one that was granted, and none other.
  return looserTerms(direction, allowed, below) === null;
}

function laterDay(day: string, other: string | undefined): string {
  return other !== undefined && other > day ? other : day;
}

/** What a lower list takes over unchanged: it says what the number means and whom it is asked of. */
export const FIXED_FIELDS = [
  "title",
  "indicatorName",
  "unit",
  "form",
  "accumulation",
  "direction",
  "source",
  "frequency",
  "numeratorName",
  "denominatorName",
  "asked",
  "askedRole",
  "subCarrierCode",
  "leadLine",
] as const satisfies readonly (keyof ListTask)[];

/** A field that a lower list may not change. */
export type FixedField = (typeof FIXED_FIELDS)[number];

type FixedTask = Pick<ListTask, FixedField | "askedLevels">;

/** The fixed fields in which a lower task departs from the one it takes over. */
export function brokenFields(above: FixedTask, below: FixedTask): (FixedField | "askedLevels")[] {
  const broken: (FixedField | "askedLevels")[] = FIXED_FIELDS.filter(
    (field) => above[field] !== below[field],
  );
  const isWider = below.askedLevels.some((level) => !above.askedLevels.includes(level));
  return isWider ? [...broken, "askedLevels"] : broken;
}

/** The levels that a list of a place can ask: its own and those beneath it. */
export function levelsWithin(place: {
  level: "province" | "city" | "county";
  isDirectCounty: boolean;
}): ListTask["askedLevels"] {
  const beneath = ["township", "village", "unit"] as const;
  if (place.level === "province") return ["province", "city", "county", ...beneath];
  // A directly administered county stands at city level and takes what counties are asked as well.
  return place.level === "city" ? ["city", "county", ...beneath] : ["county", ...beneath];
}

const CODE_NUMBER = /-(\d+)$/;

/** The next free code for a place's own task: `4206-01`, after the region's significant digits. */
export function ownTaskCode(regionCode: string, codes: readonly string[]): string {
  const prefix = regionCode.replace(/(00)+$/, "");
  const numbers = codes
    .filter((code) => code.startsWith(`${prefix}-`))
    .map((code) => Number(CODE_NUMBER.exec(code)?.[1] ?? 0));
  return `${prefix}-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

/** A task row of an issued list on the line of a place. */
export interface ChainTask extends Terms {
  taskId: string;
  /** How deep its list stands: the smallest is the top. */
  depth: number;
  direction: Direction;
  isWeakened: boolean;
  /** Taken over from above; false at the list that the task comes from. */
  isInherited: boolean;
}

/**
 * The part of a chain that holds: from the list that the task comes from downwards. What a lower list took
 * over from a list that no longer has the task holds no more, until it is made the lower list's own.
 */
export function heldPart<Task extends ChainTask>(chain: readonly Task[]): Task[] {
  const origin = Math.min(...chain.filter((task) => !task.isInherited).map(({ depth }) => depth));
  return chain.filter(({ depth }) => depth >= origin);
}

/** The part of a chain that binds, from the top: from the deepest list that was granted a weakening on. */
export function bindingPart(chain: readonly ChainTask[]): ChainTask[] {
  const cut = Math.max(0, ...chain.filter((task) => task.isWeakened).map((task) => task.depth));
  return chain
    .filter((task) => task.depth >= cut)
    .toSorted((one, other) => one.depth - other.depth);
}

/** What a chain asks of the lists beneath it; null where the list that the task comes from has it no more. */
export function termsOf(chain: readonly ChainTask[]): (Terms & { direction: Direction }) | null {
  const binding = bindingPart(heldPart(chain));
  const [top] = binding;
  if (!top) return null;
  const sameWay = binding.filter(({ direction }) => direction === top.direction);
  return {
    direction: top.direction,
    target: tightestTarget(
      top.direction,
      sameWay.map(({ target }) => target),
    ),
    dueDates: top.dueDates.map((_, index) => {
      const days = binding.flatMap(({ dueDates }) => dueDates[index] ?? []);
      return days.toSorted()[0] ?? "";
    }),
  };
}
