import "server-only";
import type { Actor } from "@/lib/access/actor";
import { systemActor } from "@/lib/access/actor";
import {
  type FigureFilter,
  type FigureRow,
  groupFigures,
  selectFigures,
} from "@/lib/domain/counters/figures/queries";
import { layOut } from "@/lib/domain/counters/matrix/queries";
import { type FigureScope, getFigureScope } from "@/lib/domain/counters/scope/queries";
import { selectTasks, type TaskRow, taskFigures } from "@/lib/domain/counters/tasks/queries";
import { canReadEditions } from "@/lib/domain/editions/policy";
import {
  differencesOf,
  dueDaysOf,
  fingerprintOf,
  frozenFigures,
  periodOf,
} from "@/lib/domain/editions/rules";
import type {
  EditionCheck,
  EditionDetail,
  EditionFigures,
  EditionQuery,
  EditionRow,
} from "@/lib/domain/editions/types";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const COLUMNS = sql`
  e.id, e.region_code as "regionCode", r.name as "regionName", e.year, e.number, e.title, e.status,
  e.fingerprint, e.frozen_at as "frozenAt", e.frozen_by_id as "frozenById",
  e.frozen_by_name as "frozenByName", e.released_at as "releasedAt",
  e.released_by_name as "releasedByName", e.version`;

type Dated<Row> = Omit<Row, "frozenAt" | "releasedAt"> & {
  frozenAt: Date;
  releasedAt: Date | null;
};

function shown<Row extends { frozenAt: Date; releasedAt: Date | null }>(found: Row) {
  return {
    ...found,
    frozenAt: found.frozenAt.toISOString(),
    releasedAt: found.releasedAt?.toISOString() ?? null,
  };
}

/** Editions of a region, newest first; those not yet released only for those who may see them. */
export async function listEditions(
  actor: Actor,
  { regionCode }: { regionCode: string },
): Promise<EditionRow[]> {
  const hidden = canReadEditions(actor, regionCode) ? sql`true` : sql`e.status = 'released'`;
  const found = await rows<Dated<EditionRow>>(sql`
    select ${COLUMNS} from edition e join region r on r.code = e.region_code
    where e.region_code = ${regionCode} and ${hidden}
    order by e.year desc, e.number desc limit 200`);
  return found.map(shown);
}

/** An edition; `not_found` for one that is not released and not the actor's to see. */
export async function getEdition(actor: Actor, id: string): Promise<EditionDetail> {
  if (!isId(id)) throw notFound("期");
  const found = await row<Dated<EditionDetail>>(sql`
    select ${COLUMNS}, e.query, e.figures from edition e join region r on r.code = e.region_code
    where e.id = ${id}::uuid`);
  const isOpen =
    found?.status === "released" || (found && canReadEditions(actor, found.regionCode));
  if (!found || !isOpen) throw notFound("期");
  return shown(found);
}

/** The newest released edition of a region, for the public pages; null before the first. */
export async function latestReleased(
  _actor: Actor,
  regionCode: string,
): Promise<EditionDetail | null> {
  const found = await row<Dated<EditionDetail>>(sql`
    select ${COLUMNS}, e.query, e.figures from edition e join region r on r.code = e.region_code
    where e.region_code = ${regionCode} and e.status = 'released'
    order by e.year desc, e.number desc limit 1`);
  return found ? shown(found) : null;
}

/** The region whose editions a person reads; `not_found` where there is none. */
export async function findEditionRegion(
  actor: Actor,
  regionCode: string,
): Promise<{ code: string; name: string }> {
  const found = await row<{ code: string; name: string }>(
    sql`select code, name from region where code = ${regionCode}`,
  );
  if (!found || !canReadEditions(actor, found.code)) throw notFound("地区");
  return found;
}

const READER = systemActor("期");

function filterFor(query: EditionQuery, disclosures: EditionQuery["disclosures"]): FigureFilter {
  const [dueFrom, dueTo] = dueDaysOf(query);
  return { year: query.year, scopes: null, disclosures, dueFrom, dueTo };
}

/** The figures of a question at the moment of an open transaction, whose snapshot all of them share. */
export async function readFigures(
  tx: Tx,
  scope: FigureScope,
  query: EditionQuery,
): Promise<EditionFigures> {
  const asOf = { ...scope, today: query.day };
  const filter = filterFor(query, query.disclosures);
  const figures = await tx.rows<FigureRow>(selectFigures(asOf, filter));
  const tasks = await tx.rows<TaskRow>(selectTasks(asOf, filterFor(query, ["public"])));
  const question = { regionCode: query.regionCode, year: query.year, period: periodOf(query) };
  const matrix = await layOut(READER, asOf, { query: question, found: groupFigures(figures) });
  return frozenFigures(
    matrix,
    tasks.map(taskFigures).filter((task) => task.carrierCode !== null),
  );
}

/** A region as the product itself sees it, whatever the reader's reach. */
export async function scopeFor(_actor: Actor, regionCode: string): Promise<FigureScope> {
  return getFigureScope(READER, regionCode);
}

/** Whether an edition is as it was frozen, and where the live data have moved on since. */
export async function checkEdition(actor: Actor, id: string): Promise<EditionCheck> {
  const edition = await getEdition(actor, id);
  const scope = await scopeFor(actor, edition.regionCode);
  const live = await transaction((tx) => readFigures(tx, scope, edition.query));
  const fingerprint = fingerprintOf(edition.query, edition.figures);
  return {
    isIntact: fingerprint === edition.fingerprint,
    fingerprint,
    differences: differencesOf(edition.figures, live),
  };
}
