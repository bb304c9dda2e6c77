import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import type { Reach } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { requireStaffActor } from "../policy";
import {
  liesIn,
  movesOf,
  OWN_DAY,
  pausable,
  reckon,
  requirePlace,
  requireRunning,
} from "./queries";
import type { EndPauseInput, PauseInput } from "./schema";

/** One message for each organisation of `moved`, as a part of the statement that moves. */
function told(kind: string, title: Statement): Statement {
  return sql`
    insert into notification (id, organisation_id, kind, title, link)
    select gen_random_uuid(), organisation_id, ${kind}::text, ${title}, '/desk/assignments/' || id
    from (select distinct on (organisation_id) organisation_id, id, due_on from moved
      order by organisation_id, due_on, id) one`;
}

// A pause whose day has passed is over, also where nobody ended it; it makes room for the next.
async function insertPause(tx: Tx, actor: StaffActor, input: PauseInput): Promise<string> {
  const { rootTaskId, regionCode, year, reason, until } = input;
  await tx.count(sql`
    update task_pause set ended_at = now(), version = version + 1
    where root_task_id = ${rootTaskId}::uuid and region_code = ${regionCode} and year = ${year}
      and ended_at is null and until_on < ${TODAY}`);
  const id = newId();
  const made = await tx.count(sql`
    insert into task_pause (id, root_task_id, region_code, year, reason, until_on, by_id, by_name,
      by_unit)
    values (${id}, ${rootTaskId}, ${regionCode}, ${year}, ${reason}, ${until}::date,
      ${actor.accountId}, ${actor.name}, ${actor.organisation.name})
    on conflict (root_task_id, region_code, year) where ended_at is null do nothing`);
  if (made === 0) throw conflict("这项任务在这个范围已经挂起。要改日期的，请先结束原来的挂起");
  return id;
}

interface Pausing {
  input: PauseInput;
  reaches: readonly Reach[];
  title: string;
  moves: { from: Day; to: Day }[];
  why: string;
}

/** All in one statement, so that the counters move once: the pause, the new days, the messages. */
async function apply(tx: Tx, { input, reaches, title, moves, why }: Pausing): Promise<number> {
  const from = moves.map((move) => move.from);
  const to = moves.map((move) => move.to);
  const head = `《${title}》挂起到 ${dayLabel(input.until)}，期间不计时、不催报`;
  const found = await tx.row<{ count: number }>(sql`
    with moved as (
      update assignment a set change_reason = ${why}, version = a.version + 1, updated_at = now(),
        paused_until = greatest(a.paused_until, ${input.until}::date),
        due_on = coalesce(planned.to_day, a.due_on),
        granted_due_on = greatest(a.granted_due_on, planned.to_day),
        return_due_on = coalesce(planned.return_to, a.return_due_on)
      from (
        select a.id, days.to_day, returned.to_day as return_to from assignment a
        left join unnest(${from}::date[], ${to}::date[]) days (from_day, to_day)
          on days.from_day = a.due_on
        left join unnest(${from}::date[], ${to}::date[]) returned (from_day, to_day)
          on returned.from_day = a.return_due_on
        where ${pausable(reaches, input)}) planned
      where a.id = planned.id and a.status in ('not_started', 'drafting', 'returned')
      returning a.id, a.organisation_id, ${OWN_DAY} as due_on
    ), told as (${told(
      "task.paused",
      sql`${head}::text || '。恢复后请在 ' || to_char(due_on, 'FMMM 月 FMDD 日') || '前报送'`,
    )})
    select count(*)::int as count from moved`);
  return found?.count ?? 0;
}

/**
 * Pauses a task in a region up to and with a day: open assignments are re-dated in one statement and their
 * organisations told. Throws `not_found` out of reach, `invalid` for a day that cannot be, and `conflict`
 * where it is paused already or nothing is open.
 */
export async function pauseTask(
  actor: Actor,
  input: PauseInput,
): Promise<{ pauseId: string; assignments: number }> {
  const staff = requireStaffActor(actor);
  const { reaches, taskTitle } = await requirePlace(staff, input);
  await requireOpenYear(staff, input);
  const reckoning = await reckon(staff, input);
  const why = `挂起到 ${dayLabel(input.until)}：${input.reason}（${staff.organisation.name}）`;
  return write(staff, { action: "task.pause", key: input.key }, async (tx) => {
    const pauseId = await insertPause(tx, staff, input);
    const days = await tx.rows<{ dueOn: Day }>(sql`
      select distinct day as "dueOn" from assignment a
      cross join unnest(array[a.due_on, a.return_due_on]) day
      where day is not null and ${pausable(reaches, input)}`);
    const moves = movesOf(
      days.map((one) => one.dueOn),
      reckoning,
    );
    await recordAudit(tx, staff, {
      action: "task.pause",
      subjectType: "task",
      subjectId: input.rootTaskId,
      regionCode: input.regionCode,
      after: { pauseId, until: input.until, reason: input.reason, moves },
    });
    const assignments = await apply(tx, { input, reaches, title: taskTitle, moves, why });
    if (assignments === 0) throw conflict("这个范围内没有未报的任务，不需要挂起");
    await tx.count(sql`
      update task_pause set assignments = ${assignments} where id = ${pauseId}::uuid`);
    return { pauseId, assignments };
  });
}

// Another pause over the same place may go on: the later of those that are left holds.
const STILL_PAUSED = sql`(
  select max(p.until_on) from task_pause p
  join region r on r.code = p.region_code
  join region n on n.code = a.node_code
  where p.root_task_id = a.root_task_id and p.year = a.year and p.ended_at is null
    and p.until_on >= ${TODAY} and (r.code = a.township_code or n.path like r.path || '%'))`;

function titleOf(rootTaskId: string, year: number): Statement {
  return sql`(
    select '《' || t.title || '》' from task t join task_list l on l.id = t.list_id
    where t.root_task_id = ${rootTaskId}::uuid and l.year = ${year}
    order by t.inherits_task_id is not null, l.list_version desc limit 1)`;
}

/** Ends a pause before its day; the new due days stay. Throws `conflict` where it is over already. */
export async function endPause(
  actor: Actor,
  input: EndPauseInput,
): Promise<{ assignments: number }> {
  const staff = requireStaffActor(actor);
  return write(staff, { action: "task.resume", key: input.key }, async (tx) => {
    const pause = await requireRunning(tx, staff, input.pauseId);
    const { rootTaskId, year, regionCode, until } = pause;
    const taskTitle = titleOf(rootTaskId, year);
    const ended = await tx.count(sql`
      update task_pause set ended_at = now(), ended_by_name = ${staff.name}, version = version + 1
      where id = ${input.pauseId}::uuid and version = ${input.version} and ended_at is null
        and until_on >= ${TODAY}`);
    if (ended === 0) throw conflict("这次挂起已经结束，请刷新页面");
    await recordAudit(tx, staff, {
      action: "task.resume",
      subjectType: "task",
      subjectId: rootTaskId,
      regionCode,
      before: { pauseId: input.pauseId, until },
    });
    const found = await tx.row<{ count: number }>(sql`
      with moved as (
        update assignment a set paused_until = ${STILL_PAUSED}, version = a.version + 1,
          updated_at = now(), change_reason = ${`提前结束挂起（${staff.organisation.name}）`}
        where a.root_task_id = ${rootTaskId}::uuid and a.year = ${year}
          and a.paused_until is not null and a.paused_until >= ${TODAY}
          and ${liesIn(sql`${regionCode}`)}
          and a.paused_until is distinct from ${STILL_PAUSED}
        returning a.id, a.organisation_id, ${OWN_DAY} as due_on, a.paused_until
      ), told as (${told(
        "task.resumed",
        sql`${taskTitle} || '挂起提前结束，可以填报提交了，请在 ' || to_char(due_on, 'FMMM 月 FMDD 日') || '前报送'`,
      )})
      select count(*)::int as count from moved`);
    return { assignments: found?.count ?? 0 };
  });
}
