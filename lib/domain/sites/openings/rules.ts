/*
 * A site takes visitors on its weekdays, in its hours, but not on the days it has named as closed. Visits are
 * booked from tomorrow on, at most as many days ahead as the site says. In no hours are there more people than
 * the site takes at a time. A site that has set nothing is open from Monday to Friday in four times, but not on
 * public holidays; one that names no number takes 30 people at a time.
 */
import type { Opening } from "@/lib/domain/sites/openings/types";
import { addDays, type Day, dayLabel, startOfDay, weekdayOf } from "@/lib/shared/dates";

/** People at a time where a site names no number. */
export const USUAL_CAPACITY = 30;

/** What holds while a site has set nothing. */
export const USUAL_OPENING: Opening = {
  weekdays: [1, 2, 3, 4, 5],
  slots: ["09:00-10:30", "10:30-12:00", "14:00-15:30", "15:30-17:00"],
  closedOn: [],
  aheadDays: 30,
  isPaused: false,
  version: 0,
};

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"] as const;

/** `周二`. */
export function weekdayLabel(weekday: number): string {
  return `周${WEEKDAYS[weekday] ?? ""}`;
}

/** `12 月 1 日（周二）`. */
export function visitDayLabel(day: Day): string {
  return `${dayLabel(day)}（${weekdayLabel(weekdayOf(day))}）`;
}

/** `09:00-10:30` as it is read: 上午 9:00–10:30. */
export function slotLabel(slot: string): string {
  const half = Number(slot.slice(0, 2)) < 12 ? "上午" : "下午";
  return `${half} ${slot.replace("-", "–").replace(/^0/, "")}`;
}

/** When the hours of a day begin and end, in Asia/Shanghai. */
export function slotTimes(day: Day, slot: string): { start: Date; end: Date } {
  const midnight = startOfDay(day).getTime();
  const [start = 0, end = 0] = slot.split("-").map((clock) => {
    const [hours = 0, minutes = 0] = clock.split(":").map(Number);
    return midnight + (hours * 60 + minutes) * 60_000;
  });
  return { start: new Date(start), end: new Date(end) };
}

/** The days on which visits can be booked today, in order. */
export function openDays(opening: Opening, today: Day): Day[] {
  if (opening.isPaused) return [];
  const days = Array.from({ length: opening.aheadDays }, (_, at) => addDays(today, at + 1));
  return days.filter(
    (day) => opening.weekdays.includes(weekdayOf(day)) && !opening.closedOn.includes(day),
  );
}

/** True for hours that begin before they end, after each other. */
export function areInOrder(slots: readonly string[]): boolean {
  return slots.every((slot, at) => {
    const [start = "", end = ""] = slot.split("-");
    const before = slots[at - 1]?.split("-")[1] ?? "";
    return start < end && before <= start;
  });
}
