import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, organisationsWithin, requireReaches } from "@/lib/access/reach";
import { leadScopes } from "@/lib/domain/assignments/leads/queries";
import { dueRange } from "@/lib/domain/assignments/rules";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { findExceptions, getClock, soonUntil } from "@/lib/domain/calendar/queries";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { listContributions, sumsOfOrganisation } from "@/lib/domain/counters/contributions/queries";
import { assignmentSums, type FigureFilter } from "@/lib/domain/counters/figures/queries";
import { addSums, workFigure, workValue } from "@/lib/domain/counters/formulas/rules";
import type { Explanation } from "@/lib/domain/counters/formulas/types";
import { reachableRegions } from "@/lib/domain/counters/nearby/queries";
import { noFigures } from "@/lib/domain/counters/rules";
import { assignmentRows } from "@/lib/domain/counters/standing/queries";
import type { Figures, RegionFacts } from "@/lib/domain/counters/types";
import { readAskedOf } from "@/lib/domain/counters/wording/queries";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";

interface Found {
  name: string;
  trail: RegionFacts["trail"];
}

/** The day of a reading, its last day that is due soon, and whether it has passed. */
interface Moment {
  today: Day;
  soonUntil: Day;
  isPast: boolean;
}

const DAYS_AHEAD = 25;

async function momentOf(actor: Actor, asOf: Day | null | undefined): Promise<Moment> {
  const clock = await getClock(actor);
  if (!asOf || asOf >= clock.today) return { ...clock, isPast: false };
  const { exceptions } = await findExceptions(actor, { from: asOf, to: addDays(asOf, DAYS_AHEAD) });
  const known = [...exceptions].map(([date, kind]) => ({ date, kind }));
  return { today: asOf, soonUntil: soonUntil(asOf, known), isPast: true };
}

type OwnQuestion = FigureQuestion & { organisationId: string };
type OwnFilter = FigureFilter & { organisationId: string };

async function filterFor(
  actor: Actor,
  question: OwnQuestion,
  { today }: Moment,
): Promise<OwnFilter> {
  const { organisationId, year, period, level, leadUnitId } = question;
  const [dueFrom, dueTo] = dueRange(year, period, today);
  // Totals leave the coordination list out, unless it or one task is asked about.
  const carrierCode = question.carrierCode ?? (question.rootTaskId ? null : "carriers");
  const ledBy = leadUnitId
    ? await leadScopes(actor, { organisationId: leadUnitId, day: today })
    : undefined;
  const rootTaskId = question.rootTaskId ?? undefined;
  const which = { organisationId, year, level, rootTaskId, ledBy, carrierCode, scopes: null };
  return { ...which, dueFrom, dueTo };
}

async function countOwn(moment: Moment, filter: OwnFilter, within: Statement): Promise<Figures> {
  const found = await row<Figures>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${assignmentSums(moment)}
    from ${assignmentRows(moment)} a join fact on fact.root_task_id = a.root_task_id
    where a.organisation_id = ${filter.organisationId}::uuid and a.year = ${filter.year}
      and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date and ${within}`);
  return found ?? noFigures();
}

/**
 * A figure of one organisation opened, down to the single values where one task is asked about.
 * `not_found` for an organisation or a task outside the viewer's reach.
 */
export async function explainOrganisation(
  actor: Actor,
  question: OwnQuestion,
): Promise<Explanation> {
  const { organisationId, measure } = question;
  const reaches = await requireReaches(actor, "dashboard.read");
  const found = await row<Found>(sql`
    select o.name, (select json_agg(json_build_object('code', up.code, 'name', up.name,
        'level', up.level) order by length(up.path))
      from region up where up.code = any (string_to_array(rtrim(r.path, '/'), '/'))) as trail
    from organisation o join region r on r.code = o.region_code
    where o.id = ${organisationId}::uuid and ${organisationsWithin(reaches, "o")}`);
  if (!found) throw notFound("单位");
  const within = assignmentsWithin(reaches, "a");
  const moment = await momentOf(actor, question.asOf);
  const filter = await filterFor(actor, question, moment);
  const rowsOf = { from: assignmentRows(moment), within };
  const trail = found.trail.filter(({ level }) => level !== "village");
  const scopes = reaches.flatMap(({ tasks }) => (tasks ? [tasks] : []));
  const isPartial = scopes.length === reaches.length;
  const [wording, figures, sums, contributions, reachable] = await Promise.all([
    readAskedOf(actor, question, isPartial ? scopes : null),
    countOwn(moment, filter, within),
    measure === "value" ? sumsOfOrganisation(actor, filter, rowsOf) : undefined,
    measure === "value" ? listContributions(actor, filter, rowsOf) : null,
    reachableRegions(
      actor,
      trail.map(({ code }) => code),
    ),
  ]);
  const worked =
    measure === "value" && wording.task
      ? workValue(sums ?? addSums([]), figures, wording.task)
      : workFigure(figures, measure === "value" ? "asked" : measure);
  return {
    question,
    ...wording,
    place: { name: found.name, trail, reachable, organisationId },
    worked,
    rows: [],
    contributions,
    isPartial,
    today: moment.today,
    isPast: moment.isPast,
  };
}
