import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { isOpen, lightOf, periodLabel } from "@/lib/domain/assignments/rules";
import type { Clock } from "@/lib/domain/assignments/types";
import {
  WINDOW_COLUMNS,
  WINDOW_TABLES,
  type WindowColumns,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import { getClock } from "@/lib/domain/calendar/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { EMPTY_CONTENT } from "../rules";
import type { GridRow, GridTask, IndicatorFacts, ReportContent, ReportValues } from "../types";

const TASKS = 60;
const ROWS = 60;

/** The reaches in which the actor enters for others. */
async function entryReaches(actor: StaffActor): Promise<Reach[]> {
  const reaches = await reachesFor(actor, "report.enter");
  return reaches.filter((reach) => reach.organisationId === null);
}

const ASKED = sql`not (a.awaiting and a.status = 'not_started')
  and a.status not in ('exempted', 'cancelled')`;

const IS_OPEN = sql`a.status in ('not_started', 'drafting', 'returned')`;
// What was returned comes first, then what can be typed into: of sixty villages most are often done already.
const RANK = sql`(case when a.status = 'returned' then 0 when ${IS_OPEN} then 1 else 2 end)`;
const rankOf = (status: GridRow["status"]) => (status === "returned" ? 0 : isOpen(status) ? 1 : 2);

/** Tasks × periods of this year whose organisations the actor may enter for, soonest due first. */
export async function listGridTasks(actor: StaffActor): Promise<GridTask[]> {
  const reaches = await entryReaches(actor);
  if (reaches.length === 0) return [];
  const { today } = await getClock(actor);
  return rows<GridTask>(sql`
    select a.root_task_id as "rootTaskId", a.year, a.period, min(t.code) as code,
      min(t.title) as title, min(t.frequency::text) as frequency,
      min(a.due_on) filter (where ${IS_OPEN}) as "dueOn",
      count(*) filter (where ${IS_OPEN})::int as open,
      count(*) filter (where a.status = 'returned')::int as returned,
      count(*)::int as total
    from assignment a join task t on t.id = a.task_id
    where a.year = ${Number(today.slice(0, 4))} and ${assignmentsWithin(reaches, "a")} and ${ASKED}
      and a.organisation_id <> ${actor.organisation.id}
    group by 1, 2, 3
    having count(*) filter (where ${IS_OPEN}) > 0
    order by min(a.due_on) filter (where ${IS_OPEN}), 4 limit ${TASKS}`);
}

/** What a grid shows: the task, and its organisations page by page. */
export interface Grid {
  task: {
    rootTaskId: string;
    code: string;
    title: string;
    measure: string;
    isExample: boolean;
    periodLabel: string;
    dueOn: string;
  };
  facts: IndicatorFacts;
  rows: GridRow[];
  next: string | null;
}

/** Which grid, from the address. */
export interface GridInput {
  rootTaskId: string;
  year: number;
  period: number;
  /** `rank~township~name~id` of the last row shown. */
  after?: string | undefined;
}

type FoundRow = Omit<GridRow, "light" | "content" | "window"> &
  WindowColumns & {
    content: ReportContent | null;
    awaiting: boolean;
    past: ReportValues | null;
    returnDueOn: Day | null;
    townshipCode: string;
  };

function rowOf(found: FoundRow, clock: Clock): GridRow {
  const { assignmentId, version, organisationName, townshipName, status, doneAt, dueOn } = found;
  const { draftVersion, past, returnReason, awaiting } = found;
  return {
    ...{ assignmentId, version, organisationName, townshipName, status, doneAt, dueOn },
    ...{ draftVersion, past, returnReason },
    content: { ...EMPTY_CONTENT, ...found.content },
    light: lightOf({ status, awaiting, dueOn }, clock),
    window: windowOf(found, clock.today),
  };
}

function afterCursor(cursor: string | undefined): Statement {
  const [rank = "", township = "", name = "", id = ""] = cursor?.split("~") ?? [];
  if (!/^\d{1,18}$/.test(id)) return sql`true`;
  return sql`(${RANK}, coalesce(a.township_code, ''), o.name, a.id)
    > (${Number(rank) || 0}::int, ${township}, ${name}, ${id}::bigint)`;
}

function gridRows(within: Statement, input: GridInput): Statement {
  return sql`
    select a.id::text as "assignmentId", a.version, o.name as "organisationName",
      coalesce(a.township_code, '') as "townshipCode", tr.name as "townshipName", a.status,
      to_json(a.done_at) #>> '{}' as "doneAt",
      a.awaiting, a.due_on as "dueOn", a.return_due_on as "returnDueOn", ${WINDOW_COLUMNS}, coalesce(d.version, 0) as "draftVersion",
      coalesce(d.content, latest.content) as content, past.report as past,
      case when a.status = 'returned' then (
        select v.reason from review v join report r on r.id = v.report_id
        where r.assignment_id = a.id order by v.at desc limit 1) end as "returnReason"
    from assignment a
    join task t on t.id = a.task_id
    join task_list l on l.id = t.list_id
    join organisation o on o.id = a.organisation_id ${WINDOW_TABLES}
    left join region tr on tr.code = a.township_code
    left join report_draft d on d.assignment_id = a.id
    left join lateral (
      select jsonb_build_object('numerator', coalesce(trim_scale(r.numerator)::text, ''),
        'denominator', coalesce(trim_scale(r.denominator)::text, ''),
        'value', coalesce(trim_scale(r.value)::text, ''), 'narrative', r.narrative,
        'hasNoFigure', num_nonnulls(r.numerator, r.denominator, r.value) = 0,
        'explanation', coalesce(r.explanation, ''), 'difficulties', coalesce(r.difficulties, ''),
        'evidence', coalesce((select jsonb_agg(l.evidence_id order by l.position)
          from report_evidence l where l.report_id = r.id), '[]'::jsonb)) as content
      from report r where r.assignment_id = a.id and r.revision = a.revision) latest on true
    left join lateral (
      select json_build_object('numerator', trim_scale(r.numerator)::text,
        'denominator', trim_scale(r.denominator)::text, 'value', trim_scale(r.value)::text) as report
      from assignment p join report r on r.assignment_id = p.id and r.revision = p.revision
      where p.organisation_id = a.organisation_id and p.root_task_id = a.root_task_id
        and (p.year, p.period) < (a.year, a.period) and p.revision > 0
      order by p.year desc, p.period desc limit 1) past on true
    where a.root_task_id = ${input.rootTaskId} and a.year = ${input.year}
      and a.period = ${input.period} and ${within} and ${ASKED} and ${afterCursor(input.after)}
    order by ${RANK}, coalesce(a.township_code, ''), o.name, a.id limit ${ROWS + 1}`;
}

/** One task × period for many organisations; throws `not_found` when none is the actor's to enter. */
export async function getGrid(actor: StaffActor, input: GridInput): Promise<Grid> {
  const reaches = await entryReaches(actor);
  const within = sql`${assignmentsWithin(reaches, "a")}
    and a.organisation_id <> ${actor.organisation.id}`;
  const first = await row<{ id: string }>(sql`
    select a.id::text as id from assignment a
    where a.root_task_id = ${input.rootTaskId} and a.year = ${input.year}
      and a.period = ${input.period} and ${within} limit 1`);
  if (!first) throw notFound("任务");
  const detail = await getAssignment(actor, first.id);
  const clock = await getClock(actor);
  const found = await rows<FoundRow>(gridRows(within, input));
  const shown = found.slice(0, ROWS);
  const last = shown.at(-1);
  const next =
    found.length > ROWS && last
      ? `${rankOf(last.status)}~${last.townshipCode}~${last.organisationName}~${last.assignmentId}`
      : null;
  const { rootTaskId, taskCode: code, taskTitle: title, measure, isExample, dueOn } = detail;
  return {
    task: {
      ...{ rootTaskId, code, title, measure, isExample, dueOn },
      periodLabel: periodLabel(detail.year, detail.period, detail.frequency),
    },
    facts: detail,
    rows: shown.map((line) => rowOf(line, clock)),
    next,
  };
}
