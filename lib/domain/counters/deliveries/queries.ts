import "server-only";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { sumDeliveries } from "@/lib/domain/counters/deliveries/rules";
import { type FigureFilter, ofLevel } from "@/lib/domain/counters/figures/queries";
import { byPlace, createNodeCache, type FigureScope } from "@/lib/domain/counters/scope/queries";
import type { WaitingDelivery } from "@/lib/domain/counters/stuck/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const byNode = createNodeCache<WaitingDelivery[]>(5_000);

type Row = WaitingDelivery & { place: string };

/**
 * The statement behind the lists of a filter as they were delivered in some nodes of a scope by the end of its
 * day, and not acknowledged by then: a row for each node and list.
 */
export function selectDeliveries(
  scope: FigureScope,
  filter: FigureFilter,
  nodes: readonly string[] = [...scope.nodes.keys()],
): Statement {
  const end = sql`((${scope.today}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
  const within =
    scope.place.level === "township"
      ? sql`k.node_code = ${scope.place.nodeCode} and k.township_code = ${scope.place.code}`
      : sql`k.node_code = any (${nodes}::text[])`;
  return sql`
    with fact as materialized ${issuedTasks(filter)}, list as materialized (
      select l.id, l.title from task_list l
      where l.status = 'issued' and l.year = ${filter.year} and exists (
        select 1 from task t join fact on fact.root_task_id = t.root_task_id where t.list_id = l.id))
    select k.node_code as place, list.id as "listId", list.title, count(*)::int as delivered,
      count(*) filter (where k.acknowledged_at is null or k.acknowledged_at >= ${end})::int as waiting
    from list join acknowledgement k on k.list_id = list.id
    where ${within} ${ofLevel(filter, "k")} and k.delivered_at < ${end}
    group by 1, 2, 3`;
}

/** How a scope's lists were delivered and acknowledged; above townships counted again only where it changed. */
export async function readDeliveries(
  scope: FigureScope,
  filter: FigureFilter,
): Promise<WaitingDelivery[]> {
  if (scope.place.level === "township") {
    return sumDeliveries(await rows<Row>(selectDeliveries(scope, filter)));
  }
  const found = await byNode(scope, JSON.stringify(filter), async (nodes) =>
    byPlace(await rows<Row>(selectDeliveries(scope, filter, nodes))),
  );
  return sumDeliveries([...found.values()].flat());
}
