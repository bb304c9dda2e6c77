import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import {
  assignmentsWithin,
  type Reach,
  regionsWithin,
  requireReaches,
  tasksInScope,
} from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { findExceptions, getClock } from "@/lib/domain/calendar/queries";
import type { Exceptions } from "@/lib/domain/calendar/rules";
import { row, rows, type Tx } from "@/lib/platform/db";
import { AppError, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { officeReaches } from "./policy";
import { dueAfterPause, faultsOfPause, lastDueDay, type PauseTerms } from "./rules";
import type { PausePreview } from "./schema";
import type { Pause, PauseChoice, PauseMove, PausePlan } from "./types";

/** Which task is paused where, up to which day. */
export interface PausePlace {
  rootTaskId: string;
  year: number;
  regionCode: string;
  until: Day;
}

/** The condition that `a` lies in a region or beneath it. */
export function liesIn(regionCode: Statement): Statement {
  return sql`(a.township_code = ${regionCode} or a.node_code in (
    select below.code from region here join region below on below.path like here.path || '%'
    where here.code = ${regionCode} and below.level in ('province', 'city', 'county')))`;
}

/** The open assignments of a task in a region that the reaches cover; a closed year's are left alone. */
export function pausable(reaches: readonly Reach[], place: Omit<PausePlace, "until">): Statement {
  return sql`a.root_task_id = ${place.rootTaskId}::uuid and a.year = ${place.year}
    and a.status in ('not_started', 'drafting', 'returned') and not a.awaiting
    and a.closed_from is null and ${liesIn(sql`${place.regionCode}`)}
    and ${assignmentsWithin(reaches, "a")}`;
}

/** The day that counts for an assignment `a`: of what was returned, the return's own date. */
export const OWN_DAY = sql`coalesce(a.return_due_on, a.due_on)`;

interface Reckoning {
  terms: PauseTerms;
  exceptions: Exceptions;
  missingYears: number[];
}

/** The working days that a pause is reckoned with. Throws `invalid` by field for a day that cannot be. */
export async function reckon(
  actor: Actor,
  { year, until }: Pick<PausePlace, "year" | "until">,
): Promise<Reckoning> {
  const { today } = await getClock(actor);
  const terms = { today, until, lastDay: lastDueDay(year, today) };
  const { exceptions, missingYears } = await findExceptions(actor, {
    from: today,
    to: terms.lastDay,
  });
  const faults = faultsOfPause(terms, exceptions);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { terms, exceptions, missingYears };
}

/** From which due days to which: only those that move. */
export function movesOf(
  dueDays: readonly Day[],
  { terms, exceptions }: Reckoning,
): { from: Day; to: Day }[] {
  return dueDays
    .map((from) => ({ from, to: dueAfterPause(from, terms, exceptions) }))
    .filter(({ from, to }) => from !== to);
}

/** The region and the task of a pause; `not_found` where either is out of reach. */
export async function requirePlace(
  actor: Actor,
  place: Omit<PausePlace, "until">,
): Promise<{ reaches: Reach[]; regionName: string; taskTitle: string }> {
  const reaches = await requireReaches(actor, "window.manage");
  const region = await row<{ name: string }>(sql`
    select r.name from region r where r.code = ${place.regionCode} and ${regionsWithin(reaches, "r")}`);
  if (!region) throw notFound("地区");
  const task = await row<{ title: string }>(sql`
    select t.title from task t join task_list l on l.id = t.list_id
    where t.root_task_id = ${place.rootTaskId}::uuid and l.year = ${place.year}
      and exists (select 1 from assignment a where a.root_task_id = t.root_task_id
        and a.year = l.year and ${assignmentsWithin(reaches, "a")})
    order by t.inherits_task_id is not null, l.list_version desc limit 1`);
  if (!task) throw notFound("任务");
  return { reaches, regionName: region.name, taskTitle: task.title };
}

/** What pausing would do, before it is done. Throws `invalid` for a day that cannot be. */
export async function planPause(actor: Actor, place: PausePlace): Promise<PausePlan> {
  const { reaches, regionName, taskTitle } = await requirePlace(actor, place);
  const reckoning = await reckon(actor, place);
  const days = await rows<{ dueOn: Day; assignments: number }>(sql`
    select ${OWN_DAY} as "dueOn", count(*)::int as assignments
    from assignment a where ${pausable(reaches, place)} group by 1 order by 1`);
  const told = await row<{ organisations: number }>(sql`
    select count(distinct a.organisation_id)::int as organisations
    from assignment a where ${pausable(reaches, place)}`);
  const { today } = reckoning.terms;
  const counted = new Map(days.map((one) => [one.dueOn, one.assignments]));
  const moves = movesOf([...counted.keys()], reckoning).map(
    ({ from, to }): PauseMove => ({
      ...{ from, to, assignments: counted.get(from) ?? 0, isLate: from < today },
    }),
  );
  return {
    ...{ ...place, regionName, taskTitle, today, moves, missingYears: reckoning.missingYears },
    assignments: days.reduce((sum, one) => sum + one.assignments, 0),
    organisations: told?.organisations ?? 0,
  };
}

/**
 * The plan that the address asks for: null while something is missing, and the fault of a day that cannot
 * be instead of an error page.
 */
export async function previewPause(
  actor: Actor,
  { rootTaskId, regionCode, year, until }: PausePreview,
): Promise<{ plan: PausePlan | null; fault: string | undefined }> {
  if (!rootTaskId || !regionCode || !year || !until) return { plan: null, fault: undefined };
  try {
    const plan = await planPause(actor, { rootTaskId, regionCode, year, until });
    return { plan, fault: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    return { plan: null, fault: error.fields.until };
  }
}

const SHOWN = 60;

/** The condition that a pause `p` of an actor's unit, or beneath his office, is his to end. */
export function endable(actor: StaffActor, reaches: readonly Reach[]): Statement {
  return sql`(exists (select 1 from account maker where maker.id = p.by_id
      and maker.organisation_id = ${actor.organisation.id}::uuid)
    or exists (select 1 from region r where r.code = p.region_code
      and ${regionsWithin(officeReaches(reaches), "r")}))`;
}

function scopesOf(reaches: readonly Reach[], rootTaskId: Statement): Statement {
  return sql.or(
    reaches.map((reach) =>
      reach.tasks ? sql`${rootTaskId} in (${tasksInScope(reach.tasks)})` : sql`true`,
    ),
  );
}

/** The pauses of tasks in the actor's reach, running ones first, then the newest. */
export async function listPauses(actor: StaffActor): Promise<Pause[]> {
  const reaches = await requireReaches(actor, "window.manage");
  return rows<Pause>(sql`
    select p.id, p.version, p.root_task_id as "rootTaskId", p.year, t.code as "taskCode",
      t.title as "taskTitle", r.name as "regionName", p.reason, p.until_on as "untilOn",
      p.by_name as "byName", p.by_unit as "byUnit", to_json(p.at) #>> '{}' as at,
      to_json(p.ended_at) #>> '{}' as "endedAt", p.ended_by_name as "endedByName", p.assignments,
      case when p.ended_at is not null then 'ended' when p.until_on < ${TODAY} then 'over'
        else 'running' end as state,
      (p.ended_at is null and p.until_on >= ${TODAY} and ${endable(actor, reaches)}) as "mayEnd"
    from task_pause p
    join region r on r.code = p.region_code
    join lateral (
      select t.code, t.title from task t join task_list l on l.id = t.list_id
      where t.root_task_id = p.root_task_id and l.year = p.year
      order by t.inherits_task_id is not null, l.list_version desc limit 1) t on true
    where ${regionsWithin(reaches, "r")} and ${scopesOf(reaches, sql`p.root_task_id`)}
    order by p.ended_at is null and p.until_on >= ${TODAY} desc, p.at desc limit ${SHOWN}`);
}

/** What may be paused where: the tasks of this year's issued lists, one's regions and those beneath. */
export async function listPauseChoices(
  actor: StaffActor,
  also?: string,
): Promise<{ year: number; tasks: PauseChoice[]; regions: PauseChoice[] }> {
  const reaches = await requireReaches(actor, "window.manage");
  const own = reaches.flatMap((reach) => reach.grant?.regionCode ?? []);
  const { today } = await getClock(actor);
  const year = Number(today.slice(0, 4));
  const [tasks, regions] = await Promise.all([
    rows<PauseChoice>(sql`
      select t.root_task_id as value, min(t.code || ' ' || t.title) as label
      from task t join task_list l on l.id = t.list_id
      where l.status = 'issued' and l.year = ${year} and t.source = 'report'
        and t.inherits_task_id is null and ${scopesOf(reaches, sql`t.root_task_id`)}
      group by 1 order by 2`),
    rows<PauseChoice>(sql`
      select r.code as value, r.name as label from region r
      where (r.code = any (${own}::text[]) or r.parent_code = any (${own}::text[])
          or r.code = ${also ?? null}) and r.level <> 'village' and ${regionsWithin(reaches, "r")}
      order by length(r.path), r.code`),
  ]);
  return { year, tasks, regions };
}

/** A running pause that the actor may end, locked; `not_found` for every other. */
export async function requireRunning(
  tx: Tx,
  actor: StaffActor,
  pauseId: string,
): Promise<{ rootTaskId: string; year: number; regionCode: string; until: Day; version: number }> {
  const reaches = await requireReaches(actor, "window.manage");
  const found = await tx.row<{
    rootTaskId: string;
    year: number;
    regionCode: string;
    until: Day;
    version: number;
  }>(sql`
    select p.root_task_id as "rootTaskId", p.year, p.region_code as "regionCode",
      p.until_on as until, p.version
    from task_pause p where p.id = ${pauseId}::uuid and ${endable(actor, reaches)} for update`);
  if (!found) throw notFound("挂起");
  return found;
}
