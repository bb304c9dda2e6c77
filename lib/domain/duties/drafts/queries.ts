import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  assignmentsWithin,
  organisationsWithin,
  type Reach,
  requireReaches,
} from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { IS_DONE } from "@/lib/domain/assignments/lines/rules";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import type { Matrix, MatrixRow } from "@/lib/domain/counters/types";
import { type FoundTask, regionCounts, sumCounts, taskOf } from "@/lib/domain/duties/drafts/rules";
import type { DraftInput } from "@/lib/domain/duties/drafts/schema";
import type {
  AnnualDraft,
  DraftClause,
  DraftPage,
  DraftRegion,
} from "@/lib/domain/duties/drafts/types";
import { POINT_STATES } from "@/lib/domain/duties/points/labels";
import { getPoints } from "@/lib/domain/duties/points/queries";
import { findTemplate } from "@/lib/domain/duties/templates/queries";
import { RESPONSIBILITY_LABELS } from "@/lib/domain/lists/labels";
import { row, rows } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import type { OrganisationKind } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

const MOST_SITES = 30;
/** These answer for a region; everybody else for themselves. */
const OF_REGIONS: readonly OrganisationKind[] = ["office", "commission", "lead_unit", "township"];

interface Writer {
  id: string;
  name: string;
  kind: OrganisationKind;
  regionCode: string;
  regionName: string;
  today: Day;
  carriers: string[];
}

async function findWriter(reaches: readonly Reach[], input: DraftInput): Promise<Writer> {
  const found = await row<Writer>(sql`
    select o.id, o.name, o.kind, o.region_code as "regionCode", r.name as "regionName",
      ${TODAY} as today, array(select name from carrier where code = any (${input.carriers}::text[])
        order by position) as carriers
    from organisation o join region r on r.code = o.region_code
    where o.id = ${input.organisationId}::uuid and ${organisationsWithin(reaches, "o")}`);
  if (!found) throw notFound("单位");
  return found;
}

function ofCarriers(carriers: readonly string[], column: Statement): Statement {
  if (carriers.length === 0) return sql`true`;
  return sql`${column} in (select code from carrier
    where code = any (${carriers}::text[]) or parent_code = any (${carriers}::text[]))`;
}

const ASKED = sql`a.status not in ('exempted', 'cancelled') and not a.awaiting`;

function tasksOf(reaches: readonly Reach[], input: DraftInput): Promise<FoundTask[]> {
  return rows(sql`
    with own as (
      select a.* from assignment a
      where a.organisation_id = ${input.organisationId}::uuid and a.year = ${input.year}
        and ${ASKED} and ${assignmentsWithin(reaches, "a")}
    ), counted as (
      select a.root_task_id, (array_agg(a.task_id order by a.updated_at desc))[1] as task_id, count(*)::int as asked,
        count(*) filter (where ${IS_DONE})::int as done,
        count(*) filter (where ${IS_DONE} and a.is_on_time)::int as "doneOnTime",
        count(*) filter (where a.status in ('not_started', 'drafting', 'returned')
          and a.due_on < ${TODAY})::int as overdue,
        sum(a.times_returned)::int as "timesReturned",
        count(*) filter (where a.is_standing)::int as standing,
        sum(a.numerator) filter (where a.is_standing)::float8 as numerator,
        sum(a.denominator) filter (where a.is_standing)::float8 as denominator,
        sum(a.value) filter (where a.is_standing)::float8 as value,
        max((a.done_at at time zone 'Asia/Shanghai')::date) filter (where a.is_standing) as "valueOn",
        (array_agg(a.target order by a.period desc) filter (where a.target is not null))[1]::float8
          as own_target
      from own a group by a.root_task_id
    )
    select t.code, t.title, coalesce(c.name, '统筹协调') as "carrierName",
      t.indicator_name as "indicatorName", t.unit, t.form, t.direction,
      coalesce(counted.own_target, t.target::float8) as target, counted.asked, counted.done,
      counted."doneOnTime", counted.overdue, counted."timesReturned", counted.standing,
      counted.numerator, counted.denominator, counted.value, counted."valueOn", coalesce((
        select json_agg(json_build_object('text', q.difficulties,
          'on', (q.submitted_at at time zone 'Asia/Shanghai')::date) order by q.submitted_at)
        from own a join report q on q.assignment_id = a.id and q.revision = a.revision
        where a.root_task_id = counted.root_task_id and q.difficulties <> ''), '[]') as difficulties
    from counted join task t on t.id = counted.task_id join task_list l on l.id = t.list_id
    left join carrier c on c.code = l.carrier_code
    where ${ofCarriers(input.carriers, sql`coalesce(t.sub_carrier_code, l.carrier_code)`)}
    order by c.position nulls first, t.code`);
}

async function matrixOf(actor: Actor, writer: Writer, year: number): Promise<Matrix | null> {
  if (!OF_REGIONS.includes(writer.kind)) return null;
  try {
    return await readMatrix(actor, { regionCode: writer.regionCode, year, period: "year" });
  } catch (error) {
    if (error instanceof AppError && ["not_found", "forbidden"].includes(error.code)) return null;
    throw error;
  }
}

function beneathOf(
  matrix: Matrix | null,
  writer: Writer,
  carriers: readonly string[],
): DraftRegion[] {
  const isBeneath = (found: MatrixRow) => found.kind !== "own" && found.code !== writer.id;
  return (matrix?.rows ?? [])
    .filter(isBeneath)
    .map((found) => ({ name: found.name, counts: regionCounts(found, carriers) }))
    .filter(({ counts }) => counts.asked > 0);
}

async function clausesOf(actor: Actor, input: DraftInput): Promise<DraftClause[]> {
  try {
    const { groups } = await getPoints(actor, input);
    return groups
      .flatMap((group) => group.points)
      .map(({ code, responsibility, text, state }) => ({
        ...{ code, text },
        responsibility: RESPONSIBILITY_LABELS[responsibility],
        state: POINT_STATES[state].word,
      }));
  } catch (error) {
    if (error instanceof AppError && ["not_found", "forbidden"].includes(error.code)) return [];
    throw error;
  }
}

function sitesOf(writer: Writer, carriers: readonly string[]): Promise<AnnualDraft["sites"]> {
  if (writer.kind === "unit") return Promise.resolve([]);
  return rows(sql`
    select s.name, s.place, c.name as "carrierName"
    from site s join carrier c on c.code = s.carrier_code join region me on me.code = ${writer.regionCode}
    join region at on at.code = coalesce(s.village_code, s.region_code)
    where s.is_published and at.path like me.path || '%'
      and ${ofCarriers(carriers, sql`s.carrier_code`)}
    order by c.position, s.position limit ${MOST_SITES}`);
}

/**
 * Everything that the draft of an organisation's year-end report says. For those who enter its reports;
 * `not_found` for anybody else. What the person may not see is not in it.
 */
export async function gatherDraft(actor: Actor, input: DraftInput): Promise<AnnualDraft> {
  const reaches = await requireReaches(actor, "report.enter");
  const writer = await findWriter(reaches, input);
  const [found, matrix, clauses, sites] = await Promise.all([
    tasksOf(reaches, input),
    matrixOf(actor, writer, input.year),
    clausesOf(actor, input),
    sitesOf(writer, input.carriers),
  ]);
  const tasks = found.map(taskOf);
  return {
    organisationId: writer.id,
    organisationName: writer.name,
    regionName: writer.regionName,
    year: input.year,
    carriers: writer.carriers,
    asOf: writer.today,
    counts: sumCounts(tasks),
    tasks,
    beneath: beneathOf(matrix, writer, input.carriers),
    clauses,
    sites,
  };
}

/** What stands beside the button that makes the draft; `not_found` for those who do not enter for it. */
export async function getDraftPage(
  actor: Actor,
  { organisationId, year }: { organisationId: string; year: number },
): Promise<DraftPage> {
  const reaches = await requireReaches(actor, "report.enter");
  const input = { organisationId, year, carriers: [] };
  const writer = await findWriter(reaches, input);
  const [found, template, carriers] = await Promise.all([
    tasksOf(reaches, input),
    findTemplate(actor, { organisationId, kind: "annual_report" }),
    rows<{ code: string; name: string }>(sql`
      select c.code, c.name from carrier c where c.code in (
        select l.carrier_code from assignment a join task t on t.id = a.task_id
        join task_list l on l.id = t.list_id
        where a.organisation_id = ${organisationId}::uuid and a.year = ${year}
          and ${assignmentsWithin(reaches, "a")})
      order by c.position`),
  ]);
  const { id, name, regionName } = writer;
  return {
    organisation: { id, name, regionName },
    year,
    carriers,
    template: template && { fileName: template.fileName, regionName: template.regionName },
    counts: sumCounts(found),
    asOf: writer.today,
  };
}
