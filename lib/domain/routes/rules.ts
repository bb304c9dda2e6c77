/*
 * A route has at least two stops. Its length is counted from its stops and ways, never typed. Before it is handed
 * over, and whenever it is looked at, its office is told what does not fit: a day of the week on which a stop is
 * closed, more than twelve hours, a stop that the public no longer sees, facts that nobody asked after for half a
 * year. Only fewer than two stops and stops that are gone keep it from the public.
 */
import type { Facet } from "@/lib/domain/publications/types";
import type { RouteContent, RouteStop } from "@/lib/domain/routes/content/schema";
import { weekdayWords } from "@/lib/domain/routes/labels";
import { plainMinutes, timetableOf } from "@/lib/domain/routes/timetable/rules";
import { addDays, type Day } from "@/lib/shared/dates";

const HALF_DAY = 4 * 60;
const WHOLE_DAY = 10 * 60;
const FACTS_STAND = 180;

/** half | day | long: what lists filter by. */
export function durationOf(minutes: number): "half" | "day" | "long" {
  if (minutes <= HALF_DAY) return "half";
  return minutes <= WHOLE_DAY ? "day" : "long";
}

type CheckedStop = RouteStop & { isGone: boolean };

/** Something that does not fit; `blocks` keeps the route from the public. */
export interface RouteWarning {
  text: string;
  blocks: boolean;
}

function closedDays(stops: readonly CheckedStop[]): RouteWarning[] {
  return weekdayWords.flatMap((word, weekday) => {
    const closed = stops.filter(({ closedWeekdays }) => closedWeekdays.includes(weekday));
    if (closed.length === 0) return [];
    const names = closed.map(({ name }) => name).join("、");
    return [{ text: `${word}不能走完：${names}不开放`, blocks: false }];
  });
}

/** What does not fit in a route, for its office. */
export function routeWarnings(
  stops: readonly CheckedStop[],
  { startsAt, today }: { startsAt: string; today: Day },
): RouteWarning[] {
  const warnings: RouteWarning[] = [];
  if (stops.length < 2) warnings.push({ text: "至少要有两站", blocks: true });
  for (const { name, isGone } of stops) {
    if (!isGone) continue;
    warnings.push({ text: `“${name}”已不对外公开，请移除或换一处`, blocks: true });
  }
  const timetable = timetableOf(stops, { day: today, startsAt });
  if (timetable.isLong) {
    warnings.push({ text: "一天走不完：超过 12 小时，或到 22:00 还没结束", blocks: false });
  }
  stops.forEach(({ name }, at) => {
    const problems = timetable.stops[at]?.problems ?? [];
    if (problems.includes("after_closing") || problems.includes("cut_short")) {
      warnings.push({ text: `按 ${startsAt} 出发，“${name}”闭馆前看不完`, blocks: false });
    }
  });
  const old = stops.filter(
    ({ factsOn, meals, lodging, opensAt }) =>
      (meals || lodging || opensAt) && (factsOn === null || factsOn < addDays(today, -FACTS_STAND)),
  );
  for (const { name } of old) {
    warnings.push({ text: `“${name}”的开放时间、用餐或住宿半年没有核对`, blocks: false });
  }
  return [...warnings, ...closedDays(stops)];
}

/** What lists of routes filter by. */
export function routeFacets(content: RouteContent): Record<string, Facet> {
  return {
    season: content.seasons,
    suited: content.suited,
    duration: durationOf(content.minutes),
    accessible: content.isAccessible,
    minutes: content.minutes,
    stops: content.stops.length,
  };
}

/** The stops in the order of the position numbers that were sent; equal numbers keep their order. */
export function arranged(ids: readonly string[], positions: readonly number[]): string[] {
  return ids
    .map((id, at) => ({ id, at, position: positions[at] ?? at + 1 }))
    .sort((a, b) => a.position - b.position || a.at - b.at)
    .map(({ id }) => id);
}

/** The content of a route from what the office entered. */
export function contentOf(
  route: Omit<RouteContent, "minutes" | "stops">,
  stops: readonly CheckedStop[],
): RouteContent {
  const { seasons, suited, groupMin, groupMax, costNote, contact, bookingNote } = route;
  return {
    ...{ seasons, suited, groupMin, groupMax, costNote, contact, bookingNote },
    isAccessible: route.isAccessible,
    accessibleNote: route.accessibleNote,
    startsAt: route.startsAt,
    minutes: plainMinutes(stops),
    stops: stops.map(publicStop),
  };
}

function publicStop(stop: CheckedStop): RouteStop {
  const { kind, subjectId, name, place, minutes, see, opensAt, closesAt, closedWeekdays } = stop;
  const { travelMode, travelMinutes, travelKm, meals, lodging, factsOn } = stop;
  return {
    ...{ kind, subjectId, name, place, minutes, see, opensAt, closesAt, closedWeekdays },
    ...{ travelMode, travelMinutes, travelKm, meals, lodging, factsOn },
  };
}
