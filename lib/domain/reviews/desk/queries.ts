import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { directReaches } from "@/lib/access/direct-reaches";
import { hasVerb, type Reach, reachesFor } from "@/lib/access/reach";
import { getCalendarAround } from "@/lib/domain/calendar/queries";
import type { Exceptions } from "@/lib/domain/calendar/rules";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { acceptableWithin } from "@/lib/domain/reviews/acceptance/queries";
import { withinInOrder } from "@/lib/domain/reviews/ordered/queries";
import { soonBefore } from "@/lib/domain/reviews/queue/rules";
import type { QueueAddress } from "@/lib/domain/reviews/queue/schema";
import type { QueueTab } from "@/lib/domain/reviews/queue/types";
import { row } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** Waiting reports are counted up to here; beyond it the exact number helps nobody. */
export const COUNTED = 2000;
const CALENDAR = { before: 75, after: 40 };

/** The queue of one person: what lies where, by which calendar. */
export interface Desk {
  actor: StaffActor;
  reviewing: Reach[];
  accepting: Reach[];
  today: Day;
  exceptions: Exceptions;
}

/** The actor's queue; throws `forbidden` for who neither reviews nor accepts. */
export async function deskOf(actor: StaffActor): Promise<Desk> {
  if (!hasVerb(actor, "report.review") && !hasVerb(actor, "report.accept")) throw forbidden();
  const [reviewing, accepting, calendar] = await Promise.all([
    reachesFor(actor, "report.review"),
    reachesFor(actor, "report.accept"),
    getCalendarAround(actor, CALENDAR),
  ]);
  return { actor, reviewing, accepting, ...calendar };
}

const STANDS: Record<QueueTab, Statement> = {
  waiting: sql`a.status = 'submitted' and not a.is_doubted`,
  again: sql`a.status = 'submitted' and not a.is_doubted and a.times_returned > 0`,
  soon: sql`a.status = 'submitted' and not a.is_doubted`,
  // It names the level that approved it exactly while it waits for 认可.
  accept: sql`a.approved_in is not null`,
  doubted: sql`a.status = 'submitted' and a.is_doubted`,
};

// Nobody reviews what they entered themselves; nor, in somebody's place, what that person entered.
function reviewableWithin(actor: StaffActor, reaches: readonly Reach[]): Statement {
  const places = new Set(reaches.map((reach) => reach.onBehalfOf?.accountId ?? null));
  const ways = [...places].map((place) => {
    const hands = place === null ? [actor.accountId] : [actor.accountId, place];
    const through = reaches.filter((reach) => (reach.onBehalfOf?.accountId ?? null) === place);
    return sql.and([
      withinInOrder(through),
      sql`not exists (select 1 from report own where own.assignment_id = a.id
        and own.revision = a.revision and own.submitted_by_id = any (${hands}::uuid[]))`,
    ]);
  });
  return sql.or(ways);
}

/** The reaches that a tab goes by. */
export function reachesOf(desk: Desk, tab: QueueTab, isWide: boolean): Reach[] {
  if (tab === "accept") return desk.accepting;
  return isWide ? desk.reviewing : directReaches(desk.reviewing);
}

type Narrowing = Partial<
  Pick<QueueAddress, "rootTaskId" | "townshipCode" | "carrierCode" | "organisationKind">
>;

/** The condition of what an address narrows its tab to. */
export function narrowedTo({ rootTaskId, townshipCode, carrierCode, organisationKind }: Narrowing) {
  const conditions = [sql`true`];
  if (rootTaskId) conditions.push(sql`a.root_task_id = ${rootTaskId}::uuid`);
  if (townshipCode) conditions.push(sql`a.township_code = ${townshipCode}`);
  if (organisationKind) {
    conditions.push(sql`a.organisation_kind = ${organisationKind}::organisation_kind`);
  }
  if (carrierCode) {
    conditions.push(sql`a.root_task_id = any (array(select t.root_task_id from task t
      join task_list l on l.id = t.list_id where l.carrier_code = ${carrierCode}))`);
  }
  return sql.and(conditions);
}

/** The condition of what stands in a tab of the actor's queue. */
export function standing(desk: Desk, tab: QueueTab, isWide: boolean): Statement {
  const reaches = reachesOf(desk, tab, isWide);
  const within =
    tab === "accept"
      ? acceptableWithin(desk.actor, reaches)
      : reviewableWithin(desk.actor, reaches);
  const conditions = [STANDS[tab], sql`not ${isClosed("a")}`, within];
  if (tab === "soon") {
    conditions.push(sql`a.submitted_at < ${soonBefore(desk.today, desk.exceptions).toISOString()}`);
  }
  return sql.and(conditions);
}

/** A stretch of a queue. */
interface Part {
  /** What an `assignment` under the alias `a` must be. */
  condition: Statement;
  order: Statement;
  limit: number;
}

/**
 * The first assignments of a part: county by county through the index that is
 * ordered by arrival, then of all, so that a lead of many counties reads as few rows of each as it is shown.
 */
export function firstOf(reaches: readonly Reach[], { condition, order, limit }: Part): Statement {
  const nodes = [...new Set(reaches.flatMap((reach) => reach.nodes ?? []))];
  return sql`
    select a.* from unnest(${nodes}::text[]) county (code)
    cross join lateral (select a.* from assignment a
      where a.node_code = county.code and ${condition} ${order} limit ${limit}) a
    ${order} limit ${limit}`;
}

/** The longest waiting first. */
export const OLDEST = sql`order by a.submitted_at, a.id`;
/** The latest to arrive first. */
export const NEWEST = sql`order by a.submitted_at desc, a.id desc`;

/** How many an address holds, up to `COUNTED`. */
export async function countTab(
  _actor: StaffActor,
  desk: Desk,
  address: Partial<QueueAddress>,
): Promise<number> {
  const { tab = "waiting", isWide = false } = address;
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from assignment a
      where ${standing(desk, tab, isWide)} and ${narrowedTo(address)} limit ${COUNTED}) counted`);
  return found?.count ?? 0;
}
