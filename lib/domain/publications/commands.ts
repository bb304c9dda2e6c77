import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { notify } from "@/lib/domain/notifications/commands";
import { mayAct } from "@/lib/domain/publications/policy";
import { getDeskPublication } from "@/lib/domain/publications/queries";
import {
  beginningsOf,
  endOf,
  fingerprintOf,
  type PublicationMove,
  plainWords,
  publicPath,
} from "@/lib/domain/publications/rules";
import type { EndInput, StepInput } from "@/lib/domain/publications/schema";
import type {
  PublicationDetail,
  PublicationDraft,
  PublicationKind,
} from "@/lib/domain/publications/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { initialsOf, pinyinOf } from "@/lib/platform/pinyin";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const accountOf = (actor: Actor) => (actor.kind === "staff" ? actor.accountId : null);

/**
 * Hands a frozen copy over to be checked and released, in the transaction of the change that it comes from;
 * the caller has made sure that the actor may. A copy that still waits is replaced. Answers its id.
 */
export async function submitPublication(
  tx: Tx,
  actor: Actor,
  draft: PublicationDraft,
): Promise<{ publicationId: string; revision: number }> {
  const { kind, subjectId, regionCode, title } = draft;
  // Two who hand over the same thing at once do so one after the other.
  await tx.count(sql`
    select pg_advisory_xact_lock(hashtextextended(${`publication ${kind} ${subjectId}`}, 0))`);
  await tx.count(sql`
    update publication set status = 'superseded', version = version + 1
    where kind = ${kind} and subject_id = ${subjectId}::uuid and status in ('submitted', 'checked')`);
  const id = newId();
  const facets = JSON.stringify(draft.facets ?? {});
  const plain = plainWords([title, draft.summary, draft.words].join(" "));
  const letters = [...initialsOf(title), pinyinOf(title)].map((one) => ` ${one}`).join("");
  const saved = await tx.row<{ revision: number }>(sql`
    insert into publication (id, kind, subject_id, revision, region_code, carrier_code, title, summary,
      source_title, source_url, happened_on, facets, content, picture_ids, fingerprint, plain, letters,
      is_example, written_by_id, written_by_name)
    select ${id}, ${kind}, ${subjectId}::uuid, coalesce(max(revision), 0) + 1, ${regionCode},
      ${draft.carrierCode ?? null}, ${title}, ${draft.summary}, ${draft.sourceTitle ?? null},
      ${draft.sourceUrl ?? null}, ${draft.happenedOn ?? null}::date, ${facets}::jsonb,
      ${JSON.stringify(draft.content)}::jsonb, ${[...(draft.pictureIds ?? [])]}::uuid[],
      ${fingerprintOf(draft)}, ${plain}, ${letters}, ${draft.isExample ?? false},
      ${accountOf(actor)}::uuid, ${actorName(actor)}
    from publication where kind = ${kind} and subject_id = ${subjectId}::uuid
    returning revision`);
  const revision = saved?.revision ?? 1;
  await recordAudit(tx, actor, {
    action: "publication.submit",
    subjectType: "publication",
    subjectId: id,
    regionCode,
    after: { kind, subjectId, revision, title },
  });
  return { publicationId: id, revision };
}

/**
 * Hands a copy over, finds it fit and releases it at once, in the caller's transaction: for the product itself
 * alone (reported places, demonstration data), whose three persons are one. Answers its id.
 */
export async function publishBySystem(
  tx: Tx,
  actor: Actor,
  draft: PublicationDraft,
): Promise<{ publicationId: string; revision: number }> {
  if (actor.kind !== "system") throw forbidden("写、审、发须是三位不同的同志");
  const submitted = await submitPublication(tx, actor, draft);
  await tx.count(sql`
    update publication set status = 'superseded', version = version + 1
    where kind = ${draft.kind} and subject_id = ${draft.subjectId}::uuid and status = 'published'`);
  await tx.count(sql`
    update publication set status = 'published', checked_at = now(), checked_by_name = ${actor.name},
      released_at = now(), released_by_name = ${actor.name}, version = version + 1
    where id = ${submitted.publicationId}::uuid`);
  return submitted;
}

async function move(
  tx: Tx,
  actor: Actor,
  step: {
    found: PublicationDetail;
    move: PublicationMove;
    version: number;
    set: Statement;
    reason?: string;
  },
): Promise<void> {
  const { found, version } = step;
  const moved = await tx.count(sql`
    update publication set status = ${endOf(step.move)}::publication_status, version = version + 1, ${step.set}
    where id = ${found.id}::uuid and version = ${version}
      and status = any (${[...beginningsOf(step.move)]}::publication_status[])`);
  if (moved === 0) throw conflict("这份内容刚被他人处理，请刷新页面核对后再办");
  await recordAudit(tx, actor, {
    action: `publication.${step.move}`,
    subjectType: "publication",
    subjectId: found.id,
    regionCode: found.regionCode,
    before: { status: found.status },
    after: { status: endOf(step.move), title: found.title, reason: step.reason },
  });
}

async function begin(actor: Actor, input: StepInput, kind: PublicationMove) {
  const found = await getDeskPublication(actor, { id: input.publicationId, move: kind });
  if (found.version !== input.version || !beginningsOf(kind).includes(found.status)) {
    throw conflict("这份内容刚被他人处理，请刷新页面核对后再办");
  }
  if (!mayAct(actor, kind, found)) {
    throw forbidden("写、审、发须是三位不同的同志：您已经办过其中一步，请另一位同志办理");
  }
  return found;
}

async function tellWriter(tx: Tx, found: PublicationDetail, told: { kind: string; title: string }) {
  if (!found.writtenById) return;
  const writer = await tx.row<{ organisationId: string }>(sql`
    select organisation_id as "organisationId" from account where id = ${found.writtenById}::uuid`);
  if (!writer) return;
  const link = `/desk/publications/${found.id}`;
  await notify(tx, { ...told, ...writer, link, accountId: found.writtenById });
}

/** 审: a second person finds the copy fit to be released. */
export async function checkPublication(
  actor: Actor,
  input: StepInput,
): Promise<{ publicationId: string }> {
  const found = await begin(actor, input, "check");
  return write(actor, { action: "publication.check" }, async (tx) => {
    const set = sql`checked_at = now(), checked_by_id = ${accountOf(actor)}::uuid,
      checked_by_name = ${actorName(actor)}`;
    await move(tx, actor, { found, move: "check", version: input.version, set });
    return { publicationId: found.id };
  });
}

/** Gives a copy back to whoever wrote it, with the reason. */
export async function returnPublication(
  actor: Actor,
  input: EndInput,
): Promise<{ publicationId: string }> {
  const { version, reason } = input;
  const found = await begin(actor, input, "return");
  return write(actor, { action: "publication.return" }, async (tx) => {
    const set = sql`reason = ${reason}, ended_at = now(), ended_by_name = ${actorName(actor)}`;
    await move(tx, actor, { found, move: "return", version, set, reason });
    const title = `公开内容被退回：${found.title}`;
    await tellWriter(tx, found, { kind: "publication.returned", title });
    return { publicationId: found.id };
  });
}

/** 发: a third person releases the copy; what was shown before gives way to it in the same moment. */
export async function releasePublication(
  actor: Actor,
  input: StepInput,
): Promise<{ publicationId: string; path: string }> {
  const found = await begin(actor, input, "release");
  return write(actor, { action: "publication.release" }, async (tx) => {
    await tx.count(sql`
      update publication set status = 'superseded', version = version + 1
      where kind = ${found.kind} and subject_id = ${found.subjectId}::uuid and status = 'published'`);
    const set = sql`released_at = now(), released_by_id = ${accountOf(actor)}::uuid,
      released_by_name = ${actorName(actor)}`;
    await move(tx, actor, { found, move: "release", version: input.version, set });
    const title = `公开内容已发布：${found.title}`;
    await tellWriter(tx, found, { kind: "publication.released", title });
    return { publicationId: found.id, path: publicPath(found.kind, found.subjectId) };
  });
}

/** Takes a released thing from the public pages at once, with the reason; whoever wrote it is told. */
export async function withdrawPublication(
  actor: Actor,
  input: EndInput,
): Promise<{ publicationId: string }> {
  const { version, reason } = input;
  const found = await begin(actor, input, "withdraw");
  return write(actor, { action: "publication.withdraw" }, async (tx) => {
    const set = sql`reason = ${reason}, ended_at = now(), ended_by_name = ${actorName(actor)}`;
    await move(tx, actor, { found, move: "withdraw", version, set, reason });
    const title = `公开内容已撤下：${found.title}（${reason}）`;
    await tellWriter(tx, found, { kind: "publication.withdrawn", title });
    return { publicationId: found.id };
  });
}

/**
 * Takes a thing from the public pages at once, and what of it is on its way out of the queue, in the
 * transaction of the change that demands it (a consent withdrawn, a naming revoked); the caller has made sure
 * that the actor may. Answers whether the public saw it.
 */
export async function retractPublication(
  tx: Tx,
  actor: Actor,
  { kind, subjectId, reason }: { kind: PublicationKind; subjectId: string; reason: string },
): Promise<{ wasShown: boolean }> {
  const ended = await tx.rows<{
    id: string;
    status: string;
    regionCode: string;
    title: string;
  }>(sql`
    update publication p set version = p.version + 1, reason = ${reason}, ended_at = now(),
      ended_by_name = ${actorName(actor)}, status = (case when p.status = 'published' then 'withdrawn'
        else 'returned' end)::publication_status
    from (select id, status from publication where kind = ${kind} and subject_id = ${subjectId}::uuid
      and status in ('submitted', 'checked', 'published') for update) held
    where p.id = held.id
    returning p.id, held.status, p.region_code as "regionCode", p.title`);
  for (const { id, status, regionCode, title } of ended) {
    await recordAudit(tx, actor, {
      action: "publication.retract",
      subjectType: "publication",
      subjectId: id,
      regionCode,
      before: { status },
      after: { title, reason },
    });
  }
  return { wasShown: ended.some(({ status }) => status === "published") };
}
