import type { Picture } from "@/lib/domain/pictures/types";
import type { ShownEntry, TopicContent } from "@/lib/domain/topics/content/schema";
import { fullDay } from "../public/full-day";
import { TopicEntryItem } from "./topic-entry";
import "./topics.css";

type Reopening = TopicContent["reopened"][number];
type Line = { on: string; rank: number; place: string } & (
  | { kind: "entry"; entry: ShownEntry }
  | { kind: "reopened"; reopening: Reopening }
);

/** Entries of an earlier round stand before the reopening that ended it, also on the same day. */
function linesOf({ entries, reopened }: TopicContent): Line[] {
  const said = entries.map(
    (entry, at): Line => ({
      ...{ on: entry.on, rank: entry.round * 2, place: `entry ${at}`, kind: "entry", entry },
    }),
  );
  const again = reopened.map(
    (reopening): Line => ({
      ...{ on: reopening.on, rank: reopening.round * 2 - 1, place: `round ${reopening.round}` },
      ...{ kind: "reopened", reopening },
    }),
  );
  return [...said, ...again].sort((a, b) => a.rank - b.rank || (a.on < b.on ? -1 : 0));
}

type TimelineProps = { content: TopicContent; pictures: readonly Picture[] };

/** Day by day: chosen, assigned, answered, how it went, what was found; every reopening with its number. */
export function TopicTimeline({ content, pictures }: TimelineProps) {
  const { chosen, unit } = content;
  return (
    <ol className="topic-line">
      <li>
        <h3>
          <time dateTime={chosen.on}>{fullDay(chosen.on)}</time>选定为点题
        </h3>
        <p>{chosen.reason}</p>
      </li>
      {unit && (
        <li>
          <h3>
            <time dateTime={unit.askedOn}>{fullDay(unit.askedOn)}</time>交{unit.name}办理
          </h3>
          <p>
            {unit.days} 个工作日内答复，期限 {fullDay(unit.dueOn)}。
            {unit.cooperating.length > 0 && `配合单位：${unit.cooperating.join("、")}。`}
          </p>
        </li>
      )}
      {linesOf(content).map((line) =>
        line.kind === "entry" ? (
          <TopicEntryItem key={line.place} entry={line.entry} pictures={pictures} />
        ) : (
          <Reopened key={line.place} reopening={line.reopening} />
        ),
      )}
    </ol>
  );
}

function Reopened({ reopening: { on, round, reason, dueOn } }: { reopening: Reopening }) {
  return (
    <li className="topic-again">
      <h3>
        <time dateTime={on}>{fullDay(on)}</time>第 {round - 1} 次重新办理
      </h3>
      <p>{reason}</p>
      {dueOn && <p className="text-ink-hint">请责任单位重新答复，期限 {fullDay(dueOn)}。</p>}
    </li>
  );
}
