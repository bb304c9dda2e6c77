import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { issueRatingCodes } from "@/lib/domain/ratings/commands";
import { groupedCode } from "@/lib/domain/ratings/rules";
import { tellSender } from "@/lib/domain/suggestions/telling/commands";
import { tellSuggesters } from "@/lib/domain/topics/sources/commands";
import { ENTRY_STATE } from "@/lib/domain/topics/verdicts/queries";
import { rows, type Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";

const DAYS_TO_RATE = 60;

interface Waiting {
  roundId: string;
  id: string;
  title: string;
  regionCode: string;
  /** What the office said, as it was released; empty for other entries. */
  words: string;
}

type Told = "answer" | "claim" | "closing" | "upholding";
type Mark = "answer_told_at" | "rating_asked_at" | "closing_told_at" | "upholding_told_at";

/** Running rounds with a released entry of a kind, of which nobody was told yet. */
function untold(kind: Told, mark: Statement): Statement {
  return sql`select m.id as "roundId", t.id, t.title, t.region_code as "regionCode",
      coalesce((select e.content->>'text' from topic_entry e
        join publication p on p.id = e.publication_id
        where e.topic_id = t.id and e.round = m.round and e.kind = ${kind}::topic_entry_kind
          and ${ENTRY_STATE} = 'released'
        order by e.written_at desc limit 1), '') as words
    from topic_round m join topic t on t.id = m.topic_id and t.round = m.round
    where m.${mark} is null and exists (select 1 from topic_entry e
      join publication p on p.id = e.publication_id
      where e.topic_id = t.id and e.round = m.round and e.kind = ${kind}::topic_entry_kind
        and ${ENTRY_STATE} = 'released')
    order by m.id limit 20`;
}

async function eachOnce(
  actor: Actor,
  what: { kind: Told; mark: Mark },
  tell: (tx: Tx, topic: Waiting) => Promise<void>,
): Promise<number> {
  const mark = sql.raw(what.mark);
  const waiting = await rows<Waiting>(untold(what.kind, mark));
  for (const topic of waiting) {
    await write(actor, { action: "topic.tell" }, async (tx) => {
      const marked = await tx.count(sql`
        update topic_round set ${mark} = now() where id = ${topic.roundId}::uuid and ${mark} is null`);
      if (marked > 0) await tell(tx, topic);
    });
  }
  return waiting.length;
}

/** One code for each suggestion, those that were merged too: in its history, sealed under its own key. */
async function inviteToRate(tx: Tx, actor: Actor, topic: Waiting): Promise<void> {
  const invited = await tx.rows<{ id: string }>(sql`
    select s.id from topic_suggestion x
    join suggestion s on s.id = x.suggestion_id or s.merged_into_id = x.suggestion_id
    where x.topic_id = ${topic.id}::uuid and s.sealed_key is not null order by s.id`);
  if (invited.length === 0) return;
  const { today } = await getClock(actor);
  const { codes } = await issueRatingCodes(tx, actor, {
    ...{ subjectType: "topic", subjectId: topic.roundId, about: topic.title },
    ...{ regionCode: topic.regionCode, expiresOn: addDays(today, DAYS_TO_RATE) },
    count: invited.length,
  });
  for (const [at, { id }] of invited.entries()) {
    const words = `责任单位说已经办结，请您评价。评价码 ${groupedCode(codes[at] ?? "")}，${DAYS_TO_RATE} 天内有效，在“评价”页面输入，只能用一次。`;
    await tellSender(tx, actor, { id, kind: "rate", words });
  }
}

/** What the office says to suggesters in its own words, once it was released. */
const SPOKEN = [
  { kind: "closing", mark: "closing_told_at", event: "closed" },
  { kind: "upholding", mark: "upholding_told_at", event: "upheld" },
] as const;

/** Tells suggesters of answers and of what the office said last, once released, and asks them to rate claims; the worker's. */
export async function tellOfTopics(actor: Actor): Promise<number> {
  const answered = await eachOnce(actor, { kind: "answer", mark: "answer_told_at" }, (tx, topic) =>
    tellSuggesters(tx, actor, {
      ...{ topic, event: "answered" },
      words: `责任单位已答复，见“${topic.title}”的公开页面`,
    }),
  );
  const asked = await eachOnce(actor, { kind: "claim", mark: "rating_asked_at" }, (tx, topic) =>
    inviteToRate(tx, actor, topic),
  );
  let spoken = 0;
  for (const { event, ...what } of SPOKEN) {
    spoken += await eachOnce(actor, what, (tx, topic) =>
      tellSuggesters(tx, actor, { topic, event, words: topic.words }),
    );
  }
  return answered + asked + spoken;
}
