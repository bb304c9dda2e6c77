import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { tasksInScope } from "@/lib/access/reach";
import { leadScopes } from "@/lib/domain/assignments/leads/queries";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { codesFor } from "@/lib/domain/counters/codes/commands";
import { scopeOf } from "@/lib/domain/editions/freezing/queries";
import { periodOf } from "@/lib/domain/editions/freezing/rules";
import type { EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import { readEarlierItems } from "@/lib/domain/meetings/items/queries";
import { readMoved, readNext, readRoots } from "@/lib/domain/meetings/movement/queries";
import { groupNext, scoreLines } from "@/lib/domain/meetings/packs/rules";
import type {
  FoundProblem,
  NextOfLead,
  Pack,
  PackContent,
  WaitingAdjustments,
} from "@/lib/domain/meetings/packs/types";
import { getMeeting } from "@/lib/domain/meetings/queries";
import { endOfNextQuarter } from "@/lib/domain/meetings/rules";
import type { MeetingKind } from "@/lib/domain/meetings/types";
import { row, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

const READER = systemActor("会议材料");
const MOST_PROJECTS = 6;

/** What a pack is made for. */
export interface PackPlan {
  meeting: PackContent["meeting"] & { kind: MeetingKind; regionCode: string };
  query: EditionQuery;
  figures: EditionFigures;
}

interface Previous {
  title: string;
  heldOn: Day;
  number: number;
  day: Day;
  content: PackContent | null;
}

/** The last meeting of the kind before a day that had a pack. */
async function findPrevious(tx: Tx, { meeting }: PackPlan): Promise<Previous | null> {
  const found = await tx.row<Previous>(sql`
    select m.title, m.held_on as "heldOn", e.number, e.query ->> 'day' as day,
      e.figures -> 'sections' -> 'pack' as content
    from meeting m join edition e on e.id = m.pack_edition_id
    where m.region_code = ${meeting.regionCode} and m.kind = ${meeting.kind}::meeting_kind
      and m.status <> 'cancelled' and m.held_on < ${meeting.heldOn}::date and m.id <> ${meeting.id}::uuid
    order by m.held_on desc, m.number desc limit 1`);
  return found ?? null;
}

async function findUntil(tx: Tx, { meeting, query }: PackPlan): Promise<PackContent["until"]> {
  const next = await tx.row<{ day: Day }>(sql`
    select held_on as day from meeting
    where region_code = ${meeting.regionCode} and kind = ${meeting.kind}::meeting_kind
      and status = 'planned' and id <> ${meeting.id}::uuid and held_on > ${meeting.heldOn}::date
    order by held_on limit 1`);
  return next
    ? { day: next.day, reason: "meeting" }
    : { day: endOfNextQuarter(query.day), reason: "quarter" };
}

type Scope = Awaited<ReturnType<typeof scopeOf>>;

/** The root tasks of each lead unit of the edition, with the work of its annual plan. */
async function readLeads(tx: Tx, { figures, query }: PackPlan) {
  const leads = figures.leads ?? [];
  const plans = await tx.rows<{ unit: string } & NextOfLead["projects"][number]>(sql`
    select p.organisation_id as unit, i.work, i.responsibility, i.milestones
    from annual_plan p join annual_plan_item i on i.plan_id = p.id
    where p.status = 'filed' and p.year = ${query.year}
      and p.organisation_id = any (${leads.map(({ organisationId }) => organisationId)}::uuid[])
    order by p.organisation_id, p.carrier_code nulls first, i.position`);
  const found = [];
  for (const { organisationId, name } of leads) {
    const scopes = await leadScopes(READER, { organisationId, day: query.day });
    const led = scopes.map((scope) => tasksInScope(scope));
    const roots = led.length
      ? await tx.rows<{ id: string }>(
          sql`${sql.join(
            led.map((one) => sql`select led.root_task_id as id from (${one}) led`),
            " union ",
          )}`,
        )
      : [];
    const projects = plans
      .filter(({ unit }) => unit === organisationId)
      .slice(0, MOST_PROJECTS)
      .map(({ unit: _unit, ...project }) => project);
    found.push({ organisationId, name, roots: new Set(roots.map(({ id }) => id)), projects });
  }
  return found;
}

async function readProblems(tx: Tx, { query }: PackPlan): Promise<FoundProblem[]> {
  return tx.rows(sql`
    select p.title, p.raised_by_name as "raisedByName", o.name as "leadName", p.lead_id as "leadId",
      p.carrier_code as "carrierCode", p.asks, p.due_on as "dueOn",
      p.status = 'coordinating' as "isCoordinating",
      coalesce((select json_agg(k.name order by array_position(p.cooperating_ids, k.id))
        from organisation k where k.id = any (p.cooperating_ids)), '[]') as "cooperatingNames",
      greatest(0, ${query.day}::date - (p.created_at at time zone 'Asia/Shanghai')::date) as days
    from problem p left join organisation o on o.id = p.lead_id
    where p.region_code = ${query.regionCode} and p.status in ('open', 'coordinating')
    order by p.due_on nulls last, p.created_at, p.id limit 200`);
}

async function readAdjustments(
  tx: Tx,
  scope: Scope,
  query: EditionQuery,
): Promise<WaitingAdjustments[]> {
  return tx.rows(sql`
    select coalesce(c.name, '统筹协调') as name, count(*)::int as count,
      max(greatest(0, ${query.day}::date - (d.created_at at time zone 'Asia/Shanghai')::date))::int as oldest
    from adjustment d join ${issuedTasks({ year: query.year, scopes: null })} fact
      on fact.root_task_id = d.root_task_id
    join region r on r.code = d.region_code left join carrier c on c.code = fact.carrier_code
    where d.status = 'waiting' and d.year = ${query.year}
      and r.node_code = any (${[...scope.nodes.keys()]}::text[])
    group by c.name, c.position order by c.position nulls last`);
}

async function findOffice(tx: Tx, regionCode: string): Promise<string> {
  const found = await tx.row<{ name: string }>(sql`
    select name from organisation where kind = 'office' and region_code = ${regionCode}
    order by valid_to nulls first, id limit 1`);
  return found?.name ?? "领导小组办公室";
}

/** Everything of a meeting's pack that stands beside the edition's figures, from the caller's snapshot. */
export async function readPack(tx: Tx, plan: PackPlan): Promise<PackContent> {
  const { meeting, query } = plan;
  const scope = await scopeOf(systemActor("会议材料"), query);
  const previous = await findPrevious(tx, plan);
  const until = await findUntil(tx, plan);
  const since = previous?.day ?? null;
  const roots = await readRoots(tx, scope, { query, since });
  const problems = await readProblems(tx, plan);
  const leads = await readLeads(tx, plan);
  const clock = { today: query.day, soonUntil: scope.soonUntil };
  const earlier = await readEarlierItems(tx, {
    ...{ regionCode: meeting.regionCode, before: meeting.heldOn, clock },
    since: since ?? `${query.year}-01-01`,
  });
  const next = await readNext(tx, scope, { query, until: until.day });
  const { kind: _kind, regionCode: _region, ...facts } = meeting;
  return {
    meeting: facts,
    unitName: await findOffice(tx, meeting.regionCode),
    previous: previous && {
      ...{ title: previous.title, heldOn: previous.heldOn },
      ...{ number: previous.number, day: previous.day },
    },
    until,
    ...scoreLines(plan.figures, { roots, problems, leads, previous }),
    next: groupNext(next, leads),
    moved: previous ? await readMoved(tx, roots) : null,
    problems: problems.map(({ carrierCode: _carrier, leadId: _lead, ...problem }) => problem),
    adjustments: await readAdjustments(tx, scope, query),
    earlier,
  };
}

interface FoundEdition extends Omit<Pack, "editionId" | "content" | "codes" | "frozenAt" | "day"> {
  frozenAt: Date;
  query: EditionQuery;
  content: PackContent | null;
}

/** A meeting's pack with short codes for its lines; `not_found` without one or beyond reach. */
export async function getPack(actor: Actor, meetingId: string): Promise<Pack> {
  const { pack } = await getMeeting(actor, meetingId);
  const found = pack
    ? await row<FoundEdition>(sql`
        select e.number, e.year, e.region_code as "regionCode", r.name as "regionName", e.fingerprint,
          e.frozen_at as "frozenAt", e.frozen_by_name as "frozenByName", e.query,
          e.figures -> 'sections' -> 'pack' as content
        from edition e join region r on r.code = e.region_code where e.id = ${pack.editionId}::uuid`)
    : undefined;
  if (!pack || !found?.content) throw notFound("会议材料");
  const { query, frozenAt, content, ...edition } = found;
  return {
    ...edition,
    editionId: pack.editionId,
    day: query.day,
    frozenAt: frozenAt.toISOString(),
    content,
    codes: await codesOf(actor, { query, content, editionId: pack.editionId }),
  };
}

async function codesOf(
  actor: Actor,
  { query, content, editionId }: { query: EditionQuery; content: PackContent; editionId: string },
): Promise<Record<string, string>> {
  const carriers = new Set(content.carriers.map(({ key }) => key));
  const lines = [content.total, ...content.carriers, ...content.leads];
  const questions = lines.map(({ key }) => ({
    regionCode: query.regionCode,
    year: query.year,
    period: periodOf(query),
    measure: "completion" as const,
    carrierCode: carriers.has(key) ? key : null,
    leadUnitId: carriers.has(key) || key === "total" ? null : key,
    editionId,
  }));
  const codes = await codesFor(actor, questions);
  return Object.fromEntries(lines.map(({ key }, at) => [key, codes[at] ?? ""]));
}
