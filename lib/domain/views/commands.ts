import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { MOST_VIEWS } from "./rules";
import type { KeepViewInput, MoveViewInput, RenameViewInput, ViewInput } from "./schema";

// Views are a person's own bookmarks: nobody else sees them, so their changes are not part of the audit trail.

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** Keeps a page under its filter as the last of the actor's views. */
export async function keepView(
  actor: Actor,
  input: KeepViewInput,
): Promise<{ viewId: string; address: string }> {
  const { accountId } = requireStaffActor(actor);
  const { name, address } = input;
  return write(actor, { action: "view.keep", key: input.key }, async (tx) => {
    const viewId = newId();
    const made = await tx.count(sql`
      insert into saved_view (id, account_id, name, address, position)
      select ${viewId}::uuid, ${accountId}::uuid, ${name}, ${address}, coalesce(max(position), 0) + 1
      from saved_view where account_id = ${accountId}::uuid and removed_at is null
      having count(*) < ${MOST_VIEWS}`);
    if (made === 0) throw conflict(`视图已有 ${MOST_VIEWS} 个，请先删除不用的`);
    return { viewId, address };
  });
}

/** Another name for one of the actor's views. */
export async function renameView(
  actor: Actor,
  input: RenameViewInput,
): Promise<{ viewId: string }> {
  const { accountId } = requireStaffActor(actor);
  const { viewId, version, name } = input;
  return write(actor, { action: "view.rename" }, async (tx) => {
    const changed = await tx.count(sql`
      update saved_view set name = ${name}, version = version + 1
      where id = ${viewId}::uuid and account_id = ${accountId}::uuid and removed_at is null
        and version = ${version}`);
    if (changed === 0) throw conflict("这个视图刚刚有变化，请刷新页面后再改");
    return { viewId };
  });
}

/** Moves one of the actor's views one place up or down; at the end it stays where it is. */
export async function moveView(actor: Actor, input: MoveViewInput): Promise<{ viewId: string }> {
  const { accountId } = requireStaffActor(actor);
  const { viewId, direction } = input;
  const by = direction === "up" ? -1.5 : 1.5;
  return write(actor, { action: "view.move" }, async (tx) => {
    const moved = await tx.count(sql`
      with mine as (
        select id, row_number() over (order by position, created_at, id) as place
        from saved_view where account_id = ${accountId}::uuid and removed_at is null
      ), ordered as (
        select id, row_number() over (
          order by place + case when id = ${viewId}::uuid then ${by}::numeric else 0 end) as place
        from mine where exists (select 1 from mine m where m.id = ${viewId}::uuid)
      )
      update saved_view v set position = ordered.place from ordered where v.id = ordered.id`);
    if (moved === 0) throw notFound("视图");
    return { viewId };
  });
}

async function setRemoved(tx: Tx, accountId: string, viewId: string, removed: boolean) {
  const moment = removed ? sql`now()` : sql`null`;
  const changed = await tx.count(sql`
    update saved_view set removed_at = ${moment}, version = version + 1
    where id = ${viewId}::uuid and account_id = ${accountId}::uuid
      and (removed_at is null) = ${removed}`);
  if (changed === 0) throw notFound("视图");
}

/** Removes one of the actor's views; its subscriptions rest until it is brought back. */
export async function removeView(actor: Actor, { viewId }: ViewInput): Promise<{ viewId: string }> {
  const { accountId } = requireStaffActor(actor);
  return write(actor, { action: "view.remove" }, async (tx) => {
    await setRemoved(tx, accountId, viewId, true);
    return { viewId };
  });
}

/** Brings a removed view back as it was. */
export async function restoreView(
  actor: Actor,
  { viewId }: ViewInput,
): Promise<{ viewId: string }> {
  const { accountId } = requireStaffActor(actor);
  return write(actor, { action: "view.restore" }, async (tx) => {
    await setRemoved(tx, accountId, viewId, false);
    return { viewId };
  });
}
