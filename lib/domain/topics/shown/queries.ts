import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getClock, type WorkingClock } from "@/lib/domain/calendar/queries";
import { getPublished, listPublishedWhole } from "@/lib/domain/publications/queries";
import type { Published } from "@/lib/domain/publications/types";
import { summariseRatings } from "@/lib/domain/ratings/queries";
import { countFollowers } from "@/lib/domain/suggestions/following/queries";
import { entriesOf, topicContentSchema } from "@/lib/domain/topics/content/schema";
import { listFields } from "@/lib/domain/topics/fields/queries";
import { findFollowUpCounts } from "@/lib/domain/topics/follow-ups/queries";
import { isDisputed, publicStateOf } from "@/lib/domain/topics/rules";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import type { TopicSettings } from "@/lib/domain/topics/settings/schema";
import { groupsOf, STATE_GROUPS } from "@/lib/domain/topics/shown/rules";
import type { TopicFilter } from "@/lib/domain/topics/shown/schema";
import type {
  LiveFacts,
  Outcome,
  ShownTopic,
  ShownTopicDetail,
  ShownTopics,
  StateGroup,
} from "@/lib/domain/topics/shown/types";
import { listPublicSolicitations } from "@/lib/domain/topics/solicitations/queries";
import { lightOf } from "@/lib/domain/topics/statistics/rules";
import {
  FACT_COLUMNS,
  type FactRow,
  factsOf,
  VOICE_JOINS,
  voicesOf,
} from "@/lib/domain/topics/verdicts/queries";
import { rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const PAGE = 20;
const MOST = 1_000;

interface LiveRow extends FactRow {
  id: string;
  unitName: string | null;
  askedOn: string | null;
  dueOn: string | null;
}

function liveOf(
  row: LiveRow,
  settings: TopicSettings,
  clock: WorkingClock,
): Omit<LiveFacts, "follows"> {
  const facts = factsOf(row, settings);
  const state = publicStateOf(facts);
  const { round, unitName, askedOn, dueOn, low, total } = row;
  const isAsked = state === "assigned" || state === "reopened";
  return {
    ...{
      state,
      isDisputed: isDisputed(facts),
      round,
      unitName,
      askedOn,
      dueOn,
      low,
      total,
    },
    ...{ light: isAsked ? lightOf(dueOn, clock) : "none", voices: voicesOf(row, settings) },
  };
}

/** What is public of topics by nature, by id: states, terms and counts, never words. */
async function readLive(actor: Actor, ids: readonly string[]): Promise<Map<string, LiveFacts>> {
  const [settings, clock, followers, found] = await Promise.all([
    getTopicSettings(actor),
    getClock(actor),
    countFollowers(actor, ids),
    rows<LiveRow>(sql`
      select t.id, n.organisation_name as "unitName", to_char(n.asked_on, 'YYYY-MM-DD') as "askedOn",
        to_char(n.due_on, 'YYYY-MM-DD') as "dueOn",
        ${FACT_COLUMNS}
      from topic t ${VOICE_JOINS} where t.id = any (${[...ids]}::uuid[])`),
  ]);
  return new Map(
    found.map((one) => {
      const follows = followers.get(one.id) ?? 0;
      return [one.id, { ...liveOf(one, settings, clock), follows }];
    }),
  );
}

async function withLive(actor: Actor, items: readonly Published[]): Promise<ShownTopic[]> {
  const live = await readLive(
    actor,
    items.map(({ subjectId }) => subjectId),
  );
  return items.flatMap((item) => {
    const facts = live.get(item.subjectId);
    return facts ? [{ item, content: topicContentSchema.parse(item.content), live: facts }] : [];
  });
}

/** The released topics with their live state, narrowed, the newest first; and how many there are of each group. */
export async function listShownTopics(actor: Actor, filter: TopicFilter): Promise<ShownTopics> {
  const { field, region, state, words, page } = filter;
  const items = await listPublishedWhole(actor, ["topic"], {
    ...{ regionCode: region, words, size: MOST },
    ...(field ? { facets: { field } } : {}),
  });
  const all = (await withLive(actor, items)).map((one) => ({ one, groups: groupsOf(one.live) }));
  const counts = Object.fromEntries(
    STATE_GROUPS.map((group) => [group, all.filter(({ groups }) => groups.includes(group)).length]),
  ) as Record<StateGroup, number>;
  const wanted = all.filter(({ groups }) => !state || groups.includes(state));
  const topics = wanted.slice((page - 1) * PAGE, page * PAGE).map(({ one }) => one);
  return { topics, total: wanted.length, counts, all: all.length };
}

/** Everything that the public list shows: topics, what they can be narrowed by, what is asked now. */
export async function readPublicTopics(actor: Actor, filter: TopicFilter) {
  const [found, fields, cities, solicitations, settings] = await Promise.all([
    listShownTopics(actor, filter),
    listFields(actor),
    rows<{ code: string; name: string }>(sql`
      select code, name from region where level = 'city' and valid_to is null
        and parent_code = ${env().HOST_REGION} order by code`),
    listPublicSolicitations(actor),
    getTopicSettings(actor),
  ]);
  const pageCount = Math.max(1, Math.ceil(found.total / PAGE));
  return { found, pageCount, fields, cities, solicitations, answerDays: settings.answerDays };
}

async function ratingsByRound(actor: Actor, topicId: string) {
  const rounds = await rows<{ id: string; round: number }>(sql`
    select id, round::int as round from topic_round where topic_id = ${topicId}::uuid order by round`);
  return Promise.all(
    rounds.map(async ({ id, round }) => ({
      round,
      totals: await summariseRatings(actor, { subjectType: "topic", subjectIds: [id] }),
    })),
  );
}

/** A released topic with everything that is public of it; throws `not_found` where nothing of it is released. */
export async function getShownTopic(actor: Actor, id: string): Promise<ShownTopicDetail> {
  const item = await getPublished(actor, "topic", id);
  const [[topic], ratings, followUp, settings] = await Promise.all([
    withLive(actor, [item]),
    ratingsByRound(actor, id),
    findFollowUpCounts(actor, id),
    getTopicSettings(actor),
  ]);
  if (!topic) throw notFound("点题");
  const { minimumRatings, agreedPercent } = settings;
  return { ...topic, ratings, followUp, minimumRatings, agreedPercent };
}

function outcomesOf({ item, content, live }: ShownTopic): Outcome[] {
  const shared = {
    ...{ topicId: item.subjectId, title: item.title, regionName: item.regionName },
    ...{ fieldName: content.field.name, unitName: content.unit?.name ?? "" },
    ...{ state: live.state, isDisputed: live.isDisputed, isExample: item.isExample },
  };
  return entriesOf(content.entries, "claim").flatMap(({ on, content: { results, rules } }) => [
    ...results.map((text) => ({ ...shared, kind: "result" as const, text, on })),
    ...rules.map((text) => ({ ...shared, kind: "rule" as const, text, on })),
  ]);
}

/** 成果清单 and 制度清单 over all released topics, the newest first; each line says how its topic stands today. */
export async function listOutcomes(actor: Actor): Promise<Outcome[]> {
  const items = await listPublishedWhole(actor, ["topic"], { size: MOST });
  const all = (await withLive(actor, items)).flatMap(outcomesOf);
  return all.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
