import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import {
  canManage,
  readableProblems,
  regionsWith,
  workingUnit,
} from "@/lib/domain/meetings/policy";
import { mayStep, movesFor, type ProblemPart } from "@/lib/domain/meetings/problems/rules";
import type { ProblemFilter } from "@/lib/domain/meetings/problems/schema";
import type {
  ProblemDetail,
  ProblemRow,
  ProblemStart,
  ProblemStep,
} from "@/lib/domain/meetings/problems/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const CREATED = sql`(p.created_at at time zone 'Asia/Shanghai')::date`;

const COLUMNS = sql`
  p.id, p.region_code as "regionCode", r.name as "regionName", p.carrier_code as "carrierCode",
  c.name as "carrierName", p.title, p.asks, p.raised_by_id as "raisedById",
  p.raised_by_name as "raisedByName", p.lead_id as "leadId", o.name as "leadName",
  coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name)
      order by array_position(p.cooperating_ids, k.id))
    from organisation k where k.id = any (p.cooperating_ids)), '[]') as cooperating,
  p.due_on as "dueOn", p.status, p.version, ${CREATED} as "createdOn",
  greatest(0, coalesce((p.solved_at at time zone 'Asia/Shanghai')::date, ${TODAY}) - ${CREATED}) as days,
  (p.status in ('open', 'coordinating') and coalesce(p.due_on < ${TODAY}, false)) as "isLate"`;

const TABLES = sql`problem p join region r on r.code = p.region_code
  left join carrier c on c.code = p.carrier_code left join organisation o on o.id = p.lead_id`;

function conditionsOf(actor: Actor, filter: ProblemFilter): Statement[] {
  const conditions = [readableProblems(actor)];
  if (filter.region) conditions.push(sql`p.region_code = ${filter.region}`);
  if (filter.carrier) conditions.push(sql`p.carrier_code = ${filter.carrier}`);
  if (filter.state === "waiting") conditions.push(sql`p.status in ('open', 'coordinating')`);
  else if (filter.state && filter.state !== "all")
    conditions.push(sql`p.status = ${filter.state}::problem_status`);
  if (filter.mine && actor.kind === "staff") {
    const own = sql`${actor.organisation.id}::uuid`;
    conditions.push(
      sql`(p.raised_by_id = ${own} or p.lead_id = ${own} or p.cooperating_ids @> array[${own}])`,
    );
  }
  if (filter.q) {
    conditions.push(sql`strpos(p.title || p.asks || p.detail, ${filter.q.trim()}) > 0`);
  }
  return conditions;
}

/** The 难题台账 as the actor reads it: what waits first, the most pressing at the top. */
export async function listProblems(actor: Actor, filter: ProblemFilter): Promise<ProblemRow[]> {
  return rows<ProblemRow>(sql`
    select ${COLUMNS} from ${TABLES} where ${sql.and(conditionsOf(actor, filter))}
    order by p.status in ('solved', 'shelved'), p.due_on nulls last, p.created_at desc, p.id limit 500`);
}

/** The problems of a region that wait, for the agenda of a meeting. */
export async function listOpenProblems(
  actor: Actor,
  regionCode: string,
): Promise<{ id: string; title: string }[]> {
  if (!canManage(actor, regionCode)) throw forbidden();
  return rows(sql`
    select p.id, p.title from problem p
    where p.region_code = ${regionCode} and p.status in ('open', 'coordinating')
    order by p.due_on nulls last, p.created_at limit 100`);
}

function partOf(actor: Actor, problem: ProblemRow): ProblemPart {
  const own = workingUnit(actor) ?? "";
  return {
    isOffice: canManage(actor, problem.regionCode),
    isRaiser: problem.raisedById === own,
    isLead: problem.leadId === own,
    isCooperating: problem.cooperating.some(({ id }) => id === own),
  };
}

type Found = ProblemRow & Pick<ProblemDetail, "detail" | "assignmentId" | "taskTitle">;

/** A problem with its history; `not_found` where it may not be read. */
export async function getProblem(actor: Actor, id: string): Promise<ProblemDetail> {
  if (!isId(id)) throw notFound("难题");
  const reading = await reachesFor(actor, "assignment.read");
  const found = await row<Found>(sql`
    select ${COLUMNS}, p.detail, (select a.id::text from assignment a
        where a.id = p.assignment_id and ${assignmentsWithin(reading, "a")}) as "assignmentId",
      (select t.title from task t where t.root_task_id = p.root_task_id order by t.id desc limit 1)
        as "taskTitle"
    from ${TABLES} where p.id = ${id}::uuid and ${readableProblems(actor)}`);
  if (!found) throw notFound("难题");
  const steps = await rows<ProblemStep>(sql`
    select s.id, s.status, s.text, s.by_name as "byName", s.unit_name as "unitName",
      s.meeting_id as "meetingId", m.title as "meetingTitle", to_json(s.at) #>> '{}' as at
    from problem_step s left join meeting m on m.id = s.meeting_id
    where s.problem_id = ${id}::uuid order by s.at desc, s.id desc`);
  const part = partOf(actor, found);
  const isWaiting = found.status === "open" || found.status === "coordinating";
  return {
    ...found,
    steps,
    may: {
      step: mayStep(part),
      moves: movesFor(found.status, part),
      name: part.isOffice && isWaiting,
    },
  };
}

/**
 * What a problem begins with: the region of the actor's own right to raise one and, where it comes from an
 * assignment in reach or a task, that task. `forbidden` for those who raise none.
 */
export async function startProblem(
  actor: Actor,
  from: { assignment?: string | undefined; task?: string | undefined },
): Promise<ProblemStart> {
  const [regionCode] = regionsWith(actor, "problem.raise");
  if (!regionCode) throw forbidden("难题由牵头单位、办公室和监督检查室提出");
  const blank = { regionCode, title: "", carrierCode: null, taskTitle: null };
  const nothing = { ...blank, assignmentId: null, rootTaskId: null };
  if (from.assignment && /^[1-9]\d{0,17}$/.test(from.assignment)) {
    const reaches = await reachesFor(actor, "assignment.read");
    const found = await row<Omit<ProblemStart, "regionCode" | "title">>(sql`
      select a.id::text as "assignmentId", a.root_task_id as "rootTaskId", t.title as "taskTitle",
        l.carrier_code as "carrierCode"
      from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      where a.id = ${from.assignment}::bigint and ${assignmentsWithin(reaches, "a")}`);
    return found ? { regionCode, title: "", ...found } : nothing;
  }
  if (!from.task || !isId(from.task)) return nothing;
  const found = await row<Omit<ProblemStart, "regionCode" | "title" | "assignmentId">>(sql`
    select t.root_task_id as "rootTaskId", t.title as "taskTitle", l.carrier_code as "carrierCode"
    from task t join task_list l on l.id = t.list_id
    where t.root_task_id = ${from.task}::uuid and l.status = 'issued' order by l.list_version desc limit 1`);
  return found ? { regionCode, title: "", assignmentId: null, ...found } : nothing;
}
