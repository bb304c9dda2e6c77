import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { requirePictures } from "@/lib/domain/pictures/queries";
import { publishTopic } from "@/lib/domain/topics/content/commands";
import { planProblem } from "@/lib/domain/topics/entries/rules";
import type {
  AnswerInput,
  ClaimInput,
  ProgressInput,
  VerifyInput,
} from "@/lib/domain/topics/entries/schema";
import { moveTopic } from "@/lib/domain/topics/moves/commands";
import { getTopicFor, type TopicInHand } from "@/lib/domain/topics/moves/queries";
import type { TopicMove } from "@/lib/domain/topics/rules";
import type { Tx } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import type { TopicEntryKind } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface EntryWish {
  topic: TopicInHand;
  kind: TopicEntryKind;
  content: Record<string, unknown>;
  pictureIds?: string[];
}

/** Keeps what somebody says about a topic and hands the topic's next revision over with it. */
export async function storeEntry(
  tx: Tx,
  actor: Actor,
  { topic, kind, content, pictureIds = [] }: EntryWish,
): Promise<void> {
  const staff = actor.kind === "staff" ? actor : null;
  const { today } = await getClock(actor);
  const id = newId();
  const by = staff?.organisation.name ?? actorName(actor);
  const entry = { id, kind, round: topic.round, on: today, by, pictureIds, content };
  const publicationId = await publishTopic(tx, actor, { topicId: topic.id, entry });
  await tx.count(sql`
    insert into topic_entry (id, topic_id, round, kind, content, picture_ids, written_on,
      written_by_id, written_by_name, organisation_id, publication_id)
    values (${id}, ${topic.id}::uuid, ${topic.round}, ${kind}::topic_entry_kind,
      ${JSON.stringify(content)}::jsonb, ${pictureIds}::uuid[], ${TODAY},
      ${staff?.accountId ?? null}::uuid, ${actorName(actor)}, ${staff?.organisation.id ?? null}::uuid,
      ${publicationId}::uuid)`);
}

interface Said {
  topicId: string;
  version: number;
  key?: string | undefined;
}

async function say(
  actor: Actor,
  { topicId, version, key }: Said,
  what: Omit<EntryWish, "topic"> & { move: TopicMove },
): Promise<{ topicId: string }> {
  const { move, ...wish } = what;
  await requirePictures(actor, wish.pictureIds ?? []);
  const topic = await getTopicFor(actor, { topicId, version, move });
  return write(actor, { action: `topic.${move}`, key }, async (tx) => {
    await moveTopic(tx, actor, { topic, move });
    await storeEntry(tx, actor, { topic, ...wish });
    return { topicId };
  });
}

/** The responsible unit answers: in charge, goal, measures, days, whom to ask. Shown when it was released. */
export async function answerTopic(actor: Actor, input: AnswerInput): Promise<{ topicId: string }> {
  const { ownerPost, ownerName, goal, measures, startsOn, doneBy, contactOffice } = input;
  const { today } = await getClock(actor);
  const wrong = planProblem({ startsOn, doneBy }, today);
  if (wrong) throw invalid({ doneBy: wrong });
  const content = {
    ...{ ownerPost, ownerName: ownerName || null, goal, measures, startsOn: startsOn ?? null },
    ...{ doneBy, contactOffice, contactPhone: input.contactPhone ?? null },
  };
  return say(actor, input, { move: "answer", kind: "answer", content });
}

/** The unit reports how it goes, as often as there is something to say. */
export async function reportProgress(
  actor: Actor,
  input: ProgressInput,
): Promise<{ topicId: string }> {
  const { text, pictureIds } = input;
  return say(actor, input, { move: "report", kind: "progress", content: { text }, pictureIds });
}

/** The unit says that it is done, with results and the rules that were changed for good. */
export async function claimDone(actor: Actor, input: ClaimInput): Promise<{ topicId: string }> {
  const { results, rules, pictureIds } = input;
  const content = { results, rules };
  return say(actor, input, { move: "claim", kind: "claim", content, pictureIds });
}

/** The commission notes what it found, how and when; never somebody of the unit itself. */
export async function verifyTopic(actor: Actor, input: VerifyInput): Promise<{ topicId: string }> {
  const { on, how, finding, words } = input;
  const { today } = await getClock(actor);
  if (on > today) throw invalid({ on: "核实日期不能晚于今天" });
  const content = { on, how, finding, words };
  return say(actor, input, { move: "verify", kind: "supervision", content });
}
