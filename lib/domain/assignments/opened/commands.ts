import "server-only";
import { follow, reasonsOf } from "@/lib/domain/assignments/following/commands";
import { linesOf } from "@/lib/domain/assignments/following/queries";
import type { FollowReasons } from "@/lib/domain/assignments/following/types";
import { notify } from "@/lib/domain/notifications/commands";
import { sqlState, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/*
 * A report that waits for review, or is done, stays as it is while its list is issued anew. When it is
 * returned, withdrawn or reopened afterwards, its assignment is open again and follows at once.
 */

const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Keeps lists of an assignment's line from taking effect while it is opened again, so that neither misses
 * the other. Call it first in the transaction; throws `conflict` while a long act of issuing runs.
 */
export async function holdLineOf(tx: Tx, assignmentId: string): Promise<void> {
  try {
    await tx.row(sql`
      select set_config('lock_timeout', '5s', true),
        pg_advisory_xact_lock_shared(hashtext('line:' || a.year || ':' || coalesce(l.carrier_code, ''))),
        set_config('lock_timeout', '0', true)
      from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      where a.id = ${assignmentId}::bigint`);
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw conflict("这项任务的清单正在下发新的一版，请过几分钟再办理");
  }
}

interface Opened {
  rootTaskId: string;
  year: number;
  regionCode: string;
  carrierCode: string | null;
  organisationId: string;
  title: string;
}

/** The assignment, where a list of its line took effect, or ceased to, since it was submitted. */
async function findOutrun(tx: Tx, assignmentId: string): Promise<Opened | undefined> {
  return tx.row<Opened>(sql`
    select a.root_task_id as "rootTaskId", a.year, a.node_code as "regionCode",
      own.carrier_code as "carrierCode", a.organisation_id as "organisationId", named.title
    from assignment a join region n on n.code = a.node_code
    join task named on named.id = a.task_id join task_list own on own.id = named.list_id
    where a.id = ${assignmentId}::bigint and a.closed_from is null and exists (
      select 1 from task t join task_list l on l.id = t.list_id join region r on r.code = l.region_code
      where t.root_task_id = a.root_task_id and l.year = a.year and n.path like r.path || '%'
        and (l.status in ('superseded', 'archived') or l.issued_at >= a.submitted_at))`);
}

type Named = { title: string; listVersion: number };

/** Of the lists that hold above a place: the one where the task comes from, and the one issued last. */
async function reasonsFor(tx: Tx, opened: Opened): Promise<FollowReasons> {
  const [origin, last] = await tx.rows<Named & { isOrigin: boolean }>(sql`
    with above as (
      select l.*, exists (
          select 1 from task t join task_list b on b.id = t.list_id
          where t.root_task_id = ${opened.rootTaskId} and t.inherits_task_id is null
            and b.region_code = l.region_code and b.kind = l.kind and b.year = l.year) as is_origin
      from region n join region r on n.path like r.path || '%'
      join task_list l on l.region_code = r.code and l.status = 'issued' and l.year = ${opened.year}
        and l.carrier_code is not distinct from ${opened.carrierCode}
      where n.code = ${opened.regionCode}
    )
    (select title, list_version as "listVersion", is_origin as "isOrigin" from above
      where is_origin order by issued_at desc nulls last limit 1)
    union all
    (select title, list_version, false from above order by issued_at desc nulls last limit 1)`);
  const newest = last ?? origin;
  const removed = origin?.isOrigin ? reasonsOf(origin).removed : "清单已停止使用，不再要求";
  return newest
    ? { ...reasonsOf(newest), removed }
    : { ...reasonsOf({ title: opened.title, listVersion: 1 }), removed };
}

/**
 * Has one assignment that was just opened again follow the lists that hold now: its terms are theirs, or it
 * is cancelled with the reason and its organisation told. Where no list moved since, one statement says so.
 */
export async function followOpened(tx: Tx, assignmentId: string): Promise<void> {
  const opened = await findOutrun(tx, assignmentId);
  if (!opened) return;
  const { regionCode, year, organisationId, title } = opened;
  const reasons = await reasonsFor(tx, opened);
  const place = { regionCode, year, rootTaskIds: [opened.rootTaskId] };
  const listIds = await linesOf(tx.rows, place);
  const scope = { ...place, listIds, reasons, isUpcomingOnly: true, assignmentId };
  const { cancelled } = await follow(tx, scope);
  if (cancelled === 0) return;
  const ended = await tx.row<{ reason: string }>(sql`
    select change_reason as reason from assignment where id = ${assignmentId}::bigint`);
  await notify(tx, {
    ...{ organisationId, kind: "assignment.cancelled", link: `/desk/assignments/${assignmentId}` },
    title: `《${title}》已取消，不必再报：${ended?.reason}`,
  });
}
