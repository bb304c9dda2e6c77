import "server-only";
import type { Actor } from "@/lib/access/actor";
import { lightOf } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus, Clock, Light } from "@/lib/domain/assignments/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { itemState } from "@/lib/domain/meetings/items/rules";
import type { EarlierItem, ItemState, ResolvedItem } from "@/lib/domain/meetings/items/types";
import { readableMeetings } from "@/lib/domain/meetings/policy";
import { ITEM_ASSIGNMENT, ITEM_DONE } from "@/lib/domain/meetings/queries";
import { rows, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";

interface Stand {
  status: "draft" | "assigned" | "done" | "cancelled";
  assignmentStatus: AssignmentStatus | null;
  isDone: boolean | null;
  dueOn: Day | null;
}

const STAND = sql`i.status, a.status as "assignmentStatus", ${ITEM_DONE} as "isDone",
  coalesce(a.due_on, i.due_on) as "dueOn"`;

function standing(found: Stand, clock: Clock): { state: ItemState; light: Light } {
  const state = itemState({ ...found, isDone: found.isDone ?? false });
  if (!found.assignmentStatus || !found.dueOn || state === "draft") return { state, light: "none" };
  const facts = { status: found.assignmentStatus, awaiting: false, dueOn: found.dueOn };
  return { state, light: state === "cancelled" ? "none" : lightOf(facts, clock) };
}

const COOPERATING = sql`coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name)
    order by array_position(i.cooperating_ids, k.id))
  from organisation k where k.id = any (i.cooperating_ids)), '[]')`;

type FoundItem = Omit<ResolvedItem, "state" | "light"> & Stand;

/** The decisions of a meeting in their order; `not_found` where the meeting may not be read. */
export async function listItems(actor: Actor, meetingId: string): Promise<ResolvedItem[]> {
  if (!isId(meetingId)) throw notFound("会议");
  const [clock, found] = await Promise.all([
    getClock(actor),
    rows<FoundItem | { id: null }>(sql`
      select i.id, i.position, i.text, i.organisation_id as "organisationId",
        o.name as "organisationName", ${COOPERATING} as cooperating, ${STAND},
        a.id::text as "assignmentId", i.problem_id as "problemId",
        i.cancel_reason as "cancelReason", i.edited_by as "editedBy", i.version
      from meeting m left join resolved_item i on i.meeting_id = m.id ${ITEM_ASSIGNMENT}
      left join organisation o on o.id = i.organisation_id
      where m.id = ${meetingId}::uuid and ${readableMeetings(actor)}
      order by i.position, i.id`),
  ]);
  if (found.length === 0) throw notFound("会议");
  return found.flatMap((item) => {
    if (item.id === null) return [];
    const { status: _status, assignmentStatus: _own, isDone: _done, ...shown } = item;
    return [{ ...shown, ...standing(item, clock) }];
  });
}

type FoundEarlier = Omit<EarlierItem, "state" | "light"> & Stand & { dueOn: Day };

function selectEarlier(conditions: readonly Statement[], limit: number): Statement {
  return sql`
    select m.title as "meetingTitle", i.text, o.name as "organisationName", ${STAND},
      coalesce((select json_agg(k.name order by array_position(i.cooperating_ids, k.id))
        from organisation k where k.id = any (i.cooperating_ids)), '[]') as "cooperatingNames",
      (a.done_at at time zone 'Asia/Shanghai')::date as "doneOn",
      coalesce(i.cancel_reason, case when a.status = 'cancelled' then a.change_reason end)
        as "cancelReason"
    from meeting m join resolved_item i on i.meeting_id = m.id and i.status <> 'draft'
    join organisation o on o.id = i.organisation_id ${ITEM_ASSIGNMENT}
    where ${sql.and(conditions)}
    order by ${ITEM_DONE} or i.status = 'cancelled', coalesce(a.due_on, i.due_on), m.held_on, i.position, i.id
    limit ${limit}`;
}

/**
 * The decisions of a region's meetings before a day: all that are still open, and those that were done or
 * cancelled since `since`; open ones first by their day. The caller may read the region's meetings.
 */
export async function readEarlierItems(
  tx: Tx,
  {
    regionCode,
    before,
    since,
    clock,
  }: { regionCode: string; before: Day; since: Day; clock: Clock },
): Promise<EarlierItem[]> {
  const isOver = sql`(i.status = 'cancelled' or a.status in ('cancelled', 'exempted'))`;
  const found = await tx.rows<FoundEarlier>(
    selectEarlier(
      [
        sql`m.region_code = ${regionCode}`,
        sql`m.held_on < ${before}::date`,
        sql`m.held_on >= ${before}::date - 730`,
        sql`((not ${isOver} and a.done_at is null)
          or (a.done_at at time zone 'Asia/Shanghai')::date >= ${since}::date
          or (${isOver} and m.held_on >= ${since}::date))`,
      ],
      300,
    ),
  );
  return found.map((item) => {
    const { status: _status, assignmentStatus: _own, isDone: _done, ...shown } = item;
    return { ...shown, ...standing(item, clock) };
  });
}
