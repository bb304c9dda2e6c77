import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { type HeldMeeting, holdRow } from "@/lib/domain/meetings/commands";
import { type FormedItem, type FormedTask, formedTasks } from "@/lib/domain/meetings/forming/rules";
import type { FormTasksInput } from "@/lib/domain/meetings/forming/schema";
import { missingParts } from "@/lib/domain/meetings/items/rules";
import { unitsBeneath } from "@/lib/domain/meetings/units/queries";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Draft extends Omit<FormedItem, "dueOn"> {
  position: number;
  organisationId: string | null;
  dueOn: string | null;
  isThere: boolean;
}

async function draftsOf(tx: Tx, { id, regionCode }: HeldMeeting): Promise<Draft[]> {
  return tx.rows<Draft>(sql`
    select i.id, i.position, i.text, i.organisation_id as "organisationId", i.due_on as "dueOn",
      coalesce(o.name, '') as "organisationName", coalesce(o.level::text, '') as level,
      (o.id is not null and ${unitsBeneath(regionCode)}) as "isThere",
      coalesce((select json_agg(k.name order by array_position(i.cooperating_ids, k.id))
        from organisation k where k.id = any (i.cooperating_ids)), '[]') as "cooperatingNames"
    from resolved_item i left join organisation o on o.id = i.organisation_id
    where i.meeting_id = ${id}::uuid and i.status = 'draft' order by i.position, i.id
    for update of i`);
}

/** The lines to be given; says line by line what is missing, and gives none where anything is. */
function requireWhole(drafts: readonly Draft[], today: string): FormedItem[] {
  const typed = drafts.filter((draft) => draft.text !== "" || draft.organisationId || draft.dueOn);
  if (typed.length === 0) throw conflict("没有新的议定事项：请先逐条写下事项、责任单位和时限");
  const problems = typed.flatMap((draft) => {
    const missing = missingParts(draft, today);
    if (missing.length > 0) return [`第 ${draft.position} 条缺${missing.join("、")}`];
    return draft.isThere ? [] : [`第 ${draft.position} 条的责任单位已撤并，请重新选择`];
  });
  if (problems.length > 0) throw invalid({ items: problems.join("；") }, "还有议定事项没有写全");
  return typed.map(({ dueOn, ...draft }) => ({ ...draft, dueOn: dueOn ?? "" }));
}

/** A list for the decisions that fall due in a year; a draft until its tasks are in it. */
async function makeList(tx: Tx, actor: Actor, meeting: HeldMeeting, year: number): Promise<string> {
  const id = newId();
  const accountId = actor.kind === "staff" ? actor.accountId : null;
  // Several meetings may decide at once; each list of a region and year has a version number of its own.
  await tx.row(
    sql`select pg_advisory_xact_lock(hashtext(${`resolution:${meeting.regionCode}:${year}`}))`,
  );
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      status, disclosure, consent_note, created_by_id)
    select ${id}::uuid, 'resolution', null, ${meeting.regionCode}, ${year}::int,
      coalesce(max(list_version), 0) + 1, ${`${meeting.title}议定事项`},
      (select name from organisation where kind = 'office' and region_code = ${meeting.regionCode}
        order by id limit 1), 'draft', 'internal', '会议议定', ${accountId}::uuid
    from task_list where kind = 'resolution' and region_code = ${meeting.regionCode}
      and year = ${year}::int`);
  return id;
}

async function writeTasks(tx: Tx, listId: string, tasks: readonly FormedTask[]): Promise<void> {
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
      form, accumulation, direction, source, frequency, due_dates, levels, asked, asked_levels,
      lead_name, cooperating_units, responsibilities, evidence_hint, disclosure, minutes, basis)
    select t.id, ${listId}::uuid, t.id, t.position, t.code, t.title, t.measure, '是否办结', '项',
      'boolean', 'stock', 'reach', 'report', 'annual', t."dueDates",
      array[t.level]::organisation_level[], 'each', array[t.level]::organisation_level[],
      t."leadName", t."cooperatingUnits", '{}', '{}', 'internal', t.minutes, t.basis
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as t (id uuid, position int, code text,
      title text, measure text, "dueDates" text[], level text, "leadName" text,
      "cooperatingUnits" text[], minutes int, basis jsonb)
    order by t.position`);
}

/** One statement for all assignments, so that the counters see one change. */
async function assign(tx: Tx, tasks: readonly FormedTask[]): Promise<number> {
  const pairs = tasks.map(({ id, itemId }) => ({ id, itemId }));
  await tx.count(sql`
    update resolved_item i set status = 'assigned', root_task_id = p.id, version = i.version + 1
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (id uuid, "itemId" uuid)
    where i.id = p."itemId"`);
  return tx.count(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on)
    select t.id, t.root_task_id, o.id, l.year, 1, o.node_code, o.township_code, o.level, o.kind, i.due_on
    from resolved_item i join task t on t.root_task_id = i.root_task_id
    join task_list l on l.id = t.list_id join organisation o on o.id = i.organisation_id
    where t.id = any (${tasks.map(({ id }) => id)}::uuid[])
    order by o.node_code, o.township_code, t.root_task_id`);
}

/** A problem whose solution was decided is being coordinated from now on, and its history says by what. */
async function moveProblems(
  tx: Tx,
  actor: Actor,
  { meeting, taskIds }: { meeting: HeldMeeting; taskIds: readonly string[] },
): Promise<void> {
  const staff = actor.kind === "staff" ? actor : null;
  await tx.count(sql`
    with moved as (
      select p.id, i.id as item_id, i.text, i.position
      from resolved_item i join problem p on p.id = i.problem_id
      where i.root_task_id = any (${taskIds}::uuid[]) and p.status in ('open', 'coordinating')
    ), changed as (
      update problem p set status = 'coordinating', version = p.version + 1
      where p.id in (select id from moved) returning p.id
    )
    insert into problem_step (id, problem_id, status, text, by_id, by_name, unit_name, meeting_id)
    select gen_random_uuid(), moved.id, 'coordinating', '会议议定：' || moved.text,
      ${staff?.accountId ?? null}::uuid, ${actorName(actor)}::text,
      ${staff?.organisation.name ?? "系统"}::text, ${meeting.id}::uuid
    from moved join changed on changed.id = moved.id order by moved.position`);
}

async function tell(tx: Tx, meeting: HeldMeeting, taskIds: readonly string[]): Promise<number> {
  return notifyMany(
    tx,
    "resolution.assigned",
    sql`select a.organisation_id,
        left(${`${meeting.title}议定：`}::text || t.title || '（'
          || to_char(a.due_on, 'FMMM 月 FMDD 日') || '前）', 200) as title,
        '/desk/assignments/' || a.id as link
      from assignment a join task t on t.id = a.task_id where t.id = any (${taskIds}::uuid[])`,
  );
}

/**
 * 形成任务: every whole line of a meeting becomes a dated assignment of the named organisation, all or none,
 * and each is told. Lines that were given before stay as they are. Only of meetings that were not cancelled.
 */
export async function formTasks(
  actor: Actor,
  { meetingId, key }: FormTasksInput,
): Promise<{ meetingId: string; formed: number }> {
  const { today } = await getClock(actor);
  return write(actor, { action: "resolution.form", key }, async (tx) => {
    const meeting = await holdRow(tx, actor, meetingId);
    if (meeting.status === "cancelled") throw conflict("会议已取消，不能形成任务");
    const items = requireWhole(await draftsOf(tx, meeting), today);
    const given = await tx.row<{ count: number }>(sql`select count(*)::int as count
      from resolved_item where meeting_id = ${meetingId}::uuid and root_task_id is not null`);
    const tasks = formedTasks(meeting, items, { before: given?.count ?? 0, newId: () => newId() });
    const years = [...new Set(items.map(({ dueOn }) => Number(dueOn.slice(0, 4))))].sort();
    const lists: string[] = [];
    for (const year of years) {
      await requireOpenYear(actor, { regionCode: meeting.regionCode, year });
      const listId = await makeList(tx, actor, meeting, year);
      const due = new Set(
        items.filter(({ dueOn }) => dueOn.startsWith(`${year}-`)).map(({ id }) => id),
      );
      await writeTasks(
        tx,
        listId,
        tasks.filter(({ itemId }) => due.has(itemId)),
      );
      lists.push(listId);
    }
    const formed = await assign(tx, tasks);
    await tx.count(sql`update task_list set status = 'issued', issued_at = now(),
      issued_by_id = created_by_id, version = version + 1 where id = any (${lists}::uuid[])`);
    await tx.count(sql`update meeting set list_id = coalesce(list_id, ${lists[0]}::uuid),
      version = version + 1 where id = ${meetingId}::uuid`);
    const taskIds = tasks.map(({ id }) => id);
    await moveProblems(tx, actor, { meeting, taskIds });
    const told = await tell(tx, meeting, taskIds);
    await recordAudit(tx, actor, {
      ...{ action: "resolution.form", subjectType: "meeting", subjectId: meetingId },
      regionCode: meeting.regionCode,
      after: {
        lists,
        formed,
        told,
        tasks: tasks.map(({ code, title, leadName }) => ({ code, title, leadName })),
      },
    });
    return { meetingId, formed };
  });
}
