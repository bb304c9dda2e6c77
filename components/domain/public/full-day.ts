import { type Day, dayLabel } from "@/lib/shared/dates";

/** `2026 年 11 月 20 日`. */
export function fullDay(day: Day): string {
  return `${Number(day.slice(0, 4))} 年 ${dayLabel(day)}`;
}
