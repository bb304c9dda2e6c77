import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { hasVerb, reachesFor } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { Frequency } from "@/lib/domain/assignments/rules";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { row, rows } from "@/lib/platform/db";
import type { WrittenReport } from "@/lib/platform/documents/report";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { STEPS_ON } from "../escalation/queries";
import { decidedWithin, ownWithin, readWithin, steppedRegions } from "../policy";
import { IS_LATE } from "../proposals/queries";
import { isOnPaper, orderName, orderPaper, stepsOf } from "./rules";
import type { OrderFilter } from "./schema";
import type {
  FoundOrder,
  Order,
  OrderCounts,
  OrderPage,
  OrderRow,
  OrderTask,
  OrderView,
} from "./types";

const PAGE = 50;
const COUNTED = 2_000;

const COLUMNS = sql`
  so.id, so.version, so.kind, so.status, so.region_code as "regionCode", r.name as "regionName",
  so.organisation_id as "organisationId", o.name as "organisationName",
  concat_ws(' · ', n.name, tr.name) as "placeName", so.year, cardinality(so.assignment_ids) as tasks,
  so.ground, so.due_on as "dueOn", so.status = 'released' and so.due_on < ${TODAY} as "isLate",
  to_json(so.proposed_at) #>> '{}' as "proposedAt", to_json(so.decided_at) #>> '{}' as "decidedAt",
  so.number`;

const TABLES = sql`
  join organisation o on o.id = so.organisation_id
  join region r on r.code = so.region_code
  left join region n on n.code = so.node_code
  left join region tr on tr.code = o.township_code`;

/** What the actor sees, by why: as one who decides, as one who reads along, as the organisation itself. */
interface Sight {
  decides: Statement;
  reads: Statement;
  own: Statement;
}

/** The conditions on orders `so` under which the actor decides, reads along, and answers. */
export async function sightOf(actor: Actor): Promise<Sight> {
  if (actor.kind !== "staff") throw forbidden();
  const [deciding, reading, own] = await Promise.all([
    reachesFor(actor, "order.release"),
    reachesFor(actor, "order.read"),
    reachesFor(actor, "order.answer"),
  ]);
  return {
    decides: decidedWithin(deciding, actor),
    reads: readWithin(reading),
    own: ownWithin(own),
  };
}

const IN_VIEW: Record<Exclude<OrderView, "own">, Statement> = {
  proposed: sql`so.status = 'proposed'`,
  released: sql`so.status = 'released'`,
  answered: sql`so.status = 'answered'`,
  over: sql`so.status in ('closed', 'waived')`,
};

/** Who decides sees first what waits for them; who only reads along, what is out; others, their own. */
export function viewOf(actor: StaffActor, filter: OrderFilter): OrderView {
  if (!hasVerb(actor, "order.read")) return "own";
  const isDecider = hasVerb(actor, "order.release");
  if (filter.view && (isDecider || filter.view !== "proposed")) return filter.view;
  return isDecider ? "proposed" : "released";
}

async function conditionOf(actor: StaffActor, filter: OrderFilter): Promise<Statement> {
  const view = viewOf(actor, filter);
  const sight = await sightOf(actor);
  if (view === "own") return sight.own;
  const regions = steppedRegions(actor);
  if (regions.length === 0) return sql`(${sight.reads} and ${IN_VIEW[view]})`;
  const near = filter.wide ? sql`true` : sql`so.region_code = any (${regions}::text[])`;
  return sql`(${sight.decides} and ${IN_VIEW[view]} and ${near})`;
}

function afterCursor(after: string | undefined): Statement {
  const [at, id] = after?.split("~") ?? [];
  if (!at || !id || !isId(id) || Number.isNaN(Date.parse(at))) return sql`true`;
  return sql`(so.proposed_at, so.id) < (${at}::timestamptz, ${id}::uuid)`;
}

/** The orders of a view in the reader's sight, the newest first, 50 at a time. */
export async function listOrders(actor: StaffActor, filter: OrderFilter): Promise<OrderPage> {
  const kind = filter.kind ? sql`so.kind = ${filter.kind}::supervision_order_kind` : sql`true`;
  const found = await rows<OrderRow>(sql`
    select ${COLUMNS} from supervision_order so ${TABLES}
    where ${await conditionOf(actor, filter)} and ${kind} and ${afterCursor(filter.after)}
    order by so.proposed_at desc, so.id desc limit ${PAGE + 1}`);
  const last = found[PAGE - 1];
  return {
    rows: found.slice(0, PAGE),
    next: found.length > PAGE && last ? `${last.proposedAt}~${last.id}` : null,
  };
}

/** How many orders stand where: what the reader decides about (directly, or all beneath), and their own. */
export async function countOrders(actor: StaffActor, isWide = false): Promise<OrderCounts> {
  const { decides, reads, own } = await sightOf(actor);
  const regions = steppedRegions(actor);
  const near = isWide ? sql`true` : sql`so.region_code = any (${regions}::text[])`;
  const seen = regions.length > 0 ? sql`(${decides} and ${near})` : reads;
  const found = await row<OrderCounts>(sql`
    select count(*) filter (where seen and status = 'proposed')::int as proposed,
      count(*) filter (where seen and status = 'released')::int as released,
      count(*) filter (where seen and status = 'released' and due_on < ${TODAY})::int as late,
      count(*) filter (where seen and status = 'answered')::int as answered,
      count(*) filter (where own and status = 'released')::int as own
    from (
      select so.status, so.due_on, ${seen} as seen, ${own} as own from supervision_order so
      where so.status in ('proposed', 'released', 'answered') and (${seen} or ${own})
      limit ${COUNTED}) counted`);
  return found ?? { proposed: 0, released: 0, late: 0, answered: 0, own: 0 };
}

type FoundTask = Omit<OrderTask, "periodWords"> & {
  year: number;
  period: number;
  frequency: Frequency;
};

/** The tasks of orders, by order, the earliest due first. */
export async function tasksOf(
  _actor: Actor,
  orderIds: readonly string[],
): Promise<Map<string, OrderTask[]>> {
  const found = await rows<FoundTask & { orderId: string }>(sql`
    select so.id as "orderId", a.id::text as "assignmentId", t.code, t.title,
      coalesce(c.name, '统筹协调') as "carrierName", a.year, a.period, t.frequency,
      a.due_on as "dueOn", ${IS_LATE} as "isLate"
    from supervision_order so join assignment a on a.id = any (so.assignment_ids)
    join task t on t.id = a.task_id join task_list l on l.id = t.list_id
    left join carrier c on c.code = l.carrier_code
    where so.id = any (${orderIds}::uuid[]) order by a.due_on, t.code, a.id`);
  const byOrder = new Map<string, OrderTask[]>();
  for (const { orderId, year, period, frequency, ...task } of found) {
    const tasks = byOrder.get(orderId) ?? [];
    tasks.push({ ...task, periodWords: periodLabel(year, period, frequency) });
    byOrder.set(orderId, tasks);
  }
  return byOrder;
}

/** One order in the actor's sight with everything about it; `not_found` for all others. */
export async function getOrder(actor: Actor, id: string): Promise<Order> {
  const { decides, reads, own } = await sightOf(actor);
  if (!isId(id)) throw notFound("督促");
  const found = await row<FoundOrder>(sql`
    select ${COLUMNS}, so.text, so.close_kind as "closeKind", so.close_note as "closeNote",
      so.document_no as "documentNo", so.document_on as "documentOn",
      case when so.status <> 'waived' then so.decided_by_unit end as "releasedByUnit",
      so.answer, so.decided_by_name as "decidedByName", so.waive_reason as "waiveReason",
      so.answered_by_name as "answeredByName", to_json(so.answered_at) #>> '{}' as "answeredAt",
      so.closed_by_name as "closedByName", to_json(so.closed_at) #>> '{}' as "closedAt",
      coalesce((select s.answer_days from ${STEPS_ON} s
        where s.region_code = so.region_code and s.kind = so.kind), 5)::int as "answerDays",
      ${decides} as "mayDecide", ${own} as "mayAnswer", ${TODAY} as today
    from supervision_order so ${TABLES}
    where so.id = ${id}::uuid and (${decides} or ${own} or ${reads})`);
  if (!found) throw notFound("督促");
  const taskRows = (await tasksOf(actor, [id])).get(id) ?? [];
  return { ...found, taskRows, steps: stepsOf(found) };
}

/** How many proposals and answers wait for the actor's word, of the own regions only. One statement. */
export async function countToDecide(actor: StaffActor): Promise<number> {
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from supervision_order so
    where so.status in ('proposed', 'answered') and so.region_code = any (${steppedRegions(actor)}::text[])
      and so.organisation_id <> ${actor.organisation.id}::uuid`);
  return found?.count ?? 0;
}

/** How many orders wait for the own organisation's answer. One statement. */
export async function countToAnswer(actor: StaffActor): Promise<number> {
  const own = ownWithin(await reachesFor(actor, "order.answer"));
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from supervision_order so where so.status = 'released'
      and so.kind not in ('interview', 'circular') and ${own}`);
  return found?.count ?? 0;
}

/** A released order as a written document; `not_found` for what is not out, or goes by a paper of its own. */
export async function getOrderPaper(
  actor: Actor,
  id: string,
): Promise<{ name: string; paper: WrittenReport }> {
  const order = await getOrder(actor, id);
  const isOut = order.decidedAt !== null && order.status !== "waived";
  if (!isOut || isOnPaper(order.kind)) throw notFound("督促");
  const name = `${orderName(order).replaceAll(" ", "")}（${order.organisationName}）.docx`;
  return { name, paper: orderPaper(order) };
}
