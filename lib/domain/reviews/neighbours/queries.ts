import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import {
  countTab,
  type Desk,
  deskOf,
  firstOf,
  NEWEST,
  narrowedTo,
  OLDEST,
  reachesOf,
  standing,
} from "@/lib/domain/reviews/desk/queries";
import { reviewBy } from "@/lib/domain/reviews/queue/rules";
import type { QueueAddress } from "@/lib/domain/reviews/queue/schema";
import type { Neighbours, QueueItem } from "@/lib/domain/reviews/queue/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const BESIDE = { before: 4, after: 12 };

type FoundItem = Omit<QueueItem, "reviewBy"> & { isBefore: boolean };

function neighbourStatement(desk: Desk, address: QueueAddress, here: Statement): Statement {
  const reaches = reachesOf(desk, address.tab, address.isWide);
  const condition = sql`${standing(desk, address.tab, address.isWide)} and ${narrowedTo(address)}`;
  const part = (compared: Statement, order: Statement, limit: number) =>
    firstOf(reaches, { condition: sql`${condition} and ${compared}`, order, limit });
  return sql`
    with here as materialized (${here}), beside as materialized (
      (select a.id, false as is_before from (${part(
        sql`(a.submitted_at, a.id) > (select h.submitted_at, h.id from here h)`,
        OLDEST,
        BESIDE.after,
      )}) a)
      union all
      (select a.id, true from (${part(
        sql`(a.submitted_at, a.id) < (select h.submitted_at, h.id from here h)`,
        NEWEST,
        BESIDE.before,
      )}) a)
    )
    select a.id as "assignmentId", o.name as "organisationName", t.title as "taskTitle",
      to_json(a.submitted_at) #>> '{}' as "submittedAt", a.revision, b.is_before as "isBefore"
    from (select * from beside union all select id, false from here) b
    join assignment a on a.id = b.id join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    ${OLDEST}`;
}

/** What stands around an assignment in the queue of an address; the next one after the last is the first. */
export async function getNeighbours(
  actor: StaffActor,
  { assignmentId, address }: { assignmentId: string; address: QueueAddress },
): Promise<Neighbours> {
  const desk = await deskOf(actor);
  const here = sql`select a.id, a.submitted_at from assignment a where a.id = ${assignmentId}`;
  const [found, waiting] = await Promise.all([
    rows<FoundItem>(neighbourStatement(desk, address, here)),
    countTab(actor, desk, address),
  ]);
  const at = found.findIndex((one) => one.assignmentId === assignmentId);
  const after = found[at + 1] ?? found.find((_, place) => place < at);
  return {
    items: found.map(({ isBefore: _, ...one }) => ({
      ...one,
      reviewBy: reviewBy(one.submittedAt, desk.exceptions),
    })),
    previousId: found[at - 1]?.assignmentId ?? null,
    nextId: after?.assignmentId ?? null,
    waiting,
    today: desk.today,
  };
}
