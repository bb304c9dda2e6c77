import { systemActor } from "@/lib/access/actor";
import { effectiveTerms } from "@/lib/domain/assignments/following/rules";
import { issueList, runIssuing } from "@/lib/domain/assignments/issuing/commands";
import { followOpened, holdLineOf } from "@/lib/domain/assignments/opened/commands";
import { removeTasks } from "@/lib/domain/lists/copies/commands";
import { settleIdentity } from "@/lib/domain/lists/identity/commands";
import type { ChainTask } from "@/lib/domain/lists/inheriting/rules";
import { startLowerList } from "@/lib/domain/lists/lower-lists/commands";
import { getList } from "@/lib/domain/lists/queries";
import { reviseList } from "@/lib/domain/lists/versions/commands";
import { row, rows, transaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

// A world as small as following allows: one carrier, a province, a city and a county, a few organisations at
// each level, and a list at each place. Any sequence of acts must leave it as the rule says.

const SYSTEM = systemActor("test");
export const PLACES = ["420000", "420600", "420624"] as const;
const YEAR = 2026;

const write = (statement: Statement) => transaction((tx) => tx.count(statement));

/** One act: what is done, and two numbers that choose where and to what. */
export interface Act {
  kind: (typeof ACTS)[number];
  place: number;
  pick: number;
  by: number;
}

export const ACTS = [
  ...["revise", "take_over", "issue", "issue", "start", "remove", "add", "target", "days"],
  ...["levels", "frequency", "extend", "ease", "submit", "approve", "weaken"],
  ...["withdraw", "return", "reopen"],
] as const;

async function insertOrganisation(level: string, region: string, node: string, township?: string) {
  const id = newId();
  const kind = level === "village" || level === "township" ? level : "lead_unit";
  await write(sql`insert into organisation (id, name, kind, level, region_code, node_code, township_code,
      valid_from) values (${id}, ${`单位 ${id.slice(-6)}`}, ${kind}::organisation_kind,
      ${level}::organisation_level, ${region}, ${node}, ${township ?? null}, '2020-01-01')`);
  if (kind === "lead_unit") {
    await write(sql`insert into lead_duty (id, region_code, carrier_code, organisation_id, role, valid_from)
      values (${newId()}, ${region}, 'village', ${id}, 'lead', '2020-01-01')`);
  }
}

async function insertTask(listId: string, at: number): Promise<void> {
  const id = newId();
  await write(sql`
    insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
      form, accumulation, direction, target, source, frequency, due_dates, levels, asked, asked_levels,
      disclosure, minutes, basis, responsibilities, evidence_hint, cooperating_units)
    values (${id}, ${listId}, ${id}, ${at}, ${`T-${id.slice(-8)}`}, ${`任务 ${at}`}, '试', '试', '%', 'ratio',
      'flow', ${at % 3 === 0 ? "decrease" : "increase"}::direction, 50, 'report', 'semiannual',
      '{06-25,12-25}', '{city,county,township,village}', 'each',
      ${at % 2 === 0 ? ["county", "village"] : ["city", "township", "village"]}::organisation_level[],
      'public', 5, '[]', '{primary}', '{}', '{}')`);
}

/** Lays the world out anew: the organisations once, and for each run a province's first list. */
export async function layOutWorld(): Promise<void> {
  const known = await row(sql`select 1 from organisation limit 1`);
  if (!known) {
    await insertOrganisation("province", "420000", "420000");
    await insertOrganisation("city", "420600", "420600");
    for (const county of ["420624", "420626"]) {
      await insertOrganisation("county", county, county);
      const below = await rows<{ code: string; parent: string }>(sql`
        select v.code, t.code as parent from region t
        join lateral (select code from region where parent_code = t.code order by code limit 1) v on true
        where t.parent_code = ${county} and t.level = 'township' order by t.code limit 2`);
      for (const { code, parent } of below) {
        await insertOrganisation("township", parent, county, parent);
        await insertOrganisation("village", code, county, parent);
      }
    }
  }
  await write(sql`update task_list set status = 'archived' where status <> 'archived'`);
  await write(sql`
    update assignment set status = 'cancelled', change_reason = '上一轮结束', version = version + 1
    where status in ('not_started', 'drafting', 'returned')`);
  const listId = newId();
  await write(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title)
    select ${listId}, 'task', 'village', '420000', ${YEAR}, coalesce(max(list_version), 0) + 1, '试验清单'
    from task_list where region_code = '420000' and carrier_code = 'village' and kind = 'task'`);
  for (const at of [1, 2, 3]) await insertTask(listId, at);
}

const listAt = (place: number, status: string) =>
  row<{ id: string; version: number }>(sql`
    select id, version from task_list where status = ${status}::list_status
      and region_code = ${PLACES[place % 3] ?? PLACES[0]} and carrier_code = 'village'`);

async function nth(of: Statement, pick: number): Promise<string | undefined> {
  const found = await rows<{ id: string }>(of);
  return found[pick % Math.max(found.length, 1)]?.id;
}

async function issue(place: number): Promise<void> {
  const draft = await listAt(place, "draft");
  if (!draft) return;
  await transaction((tx) => settleIdentity(tx, draft.id));
  await write(sql`update task_list set status = 'under_consent', consent_note = '同意'
    where id = ${draft.id}::uuid`);
  const { version } = await getList(SYSTEM, draft.id);
  try {
    const { issuingId } = await issueList(SYSTEM, {
      ...{ listId: draft.id, version, levels: ["city", "county", "township", "village"] },
      ...{ regionCodes: [], organisationIds: [], periods: "all" as const },
    });
    // Doing it again changes nothing.
    await runIssuing(SYSTEM, issuingId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await write(sql`update task_list set status = 'draft', consent_note = null
      where id = ${draft.id}::uuid`);
  }
}

async function edit({ kind, place, pick, by }: Act): Promise<void> {
  const draft = await listAt(place, "draft");
  const task =
    draft && (await nth(sql`select id from task where list_id = ${draft.id} order by id`, pick));
  if (!draft || !task) return;
  const day = `${String(1 + (by % 28)).padStart(2, "0")}`;
  const levels = ["city", "county", "township", "village"].filter((_, at) => (by >> at) % 2 === 1);
  const isOwn = sql`id = ${task}::uuid and inherits_task_id is null`;
  if (kind === "add") await insertTask(draft.id, by);
  if (kind === "remove") await transaction((tx) => removeTasks(tx, sql`id = ${task}::uuid`));
  if (kind === "target") await write(sql`update task set target = ${by} where id = ${task}::uuid`);
  if (kind === "days") {
    await write(sql`update task set due_dates = array(select left(one, 3) || ${day}::text
      from unnest(due_dates) with ordinality as d(one, at) order by at) where id = ${task}::uuid`);
  }
  if (kind === "levels" && levels.length > 0) {
    await write(sql`update task set asked_levels = ${levels}::organisation_level[] where ${isOwn}`);
  }
  if (kind === "frequency") {
    const [frequency, days] =
      by % 2 === 0 ? ["semiannual", ["06-25", "12-25"]] : ["annual", ["12-10"]];
    await write(sql`update task set frequency = ${frequency}::frequency, due_dates = ${days}::text[]
      where ${isOwn} and frequency <> ${frequency}::frequency`);
  }
}

const OPEN = sql`status in ('not_started', 'drafting', 'returned')`;

async function work({ kind, pick, by }: Act): Promise<void> {
  const status = kind === "approve" ? sql`status = 'submitted'` : OPEN;
  const id = await nth(sql`select id from assignment where ${status} order by id`, pick);
  if (!id) return;
  const changes = {
    submit: sql`status = 'submitted', submitted_at = now(), is_on_time = true`,
    approve: sql`status = 'approved', done_at = now(), is_standing = true, value = 1`,
    extend: sql`granted_due_on = due_on + ${by % 40}::int, due_on = due_on + ${by % 40}::int`,
    ease: sql`granted_target = ${by}, target = ${by}`,
  }[kind as "submit" | "approve" | "extend" | "ease"];
  await write(
    sql`update assignment set ${changes}, version = version + 1 where id = ${id}::bigint`,
  );
  // A granted target counts only where it asks for less, as the adjustments' own rule has it.
  if (kind !== "ease") return;
  const [found] = (await openAssignments()).filter((one) => one.id === id);
  const terms = found && (await oracle(found));
  if (terms)
    await write(sql`update assignment set target = ${terms.target} where id = ${id}::bigint`);
}

const OPENED = {
  withdraw: { from: "submitted", changes: sql`status = 'drafting', is_on_time = null` },
  return: {
    from: "submitted",
    changes: sql`status = 'returned', times_returned = times_returned + 1`,
  },
  reopen: {
    from: "approved",
    changes: sql`status = 'returned', done_at = null, is_standing = false, value = null`,
  },
};

/** What was closed is opened again, and follows in the same transaction. */
async function openAgain({ kind, pick }: Act): Promise<void> {
  const { from, changes } = OPENED[kind as keyof typeof OPENED];
  const id = await nth(
    sql`select id from assignment where status = ${from}::assignment_status order by id`,
    pick,
  );
  if (!id) return;
  await transaction(async (tx) => {
    await holdLineOf(tx, id);
    await tx.count(
      sql`update assignment set ${changes}, version = version + 1 where id = ${id}::bigint`,
    );
    await followOpened(tx, id);
  });
}

async function weaken({ place, pick, by }: Act): Promise<void> {
  const draft = await listAt(place, "draft");
  const task =
    draft &&
    (await nth(
      sql`select id from task where list_id = ${draft.id}
    and inherits_task_id is not null order by id`,
      pick,
    ));
  if (!task) return;
  await write(sql`
    insert into adjustment (id, kind, status, organisation_id, root_task_id, year, region_code,
      wanted_target, wanted_due_dates, reason, at_region_code, final_region_code, requested_by_id,
      requested_by_name, requested_by_unit, decided_at)
    select ${newId()}, 'weakening', 'granted', (select id from organisation order by id limit 1),
      t.root_task_id, l.year, l.region_code, ${by}, '{06-30,12-31}', '试', '420000', '420000', ${newId()},
      '试', '试', now()
    from task t join task_list l on l.id = t.list_id where t.id = ${task}::uuid`);
}

/** Does one act, or nothing where the world does not allow it. */
export async function perform(act: Act): Promise<void> {
  const { kind, place } = act;
  const issued = await listAt(place, "issued");
  try {
    if (kind === "issue") await issue(place);
    else if (kind === "start") {
      const upper = (await listAt(1, "issued")) ?? (await listAt(0, "issued"));
      const regionCode = PLACES[1 + (place % 2)] ?? PLACES[1];
      if (upper) await startLowerList(SYSTEM, { listId: upper.id, regionCode });
    } else if (kind === "revise" || kind === "take_over") {
      const takesOver = kind === "take_over";
      const gone = act.by % 2 === 0 ? "keep" : "drop";
      if (issued)
        await reviseList(SYSTEM, { listId: issued.id, version: issued.version, takesOver, gone });
    } else if (kind in OPENED) await openAgain(act);
    else if (kind === "weaken") await weaken(act);
    else if (["submit", "approve", "extend", "ease"].includes(kind)) await work(act);
    else await edit(act);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

interface Open {
  id: string;
  taskId: string;
  rootTaskId: string;
  nodePath: string;
  level: string;
  period: number;
  dueOn: string;
  target: number | null;
  granted: { dueOn: string | null; target: number | null };
}

function openAssignments(): Promise<Open[]> {
  return rows(sql`
    select a.id::text as id, a.task_id as "taskId", a.root_task_id as "rootTaskId", n.path as "nodePath",
      a.organisation_level as level, a.period, a.due_on::text as "dueOn",
      coalesce(a.target, t.target)::float8 as target, json_build_object('dueOn', a.granted_due_on,
        'target', a.granted_target::float8) as granted
    from assignment a join region n on n.code = a.node_code join task t on t.id = a.task_id
    where a.status in ('not_started', 'drafting', 'returned') order by a.id`);
}

type Held = ChainTask & {
  rootTaskId: string;
  replaces: string | null;
  path: string;
  askedLevels: string[];
};

function heldTasks(): Promise<Held[]> {
  return rows(sql`
    select t.id as "taskId", length(r.path) as depth, t.due_dates as "dueDates",
      t.target::float8 as target, t.direction, t.weakening_id is not null as "isWeakened",
      t.inherits_task_id is not null as "isInherited",
      t.root_task_id as "rootTaskId", t.replaces_root_id as replaces, r.path,
      t.asked_levels::text[] as "askedLevels"
    from task t join task_list l on l.id = t.list_id and l.status = 'issued'
    join region r on r.code = l.region_code`);
}

async function chainOf({ rootTaskId, nodePath }: Open): Promise<Held[]> {
  const held = (await heldTasks()).filter(({ path }) => nodePath.startsWith(path));
  const made = held.filter(({ replaces }) => replaces === rootTaskId);
  return held.filter(
    (task) =>
      task.rootTaskId === rootTaskId && !made.some(({ path }) => task.path.startsWith(path)),
  );
}

async function oracle(open: Open) {
  const { period, granted } = open;
  return effectiveTerms(await chainOf(open), { year: YEAR, period, granted });
}

/** Everything that is not as the rule says; empty where all is well. */
export async function violations(): Promise<unknown[]> {
  const wrong: unknown[] = await rows(sql`select * from counter_difference limit 3`);
  wrong.push(
    ...(await rows(sql`select 'no reason' as what, id from assignment
      where status = 'cancelled' and change_reason is null limit 3`)),
  );
  for (const open of await openAssignments()) {
    const terms = await oracle(open);
    const isAsked = (await chainOf(open)).some(({ askedLevels }) =>
      askedLevels.includes(open.level),
    );
    const { taskId, dueOn, target } = open;
    const isRight =
      terms?.taskId === taskId && terms.dueOn === dueOn && terms.target === target && isAsked;
    if (!isRight) wrong.push({ open, terms, isAsked });
  }
  return wrong;
}
