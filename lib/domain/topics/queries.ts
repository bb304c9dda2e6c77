import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor } from "@/lib/access/reach";
import { getClock, type WorkingClock } from "@/lib/domain/calendar/queries";
import { readable, verifiesItself } from "@/lib/domain/topics/policy";
import { TOPIC_COLUMNS, TOPIC_SOURCE, type TopicRow } from "@/lib/domain/topics/rows/queries";
import {
  isDisputed,
  MOVES,
  movesFrom,
  stateOf,
  type TopicMove,
  type TopicState,
} from "@/lib/domain/topics/rules";
import type { TopicListInput } from "@/lib/domain/topics/schema";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import type { TopicSettings } from "@/lib/domain/topics/settings/schema";
import { lightOf } from "@/lib/domain/topics/statistics/rules";
import type { DeskEntry, TopicDetail, TopicEvent, TopicSummary } from "@/lib/domain/topics/types";
import { ENTRY_STATE, factsOf, voicesOf } from "@/lib/domain/topics/verdicts/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const MOST_ROWS = 300;

/** True where an answer is still asked for: what its light shows. */
function awaitsAnswer(state: TopicState): boolean {
  return state === "assigned" || state === "reopened";
}

function summaryOf(found: TopicRow, settings: TopicSettings, clock: WorkingClock): TopicSummary {
  const facts = factsOf(found, settings);
  const state = stateOf(facts);
  const { id, title, regionName, fieldName, saidCount, round, unitName, dueOn } = found;
  const light = awaitsAnswer(state) ? lightOf(dueOn, clock) : "none";
  const { isReopeningProposed, isExample } = found;
  return {
    ...{ id, title, regionName, fieldName, saidCount, state, round, unitName, dueOn, light },
    ...{ isReopeningProposed, isExample, isDisputed: isDisputed(facts) },
  };
}

async function visible(actor: Actor): Promise<Statement> {
  const [read, answer] = await Promise.all([
    reachesFor(actor, "topic.read"),
    reachesFor(actor, "topic.answer"),
  ]);
  return readable(read, answer);
}

/** What each view of the desk lists, and which of them wait for the actor. */
export async function listTopics(actor: Actor, input: TopicListInput): Promise<TopicSummary[]> {
  const [where, settings, clock] = await Promise.all([
    visible(actor),
    getTopicSettings(actor),
    getClock(actor),
  ]);
  const found = await rows<TopicRow>(sql`
    select ${TOPIC_COLUMNS} from ${TOPIC_SOURCE} where ${where} and (t.status <> 'proposed' or
      ${hasVerb(actor, "topic.manage")}::boolean)
    order by (t.status in ('closed', 'declined')), n.due_on nulls last, t.created_at desc, t.id
    limit ${MOST_ROWS}`);
  const all = found.map((one) => ({ ...summaryOf(one, settings, clock), in: one }));
  const wanted = all.filter((one) => inView(actor, input.view, one));
  return wanted.map(({ in: _row, ...summary }) => summary);
}

/** How many topics wait for the actor: as many as that view of the desk lists. */
export async function countWaitingTopics(actor: Actor): Promise<number> {
  return (await listTopics(actor, { view: "waiting" })).length;
}

// What the commission has found once may be found anew, but does not wait for it any more. What came back waits for
// whoever can take it up again.
function isWaiting(
  actor: Actor,
  { in: found, state }: { in: TopicRow; state: TopicState },
): boolean {
  const moves = movesOf(actor, found, state);
  if (found.isReopeningProposed && moves.includes("reopen")) return true;
  if (state === "closed") return false;
  return moves.some((move) => move !== "verify" || found.finding === null);
}

type Listed = TopicSummary & { in: TopicRow };

function inView(actor: Actor, view: TopicListInput["view"], one: Listed): boolean {
  const isOver = one.state === "closed" || one.state === "declined";
  if (view === "waiting") return isWaiting(actor, one);
  if (view === "disputed") return one.isDisputed;
  return view === "ended" ? isOver : !isOver;
}

/** The moves that a person may make now; reach is asked again by the command itself. */
function movesOf(actor: Actor, found: TopicRow, state: TopicState): TopicMove[] {
  const units = [found.organisationId, ...found.cooperating.map(({ id }) => id)];
  const isOwn = actor.kind === "staff" && actor.organisation.id === found.organisationId;
  return movesFrom({ ...found, state }).filter((move) => {
    const { verb } = MOVES[move];
    if (!hasVerb(actor, verb)) return false;
    if (verb === "topic.answer") return isOwn || actor.kind === "system";
    return verb !== "topic.supervise" || !verifiesItself(actor, units);
  });
}

async function listEntries(topicId: string): Promise<DeskEntry[]> {
  return rows<DeskEntry>(sql`
    select e.id, e.kind, e.round::int as round, e.content, e.written_on as "writtenOn",
      e.written_by_name as "writtenByName", o.name as "organisationName", ${ENTRY_STATE} as state,
      p.reason as "returnReason", p.id as "publicationId"
    from topic_entry e join publication p on p.id = e.publication_id
    left join organisation o on o.id = e.organisation_id
    where e.topic_id = ${topicId}::uuid order by e.written_at, e.id`);
}

async function listEvents(topicId: string): Promise<TopicEvent[]> {
  return rows<TopicEvent>(sql`
    select id, on_day as "onDay", round::int as round, move, reason, by_name as "byName"
    from topic_event where topic_id = ${topicId}::uuid order by at, id`);
}

/** A topic for the desk with everything that was said about it; throws `not_found` out of reach. */
export async function getTopic(actor: Actor, id: string): Promise<TopicDetail> {
  if (!isId(id)) throw notFound("点题");
  const [where, settings, clock] = await Promise.all([
    visible(actor),
    getTopicSettings(actor),
    getClock(actor),
  ]);
  const found = await row<TopicRow>(
    sql`select ${TOPIC_COLUMNS} from ${TOPIC_SOURCE} where t.id = ${id}::uuid and ${where}`,
  );
  if (!found) throw notFound("点题");
  const summary = summaryOf(found, settings, clock);
  const [entries, events] = await Promise.all([listEntries(id), listEvents(id)]);
  const { low, total, ...rest } = found;
  return {
    ...{ ...rest, ...summary, ratings: { low, total }, voices: voicesOf(found, settings) },
    ...{ entries, events, moves: movesOf(actor, found, summary.state) },
  };
}
