import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { blanksIn, draftBody, draftTitle } from "@/lib/domain/circulars/drafting/rules";
import { canDraft, canRelease, canWithdraw } from "@/lib/domain/circulars/policy";
import { getCircular } from "@/lib/domain/circulars/queries";
import { findNamed, recipientIds } from "@/lib/domain/circulars/recipients/queries";
import { NOBODY } from "@/lib/domain/circulars/recipients/rules";
import type {
  DraftInput,
  ReleaseCircularInput,
  SaveInput,
  WithdrawInput,
} from "@/lib/domain/circulars/schema";
import type { CircularDetail, Recipients } from "@/lib/domain/circulars/types";
import { getEdition } from "@/lib/domain/editions/queries";
import { notifyMany } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const accountOf = (actor: Actor) => (actor.kind === "staff" ? actor.accountId : null);

interface SavedText
  extends Pick<SaveInput, "circularId" | "version" | "title" | "body" | "unitName"> {
  to: Recipients;
  isKept: boolean;
}

async function keepRevision(tx: Tx, actor: Actor, text: SavedText): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into circular_revision (id, circular_id, base_version, is_kept, title, body,
      unit_name, recipients, by_id, by_name)
    values (${id}, ${text.circularId}::uuid, ${text.version}, ${text.isKept}, ${text.title},
      ${text.body}, ${text.unitName}, ${JSON.stringify(text.to)}::jsonb,
      ${accountOf(actor)}::uuid, ${actorName(actor)})`);
  return id;
}

/** Begins a circular with the text that an edition gives. Only in the edition's region. */
export async function draftCircular(
  actor: Actor,
  { editionId, key }: DraftInput,
): Promise<{ circularId: string }> {
  const edition = await getEdition(actor, editionId);
  const { regionCode } = edition;
  if (!canDraft(actor, regionCode)) throw forbidden();
  const [title, body] = [draftTitle(edition), draftBody(edition)];
  const unitName = actor.kind === "staff" ? actor.organisation.name : edition.regionName;
  return write(actor, { action: "circular.draft", key }, async (tx) => {
    const circularId = newId();
    await tx.count(sql`
      insert into circular (id, region_code, year, title, body, edition_id, unit_name,
        drafted_by_id, drafted_by_name)
      values (${circularId}, ${regionCode}, ${edition.year}, ${title}, ${body},
        ${editionId}::uuid, ${unitName}, ${accountOf(actor)}::uuid, ${actorName(actor)})`);
    const text = { circularId, version: 0, title, body, unitName, to: NOBODY, isKept: true };
    await keepRevision(tx, actor, text);
    await recordAudit(tx, actor, {
      action: "circular.draft",
      subjectType: "circular",
      subjectId: circularId,
      regionCode,
      after: { title, editionId },
    });
    return { circularId };
  });
}

async function recipientsOf(
  actor: Actor,
  regionCode: string,
  input: SaveInput,
): Promise<Recipients> {
  const names = [...new Set(input.names.split(/[\n、;；]/).map((name) => name.trim()))];
  const { listed, unknown } = await findNamed(actor, { regionCode, names: names.filter(Boolean) });
  if (unknown.length > 0) {
    const message = `没有找到或不止一个：${unknown.join("、")}。请写本地区单位的全称，每行一个`;
    throw invalid({ names: message });
  }
  return { levels: input.levels, carrierCode: input.carrierCode ?? null, listed };
}

/**
 * Saves a draft in the version that was shown. What comes too late, because somebody else saved or released
 * it meanwhile, is kept beside it: the answer then names that revision, to be compared.
 */
export async function saveCircular(
  actor: Actor,
  input: SaveInput,
): Promise<{ circularId: string; lateId: string | null }> {
  const { circularId, version, title, body } = input;
  const circular = await getCircular(actor, circularId);
  if (!canDraft(actor, circular.regionCode)) throw forbidden();
  const to = await recipientsOf(actor, circular.regionCode, input);
  return write(actor, { action: "circular.save" }, async (tx) => {
    const saved = await tx.count(sql`
      update circular set title = ${title}, body = ${body}, unit_name = ${input.unitName},
        recipients = ${JSON.stringify(to)}::jsonb, edited_by_name = ${actorName(actor)},
        edited_at = now(), version = version + 1
      where id = ${circularId}::uuid and status = 'draft' and version = ${version}`);
    const isKept = saved > 0;
    const revision = await keepRevision(tx, actor, { ...input, to, isKept });
    await recordAudit(tx, actor, {
      action: "circular.save",
      subjectType: "circular",
      subjectId: circularId,
      regionCode: circular.regionCode,
      after: { title, isKept, revision },
    });
    return { circularId, lateId: isKept ? null : revision };
  });
}

async function send(tx: Tx, circular: CircularDetail): Promise<number> {
  const { id, regionCode, title, to } = circular;
  await tx.count(sql`
    insert into circular_receipt (circular_id, organisation_id)
    select ${id}::uuid, o.id from (${recipientIds(regionCode, to)}) o`);
  return notifyMany(
    tx,
    "circular.released",
    sql`select p.organisation_id, ${`收到通报：${title}`}::text as title,
        ${`/desk/circulars/${id}`}::text as link
      from circular_receipt p where p.circular_id = ${id}::uuid`,
  );
}

/** Releases a draft: numbers it within region and year, sends it, and tells its recipients. By a second person. */
export async function releaseCircular(
  actor: Actor,
  { circularId, version, key }: ReleaseCircularInput,
): Promise<{ circularId: string; told: number }> {
  const circular = await getCircular(actor, circularId);
  if (circular.status !== "draft" || circular.version !== version) {
    throw conflict("这份通报刚被他人改动或处理，请刷新页面核对最新内容后再发出");
  }
  if (!canRelease(actor, circular)) {
    throw forbidden("拟稿人和最后修改的人不能自己发出，请另一位同志核对后发出");
  }
  const { to, regionCode } = circular;
  if (to.levels.length === 0 && to.listed.length === 0) {
    throw invalid({ form: "还没有选择发给谁，请先在“修改”里选择层级或写明单位" });
  }
  const blanks = blanksIn(circular.body);
  if (blanks > 0) {
    throw invalid({ form: `正文还有 ${blanks} 处【待填】，请先在“修改”里补写或删去再发出` });
  }
  return write(actor, { action: "circular.release", key }, async (tx) => {
    await tx.rows(
      sql`select pg_advisory_xact_lock(hashtextextended(${`circular:${regionCode}`}, 0))`,
    );
    const released = await tx.row<{ number: number }>(sql`
      update circular c set status = 'released', released_at = now(), version = version + 1,
        year = extract(year from now() at time zone 'Asia/Shanghai')::int,
        number = (select coalesce(max(o.number), 0) + 1 from circular o where o.region_code = c.region_code
          and o.year = extract(year from now() at time zone 'Asia/Shanghai')::int),
        released_by_id = ${accountOf(actor)}::uuid, released_by_name = ${actorName(actor)}
      where c.id = ${circularId}::uuid and c.status = 'draft' and c.version = ${version}
      returning c.number`);
    if (!released) throw conflict("这份通报刚被他人改动或处理，请刷新页面查看");
    const told = await send(tx, circular);
    if (told === 0) throw invalid({ form: "选定的范围里没有单位，请修改发送范围" });
    await recordAudit(tx, actor, {
      action: "circular.release",
      subjectType: "circular",
      subjectId: circularId,
      regionCode,
      before: { status: "draft" },
      after: { status: "released", number: released.number, told },
    });
    return { circularId, told };
  });
}

/** Withdraws what was released; it stays readable for its recipients, with the reason. */
export async function withdrawCircular(
  actor: Actor,
  { circularId, version, reason }: WithdrawInput,
): Promise<{ circularId: string }> {
  const circular = await getCircular(actor, circularId);
  if (!canWithdraw(actor, circular)) throw forbidden();
  return write(actor, { action: "circular.withdraw" }, async (tx) => {
    const withdrawn = await tx.count(sql`
      update circular set status = 'withdrawn', withdraw_reason = ${reason}, withdrawn_at = now(),
        withdrawn_by_name = ${actorName(actor)}, version = version + 1
      where id = ${circularId}::uuid and status = 'released' and version = ${version}`);
    if (withdrawn === 0) throw conflict("这份通报刚被他人处理，请刷新页面查看");
    await notifyMany(
      tx,
      "circular.withdrawn",
      sql`select p.organisation_id, ${`通报已撤回：${circular.title}`}::text as title,
          ${`/desk/circulars/${circularId}`}::text as link
        from circular_receipt p where p.circular_id = ${circularId}::uuid`,
    );
    await recordAudit(tx, actor, {
      action: "circular.withdraw",
      subjectType: "circular",
      subjectId: circularId,
      regionCode: circular.regionCode,
      before: { status: "released" },
      after: { status: "withdrawn", reason },
    });
    return { circularId };
  });
}
