import type { ReactNode } from "react";
import { Tag } from "@/components/ui/mark";
import type { Performance } from "@/lib/domain/culture/content/schema";
import { dayLabel, weekdayOf } from "@/lib/shared/dates";
import "./culture.css";

const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

type PerformanceDatesProps<Date extends Performance> = {
  dates: readonly Date[];
  /** What is performed, where the list is of several works. */
  title?: (date: Date) => ReactNode;
};

/** Dates of performances; one that was called off stays, struck through and in words. */
export function PerformanceDates<Date extends Performance>({
  dates,
  title,
}: PerformanceDatesProps<Date>) {
  return (
    <ul className="culture-dates">
      {dates.map((date) => (
        <li key={date.id}>
          <b className={date.isCancelled ? "culture-called-off" : undefined}>
            {dayLabel(date.day)} {WEEKDAYS[weekdayOf(date.day)]} {date.startsAt}–{date.endsAt}
          </b>
          <span className="culture-dates-what">
            {title && <>{title(date)}，</>}
            {date.place}
            {date.note && <small className="block text-ink-hint">{date.note}</small>}
          </span>
          {date.isCancelled && <Tag tone="amber">已取消</Tag>}
        </li>
      ))}
    </ul>
  );
}
