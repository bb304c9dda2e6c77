import { Table } from "@/components/ui/table";
import type { TourStop } from "@/lib/domain/cases/tours/types";
import { dayLabel } from "@/lib/shared/dates";

/** The timetable of a tour: where, when, for how long. */
export function TourStops({ stops }: { stops: readonly TourStop[] }) {
  return (
    <Table caption="行程" cards>
      <thead>
        <tr>
          {["时间", "地点", "看什么", "停留"].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stops.map((stop) => (
          <tr key={`${stop.day}${stop.time}${stop.title}`}>
            <th scope="row" data-label="时间">
              {dayLabel(stop.day)} {stop.time}
            </th>
            <td data-label="地点">{stop.place}</td>
            <td data-label="看什么">
              {stop.title}
              {stop.note && <small className="block text-ink-hint">{stop.note}</small>}
            </td>
            <td data-label="停留">{stop.minutes} 分钟</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
