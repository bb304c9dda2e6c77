import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { findRoute } from "@/lib/domain/adjustments/route/queries";
import type { Route, Wish } from "@/lib/domain/adjustments/route/rules";
import type { AdjustableFacts } from "@/lib/domain/adjustments/rules";
import { listInherited } from "@/lib/domain/lists/inheriting/queries";
import { getList } from "@/lib/domain/lists/queries";
import { row } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** An assignment of which one may ask for other terms. */
export interface Adjustable extends AdjustableFacts {
  id: string;
  organisationId: string;
  organisationName: string;
  regionCode: string;
  nodeCode: string;
  rootTaskId: string;
  period: number;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  title: string;
  unit: string;
}

/** The own organisation's assignment, for asking for other terms; `not_found` for every other. */
export async function getAdjustable(actor: Actor, assignmentId: string): Promise<Adjustable> {
  const reaches = await requireReaches(actor, "adjustment.request");
  if (!/^\d{1,18}$/.test(assignmentId)) throw notFound("任务");
  const found = await row<Adjustable>(sql`
    select a.id::text as id, a.organisation_id as "organisationId", o.name as "organisationName",
      o.region_code as "regionCode", a.node_code as "nodeCode", a.root_task_id as "rootTaskId",
      a.year, a.period, a.status, a.awaiting, a.due_on as "dueOn", ${TODAY} as today,
      coalesce(a.target, t.target)::float8 as target, t.form, t.direction, t.title, t.unit,
      t.frequency, a.closed_from is not null as "isYearClosed"
    from assignment a join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    where a.id = ${assignmentId}::bigint and ${assignmentsWithin(reaches, "a")}`);
  if (!found) throw notFound("任务");
  return found;
}

/** Who would decide the furthest wish about an assignment, in order; null where nobody may. */
export async function findLikelyRoute(
  actor: Actor,
  subject: Adjustable,
  kind: "extension" | "target",
): Promise<Route | null> {
  const { year, direction } = subject;
  const least = direction === "increase" ? 0 : Number.MAX_SAFE_INTEGER;
  const wish: Wish = kind === "extension" ? { dueOn: [`${year}-12-31`] } : { target: least };
  return (await findRoute(actor, { ...subject, wish })).route;
}

/** A task of a draft list that takes over one from above, with what both say. */
export interface Weakenable {
  taskId: string;
  listId: string;
  rootTaskId: string;
  regionCode: string;
  year: number;
  title: string;
  unit: string;
  direction: Adjustable["direction"];
  dueDates: string[];
  target: number | null;
  /** The terms of the lists above that bind it. */
  heldDueDates: string[];
  heldTarget: number | null;
  /** In what the draft asks for less. */
  isLater: boolean;
  isLess: boolean;
}

/**
 * A draft's task that takes over one from above, for who drafts the list; `not_found` where there is
 * none, `forbidden` for those who only read the list.
 */
export async function getWeakenable(actor: Actor, taskId: string): Promise<Weakenable> {
  if (!isId(taskId)) throw notFound("任务");
  const home = await row<{ listId: string }>(sql`
    select t.list_id as "listId" from task t where t.id = ${taskId}::uuid`);
  if (!home) throw notFound("任务");
  const list = await getList(actor, home.listId);
  if (!list.can.edit) throw forbidden("只有起草该清单的牵头单位可以申请放宽");
  const task = (await listInherited(actor, list)).find((one) => one.id === taskId);
  if (!task?.above) throw notFound("任务");
  const { rootTaskId, title, unit, direction, below, above, looser } = task;
  return {
    ...{ taskId, listId: list.id, regionCode: list.regionCode, year: list.year },
    ...{ rootTaskId, title, unit, direction },
    ...{ dueDates: [...below.dueDates], target: below.target },
    ...{ heldDueDates: [...above.dueDates], heldTarget: above.target },
    isLater: (looser?.laterPeriods.length ?? 0) > 0,
    isLess: looser?.isTargetLooser ?? false,
  };
}
