import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { getPlan, listCooperations } from "./queries";
import { itemOf, missingOfPlan } from "./rules";
import type {
  FilePlanInput,
  RemovePlanItemInput,
  SavePlanItemInput,
  StartPlanInput,
} from "./schema";
import type { Plan } from "./types";

const MOST_ITEMS = 100;

async function requireOwnPlan(actor: Actor, planId: string): Promise<[StaffActor, Plan]> {
  if (actor.kind !== "staff") throw forbidden();
  await requireReaches(actor, "list.acknowledge");
  const plan = await getPlan(actor, planId);
  if (!plan.isOwn) throw forbidden("年度方案由配合单位自己填写");
  return [actor, plan];
}

/** One change of a plan at a time, in the version that was shown. */
async function moveOn(
  tx: Tx,
  { id, version }: { id: string; version: number },
  status: "draft" | "filed",
  by?: string,
): Promise<void> {
  const moved = await tx.count(sql`
    update annual_plan set status = ${status}, version = version + 1, updated_at = now(),
      filed_at = case when ${status} = 'filed' then now() else filed_at end,
      filed_by_name = coalesce(${by ?? null}, filed_by_name)
    where id = ${id}::uuid and version = ${version}`);
  if (moved === 0) {
    throw conflict("同事刚改过这份方案，请在新窗口打开核对；您填写的内容仍在页面上，核对后再保存");
  }
}

/**
 * Begins the year's plan of one's own organisation for a carrier in which it cooperates, with an item
 * for each task that names it. A plan that was begun already is answered, not doubled.
 */
export async function startPlan(actor: Actor, input: StartPlanInput): Promise<{ planId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  await requireReaches(actor, "list.acknowledge");
  const year = Number((await getClock(actor)).today.slice(0, 4));
  const found = (await listCooperations(actor, { year })).find(
    (one) => one.carrierCode === input.carrierCode,
  );
  if (!found) throw notFound("配合任务");
  if (found.plan) return { planId: found.plan.id };
  return write(actor, { action: "plan.start", key: input.key }, async (tx) => {
    const title = `${year} 年${found.carrierName}配合工作年度方案`;
    const made = await tx.row<{ id: string }>(sql`
      insert into annual_plan (id, organisation_id, year, carrier_code, title)
      values (${newId()}, ${actor.organisation.id}, ${year}, ${input.carrierCode}, ${title})
      on conflict do nothing returning id`);
    if (!made) throw conflict("同事刚刚建立了这份方案，请刷新页面后打开");
    for (const [index, task] of found.tasks.entries()) {
      const item = itemOf(task);
      await tx.count(sql`
        insert into annual_plan_item (id, plan_id, position, root_task_id, work, responsibility,
          milestones, safeguards)
        values (${newId()}, ${made.id}, ${index + 1}, ${item.rootTaskId}, ${item.work},
          ${item.responsibility}, ${item.milestones}, ${item.safeguards})`);
    }
    await recordAudit(tx, actor, {
      action: "plan.start",
      subjectType: "annual_plan",
      subjectId: made.id,
      after: { title, items: found.tasks.length },
    });
    return { planId: made.id };
  });
}

async function insertItem(tx: Tx, plan: Plan, input: SavePlanItemInput): Promise<string> {
  if (plan.items.length >= MOST_ITEMS) throw conflict(`一份方案最多 ${MOST_ITEMS} 项，请合并`);
  const id = newId();
  await tx.count(sql`
    insert into annual_plan_item (id, plan_id, position, work, responsibility, milestones, safeguards)
    select ${id}::uuid, ${plan.id}::uuid, coalesce(max(position), 0) + 1, ${input.work}::text,
      ${input.responsibility}::text, ${input.milestones}::text, ${input.safeguards}::text
    from annual_plan_item where plan_id = ${plan.id}::uuid`);
  return id;
}

async function replaceItem(tx: Tx, plan: Plan, input: SavePlanItemInput): Promise<void> {
  const changed = await tx.count(sql`
    update annual_plan_item set work = ${input.work}, responsibility = ${input.responsibility},
      milestones = ${input.milestones}, safeguards = ${input.safeguards}
    where id = ${input.itemId}::uuid and plan_id = ${plan.id}::uuid`);
  if (changed === 0) throw notFound("方案条目");
}

/** Adds or changes an item; a filed plan becomes a draft again until it is filed anew. */
export async function savePlanItem(
  actor: Actor,
  input: SavePlanItemInput,
): Promise<{ planId: string }> {
  const [staff, plan] = await requireOwnPlan(actor, input.planId);
  return write(staff, { action: "plan.save_item", key: input.key }, async (tx) => {
    await moveOn(tx, { id: plan.id, version: input.version }, "draft");
    const before = plan.items.find((item) => item.id === input.itemId);
    const { work, responsibility, milestones, safeguards } = input;
    const itemId = input.itemId ?? (await insertItem(tx, plan, input));
    if (input.itemId) await replaceItem(tx, plan, input);
    await recordAudit(tx, staff, {
      action: "plan.save_item",
      subjectType: "annual_plan",
      subjectId: plan.id,
      regionCode: plan.regionCode,
      before,
      after: { id: itemId, work, responsibility, milestones, safeguards },
    });
    return { planId: plan.id };
  });
}

/** Takes an item away; a filed plan becomes a draft again. */
export async function removePlanItem(
  actor: Actor,
  input: RemovePlanItemInput,
): Promise<{ planId: string }> {
  const [staff, plan] = await requireOwnPlan(actor, input.planId);
  return write(staff, { action: "plan.remove_item", key: input.key }, async (tx) => {
    await moveOn(tx, { id: plan.id, version: input.version }, "draft");
    const removed = await tx.count(sql`
      delete from annual_plan_item where id = ${input.itemId}::uuid
        and plan_id = ${plan.id}::uuid`);
    if (removed === 0) throw notFound("方案条目");
    await recordAudit(tx, staff, {
      action: "plan.remove_item",
      subjectType: "annual_plan",
      subjectId: plan.id,
      regionCode: plan.regionCode,
      before: plan.items.find((item) => item.id === input.itemId),
    });
    return { planId: plan.id };
  });
}

const shownItems = (plan: Plan) =>
  plan.items.map(({ work, responsibility, milestones, safeguards }) => {
    return { work, responsibility, milestones, safeguards };
  });

// What was filed last stands in the trail: the next filing says what it differs from.
async function filedBefore(tx: Tx, plan: Plan): Promise<unknown> {
  const last = await tx.row<{ items: unknown }>(sql`
    select after -> 'items' as items from audit_entry
    where subject_type = 'annual_plan' and subject_id = ${plan.id} and action = 'plan.file'
    order by id desc limit 1`);
  return last ? { items: last.items } : null;
}

async function tellLeads(tx: Tx, plan: Plan): Promise<void> {
  await tx.count(sql`
    insert into notification (id, organisation_id, kind, title, link)
    select gen_random_uuid(), lead.id, 'plan.filed',
      ${`${plan.organisationName}报备了《${plan.title}》`}::text, ${`/desk/plans/${plan.id}`}::text
    from (
      select distinct d.organisation_id as id from lead_duty d
      join carrier c on c.code = d.carrier_code
      where d.role = 'lead' and d.region_code = ${plan.regionCode}
        and ${plan.carrierCode}::text in (c.code, c.parent_code)
      union
      select o.id from organisation o where ${plan.carrierCode}::text is null
        and o.region_code = ${plan.regionCode} and o.kind = 'office') lead
    where lead.id <> ${plan.organisationId}::uuid`);
}

/** Files a complete plan with the lead unit; throws `invalid` with what is missing. */
export async function filePlan(actor: Actor, input: FilePlanInput): Promise<{ planId: string }> {
  const [staff, plan] = await requireOwnPlan(actor, input.planId);
  return write(staff, { action: "plan.file", key: input.key }, async (tx) => {
    const missing = missingOfPlan(plan.items);
    if (missing.length > 0) throw invalid({ form: missing.join("；") }, "方案还不完整，不能报备");
    if (plan.status === "filed") throw conflict("这份方案已经报备，没有新的改动");
    await moveOn(tx, { id: plan.id, version: input.version }, "filed", staff.name);
    await recordAudit(tx, staff, {
      action: "plan.file",
      subjectType: "annual_plan",
      subjectId: plan.id,
      regionCode: plan.regionCode,
      before: await filedBefore(tx, plan),
      after: { items: shownItems(plan) },
    });
    await tellLeads(tx, plan);
    return { planId: plan.id };
  });
}
