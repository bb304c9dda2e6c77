import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * The worker follows the events of assignments. Their numbers are given before their transactions end,
 * so a smaller one can turn up after a larger one: what is new is taken up at once, and a stretch is
 * looked through again when every transaction that ran at its end has ended. Nothing is missed, and a
 * long transaction of somebody else holds nothing up.
 */

const LOCK = 7_042_008;
const EVENTS = 2_000;
const ASSIGNMENTS = 5_000;
/** What is found by: longer texts are found by their beginning. */
const LONGEST = 4_000;

const NEWEST_EVENT = sql`(select coalesce(max(id), 0) from assignment_event)`;
const HORIZON = sql`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;

async function begin(tx: Tx): Promise<void> {
  await tx.count(sql`
    insert into search_state (id, seen, settled, mark, mark_horizon, filled, fill_to)
    select 1, ${NEWEST_EVENT}, ${NEWEST_EVENT}, ${NEWEST_EVENT}, ${HORIZON}, 0,
      (select coalesce(max(id), 0) from assignment)
    on conflict (id) do nothing`);
}

/** Writes the newest report of the assignments whose ids `changed` selects, and drops cancelled ones. */
function written(changed: Statement): Statement {
  return sql`
    with changed as (${changed}), dropped as (
      delete from search_report s using changed c, assignment a
      where s.assignment_id = c.id and a.id = c.id and a.status = 'cancelled'
    )
    insert into search_report (assignment_id, report_id, submitted_at, organisation_id, root_task_id,
      node_code, township_code, organisation_level, body)
    select a.id, r.id, r.submitted_at, a.organisation_id, a.root_task_id, a.node_code,
      a.township_code, a.organisation_level,
      left(search_plain(concat_ws(' ', r.narrative, r.explanation, r.difficulties)), ${LONGEST})
    from changed c join assignment a on a.id = c.id
    join report r on r.assignment_id = a.id and r.revision = a.revision
    where a.status <> 'cancelled' and a.revision > 0
      and not exists (select 1 from search_report s where s.assignment_id = a.id and s.report_id = r.id)
    order by r.submitted_at
    on conflict (assignment_id) do update set report_id = excluded.report_id,
      submitted_at = excluded.submitted_at, body = excluded.body`;
}

function eventsBetween(after: Statement, until: Statement): Statement {
  return sql`select distinct assignment_id as id from assignment_event
    where id > ${after} and id <= ${until}`;
}

/** How far it went: the number of assignments or events left, 0 where everything was taken up. */
async function fill(tx: Tx): Promise<boolean> {
  const state = await tx.row<{ filled: string | null; until: string }>(sql`
    select filled::text, least(filled + ${ASSIGNMENTS}::bigint, fill_to)::text as until
    from search_state where filled is not null`);
  if (!state?.filled) return false;
  await tx.count(
    written(sql`select id from assignment
    where id > ${state.filled}::bigint and id <= ${state.until}::bigint and revision > 0`),
  );
  await tx.count(sql`update search_state
    set filled = case when ${state.until}::bigint < fill_to then ${state.until}::bigint end`);
  return true;
}

async function followNew(tx: Tx): Promise<boolean> {
  const next = await tx.row<{ seen: string; until: string | null }>(sql`
    select s.seen::text, (select max(id)::text from (select id from assignment_event
      where id > s.seen order by id limit ${EVENTS}) e) as until
    from search_state s`);
  if (!next?.until) return false;
  await tx.count(written(eventsBetween(sql`${next.seen}::bigint`, sql`${next.until}::bigint`)));
  await tx.count(sql`update search_state set seen = ${next.until}::bigint`);
  return true;
}

// The statement that writes and the one that looks at the transactions are of one snapshot order: the
// stretch was marked before, so whatever is in it is visible once its transactions have ended.
async function settle(tx: Tx): Promise<void> {
  const state = await tx.row<{ settled: string; mark: string; isOver: boolean }>(sql`
    select settled::text, mark::text,
      mark_horizon <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        or mark_horizon > ${HORIZON} as "isOver"
    from search_state`);
  if (!state?.isOver) return;
  if (state.settled !== state.mark) {
    const stretch = eventsBetween(sql`${state.settled}::bigint`, sql`${state.mark}::bigint`);
    await tx.count(written(stretch));
  }
  await tx.count(sql`update search_state
    set settled = mark, mark = seen, mark_horizon = ${HORIZON}`);
}

async function alone(work: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  return transaction(async (tx) => {
    const lock = await tx.row<{ held: boolean }>(
      sql`select pg_try_advisory_xact_lock(${LOCK}) as held`,
    );
    if (!lock?.held) return false;
    await begin(tx);
    return work(tx);
  });
}

/**
 * Takes up the reports that were submitted since the last time, and a stretch of those that were there
 * before; answers whether more is waiting. For the worker: nothing of it is part of a submission.
 */
export async function followReports(_actor: SystemActor): Promise<boolean> {
  const isBehind = await alone(followNew);
  await alone(async (tx) => {
    await settle(tx);
    return true;
  });
  return (await alone(fill)) || isBehind;
}

/** Forgets all reports and has them read anew, a stretch at a time, by whoever follows. */
export async function restartReports(_actor: SystemActor): Promise<void> {
  await transaction(async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(${LOCK})`);
    await tx.count(sql`delete from search_state`);
    await tx.count(sql`delete from search_report`);
  });
}
