import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { getCalendarAround } from "@/lib/domain/calendar/queries";
import { workingDayAfter } from "@/lib/domain/calendar/rules";
import { notify } from "@/lib/domain/notifications/commands";
import { publishTopic } from "@/lib/domain/topics/content/commands";
import { storeEntry } from "@/lib/domain/topics/entries/commands";
import { moveTopic } from "@/lib/domain/topics/moves/commands";
import { findUnits, getTopicFor } from "@/lib/domain/topics/moves/queries";
import type {
  AssignInput,
  ChooseInput,
  CloseTopicInput,
  ReopenInput,
} from "@/lib/domain/topics/schema";
import { tellSuggesters } from "@/lib/domain/topics/sources/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Chooses a topic, with the reason; it goes on its way to the public and the suggesters are told. */
export async function selectTopic(actor: Actor, input: ChooseInput): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { ...input, move: "select" });
  return write(actor, { action: "topic.select", key: input.key }, async (tx) => {
    const { reason } = input;
    await moveTopic(tx, actor, { topic, move: "select", set: sql`, reason = ${reason}`, reason });
    await publishTopic(tx, actor, { topicId: topic.id });
    await tellSuggesters(tx, actor, { topic, event: "selected", words: reason });
    return { topicId: topic.id };
  });
}

/** Does not choose it, with a reasoned answer to those who suggested it. */
export async function declineTopic(actor: Actor, input: ChooseInput): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { ...input, move: "decline" });
  return write(actor, { action: "topic.decline", key: input.key }, async (tx) => {
    const { reason } = input;
    await moveTopic(tx, actor, { topic, move: "decline", set: sql`, reason = ${reason}`, reason });
    await tellSuggesters(tx, actor, { topic, event: "declined", words: reason });
    return { topicId: topic.id };
  });
}

const JUDGES: readonly string[] = ["office", "commission", "resident_group"];

interface Unit {
  id: string;
  name: string;
  kind: string;
}

function oneUnit(found: readonly Unit[], name: string, field: string): Unit {
  const named = found.filter((one) => one.name === name);
  const [unit] = named;
  if (!unit || named.length > 1) {
    const what = unit ? "本辖区有不止一个" : "本辖区没有找到";
    throw invalid({ [field]: `${what}“${name}”，请填写单位全称，与单位名录里的一致` });
  }
  if (JUDGES.includes(unit.kind)) {
    throw invalid({ [field]: `“${name}”负责审核或监督，不能同时承办；请交给业务主管单位` });
  }
  return unit;
}

const CALENDAR_DAYS = 150;

/** Begins a round: a term for the unit's answer, counted in working days from today. */
async function beginRound(
  tx: Tx,
  actor: Actor,
  wish: { topicId: string; round: number; unit: Pick<Unit, "id" | "name">; days: number },
): Promise<string> {
  const { today, exceptions } = await getCalendarAround(actor, { before: 0, after: CALENDAR_DAYS });
  const dueOn = workingDayAfter(today, wish.days, exceptions);
  await tx.count(sql`
    insert into topic_round (id, topic_id, round, organisation_id, organisation_name, working_days,
      asked_on, due_on)
    values (${newId()}, ${wish.topicId}::uuid, ${wish.round}, ${wish.unit.id}::uuid,
      ${wish.unit.name}, ${wish.days}, ${TODAY}, ${dueOn}::date)`);
  return dueOn;
}

/** Gives a chosen topic to the responsible unit, with those who help and a term; the unit is told. */
export async function assignTopic(actor: Actor, input: AssignInput): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { ...input, move: "assign" });
  const found = await findUnits(actor, [input.unitName, ...input.cooperating]);
  const unit = oneUnit(found, input.unitName, "unitName");
  const helpers = input.cooperating.map((name) => oneUnit(found, name, "cooperating"));
  return write(actor, { action: "topic.assign", key: input.key }, async (tx) => {
    const topicId = topic.id;
    const set = sql`, organisation_id = ${unit.id}::uuid`;
    await moveTopic(tx, actor, { topic, move: "assign", set });
    const round = { topicId, round: topic.round, unit, days: input.days };
    const dueOn = await beginRound(tx, actor, round);
    const helperIds = helpers.map(({ id }) => id).filter((id) => id !== unit.id);
    await tx.count(sql`
      insert into topic_unit (topic_id, organisation_id)
      select ${topicId}::uuid, unnest(${[...new Set(helperIds)]}::uuid[])`);
    const link = `/desk/topics/${topicId}`;
    const title = `请答复群众点题：${topic.title}（${dueOn} 前）`;
    await notify(tx, { organisationId: unit.id, kind: "topic.assigned", title, link });
    for (const organisationId of new Set(helperIds)) {
      const asked = `请配合答复群众点题：${topic.title}`;
      await notify(tx, { organisationId, kind: "topic.assigned", title: asked, link });
    }
    await publishTopic(tx, actor, { topicId });
    return { topicId };
  });
}

/** Takes a topic up again: a new round with a term of its own; the reason and number stay visible. */
export async function reopenTopic(actor: Actor, input: ReopenInput): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { ...input, move: "reopen" });
  const { organisationId, unitName } = topic;
  if (!organisationId) throw conflict("这件点题还没有责任单位，请刷新页面");
  return write(actor, { action: "topic.reopen", key: input.key }, async (tx) => {
    const round = topic.round + 1;
    const set = sql`, round = ${round}, reopening_proposed_at = null`;
    await moveTopic(tx, actor, { topic, move: "reopen", set, reason: input.reason, round });
    const unit = { id: organisationId, name: unitName ?? "" };
    const dueOn = await beginRound(tx, actor, { topicId: topic.id, round, unit, days: input.days });
    await notify(tx, {
      ...{ organisationId, kind: "topic.reopened", link: `/desk/topics/${topic.id}` },
      title: `群众点题重新办理，请重新答复：${topic.title}（${dueOn} 前）`,
    });
    await publishTopic(tx, actor, { topicId: topic.id });
    await tellSuggesters(tx, actor, { topic, event: "reopened", words: input.reason });
    return { topicId: topic.id };
  });
}

/**
 * Leaves a topic as it is although too many said at the follow-up that the problem came back: with the reason, which
 * is shown, and told to those who suggested it, when it is released. In this round it is not asked again.
 */
export async function upholdTopic(actor: Actor, input: ChooseInput): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { ...input, move: "uphold" });
  return write(actor, { action: "topic.uphold", key: input.key }, async (tx) => {
    const set = sql`, reopening_proposed_at = null`;
    await moveTopic(tx, actor, { topic, move: "uphold", set, reason: input.reason });
    await storeEntry(tx, actor, { topic, kind: "upholding", content: { text: input.reason } });
    return { topicId: topic.id };
  });
}

/** Closes a topic on which the three voices agree; it counts in public, and is told, when the words are released. */
export async function closeTopic(
  actor: Actor,
  input: CloseTopicInput,
): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { ...input, move: "close" });
  return write(actor, { action: "topic.close", key: input.key }, async (tx) => {
    await moveTopic(tx, actor, { topic, move: "close", reason: input.words });
    await storeEntry(tx, actor, { topic, kind: "closing", content: { text: input.words } });
    return { topicId: topic.id };
  });
}
