import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { managedRegions, requireManaged, requireManager } from "@/lib/domain/reviews/chains/policy";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import type { ReasonChangeInput, ReasonChoiceInput, ReasonInput } from "./schema";

/** How many reasons an office keeps at most: more would not be read. */
const MOST = 30;

interface Kept {
  regionCode: string;
  field: string | null;
  text: string;
  position: number;
}

async function lockReasons(tx: Tx, regionCode: string): Promise<{ count: number; last: number }> {
  await tx.row(sql`select pg_advisory_xact_lock(hashtext('reasons:' || ${regionCode}))`);
  const found = await tx.row<{ count: number; last: number }>(sql`
    select count(*)::int as count, coalesce(max(position), 0)::int as last
    from standard_reason where region_code = ${regionCode}`);
  return found ?? { count: 0, last: 0 };
}

/** The reason of one of the actor's regions, its region's reasons held; `conflict` when it changed meanwhile. */
async function requireKept(tx: Tx, actor: StaffActor, input: ReasonChoiceInput): Promise<Kept> {
  const place = await tx.row<{ regionCode: string }>(sql`
    select region_code as "regionCode" from standard_reason
    where id = ${input.id} and region_code = any (${managedRegions(actor)}::text[])`);
  if (!place) throw notFound("退回原因");
  await lockReasons(tx, place.regionCode);
  const kept = await tx.row<Kept>(sql`
    select region_code as "regionCode", field, text, position from standard_reason
    where id = ${input.id} and version = ${input.version}`);
  if (!kept) throw conflict("这条原因刚刚被他人修改，请刷新页面查看最新内容");
  return kept;
}

async function audit(
  tx: Tx,
  actor: StaffActor,
  regionCode: string,
  facts: { action: string; id: string; before?: object; after?: object },
): Promise<void> {
  const { action, id: subjectId, ...change } = facts;
  await recordAudit(tx, actor, {
    ...{ action, subjectType: "standard_reason", subjectId, regionCode, ...change },
  });
}

/** Adds a reason to the end of those of the actor's own region. */
export async function addReason(actor: Actor, input: ReasonInput): Promise<void> {
  const staff = requireManaged(actor, input.regionCode);
  const { regionCode, field, text } = input;
  await write(staff, { action: "reason.add" }, async (tx) => {
    const { count, last } = await lockReasons(tx, regionCode);
    if (count >= MOST) throw invalid({ text: `最多保留 ${MOST} 条，请先删除不用的` });
    const id = newId();
    await tx.count(sql`
      insert into standard_reason (id, region_code, field, text, position)
      values (${id}, ${regionCode}, ${field}, ${text}, ${last + 1})`);
    await audit(tx, staff, regionCode, { action: "reason.add", id, after: { field, text } });
  });
}

/** Words a reason anew. */
export async function changeReason(actor: Actor, input: ReasonChangeInput): Promise<void> {
  const staff = requireManager(actor);
  const { id, field, text } = input;
  await write(staff, { action: "reason.change" }, async (tx) => {
    const { regionCode, ...before } = await requireKept(tx, staff, input);
    await tx.count(sql`
      update standard_reason set field = ${field}, text = ${text}, version = version + 1
      where id = ${id}`);
    await audit(tx, staff, regionCode, {
      ...{ action: "reason.change", id, before, after: { field, text } },
    });
  });
}

/** Moves a reason one place up; the first one stays. */
export async function moveReason(actor: Actor, input: ReasonChoiceInput): Promise<void> {
  const staff = requireManager(actor);
  await write(staff, { action: "reason.move" }, async (tx) => {
    const { regionCode, position } = await requireKept(tx, staff, input);
    const above = await tx.row<{ id: string; position: number }>(sql`
      select id, position from standard_reason
      where region_code = ${regionCode} and (position, id) < (${position}, ${input.id}::uuid)
      order by position desc, id desc limit 1`);
    if (!above) return;
    await tx.count(sql`
      update standard_reason set version = version + 1,
        position = case id when ${input.id}::uuid then ${above.position}::int else ${position}::int end
      where id in (${input.id}::uuid, ${above.id}::uuid)`);
    await audit(tx, staff, regionCode, {
      ...{ action: "reason.move", id: input.id, before: { position } },
      after: { position: above.position },
    });
  });
}

/** Takes a reason away; what was returned with it keeps its words. */
export async function removeReason(actor: Actor, input: ReasonChoiceInput): Promise<void> {
  const staff = requireManager(actor);
  await write(staff, { action: "reason.remove" }, async (tx) => {
    const { regionCode, ...before } = await requireKept(tx, staff, input);
    await tx.count(sql`delete from standard_reason where id = ${input.id}`);
    await audit(tx, staff, regionCode, { action: "reason.remove", id: input.id, before });
  });
}
