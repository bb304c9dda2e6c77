import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type TaskScope, tasksInScope } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** Which tasks count; without a field, all of the year's. */
export interface TaskFilter {
  year: number;
  /** A carrier or sub-carrier, `coordination` for the office's own list, `carriers` for all but that. */
  carrierCode?: string | null | undefined;
  rootTaskId?: string | undefined;
  /** What the viewer reaches; null for everything. */
  scopes: readonly TaskScope[] | null;
  /** Besides the reach: only tasks that somebody leads. */
  ledBy?: readonly TaskScope[] | undefined;
  /** Only tasks with one of these disclosures. */
  disclosures?: readonly ("public" | "aggregate" | "internal")[] | undefined;
  /** Only lists of these provinces (the first two digits) and of the country; all where absent. */
  provinces?: readonly string[] | undefined;
}

const COUNTRY = "00";

/**
 * The provinces whose lists have work at these regions: their own, and those whose work came along with a
 * place that changed its province, or was issued there. What is asked elsewhere need not be looked at.
 */
export async function provincesOf(
  _actor: Actor,
  regionCodes: readonly string[],
): Promise<string[] | undefined> {
  const provinces = [...new Set(regionCodes.map((code) => code.slice(0, 2)))];
  if (provinces.length === 0 || provinces.includes(COUNTRY)) return undefined;
  const found = await rows<{ province: string }>(sql`
    with recursive near as (
      select unnest(${provinces}::text[]) as province
      union select a.home from near join province_abroad a on a.away = near.province)
    select province from near order by province`);
  return found.map(({ province }) => province);
}

// As ranges of codes, of which the planner knows how many lists they hold.
function within(provinces: readonly string[]): Statement {
  return sql.or(
    [...provinces, COUNTRY].map(
      (prefix) => sql`l.region_code between ${`${prefix}0000`} and ${`${prefix}9999`}`,
    ),
  );
}

function carrierCondition(carrierCode: string): Statement {
  if (carrierCode === "coordination") return sql`latest.carrier_code is null`;
  if (carrierCode === "carriers") return sql`latest.carrier_code is not null`;
  return sql`(latest.sub_carrier_code = ${carrierCode} or latest.carrier_code in
    (select code from carrier where code = ${carrierCode} or parent_code = ${carrierCode}))`;
}

/** What is asked of the latest version: an earlier one that was public does not make a task public. */
function conditionsOf(filter: TaskFilter): Statement[] {
  const conditions: Statement[] = [];
  if (filter.carrierCode) conditions.push(carrierCondition(filter.carrierCode));
  if (filter.disclosures) {
    conditions.push(sql`latest.disclosure = any (${filter.disclosures}::disclosure[])`);
  }
  for (const scopes of [filter.scopes, filter.ledBy]) {
    if (!scopes) continue;
    conditions.push(
      sql.or(scopes.map((scope) => sql`latest.root_task_id in (${tasksInScope(scope)})`)),
    );
  }
  return conditions;
}

/**
 * The tasks of a year's issued lists as a sub-select: one row for each root task, from the latest
 * version of the list that it comes from (not of one that takes it over below), with root_task_id, task_id, list_id, carrier_code (null for coordination), sub_carrier_code.
 */
export function issuedTasks(filter: TaskFilter): Statement {
  const one = filter.rootTaskId ? sql`and t.root_task_id = ${filter.rootTaskId}::uuid` : sql.empty;
  const near = filter.provinces ? sql`and ${within(filter.provinces)}` : sql.empty;
  return sql`(
    select latest.root_task_id, latest.task_id, latest.list_id, latest.carrier_code,
      latest.sub_carrier_code
    from (
      select distinct on (t.root_task_id) t.root_task_id, t.id as task_id, t.list_id,
        l.carrier_code, t.sub_carrier_code, t.disclosure
      from task t join task_list l on l.id = t.list_id
      where l.status in ('issued', 'superseded', 'archived') and l.year = ${filter.year} ${near} ${one}
      order by t.root_task_id, t.inherits_task_id is not null, l.list_version desc) latest
    where ${sql.and(conditionsOf(filter))})`;
}
