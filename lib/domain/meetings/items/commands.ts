import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { MOVES } from "@/lib/domain/assignments/rules";
import { holdRow } from "@/lib/domain/meetings/commands";
import type {
  CancelItemInput,
  RemoveItemInput,
  SaveItemInput,
} from "@/lib/domain/meetings/items/schema";
import { unitsBeneath } from "@/lib/domain/meetings/units/queries";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const CHANGED = "这一条刚被他人改过";

/** What the server keeps of a line after it was saved. */
export interface SavedItem {
  itemId: string;
  version: number;
  position: number;
}

function contentOf(input: SaveItemInput) {
  return sql`(${input.text}::text, ${input.organisationId}::uuid, ${input.cooperatingIds}::uuid[],
    ${input.dueOn}::date, ${input.problemId}::uuid)`;
}

async function requireUnits(tx: Tx, input: SaveItemInput, regionCode: string): Promise<void> {
  const wanted = new Set([
    ...input.cooperatingIds,
    ...(input.organisationId ? [input.organisationId] : []),
  ]);
  if (wanted.size === 0) return;
  const found = await tx.row<{ count: number }>(sql`
    select count(*)::int as count from organisation o
    where o.id = any (${[...wanted]}::uuid[]) and ${unitsBeneath(regionCode)}`);
  if (found?.count !== wanted.size) {
    throw invalid({ organisationId: "所选单位不在本地区或已撤并，请重新选择" });
  }
}

/** A new line; sent again after a lost answer it is found as it was, and no second one is made. */
async function addItem(tx: Tx, actor: Actor, input: SaveItemInput): Promise<SavedItem> {
  const { meetingId, itemId } = input;
  const made = await tx.row<SavedItem>(sql`
    insert into resolved_item (id, meeting_id, position, text, organisation_id, cooperating_ids,
      due_on, problem_id, edited_by)
    select ${itemId}::uuid, ${meetingId}::uuid, coalesce(max(position), 0) + 1, ${input.text},
      ${input.organisationId}::uuid, ${input.cooperatingIds}::uuid[], ${input.dueOn}::date,
      ${input.problemId}::uuid, ${actorName(actor)}
    from resolved_item where meeting_id = ${meetingId}::uuid
    on conflict (id) do nothing
    returning id as "itemId", version, position`);
  if (made) {
    await recordAudit(tx, actor, {
      ...{ action: "resolution.draft", subjectType: "resolved_item", subjectId: itemId },
      after: { meetingId, text: input.text },
    });
    return made;
  }
  const same = await tx.row<SavedItem>(sql`
    select id as "itemId", version, position from resolved_item
    where id = ${itemId}::uuid and meeting_id = ${meetingId}::uuid
      and (text, organisation_id, cooperating_ids, due_on, problem_id) is not distinct from ${contentOf(input)}`);
  if (!same) throw conflict(CHANGED);
  return same;
}

/** Compare-and-set on the version that was shown: whoever typed in between is never overwritten. */
async function changeItem(tx: Tx, actor: Actor, input: SaveItemInput): Promise<SavedItem> {
  const { meetingId, itemId, version } = input;
  const changed = await tx.row<SavedItem>(sql`
    update resolved_item set text = ${input.text}, organisation_id = ${input.organisationId}::uuid,
      cooperating_ids = ${input.cooperatingIds}::uuid[], due_on = ${input.dueOn}::date,
      problem_id = ${input.problemId}::uuid, edited_by = ${actorName(actor)}, edited_at = now(),
      version = version + 1
    where id = ${itemId}::uuid and meeting_id = ${meetingId}::uuid and status = 'draft'
      and version = ${version}
    returning id as "itemId", version, position`);
  if (changed) return changed;
  const same = await tx.row<SavedItem>(sql`
    select id as "itemId", version, position from resolved_item
    where id = ${itemId}::uuid and meeting_id = ${meetingId}::uuid and version = ${version + 1}
      and edited_by = ${actorName(actor)}
      and (text, organisation_id, cooperating_ids, due_on, problem_id) is not distinct from ${contentOf(input)}`);
  if (!same) throw conflict(CHANGED);
  return same;
}

/** Keeps a line as it was typed, whole or not. Only of meetings that were not cancelled. */
export async function saveItem(actor: Actor, input: SaveItemInput): Promise<SavedItem> {
  return write(actor, { action: "resolution.save" }, async (tx) => {
    const meeting = await holdRow(tx, actor, input.meetingId);
    if (meeting.status === "cancelled") throw conflict("会议已取消，不能再记议定事项");
    await requireUnits(tx, input, meeting.regionCode);
    return input.version === 0 ? addItem(tx, actor, input) : changeItem(tx, actor, input);
  });
}

interface HeldItem {
  meetingId: string;
  status: string;
  text: string;
  organisationId: string | null;
  rootTaskId: string | null;
}

async function findItem(tx: Tx, actor: Actor, itemId: string, version: number): Promise<HeldItem> {
  const item = await tx.row<HeldItem & { version: number }>(sql`
    select meeting_id as "meetingId", status, text, organisation_id as "organisationId",
      root_task_id as "rootTaskId", version
    from resolved_item where id = ${itemId}::uuid`);
  if (!item) throw notFound("议定事项");
  await holdRow(tx, actor, item.meetingId);
  if (item.version !== version) throw conflict(`${CHANGED}，请刷新页面`);
  return item;
}

/** Takes away a line that nobody was given yet. */
export async function removeItem(
  actor: Actor,
  { itemId, version }: RemoveItemInput,
): Promise<{ itemId: string; meetingId: string }> {
  return write(actor, { action: "resolution.remove" }, async (tx) => {
    const item = await findItem(tx, actor, itemId, version);
    const gone = await tx.count(sql`delete from resolved_item
      where id = ${itemId}::uuid and version = ${version} and status = 'draft'`);
    if (gone === 0) throw conflict("这一条已形成任务，不能删除；如不再需要，请取消并写明原因");
    await recordAudit(tx, actor, {
      ...{ action: "resolution.remove", subjectType: "resolved_item", subjectId: itemId },
      before: { text: item.text, meetingId: item.meetingId },
    });
    return { itemId, meetingId: item.meetingId };
  });
}

/** Cancels a decision that was given and is not done: its assignment ends with the reason, the unit is told. */
export async function cancelItem(
  actor: Actor,
  { itemId, version, reason }: CancelItemInput,
): Promise<{ itemId: string; meetingId: string }> {
  return write(actor, { action: "resolution.cancel" }, async (tx) => {
    const item = await findItem(tx, actor, itemId, version);
    if (item.status !== "assigned" || !item.organisationId) {
      throw conflict("这一条还没有形成任务或已经取消，请刷新页面");
    }
    const ended = await tx.row<{ id: string }>(sql`
      update assignment set status = 'cancelled', change_reason = ${`议定事项取消：${reason}`},
        version = version + 1, updated_at = now()
      where root_task_id = ${item.rootTaskId}::uuid and organisation_id = ${item.organisationId}::uuid
        and status = any (${MOVES.cancel.from}::assignment_status[])
      returning id::text as id`);
    if (!ended) throw conflict("责任单位已办结或已免报，不能取消，请刷新页面");
    await tx.count(sql`
      update resolved_item set status = 'cancelled', cancel_reason = ${reason}, version = version + 1
      where id = ${itemId}::uuid`);
    await notify(tx, {
      organisationId: item.organisationId,
      kind: "resolution.cancelled",
      title: `议定事项“${item.text}”已取消，不必再办：${reason}`.slice(0, 200),
      link: `/desk/assignments/${ended.id}`,
    });
    await recordAudit(tx, actor, {
      ...{ action: "resolution.cancel", subjectType: "resolved_item", subjectId: itemId },
      before: { status: "assigned" },
      after: { status: "cancelled", reason, assignment: ended.id },
    });
    return { itemId, meetingId: item.meetingId };
  });
}
