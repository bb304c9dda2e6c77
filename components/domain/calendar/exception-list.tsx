import { ActionForm } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { removeExceptionAction } from "@/lib/domain/calendar/actions";
import type { CalendarException } from "@/lib/domain/calendar/types";
import { dayLabel, weekdayOf } from "@/lib/shared/dates";

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];

type ListProps = { year: number; exceptions: readonly CalendarException[] };

/** The days of a year that differ from their weekday. */
export function ExceptionList({ year, exceptions }: ListProps) {
  if (exceptions.length === 0) {
    return (
      <EmptyState kind="first-use" title={`${year} 年还没有登记`}>
        放假安排公布以前，按周一至周五为工作日计算。
      </EmptyState>
    );
  }
  return (
    <Card title={`${year} 年共 ${exceptions.length} 天`} flush>
      <ul>
        {exceptions.map((exception) => (
          <li
            key={exception.date}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line-soft px-4 py-2"
          >
            <span className="w-32">
              {dayLabel(exception.date)} 星期{WEEKDAYS[weekdayOf(exception.date)]}
            </span>
            <span className="grow">{exception.name}</span>
            <Tag tone={exception.kind === "holiday" ? "qing" : "amber"}>
              {exception.kind === "holiday" ? "放假" : "上班"}
            </Tag>
            <ActionForm
              action={removeExceptionAction}
              hidden={{ date: exception.date }}
              variant="quiet"
              size="small"
              pendingText="正在删除…"
              submit={
                <>
                  删除<span className="sr-only">{dayLabel(exception.date)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
