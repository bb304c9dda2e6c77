import { fullDay } from "@/components/domain/public/full-day";
import { PublicLink } from "@/components/domain/public/public-link";
import { Tag } from "@/components/ui/mark";
import type { RouteStop } from "@/lib/domain/routes/content/schema";
import {
  siteStopWords,
  stopKindWords,
  travelWords,
  weekdayWords,
} from "@/lib/domain/routes/labels";
import { durationLabel } from "@/lib/domain/routes/timetable/rules";
import "./routes.css";

type RouteStopsProps = {
  stops: readonly RouteStop[];
  gone: readonly string[];
  /** Sites that were named; undefined where nobody has looked. */
  named?: readonly string[] | undefined;
};

/** The stops in order with what a visitor needs to know of each, and the way to the next. */
export function RouteStops({ stops, gone, named }: RouteStopsProps) {
  return (
    <ol className="route-stops">
      {stops.map((stop, at) => (
        <StopItem
          // biome-ignore lint/suspicious/noArrayIndexKey: the stops of a frozen route never move
          key={at}
          stop={stop}
          number={at + 1}
          kind={kindOf(stop, named)}
          isLast={at === stops.length - 1}
          isGone={stop.subjectId !== null && gone.includes(stop.subjectId)}
        />
      ))}
    </ol>
  );
}

type StopItemProps = {
  stop: RouteStop;
  number: number;
  kind: string;
  isLast: boolean;
  isGone: boolean;
};

/** A place that a report mentions must not look like one that was named. */
function kindOf({ kind, subjectId }: RouteStop, named: readonly string[] | undefined): string {
  if (kind !== "site" || subjectId === null || !named) return stopKindWords[kind];
  return named.includes(subjectId) ? siteStopWords.named : siteStopWords.reported;
}

function StopItem({ stop, number, kind, isLast, isGone }: StopItemProps) {
  const { place, minutes, see, meals, lodging, factsOn } = stop;
  return (
    <li>
      <h3>
        <span className="route-number" aria-hidden="true">
          {number}
        </span>
        <span>
          <span className="sr-only">第 {number} 站：</span>
          <StopName stop={stop} isGone={isGone} />
        </span>
      </h3>
      <div className="route-stop-facts">
        {isGone && (
          <p>
            <Tag tone="amber">已不对外公开</Tag> 这一站的页面已撤下，出发前请先电话询问。
          </p>
        )}
        <p>
          {kind}，{place}，停留 {durationLabel(minutes)}
        </p>
        <p>{hoursOf(stop)}</p>
        {see && <p>看什么：{see}</p>}
        {meals && <p>用餐：{meals}</p>}
        {lodging && <p>附近住宿：{lodging}</p>}
        {factsOn && <p className="text-ink-hint">以上情况 {fullDay(factsOn)} 核对</p>}
      </div>
      {!isLast && <p className="route-next">{wayOf(stop)}</p>}
    </li>
  );
}

function StopName({ stop, isGone }: { stop: RouteStop; isGone: boolean }) {
  if (stop.subjectId === null || isGone) return stop.name;
  const path = stop.kind === "site" ? "/sites" : "/culture/venues";
  return (
    <PublicLink className="link" href={`${path}/${stop.subjectId}`}>
      {stop.name}
    </PublicLink>
  );
}

function hoursOf({ opensAt, closesAt, closedWeekdays }: RouteStop): string {
  const hours = opensAt && closesAt ? `开放 ${opensAt}–${closesAt}` : "全天可到";
  if (closedWeekdays.length === 0) return hours;
  return `${hours}，${closedWeekdays.map((day) => weekdayWords[day]).join("、")}不开放`;
}

function wayOf({ travelMode, travelMinutes, travelKm }: RouteStop): string {
  const way = travelMode ? travelWords[travelMode] : "前往";
  const km = travelKm === null ? "" : `，约 ${travelKm} 公里`;
  return `${way}到下一站，约 ${travelMinutes} 分钟${km}`;
}
