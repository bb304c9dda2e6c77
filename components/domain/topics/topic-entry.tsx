import type { Picture } from "@/lib/domain/pictures/types";
import type { ShownEntry } from "@/lib/domain/topics/content/schema";
import { entryKindWords, findingWords } from "@/lib/domain/topics/labels";
import { DescriptionList } from "../../ui/facts";
import { PublicPicture } from "../pictures/public-picture";
import { fullDay } from "../public/full-day";

const WIDEST = 480;

/** What was said on a day: an answer, a step, what is claimed, what was found. */
export function TopicEntryItem({
  entry,
  pictures,
}: {
  entry: ShownEntry;
  pictures: readonly Picture[];
}) {
  const shown = pictures.filter(({ id }) => entry.pictureIds.includes(id));
  return (
    <li>
      <h3>
        <time dateTime={entry.on}>{fullDay(entry.on)}</time>
        {entryKindWords[entry.kind]}
        <small className="text-ink-hint">（{entry.by}）</small>
      </h3>
      <EntryBody entry={entry} />
      {shown.map((picture) => (
        <figure key={picture.id} className="mt-3">
          <PublicPicture picture={picture} width={WIDEST} />
          <figcaption className="text-ink-hint">{picture.alt}</figcaption>
        </figure>
      ))}
    </li>
  );
}

function EntryBody({ entry }: { entry: ShownEntry }) {
  switch (entry.kind) {
    case "answer":
      return <AnswerBody content={entry.content} />;
    case "claim":
      return <ClaimBody content={entry.content} />;
    case "supervision":
      return (
        <>
          <p>
            <b>{findingWords[entry.content.finding]}</b>：{entry.content.words}
          </p>
          <p className="text-ink-hint">
            核实日期 {fullDay(entry.content.on)}；方式：{entry.content.how}
          </p>
        </>
      );
    default:
      return <p className="whitespace-pre-line">{entry.content.text}</p>;
  }
}

type Of<Kind extends ShownEntry["kind"]> = Extract<ShownEntry, { kind: Kind }>["content"];

function AnswerBody({ content }: { content: Of<"answer"> }) {
  const { ownerPost, ownerName, startsOn, doneBy, contactOffice, contactPhone } = content;
  const days = startsOn ? `${fullDay(startsOn)}至${fullDay(doneBy)}` : `${fullDay(doneBy)}前`;
  return (
    <>
      <DescriptionList
        items={[
          { term: "负责人", value: ownerName ? `${ownerPost} ${ownerName}` : ownerPost },
          { term: "目标", value: content.goal },
          { term: "时间", value: days },
          { term: "咨询", value: [contactOffice, contactPhone].filter(Boolean).join("，") },
        ]}
      />
      <ol className="mt-2">
        {content.measures.map((measure) => (
          <li key={measure}>{measure}</li>
        ))}
      </ol>
    </>
  );
}

function ClaimBody({ content: { results, rules } }: { content: Of<"claim"> }) {
  return (
    <>
      <ul>
        {results.map((result) => (
          <li key={result}>{result}</li>
        ))}
      </ul>
      {rules.length > 0 && (
        <>
          <p className="mt-2">形成的制度：</p>
          <ul>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
