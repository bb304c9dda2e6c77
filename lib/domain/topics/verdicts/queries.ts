import "server-only";
import { isPublished } from "@/lib/domain/publications/policy";
import { isLow, LEVELS } from "@/lib/domain/ratings/rules";
import type { EntryState, TopicFacts } from "@/lib/domain/topics/rules";
import type { TopicSettings } from "@/lib/domain/topics/settings/schema";
import {
  type Finding,
  type PeopleMeasure,
  peopleVoice,
  type Voices,
  verdictOf,
} from "@/lib/domain/topics/verdicts/rules";
import type { TopicStatus } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";

/** How far entry e has come, from its revision p: released once, waiting, or returned and to be written anew. */
export const ENTRY_STATE = sql`(case
  when ${isPublished("p")} or (p.status = 'superseded' and p.released_at is not null) then 'released'
  when p.status in ('submitted', 'checked') then 'waiting' else 'returned' end)`;

const LOW_LEVELS = LEVELS.filter(isLow);

/** How far the newest entry of a kind in the running round of topic t has come; null where there is none. */
export const newest = (
  kind: "answer" | "claim" | "closing" | "upholding",
) => sql`(select ${ENTRY_STATE} from topic_entry e
  join publication p on p.id = e.publication_id
  where e.topic_id = t.id and e.round = t.round and e.kind = ${kind}::topic_entry_kind
  order by e.written_at desc, e.id desc limit 1)`;

/** What the state of topic t follows from, as columns; `VOICE_JOINS` belong to it. */
export const FACT_COLUMNS = sql`t.status, t.round::int as round, ${newest("answer")} as answer,
  ${newest("claim")} as claim, ${newest("closing")} as closing, (select e.content->>'finding' from topic_entry e
    join publication p on p.id = e.publication_id
    where e.topic_id = t.id and e.round = t.round and e.kind = 'supervision'
      and ${ENTRY_STATE} = 'released'
    order by e.written_at desc, e.id desc limit 1) as finding,
  coalesce(said.low, 0) as low, coalesce(said.total, 0) as total`;

/** The running round n of topic t, and how many rated it. */
export const VOICE_JOINS = sql`left join topic_round n on n.topic_id = t.id and n.round = t.round
  left join lateral (
    select count(*)::int as total,
      count(*) filter (where g.level = any (${LOW_LEVELS}::int[]))::int as low
    from rating_code k join rating g on g.code_id = k.id
    where k.subject_type = 'topic' and k.subject_id = n.id) said on true`;

/** A row of `FACT_COLUMNS`. */
export interface FactRow {
  status: TopicStatus;
  round: number;
  answer: EntryState | null;
  claim: EntryState | null;
  closing: EntryState | null;
  finding: Finding | null;
  low: number;
  total: number;
}

/** The measure of the people's voice from the settings. */
export function measureOf(settings: TopicSettings): PeopleMeasure {
  const { minimumRatings, agreedPercent } = settings;
  return { minimumRatings, agreedShare: agreedPercent / 100 };
}

/** The three voices of a row's running round. */
export function voicesOf(row: FactRow, settings: TopicSettings): Voices {
  return {
    isClaimed: row.claim === "released",
    finding: row.finding,
    people: peopleVoice(row, measureOf(settings)),
  };
}

/** What the topic's state follows from. */
export function factsOf(row: FactRow, settings: TopicSettings): TopicFacts {
  const { status, round, answer, claim, closing } = row;
  const verdict = verdictOf(voicesOf(row, settings));
  return { status, round, answer, claim, closing, verdict };
}
