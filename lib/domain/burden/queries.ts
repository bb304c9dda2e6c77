import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ListBurden, ListChecks, RegionBurden } from "@/lib/domain/burden/types";
import { onLineOf } from "@/lib/domain/guard/fields/queries";
import {
  type IssuedLoadTask,
  listBudgets,
  listLoad,
  upwardsFrom,
} from "@/lib/domain/guard/load/queries";
import { loadOf } from "@/lib/domain/guard/load/rules";
import type { MinutesBudget } from "@/lib/domain/guard/load/types";
import { guardRegions } from "@/lib/domain/guard/policy";
import { findGuardedList, getGuardedList, inspectList } from "@/lib/domain/guard/queries";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

async function loadOfList(listId: string): Promise<IssuedLoadTask[]> {
  return rows(sql`
    select t.root_task_id as "rootTaskId", l.id as "listId", l.region_code as "regionCode", t.source,
      t.minutes, t.due_dates as "dueDates", t.lead_line as "leadLine", t.asked_role as "askedRole",
      coalesce(t.sub_carrier_code, l.carrier_code) as "carrierCode",
      c.parent_code as "parentCarrierCode", t.asked_levels::text[] as "askedLevels"
    from task t join task_list l on l.id = t.list_id
    left join carrier c on c.code = coalesce(t.sub_carrier_code, l.carrier_code)
    where l.id = ${listId}::uuid order by t.position, t.id`);
}

/**
 * The minutes that a list lays on one organisation of each level by quarter, with all issued lists of its
 * region and above, against the budget. For those who draw the list up or consent to it; `not_found`
 * for everybody else.
 */
export async function getListBurden(actor: Actor, listId: string): Promise<ListBurden> {
  const list = await getGuardedList(actor, listId);
  const { regionCode, carrierCode, kind, year } = list;
  const others = sql`l.year = ${year} and not (l.kind = ${kind}::list_kind
    and l.region_code = ${regionCode} and l.carrier_code is not distinct from ${carrierCode})`;
  const [own, all, budgets, region] = await Promise.all([
    loadOfList(listId),
    listLoad(actor, sql.and([others, upwardsFrom(regionCode)])),
    listBudgets(actor, regionCode, year),
    row<{ name: string }>(sql`select name from region where code = ${regionCode}`),
  ]);
  return { year, regionName: region?.name ?? "", rows: loadOf(own, all, budgets) };
}

/**
 * What a list's page shows those who draw it up or consent to it: the guard's findings while it is not
 * yet issued, and the burden. Null for everybody else.
 */
export async function findListChecks(actor: Actor, listId: string): Promise<ListChecks | null> {
  const list = await findGuardedList(actor, listId);
  if (!list) return null;
  const isOpen = list.status === "draft" || list.status === "under_consent";
  const [findings, burden] = await Promise.all([
    isOpen ? inspectList(actor, listId) : [],
    getListBurden(actor, listId),
  ]);
  return { findings, burden };
}

interface BurdenRegion {
  code: string;
  name: string;
  path: string;
}

/** The actor's region and those beneath that issue lists of their own. */
async function regionsOf(regionCode: string, year: number): Promise<BurdenRegion[]> {
  return rows(sql`
    select r.code, r.name, r.path from region r
    where r.code = ${regionCode} or (
      r.path like (select path from region where code = ${regionCode}) || '%' and exists (
        select 1 from task_list l join task t on t.list_id = l.id
        where l.region_code = r.code and l.year = ${year} and l.status = 'issued'
          and t.inherits_task_id is null))
    order by length(r.path), r.code limit 200`);
}

async function budgetsOnLine(
  regionCode: string,
  year: number,
): Promise<(MinutesBudget & { path: string })[]> {
  return rows(sql`
    select b.organisation_level as level, b.minutes, r.name as "regionName", r.path
    from burden_budget b join region r on r.code = b.region_code
    where b.year = ${year} and ${onLineOf([regionCode])}`);
}

/**
 * What all issued lists of a year together lay on one organisation, for a region and for each region
 * beneath it that issues lists of its own. Throws `forbidden` without a right, `not_found` elsewhere.
 */
export async function listRegionBurdens(
  actor: Actor,
  regionCode: string,
  year: number,
): Promise<RegionBurden[]> {
  const own = guardRegions(actor);
  if (own.length === 0) throw forbidden();
  if (!own.includes(regionCode)) throw notFound("地区");
  const [regions, tasks, budgets] = await Promise.all([
    regionsOf(regionCode, year),
    listLoad(actor, sql.and([sql`l.year = ${year}`, onLineOf([regionCode])])),
    budgetsOnLine(regionCode, year),
  ]);
  return regions.map(({ code, name, path }) => {
    const upwards = path.split("/");
    const felt = tasks.filter((task) => upwards.includes(task.regionCode));
    const held = budgets.filter((budget) => path.startsWith(budget.path));
    return { regionCode: code, regionName: name, rows: loadOf(felt, [], held) };
  });
}
