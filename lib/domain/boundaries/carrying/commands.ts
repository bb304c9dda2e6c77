import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { followColumns } from "@/lib/domain/boundaries/columns/commands";
import { cancelLeftWork, followWork } from "@/lib/domain/boundaries/following/commands";
import { weigh } from "@/lib/domain/boundaries/obstacles/queries";
import { workOut } from "@/lib/domain/boundaries/places/queries";
import { type Carried, reshapeTree } from "@/lib/domain/boundaries/reshaping/commands";
import { settleRights } from "@/lib/domain/boundaries/rights/commands";
import { reasonOf } from "@/lib/domain/boundaries/rules";
import { seatAnew } from "@/lib/domain/boundaries/seating/commands";
import type { ChangeCounts, Plan } from "@/lib/domain/boundaries/types";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import { AppError, conflict } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

interface Due {
  id: string;
  title: string;
  regionCode: string;
  plan: Plan;
  day: Day;
}

/** One change at a time, and none while a list is being issued: assignments are made at one map or the other. */
async function lock(tx: Tx, changeId: string): Promise<void> {
  await tx.row(sql`select pg_advisory_xact_lock(hashtext('boundary_change'))`);
  await tx.count(sql`lock table issuing in share row exclusive mode`);
  await tx.row(sql`select id from boundary_change where id = ${changeId}::uuid for update`);
}

async function dueOf(tx: Tx, changeId: string): Promise<Due> {
  const due = await tx.row<Due>(sql`
    select id, title, region_code as "regionCode", plan, effective_on as day from boundary_change
    where id = ${changeId}::uuid and status = 'planned' and effective_on <= ${TODAY}`);
  if (!due) throw conflict("此项调整已经生效、撤销，或还没有到生效日");
  return due;
}

async function apply(actor: Actor, tx: Tx, due: Due): Promise<ChangeCounts> {
  const { plan } = due;
  const carried: Carried = { changeId: due.id, day: due.day };
  const { reshaped, seating } = await workOut(actor, tx, plan);
  await tx.row(sql`select set_config('qinglian.boundary_day', ${due.day}::text, true)`);
  await reshapeTree(actor, tx, { reshaped, carried });
  const resettled = await seatAnew(actor, tx, { reshaped, seating, carried });
  const people = "people" in plan ? plan.people : "end";
  const rights = await settleRights(actor, tx, { reshaped, seating, carried, people });
  const why = reasonOf(due.title);
  const work = await followWork(actor, tx, { seating, resettled, why });
  await followColumns(actor, tx, { reshaped, resettled });
  await tx.row(sql`select set_config('qinglian.boundary_day', '', true)`);
  return {
    regions: {
      made: reshaped.made.length,
      changed: reshaped.changed.length,
      ended: reshaped.ended.length,
    },
    organisations: {
      made: seating.made.length,
      renamed: seating.renamed.length,
      moved: resettled.length,
      ended: seating.ended.length,
    },
    people: rights,
    assignments: { ...work, waiting: 0, done: 0 },
  };
}

/**
 * Carries out a planned change whose day has come: everything or nothing. Throws `conflict`, saying what is
 * in the way, where it cannot be.
 */
export async function carryOut(actor: Actor, tx: Tx, changeId: string): Promise<ChangeCounts> {
  await lock(tx, changeId);
  const due = await dueOf(tx, changeId);
  const { conflicts } = await weigh(actor, tx, { ...due, changeId });
  if (conflicts.length > 0) throw conflict(conflicts.join("；"));
  const outcome = await apply(actor, tx, due);
  await tx.count(sql`
    update boundary_change set status = 'effective', effective_at = now(), tried_at = now(),
      outcome = ${JSON.stringify(outcome)}::jsonb, fault = null, version = version + 1
    where id = ${changeId}::uuid`);
  await recordAudit(tx, actor, {
    action: "boundary.carry_out",
    subjectType: "boundary_change",
    subjectId: changeId,
    regionCode: due.regionCode,
    before: { plan: due.plan, effectiveOn: due.day },
    after: outcome,
  });
  return outcome;
}

async function noteFault(changeId: string, error: unknown): Promise<void> {
  const message =
    error instanceof AppError
      ? error.message
      : "系统出错，未能生效，稍后自动再试；请告诉系统管理员";
  log.error({ changeId, error: String(error) }, "boundary change not carried out");
  await transaction((tx) =>
    tx.count(sql`update boundary_change set fault = ${message}, tried_at = now()
      where id = ${changeId}::uuid and status = 'planned'`),
  );
}

const RETRY_MINUTES = 10;

/**
 * Carries out all changes whose day has come, each in a transaction of its own, in the order in which they
 * were planned. One that cannot be carried out says why, and is tried again every ten minutes.
 */
export async function carryOutDue(actor: Actor): Promise<number> {
  const due = await rows<{ id: string }>(sql`
    select id from boundary_change
    where status = 'planned' and effective_on <= ${TODAY}
      and (tried_at is null or tried_at < now() - make_interval(mins => ${RETRY_MINUTES}::int))
    order by effective_on, planned_at, id`);
  for (const { id } of due) {
    await transaction((tx) => carryOut(actor, tx, id)).catch((error: unknown) =>
      noteFault(id, error),
    );
  }
  if (due.length > 0) await cancelLeftWork(actor);
  return due.length;
}
