import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { beginningsOf, endOf, type SuggestionMove } from "@/lib/domain/suggestions/rules";
import { channel } from "@/lib/platform/channels/registry";
import { openText, sealText } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { rows } from "@/lib/platform/db";
import { publicAddress } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";
import { openRecordKey, purposeKey } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** What a suggester is told of, by its name in the history. */
export type TellingEvent =
  | "selected"
  | "declined"
  | "answered"
  | "reopened"
  | "upheld"
  | "closed"
  | "follow_up"
  | "hotline";

const MOVE_OF: Partial<Record<TellingEvent, SuggestionMove>> = {
  selected: "take_up",
  declined: "close",
  answered: "answer",
  hotline: "close",
  reopened: "reopen",
  closed: "close",
};

/** Adds a line to a suggestion's history, its words sealed under its key; nothing where the key is destroyed. */
export async function noteEvent(
  tx: Tx,
  _actor: Actor,
  { id, kind, words = "" }: { id: string; kind: string; words?: string },
): Promise<void> {
  const held = await tx.row<{ sealedKey: string | null; number: number }>(sql`
    select s.sealed_key as "sealedKey", (select coalesce(max(e.number), 0) + 1
      from suggestion_event e where e.suggestion_id = s.id) as number
    from suggestion s where s.id = ${id}::uuid for update`);
  if (!held) return;
  const { sealedKey, number } = held;
  const note =
    words && sealedKey
      ? sealText(words, openRecordKey(sealedKey, id), `${id} event ${number}`)
      : null;
  await tx.count(sql`
    insert into suggestion_event (suggestion_id, number, day, kind, sealed_note)
    values (${id}::uuid, ${number}, ${TODAY}, ${kind}, ${note})`);
}

/**
 * Tells the sender of a suggestion, and those whose suggestions were joined to it, what has happened: the
 * tracking page shows it, and whoever left a contact gets a message without content. `words` are for the
 * sender and hold nothing internal.
 */
export async function tellSuggester(
  tx: Tx,
  actor: Actor,
  { suggestionId, event, words }: { suggestionId: string; event: TellingEvent; words: string },
): Promise<void> {
  const all = await tx.rows<{ id: string }>(sql`
    select id from suggestion where id = ${suggestionId}::uuid or merged_into_id = ${suggestionId}::uuid
    order by id`);
  const move = MOVE_OF[event];
  if (move) {
    const isEnd = endOf(move) === "closed";
    await tx.count(sql`
      update suggestion set status = ${endOf(move)}::suggestion_status, version = version + 1,
        closed_on = case when ${isEnd} then ${TODAY} else null end
      where id = ${suggestionId}::uuid
        and status = any (${[...beginningsOf(move)]}::suggestion_status[])`);
  }
  if (move && endOf(move) === "closed") {
    await tx.count(sql`
      update suggestion set closed_on = ${TODAY}
      where merged_into_id = ${suggestionId}::uuid and status = 'merged'`);
  }
  for (const { id } of all) await noteEvent(tx, actor, { id, kind: event, words });
  await tx.count(sql`
    update suggestion_contact set is_notice_due = true, attempts = 0, rounds_to_wait = 0
    where suggestion_id = any (${all.map(({ id }) => id)}::uuid[])`);
}

/** Tells one sender alone, and nobody whose suggestion was joined: for words that are theirs only, such as a code. */
export async function tellSender(
  tx: Tx,
  actor: Actor,
  { id, kind, words }: { id: string; kind: string; words: string },
): Promise<void> {
  await noteEvent(tx, actor, { id, kind, words });
  await tx.count(sql`
    update suggestion_contact set is_notice_due = true, attempts = 0, rounds_to_wait = 0
    where suggestion_id = ${id}::uuid`);
}

// After five minutes, half an hour, three hours, eighteen hours: a mail server may be down for a day.
const TRIES = 5;
// Counted in rounds of the worker, twenty seconds each: the tables hold no moments.
const FIRST_WAIT = 15;

interface Due {
  id: string;
  kind: "phone" | "email";
  sealedTo: string;
}

async function send({ id, kind, sealedTo }: Due): Promise<boolean> {
  const way = channel(kind === "email" ? "email" : "sms");
  if (!way.isOn()) return false;
  const to = openText(sealedTo, purposeKey("suggestion contact"), `${id} contact`);
  const text = `您提的建议有了新进展。请打开 ${publicAddress("/track")} ，用查询码查看。本消息由系统发出，请勿回复。`;
  const subject = "您提的建议有了新进展";
  const html = `<p>${text}</p>`;
  const outcome = await way.send({ id: newId(), to, secret: null, subject, text, html });
  return outcome.state !== "later";
}

/** Sends the messages that wait; at most five tries each, further and further apart. The worker's. */
export async function sendNotices(actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  await rows(sql`
    update suggestion_contact set rounds_to_wait = rounds_to_wait - 1
    where is_notice_due and rounds_to_wait > 0`);
  const due = await rows<Due>(sql`
    update suggestion_contact c set attempts = c.attempts + 1,
      is_notice_due = c.attempts + 1 < ${TRIES},
      rounds_to_wait = ${FIRST_WAIT} * power(6, c.attempts)
    from (select suggestion_id from suggestion_contact
      where is_notice_due and rounds_to_wait = 0
      order by suggestion_id limit 20 for update skip locked) due
    where c.suggestion_id = due.suggestion_id
    returning c.suggestion_id as id, c.kind, c.sealed_to as "sealedTo"`);
  for (const one of due) {
    if (!(await send(one))) continue;
    await rows(sql`
      update suggestion_contact set is_notice_due = false where suggestion_id = ${one.id}::uuid`);
  }
  return due.length;
}
