import { fullDay } from "@/components/domain/public/full-day";
import { PublicForm } from "@/components/domain/public/public-link";
import { TextField } from "@/components/forms/form-fields";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { RouteContent } from "@/lib/domain/routes/content/schema";
import { stopProblemWords, weekdayWords } from "@/lib/domain/routes/labels";
import {
  clockOf,
  durationLabel,
  hasPassed,
  timetableOf,
} from "@/lib/domain/routes/timetable/rules";
import type { StopTimes } from "@/lib/domain/routes/timetable/types";
import { withBase } from "@/lib/shared/base-path";
import { type Day, dayLabel, weekdayOf } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";
import "./routes.css";

type RoutePlanProps = {
  routeId: string;
  content: RouteContent;
  day?: Day | undefined;
  start?: string | undefined;
  today: Day;
};

/** A visitor's day: choose the day and the beginning, and see when one is where. One GET form, no script. */
export function RoutePlan({ routeId, content, day, start, today }: RoutePlanProps) {
  const startsAt = start ?? content.startsAt;
  return (
    <section aria-label="排一天行程" id="plan">
      <h2>排一天行程</h2>
      <PublicForm action={`/routes/${routeId}#plan`} className="route-plan no-print">
        <TextField name="day" type="date" label="哪一天去" defaultValue={day} min={today} />
        <TextField name="start" type="time" label="几点到第一站" defaultValue={startsAt} />
        <Button type="submit" variant="primary">
          排行程
        </Button>
      </PublicForm>
      {day && hasPassed(day, today) && (
        <p className="mt-3 field-error" role="alert">
          {fullDay(day)}已经过去，请另选一天。
        </p>
      )}
      {day && !hasPassed(day, today) ? (
        <PlannedDay content={content} day={day} startsAt={startsAt} routeId={routeId} />
      ) : (
        <p className="mt-3 text-ink-hint">
          选好日期和时间，就能看到每一站几点到、几点走，并按开放时间检查。
        </p>
      )}
    </section>
  );
}

type PlannedDayProps = {
  routeId: string;
  content: RouteContent;
  day: Day;
  startsAt: string;
};

function PlannedDay({ routeId, content, day, startsAt }: PlannedDayProps) {
  const timetable = timetableOf(content.stops, { day, startsAt });
  const troubled = timetable.stops.filter(({ problems }) => problems.length > 0).length;
  const whole = durationLabel(timetable.ends - timetable.starts);
  return (
    <div className="mt-4">
      <p role="status">
        {fullDay(day)}（{weekdayWords[weekdayOf(day)]}）{startsAt} 出发，{clockOf(timetable.ends)}{" "}
        结束，全程 {whole}。
        {troubled > 0 ? `有 ${troubled} 站走不通，见下表。` : "各站都在开放时间内。"}
        {timetable.isLong && "一天走不完，请分两天或少走几站。"}
      </p>
      <div className="card mt-3">
        <Table caption={`${dayLabel(day)}行程`} cards>
          <thead>
            <tr>
              <th scope="col">站</th>
              <th scope="col">到达</th>
              <th scope="col">参观</th>
              <th scope="col">提醒</th>
            </tr>
          </thead>
          <tbody>
            {timetable.stops.map((times, at) => (
              <PlannedStop
                // biome-ignore lint/suspicious/noArrayIndexKey: the stops of a frozen route never move
                key={at}
                name={`${at + 1} ${content.stops[at]?.name ?? ""}`}
                times={times}
              />
            ))}
          </tbody>
        </Table>
      </div>
      <p className="mt-3 no-print">
        <a
          className="btn"
          href={withBase(withQuery(`/routes/${routeId}/calendar`, { day, start: startsAt }))}
        >
          存入手机日历
        </a>
      </p>
    </div>
  );
}

function PlannedStop({ name, times }: { name: string; times: StopTimes }) {
  const { arrives, begins, leaves, waits, problems } = times;
  const remarks = problems.map((problem) => stopProblemWords[problem]);
  if (waits > 0) remarks.unshift(`等开门 ${waits} 分钟`);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label="到达">{clockOf(arrives)}</td>
      <td data-label="参观">
        {clockOf(begins)}–{clockOf(leaves)}
      </td>
      <td data-label="提醒">{remarks.join("；") || "正常"}</td>
    </tr>
  );
}
