/*
 * Who decides a request, level by level from the organisation's own place upward:
 * - the last is the highest level whose list's own term would be broken (later than its day, less than
 *   its target); a list above a permitted weakening no longer counts;
 * - each level beneath it that has a lead unit with somebody to decide speaks first; a level without is
 *   skipped, and the request says so;
 * - nobody decides his own request: a lead that asks begins one level up, and where there is no level
 *   above it, the leading group's office of that place decides.
 * The last level is never skipped: whose term is broken has the last word.
 */
import { isLess } from "@/lib/domain/adjustments/rules";
import type { Day } from "@/lib/shared/dates";

/** The term that a level's own issued list sets. */
export interface Term {
  /** The due day of the period (of a weakening: of each period). */
  dueOn: readonly Day[];
  target: number | null;
  /** It asks for less than the lists above by a granted request. */
  isWeakened: boolean;
}

/** A level of the line from the organisation's place to the province. */
export interface RouteLevel {
  regionCode: string;
  regionName: string;
  /** The responsible lead units of the task there (for coordination tasks the office). */
  units: readonly { id: string; name: string }[];
  /** The office of the place. */
  office: { id: string; name: string } | null;
  /** Somebody there may decide. */
  canDecide: boolean;
  term: Term | null;
}

/** What is wanted; what is not asked for is left out. */
export interface Wish {
  dueOn?: readonly Day[];
  target?: number;
}

/** Who is passed over, and why. */
export interface Skipped {
  regionCode: string;
  regionName: string;
  why: string;
}

/** One who decides. */
export interface Stop {
  regionCode: string;
  regionName: string;
  /** The office there, in place of the lead unit. */
  isOffice: boolean;
  units: readonly { id: string; name: string }[];
}

/** The deciders in order, the last one last, and who was passed over on the way. */
export interface Route {
  stops: Stop[];
  skipped: Skipped[];
}

/** What decides a route besides the levels. */
export interface RouteFacts {
  /** From the organisation's own place upward. */
  levels: readonly RouteLevel[];
  organisationId: string;
  direction: "increase" | "decrease" | "reach" | "zero";
  isCoordination: boolean;
  wish: Wish;
}

function breaks(term: Term, { wish, direction }: RouteFacts): boolean {
  const isLater = wish.dueOn?.some((day, at) => day > (term.dueOn[at] ?? day)) ?? false;
  const isLower =
    wish.target !== undefined &&
    term.target !== null &&
    isLess(direction, wish.target, term.target);
  return isLater || isLower;
}

/** The index of the highest level whose term would be broken; of the highest that has one when none is. */
export function highestBroken(facts: RouteFacts): number {
  const { levels } = facts;
  const weakened = levels.findIndex((level) => level.term?.isWeakened);
  const counted = weakened === -1 ? levels : levels.slice(0, weakened + 1);
  const broken = counted.findLastIndex((level) => level.term && breaks(level.term, facts));
  return broken === -1 ? counted.findLastIndex((level) => level.term !== null) : broken;
}

function isOwn(level: RouteLevel, organisationId: string): boolean {
  return level.units.some((unit) => unit.id === organisationId);
}

function stopAt(level: RouteLevel, isOffice: boolean): Stop {
  const { regionCode, regionName, units, office } = level;
  const deciding = isOffice && office ? [office] : units;
  return { regionCode, regionName, isOffice, units: deciding };
}

/** The last decider: the level whose term is broken, above it where that is the asker's own. */
function lastStop(facts: RouteFacts, broken: number): { at: number; stop: Stop } | null {
  const { levels, organisationId, isCoordination } = facts;
  const at = levels.findIndex(
    (level, index) =>
      index >= broken && !isOwn(level, organisationId) && isReachable(level, index, broken),
  );
  const level = levels[at];
  if (level) return { at, stop: stopAt(level, isCoordination) };
  const top = levels.at(-1);
  if (isCoordination || !top?.office || top.office.id === organisationId) return null;
  return { at: levels.length, stop: stopAt(top, true) };
}

// The one whose term it is waits for its people; one that only stands in for an asker must have some.
function isReachable(level: RouteLevel, index: number, broken: number): boolean {
  return index === broken || level.canDecide;
}

function whySkipped({ regionName, units }: RouteLevel): string {
  const [unit] = units;
  if (!unit) return `${regionName}没有该任务的牵头单位，转上一级`;
  return `${unit.name}还没有可以办理的人员，转上一级`;
}

/** The deciders of a request, or null where nobody may decide it. */
export function routeOf(facts: RouteFacts): Route | null {
  const broken = highestBroken(facts);
  if (broken === -1) return null;
  const last = lastStop(facts, broken);
  if (!last) return null;
  const before = facts.levels
    .slice(0, last.at)
    .filter((level) => !isOwn(level, facts.organisationId));
  const passed = before.filter((level) => !level.canDecide);
  const stops = before
    .filter((level) => level.canDecide)
    .map((level) => stopAt(level, facts.isCoordination));
  const skipped = passed.map((level) => {
    const { regionCode, regionName } = level;
    return { regionCode, regionName, why: whySkipped(level) };
  });
  return { stops: [...stops, last.stop], skipped };
}

function height(levels: readonly RouteLevel[], at: { regionCode: string; isOffice: boolean }) {
  const index = levels.findIndex((level) => level.regionCode === at.regionCode);
  return index + (at.isOffice ? 0.5 : 0);
}

/** Where a request goes after the stop that agreed; empty when nobody above it has a say. */
export function stopsAfter(
  route: Route,
  levels: readonly RouteLevel[],
  at: { regionCode: string; isOffice: boolean },
): Stop[] {
  return route.stops.filter((stop) => height(levels, stop) > height(levels, at));
}

/** Who was passed over beneath a stop, above the stop before it where there was one. */
export function skippedBefore(
  route: Route,
  levels: readonly RouteLevel[],
  stop: Stop,
  before?: { regionCode: string; isOffice: boolean },
): Skipped[] {
  const from = before ? height(levels, before) : -1;
  return route.skipped.filter(({ regionCode }) => {
    const at = height(levels, { regionCode, isOffice: false });
    return at > from && at < height(levels, stop);
  });
}
