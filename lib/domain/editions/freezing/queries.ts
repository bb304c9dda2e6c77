import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { findCarriers } from "@/lib/domain/carriers/queries";
import {
  type FigureFilter,
  type FigureRow,
  groupFigures,
  selectFigures,
} from "@/lib/domain/counters/figures/queries";
import { leadsOf, rowOf } from "@/lib/domain/counters/leads/queries";
import { filterOf, layOut } from "@/lib/domain/counters/matrix/queries";
import { type FigureScope, getFigureScope } from "@/lib/domain/counters/scope/queries";
import { selectTasks, type TaskRow, taskFigures } from "@/lib/domain/counters/tasks/queries";
import { frozenFigures, questionOf } from "@/lib/domain/editions/freezing/rules";
import { canFreeze } from "@/lib/domain/editions/policy";
import { readStuck } from "@/lib/domain/editions/stuck/queries";
import type { EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import { row, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** Editions are frozen and compared as the product itself sees a region, whatever the reader's reach. */
const READER = systemActor("期");

/**
 * The scope of an edition's question: with the day and the clock of the question, over what stood at the
 * end of that day for an edition of a past day.
 */
export function scopeOf(_actor: Actor, query: EditionQuery): Promise<FigureScope> {
  return getFigureScope(READER, query.regionCode, query.day);
}

/** The same clock over what stands now: what an edition is compared with. */
export async function presentScopeOf(actor: Actor, query: EditionQuery): Promise<FigureScope> {
  return { ...(await scopeOf(actor, query)), isPast: false };
}

async function filterFor(scope: FigureScope, query: EditionQuery): Promise<FigureFilter> {
  const filter = await filterOf(READER, scope, questionOf(query));
  return { ...filter, scopes: null, disclosures: query.disclosures };
}

/** The tasks behind a question, as `issuedTasks` gives them. */
export async function tasksOfQuery(scope: FigureScope, query: EditionQuery): Promise<Statement> {
  return issuedTasks(await filterFor(scope, query));
}

/**
 * The figures of a question at the moment of an open transaction, whose snapshot all of them share; without
 * the lists of what is stuck, which are no numbers to be compared.
 */
export async function readNumbers(
  tx: Tx,
  scope: FigureScope,
  query: EditionQuery,
): Promise<EditionFigures> {
  const filter = await filterFor(scope, query);
  const figures = await tx.rows<FigureRow>(selectFigures(scope, filter));
  const singly: FigureFilter = query.purpose ? filter : { ...filter, disclosures: ["public"] };
  const tasks = (await tx.rows<TaskRow>(selectTasks(scope, singly))).map(taskFigures);
  const found = groupFigures(figures);
  const matrix = await layOut(READER, scope, { query: questionOf(query), found });
  const frozen = frozenFigures(matrix, tasks, { isPublic: !query.purpose });
  if (!query.purpose) return frozen;
  const leads = (await leadsOf(READER, scope)).map((lead) => rowOf(lead, tasks));
  return { ...frozen, leads: leads.filter(({ figures }) => figures.asked > 0) };
}

/** Everything that is frozen of a question, from the same snapshot. */
export async function readFigures(
  tx: Tx,
  scope: FigureScope,
  query: EditionQuery,
): Promise<EditionFigures> {
  const numbers = await readNumbers(tx, scope, query);
  if (!query.purpose) return numbers;
  return { ...numbers, stuck: await readStuck(tx, scope, await filterFor(scope, query)) };
}

/** A unit that leads a carrier somewhere, by its id, to name it in a question; undefined for any other. */
export async function findLeadUnit(
  _actor: Actor,
  organisationId: string,
): Promise<{ id: string; name: string } | undefined> {
  return row<{ id: string; name: string }>(sql`
    select o.id, o.name from organisation o where o.id = ${organisationId}::uuid
      and (o.line is not null or exists (
        select 1 from lead_duty d where d.organisation_id = o.id and d.role = 'lead'))`);
}

/** What may be chosen when freezing figures of a region: its carriers and lead units, and the day. */
export interface FreezeChoices {
  region: { code: string; name: string; level: FigureScope["place"]["level"] };
  today: Day;
  carriers: { code: string; name: string }[];
  leads: { organisationId: string; name: string }[];
}

/** The choices of the form that freezes; `not_found` for whoever does not freeze there. */
export async function getFreezeChoices(actor: Actor, regionCode: string): Promise<FreezeChoices> {
  if (!canFreeze(actor, regionCode)) throw notFound("地区");
  const scope = await getFigureScope(READER, regionCode);
  const year = Number(scope.today.slice(0, 4));
  const [set, leads] = await Promise.all([
    findCarriers(actor, { regionCode, year }),
    leadsOf(READER, scope),
  ]);
  const { code, name, level } = scope.place;
  return {
    region: { code, name, level },
    today: scope.today,
    carriers: (set?.members ?? []).map((one) => ({ code: one.code, name: one.name })),
    leads: leads.map((one) => ({ organisationId: one.organisationId, name: one.name })),
  };
}
