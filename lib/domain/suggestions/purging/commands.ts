import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { shredPicture } from "@/lib/domain/pictures/commands";
import { isPublished } from "@/lib/domain/publications/policy";
import { beginningsOf, RETENTION } from "@/lib/domain/suggestions/rules";
import { noteEvent } from "@/lib/domain/suggestions/telling/commands";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const AT_ONCE = 200;

/** Everything of a suggestion that can be read goes: key, words, photographs, contact, notes, likeness. */
async function emptySuggestion(tx: Tx, id: string): Promise<void> {
  await tx.count(sql`
    update suggestion set sealed_key = null, sealed_text = null, sealed_wording = null, likeness = '{}'
    where id = ${id}::uuid`);
  await tx.count(
    sql`update suggestion_event set sealed_note = null where suggestion_id = ${id}::uuid`,
  );
  await tx.count(sql`update suggestion_photo set sealed = null where suggestion_id = ${id}::uuid`);
  await tx.count(
    sql`update hotline_order set sealed_answer = null where suggestion_id = ${id}::uuid`,
  );
  await tx.count(sql`delete from suggestion_contact where suggestion_id = ${id}::uuid`);
}

/** The pictures that were drawn over for the public go too. */
async function shredPictures(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
  const pictures = await tx.rows<{ pictureId: string }>(sql`
    update suggestion_photo p set picture_id = null from suggestion_photo old
    where p.id = old.id and p.suggestion_id = ${id}::uuid and old.picture_id is not null
    returning old.picture_id as "pictureId"`);
  for (const { pictureId } of pictures) await shredPicture(tx, actor, pictureId, reason);
}

/**
 * Destroys a suggestion: its key first of all, so that no copy of its words opens again, its pictures, and
 * every trace to find it by. A tombstone stays: day and kind. Throws `conflict` where it has moved on.
 */
export async function destroySuggestion(
  tx: Tx,
  actor: Actor,
  { id, version, kind }: { id: string; version: number; kind: string },
): Promise<void> {
  const moved = await tx.count(sql`
    update suggestion set status = 'shredded', version = version + 1, reason = ${kind},
      decided_on = ${TODAY}, closed_on = ${TODAY}, decided_by_name = ${actorName(actor)},
      sealed_key = null, sealed_text = null, sealed_wording = null, likeness = '{}'
    where id = ${id}::uuid and version = ${version}
      and status = any (${[...beginningsOf("shred")]}::suggestion_status[])`);
  if (moved === 0) throw conflict("这条建议刚刚由别人办理了，请刷新页面查看");
  await emptySuggestion(tx, id);
  await shredPictures(tx, actor, id, kind);
  await noteEvent(tx, actor, { id, kind: "shredded" });
  await recordAudit(tx, actor, {
    ...{ action: "suggestion.shred", subjectType: "suggestion", subjectId: id, after: { kind } },
  });
}

/** Contacts 90 days after closing, or at once where nothing will be told any more. */
async function purgeContacts(tx: Tx): Promise<number> {
  return tx.count(sql`
    delete from suggestion_contact c using suggestion s
    where s.id = c.suggestion_id and s.closed_on is not null and not c.is_notice_due
      and s.closed_on + ${RETENTION.contact}::int < ${TODAY}`);
}

/** Original photographs whose days are over. */
async function purgePhotos(tx: Tx): Promise<number> {
  return tx.count(sql`
    update suggestion_photo p set sealed = null from suggestion s
    where s.id = p.suggestion_id and p.sealed is not null and (p.shred_on < ${TODAY}
      or s.closed_on + ${RETENTION.photo}::int < ${TODAY})`);
}

// Closed without a topic that was shown: answered by the hotline, or not chosen.
const NEVER_SHOWN = sql`(s.status in ('merged', 'handed_over', 'out_of_scope', 'withdrawn')
  or s.status = 'closed' and not exists (select 1 from topic_suggestion t
    join publication p on p.kind = 'topic' and p.subject_id = t.topic_id and ${isPublished("p")}
    where t.suggestion_id = s.id))`;

/** Words and pictures that never became part of anything public. */
async function purgeWords(tx: Tx, actor: Actor): Promise<number> {
  const old = await tx.rows<{ id: string }>(sql`
    select s.id from suggestion s
    where s.sealed_key is not null and ${NEVER_SHOWN}
      and coalesce(s.closed_on, s.decided_on) + ${RETENTION.unpublished}::int < ${TODAY}
    order by s.id limit ${AT_ONCE} for update skip locked`);
  for (const { id } of old) {
    await emptySuggestion(tx, id);
    await shredPictures(tx, actor, id, "kept_long_enough");
  }
  return old.length;
}

/** Destroys what has been kept as long as was promised. The worker's; answers how many of each. */
export async function purgeSuggestions(
  actor: Actor,
): Promise<{ contacts: number; photos: number; words: number }> {
  if (actor.kind !== "system") throw forbidden();
  return transaction(async (tx) => ({
    contacts: await purgeContacts(tx),
    photos: await purgePhotos(tx),
    words: await purgeWords(tx, actor),
  }));
}
