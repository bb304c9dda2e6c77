import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { isResponsible, verifiesItself } from "@/lib/domain/topics/policy";
import { TOPIC_COLUMNS, TOPIC_SOURCE, type TopicRow } from "@/lib/domain/topics/rows/queries";
import {
  MOVES,
  mayFollow,
  stateOf,
  type TopicMove,
  type TopicState,
} from "@/lib/domain/topics/rules";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import { factsOf } from "@/lib/domain/topics/verdicts/queries";
import { row, rows } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** A topic with its state, for the commands that move it. */
export type TopicInHand = TopicRow & { state: TopicState };

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
  const found = await row<TopicRow>(
    sql`select ${TOPIC_COLUMNS} from ${TOPIC_SOURCE} where t.id = ${topicId}::uuid and ${where}`,
  );
  if (!found) throw notFound("点题");
  const state = stateOf(factsOf(found, await getTopicSettings(actor)));
  const units = [found.organisationId, ...found.cooperating.map(({ id }) => id)];
  if (move === "verify" && verifiesItself(actor, units)) {
    throw forbidden("这件点题由您所在单位承办或配合，核实要由别的单位的同志来做");
  }
  if (found.version !== version || !mayFollow(move, { ...found, state })) {
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
  const found = await row<TopicRow>(sql`
    select ${TOPIC_COLUMNS} from ${TOPIC_SOURCE}
    where t.id = ${topicId}::uuid and ${regionsWithin(reaches, "r")}`);
  if (!found) throw notFound("点题");
  if (found.version !== version) throw conflict("这件点题刚有变化，请刷新页面核对后再办");
  return { ...found, state: stateOf(factsOf(found, await getTopicSettings(actor))) };
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
