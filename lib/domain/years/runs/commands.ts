import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { ACT_LABELS } from "@/lib/domain/years/labels";
import type { Performed, Performing, Requested } from "@/lib/domain/years/runs/types";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { AppError, conflict } from "@/lib/platform/errors";
import { sendJob } from "@/lib/platform/jobs";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Carries an act out within its run's transaction. */
export type Perform = (tx: Tx, actor: Actor, run: Performing) => Promise<Performed>;

/** Up to this many rows are changed while the person waits (about a second); more by the worker. */
const INLINE_ROWS = 20_000;

/** One act on a year at a time, wherever it is: each sees what the one before has done. */
async function hold(tx: Tx, year: number): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`year:${year}`}))`);
}

async function requireIdle(tx: Tx, { regionCode, year }: Requested): Promise<void> {
  await hold(tx, year);
  const busy = await tx.row<{ act: Requested["act"] }>(sql`
    select act from year_run where region_code = ${regionCode} and year = ${year}
      and state in ('waiting', 'running') and created_at > now() - interval '1 hour'`);
  if (busy) throw conflict(`“${ACT_LABELS[busy.act]}”正在办理，请在年度页面查看进度`);
}

/**
 * Keeps what is to be done as a run and carries it out, at once or, when it changes many rows, by the worker.
 * Answers the run's id, whose progress can be read. A repetition under the same key gets the same run.
 */
export async function requestRun(
  actor: Actor,
  wanted: Requested,
  perform: Perform,
): Promise<{ runId: string }> {
  const { act, regionCode, year, input, rowsTotal, key } = wanted;
  const isLong = rowsTotal > INLINE_ROWS;
  const staff = actor.kind === "staff" ? actor : undefined;
  const answer = await write(actor, { action: `year.${act}`, key }, async (tx) => {
    await requireIdle(tx, wanted);
    const runId = newId();
    await tx.count(sql`
      insert into year_run (id, region_code, year, act, input, account_id, by_name, unit_name, rows_total)
      values (${runId}, ${regionCode}, ${year}, ${act}, ${JSON.stringify(input)},
        ${staff?.accountId ?? null}, ${actorName(actor)}, ${staff?.organisation.name ?? "系统"},
        ${rowsTotal})`);
    if (isLong) await sendJob(tx, "run-year-act", { runId });
    return { runId };
  });
  if (!isLong) await carryOutRun(actor, answer.runId, perform);
  return answer;
}

/** Progress goes through another connection: the transaction that works is not seen before its end. */
async function report(
  id: string,
  progress: { state?: string; rowsDone?: number; message?: string },
): Promise<void> {
  await rows(sql`
    update year_run set state = coalesce(${progress.state ?? null}, state),
      rows_done = coalesce(${progress.rowsDone ?? null}::int, rows_done),
      message = ${progress.message ?? null}
    where id = ${id}::uuid and state <> 'done'`);
}

async function record(tx: Tx, actor: Actor, run: Performing, done: Performed): Promise<void> {
  const { id, act, regionCode, year, accountId, byName, unitName } = run;
  await tx.count(sql`
    insert into year_act (id, region_code, year, act, summary, by_id, by_name, unit_name)
    values (${newId()}, ${regionCode}, ${year}, ${act}, ${JSON.stringify(done.summary)},
      ${accountId}::uuid, ${byName}, ${unitName})`);
  await recordAudit(tx, actor, {
    action: `year.${act}`,
    subjectType: "year",
    subjectId: `${regionCode}:${year}`,
    regionCode,
    after: { run: id, requestedBy: byName, rows: done.rowsDone, ...done.summary },
  });
  await tx.count(sql`
    update year_run set state = 'done', rows_done = ${done.rowsDone}, message = null,
      finished_at = clock_timestamp()
    where id = ${id}::uuid`);
}

/**
 * Carries a run out in one transaction: all that it changes, the act, the audit entry and its own end, or
 * nothing. Doing it again changes nothing.
 */
export async function carryOutRun(actor: Actor, runId: string, perform: Perform): Promise<void> {
  const run = await row<Omit<Performing, "report"> & { state: string }>(sql`
    select id, act, region_code as "regionCode", year, input, account_id as "accountId",
      by_name as "byName", unit_name as "unitName", state
    from year_run where id = ${runId}::uuid`);
  if (!run || run.state === "done") return;
  await report(runId, { state: "running", rowsDone: 0 });
  const performing = { ...run, report: (rowsDone: number) => report(runId, { rowsDone }) };
  try {
    await transaction(async (tx) => {
      await hold(tx, run.year);
      const held = await tx.row(sql`select 1 from year_run
        where id = ${runId}::uuid and state <> 'done'`);
      if (held) await record(tx, actor, performing, await perform(tx, actor, performing));
    });
  } catch (error) {
    const message = error instanceof AppError ? error.message : "办理没有完成，将自动重试";
    await report(runId, { state: "failed", message });
    // What a person must settle is not tried again; anything else is, by the worker.
    if (error instanceof AppError && actor.kind === "system") return;
    throw error;
  }
}
