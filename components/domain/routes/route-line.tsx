import type { RouteStop } from "@/lib/domain/routes/content/schema";
import { travelWords } from "@/lib/domain/routes/labels";
import "./routes.css";

const IN_ROW = 4;
const CELL = 90;
const ROW = 104;
const MIDDLE = 34;
const LETTERS = 6;
const SCALE = 1.2;

type Point = { x: number; y: number };

/** To and fro, so that a line of any length fits the width of a phone. */
function pointAt(index: number): Point {
  const row = Math.floor(index / IN_ROW);
  const place = index % IN_ROW;
  const column = row % 2 === 0 ? place : IN_ROW - 1 - place;
  return { x: column * CELL + CELL / 2, y: row * ROW + MIDDLE };
}

/** A name on at most two lines. */
function linesOf(name: string): string[] {
  const rest = name.slice(LETTERS);
  if (rest === "") return [name];
  return [name.slice(0, LETTERS), rest.length > LETTERS ? `${rest.slice(0, LETTERS - 1)}…` : rest];
}

type RouteLineProps = {
  stops: readonly RouteStop[];
  gone: readonly string[];
};

/** The stops of a route on one schematic line: order and ways, neither distances nor directions. */
export function RouteLine({ stops, gone }: RouteLineProps) {
  const points = stops.map((_, index) => pointAt(index));
  const rows = Math.ceil(stops.length / IN_ROW);
  const width = Math.min(stops.length, IN_ROW) * CELL;
  const path = points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
  const label = `路线示意：${stops.map(({ name }) => name).join("，然后到")}`;
  return (
    <figure>
      <svg
        className="route-line"
        viewBox={`0 0 ${width} ${rows * ROW}`}
        width={width * SCALE}
        role="img"
        aria-label={label}
      >
        <path d={path} />
        {stops.map((stop, at) => (
          <LineStop
            // biome-ignore lint/suspicious/noArrayIndexKey: the stops of a frozen route never move
            key={at}
            stop={stop}
            number={at + 1}
            point={pointAt(at)}
            next={at < stops.length - 1 ? pointAt(at + 1) : undefined}
            isGone={stop.subjectId !== null && gone.includes(stop.subjectId)}
          />
        ))}
      </svg>
      <figcaption className="text-sm text-ink-hint">示意图，只表示先后顺序。</figcaption>
    </figure>
  );
}

type LineStopProps = {
  stop: RouteStop;
  number: number;
  point: Point;
  next: Point | undefined;
  isGone: boolean;
};

function LineStop({ stop, number, point, next, isGone }: LineStopProps) {
  const { x, y } = point;
  const way = stop.travelMode ? travelWords[stop.travelMode] : "";
  return (
    <>
      <circle cx={x} cy={y} r={13} className={isGone ? "is-gone" : undefined} />
      <text x={x} y={y + 4.5}>
        {number}
      </text>
      {linesOf(stop.name).map((line, at) => (
        <text key={line} x={x} y={y + 29 + at * 15}>
          {line}
        </text>
      ))}
      {next && way && (
        <text className="route-way" {...wordsOfWay({ x, y }, next)}>
          {way} {stop.travelMinutes} 分
        </text>
      )}
    </>
  );
}

/** Above a way along the row; beside one down to the next, on the side where there is room. */
function wordsOfWay({ x, y }: Point, next: Point) {
  if (next.y === y) return { x: (x + next.x) / 2, y: y - 18 };
  const isFirst = x < CELL;
  const style = { textAnchor: isFirst ? "start" : "end" } as const;
  return { x: isFirst ? x + 8 : x - 8, y: y + 63, style };
}
