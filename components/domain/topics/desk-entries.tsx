import { shownEntrySchema } from "@/lib/domain/topics/content/schema";
import { entryStateWords } from "@/lib/domain/topics/labels";
import type { DeskEntry } from "@/lib/domain/topics/types";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";
import { TopicEntryItem } from "./topic-entry";
import "./topics.css";

const LOOKS: Record<DeskEntry["state"], { tone: Tone; shape: Shape }> = {
  waiting: { tone: "lian", shape: "hourglass" },
  released: { tone: "plain", shape: "check" },
  returned: { tone: "amber", shape: "return" },
};

/** What was said about a topic, with how far each of it has come on its way to the public. */
export function DeskEntries({ entries }: { entries: readonly DeskEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Card title="答复、进展和核实">
      <ol className="topic-line">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </Card>
  );
}

function Entry({ entry }: { entry: DeskEntry }) {
  const { kind, round, content, writtenOn, organisationName, writtenByName, state } = entry;
  const by = organisationName ?? writtenByName;
  const shown = shownEntrySchema.parse({ kind, round, on: writtenOn, by, content });
  return (
    <>
      <TopicEntryItem entry={shown} pictures={[]} />
      <li>
        <span className="sr-only">这一条：</span>
        <StatusMark {...LOOKS[state]} word={entryStateWords[state]} />
        <small className="ml-2 text-ink-hint">{writtenByName}</small>
        {state === "returned" && entry.returnReason && (
          <div className="mt-2">
            <Notice tone="soon" title={`退回原因：${entry.returnReason}`} />
          </div>
        )}
      </li>
    </>
  );
}
