import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor, regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { getClock, type WorkingClock } from "@/lib/domain/calendar/queries";
import { isResponsible, readable, verifiesItself } from "@/lib/domain/topics/policy";
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
import {
  ENTRY_STATE,
  FACT_COLUMNS,
  type FactRow,
  factsOf,
  VOICE_JOINS,
  voicesOf,
} from "@/lib/domain/topics/verdicts/queries";
import { row, rows } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const MOST_ROWS = 300;

interface Row extends FactRow {
  id: string;
  title: string;
  regionCode: string;
  regionName: string;
  fieldCode: string;
  fieldName: string;
  saidCount: number;
  said: string;
  place: string;
  reason: string;
  solicitationId: string | null;
  organisationId: string | null;
  cooperating: { id: string; name: string }[];
  unitName: string | null;
  roundId: string | null;
  dueOn: string | null;
  assignmentId: string | null;
  suggestionCount: number;
  isReopeningProposed: boolean;
  isExample: boolean;
  isPublic: boolean;
  version: number;
}

const COLUMNS = sql`t.id, t.title, t.region_code as "regionCode", r.name as "regionName",
  t.field_code as "fieldCode", f.name as "fieldName", t.said_count as "saidCount", t.said, t.place,
  t.reason, t.solicitation_id as "solicitationId", t.organisation_id as "organisationId",
  n.organisation_name as "unitName", n.id as "roundId", to_char(n.due_on, 'YYYY-MM-DD') as "dueOn",
  t.assignment_id::text as "assignmentId",
  (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
    from topic_unit u join organisation o on o.id = u.organisation_id
    where u.topic_id = t.id) as cooperating,
  (select count(*)::int from topic_suggestion s where s.topic_id = t.id) as "suggestionCount",
  t.reopening_proposed_at is not null as "isReopeningProposed", t.is_example as "isExample",
  exists (select 1 from publication p where p.kind = 'topic' and p.subject_id = t.id
    and p.status = 'published') as "isPublic", t.version, ${FACT_COLUMNS}`;

const SOURCE = sql`topic t join region r on r.code = t.region_code
  join topic_field f on f.code = t.field_code ${VOICE_JOINS}`;

/** A topic with its state, for the commands that move it. */
export type TopicInHand = Row & { state: TopicState };

/** True where an answer is still asked for: what its light shows. */
function awaitsAnswer(state: TopicState): boolean {
  return state === "assigned" || state === "reopened";
}

function summaryOf(found: Row, settings: TopicSettings, clock: WorkingClock): TopicSummary {
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
  const found = await rows<Row>(sql`
    select ${COLUMNS} from ${SOURCE} where ${where} and (t.status <> 'proposed' or
      ${hasVerb(actor, "topic.manage")}::boolean)
    order by (t.status in ('closed', 'declined')), n.due_on nulls last, t.created_at desc, t.id
    limit ${MOST_ROWS}`);
  const all = found.map((one) => ({ ...summaryOf(one, settings, clock), in: one }));
  const wanted = all.filter((one) => inView(actor, input.view, one));
  return wanted.map(({ in: _row, ...summary }) => summary);
}

function isWaiting(actor: Actor, { in: found, state }: { in: Row; state: TopicState }): boolean {
  return movesOf(actor, found, state).length > 0 && state !== "closed";
}

type Listed = TopicSummary & { in: Row };

function inView(actor: Actor, view: TopicListInput["view"], one: Listed): boolean {
  const isOver = one.state === "closed" || one.state === "declined";
  if (view === "waiting") return isWaiting(actor, one) || one.isReopeningProposed;
  if (view === "disputed") return one.isDisputed;
  return view === "ended" ? isOver : !isOver;
}

/** The moves that a person may make now; reach is asked again by the command itself. */
function movesOf(actor: Actor, found: Row, state: TopicState): TopicMove[] {
  const units = [found.organisationId, ...found.cooperating.map(({ id }) => id)];
  const isOwn = actor.kind === "staff" && actor.organisation.id === found.organisationId;
  return movesFrom(state).filter((move) => {
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
  const found = await row<Row>(
    sql`select ${COLUMNS} from ${SOURCE} where t.id = ${id}::uuid and ${where}`,
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

async function reachOf(actor: Actor, move: TopicMove): Promise<Statement> {
  const { verb } = MOVES[move];
  const reaches = await requireReaches(actor, verb);
  return verb === "topic.answer" ? isResponsible(reaches) : regionsWithin(reaches, "r");
}

/**
 * A topic in the version that was shown, for a move that the actor may make and its state allows. Throws
 * `forbidden` without the right, `not_found` out of reach, `conflict` where it has moved on.
 */
export async function getTopicFor(
  actor: Actor,
  { topicId, version, move }: { topicId: string; version: number; move: TopicMove },
): Promise<TopicInHand> {
  const where = await reachOf(actor, move);
  const found = await row<Row>(
    sql`select ${COLUMNS} from ${SOURCE} where t.id = ${topicId}::uuid and ${where}`,
  );
  if (!found) throw notFound("点题");
  const state = stateOf(factsOf(found, await getTopicSettings(actor)));
  const units = [found.organisationId, ...found.cooperating.map(({ id }) => id)];
  if (move === "verify" && verifiesItself(actor, units)) {
    throw forbidden("这件点题由您所在单位承办或配合，核实要由别的单位的同志来做");
  }
  if (found.version !== version || !MOVES[move].from.includes(state)) {
    throw conflict("这件点题刚有变化，现在不能这样办，请刷新页面核对最新状态后再办");
  }
  return { ...found, state };
}

/** A topic of the office's own, in the version that was shown, for what changes nothing about its state. */
export async function getManagedTopic(
  actor: Actor,
  { topicId, version }: { topicId: string; version: number },
): Promise<TopicInHand> {
  const reaches = await requireReaches(actor, "topic.manage");
  const found = await row<Row>(sql`
    select ${COLUMNS} from ${SOURCE}
    where t.id = ${topicId}::uuid and ${regionsWithin(reaches, "r")}`);
  if (!found) throw notFound("点题");
  if (found.version !== version) throw conflict("这件点题刚有变化，请刷新页面核对后再办");
  return { ...found, state: stateOf(factsOf(found, await getTopicSettings(actor))) };
}

/** How many topics wait for the actor, for 今日待办. */
export async function countWaitingTopics(actor: Actor): Promise<number> {
  return (await listTopics(actor, { view: "waiting" })).length;
}

/** Units in reach of the office by their full names, today. */
export async function findUnits(
  actor: Actor,
  names: readonly string[],
): Promise<{ id: string; name: string; kind: string }[]> {
  const reaches = await requireReaches(actor, "topic.manage");
  return rows<{ id: string; name: string; kind: string }>(sql`
    select o.id, o.name, o.kind from organisation o join region r on r.code = o.region_code
    where o.name = any (${[...names]}::text[]) and (o.valid_to is null or o.valid_to > ${TODAY})
      and ${regionsWithin(reaches, "r")}`);
}
