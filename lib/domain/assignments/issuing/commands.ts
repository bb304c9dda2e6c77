import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { type AskedScope, countAsked, insertAsked } from "@/lib/domain/assignments/asked/queries";
import { askedScope } from "@/lib/domain/assignments/issuing/queries";
import type { IssueListInput } from "@/lib/domain/assignments/issuing/schema";
import { getList } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { row, rows, sqlState, type Tx, transaction } from "@/lib/platform/db";
import { AppError, conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sendJob } from "@/lib/platform/jobs";
import { sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

/** Up to this many assignments are made while the person waits (about a second); more by the worker. */
export const INLINE_ROWS = 20_000;

const MOVED_ON = "清单刚被他人更新或正在下发，请刷新页面查看最新状态";
const LOCK_NOT_AVAILABLE = "55P03";

/** What an act of issuing keeps of its request, so that it can be carried out again after a crash. */
interface StoredScope {
  scope: AskedScope;
  version: number;
  requestedBy: string;
}

/**
 * Asks for a list to be issued: checks who and what, records the act, and makes the assignments at once
 * or, when there are many, has the worker make them. Answers the act's id, whose progress can be read.
 */
export async function issueList(
  actor: Actor,
  input: IssueListInput,
): Promise<{ issuingId: string; listId: string }> {
  const list = await getList(actor, input.listId);
  if (!list.can.issue) throw forbidden("清单经办公室同意后，才能由牵头单位下发");
  if (list.version !== input.version) throw conflict(MOVED_ON);
  const scope = await askedScope(actor, list, input);
  const rowsTotal = list.kind === "task" ? await total(scope) : 0;
  if (list.kind === "task" && rowsTotal === 0) {
    throw invalid({ levels: "所选范围内没有可下发的单位或周期，请调整层级、地区或周期" });
  }
  const stored: StoredScope = { scope, version: list.version, requestedBy: actorName(actor) };
  const answer = await write(actor, { action: "list.issue", key: input.key }, async (tx) => {
    await requireIdle(tx, list.id);
    const issuingId = newId();
    await tx.count(sql`
      insert into issuing (id, list_id, account_id, scope, tasks_total, rows_total)
      values (${issuingId}, ${list.id}, ${actor.kind === "staff" ? actor.accountId : null},
        ${JSON.stringify(stored)}, ${list.tasks.length}, ${rowsTotal})`);
    await recordAudit(tx, actor, {
      action: "list.request_issue",
      subjectType: "task_list",
      subjectId: list.id,
      regionCode: list.regionCode,
      after: { issuing: issuingId, scope, assignments: rowsTotal },
    });
    if (rowsTotal > INLINE_ROWS) await sendJob(tx, "issue-list", { issuingId });
    return { issuingId, listId: list.id };
  });
  if (rowsTotal <= INLINE_ROWS) await runIssuing(actor, answer.issuingId);
  return answer;
}

async function total(scope: AskedScope): Promise<number> {
  const cells = await rows<{ assignments: number }>(countAsked(scope));
  return cells.reduce((sum, cell) => sum + cell.assignments, 0);
}

/** One act of issuing at a time: neither one that waits nor one that runs. */
async function requireIdle(tx: Tx, listId: string): Promise<void> {
  try {
    await tx.rows(sql`select id from task_list where id = ${listId}::uuid for update nowait`);
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) throw conflict(MOVED_ON);
    throw error;
  }
  const waiting = await tx.row(sql`select 1 from issuing where list_id = ${listId}::uuid
    and state in ('waiting', 'running') and rows_total > ${INLINE_ROWS}
    and created_at > now() - interval '1 hour'`);
  if (waiting) throw conflict("这份清单正在下发，请在进度页查看");
}

interface Act {
  id: string;
  listId: string;
  accountId: string | null;
  state: string;
  stored: StoredScope;
}

/**
 * Makes the assignments of an act of issuing in one transaction: all of them, their counters, the list's
 * status, the audit entry and the job that tells those who are asked, or nothing. Doing it again changes nothing.
 */
export async function runIssuing(actor: Actor, issuingId: string): Promise<void> {
  const act = await row<Act>(sql`
    select id, list_id as "listId", account_id as "accountId", state, scope as stored
    from issuing where id = ${issuingId}::uuid`);
  if (!act || act.state === "done") return;
  await report(act, { state: "running", tasksDone: 0, rowsMade: 0 });
  try {
    await transaction((tx) => carryOut(tx, actor, act));
  } catch (error) {
    const message = error instanceof AppError ? error.message : "下发没有完成，将自动重试";
    await report(act, { state: "failed", message });
    // What a person must settle is not tried again; anything else is, by the worker.
    if (error instanceof AppError && actor.kind === "system") return;
    throw error;
  }
}

interface Progress {
  state?: string;
  tasksDone?: number;
  rowsMade?: number;
  message?: string | null;
}

/** Progress goes through another connection: the transaction that works is not seen before its end. */
async function report(act: Pick<Act, "id">, progress: Progress): Promise<void> {
  await rows(sql`
    update issuing set state = coalesce(${progress.state ?? null}, state),
      tasks_done = coalesce(${progress.tasksDone ?? null}::int, tasks_done),
      rows_made = coalesce(${progress.rowsMade ?? null}::int, rows_made),
      message = ${progress.message ?? null}
    where id = ${act.id}::uuid and state <> 'done'`);
}

type Held = Pick<
  ListDetail,
  | "id"
  | "kind"
  | "regionCode"
  | "year"
  | "carrierCode"
  | "status"
  | "version"
  | "consentNote"
  | "listVersion"
>;

async function hold(tx: Tx, act: Act): Promise<Held> {
  const list = await tx.row<Held>(sql`
    select id, kind, region_code as "regionCode", year, carrier_code as "carrierCode", status, version,
      consent_note as "consentNote", list_version as "listVersion"
    from task_list where id = ${act.listId}::uuid for update`);
  const isConsented = list?.status === "under_consent" && list.consentNote !== null;
  if (!list || list.version !== act.stored.version || !(isConsented || list.status === "issued")) {
    throw conflict(MOVED_ON);
  }
  return list;
}

async function carryOut(tx: Tx, actor: Actor, act: Act): Promise<void> {
  const list = await hold(tx, act);
  const isFirst = list.status !== "issued";
  const made = list.kind === "task" ? await makeAssignments(tx, act, isFirst) : [];
  const replaced = isFirst ? await replaceEarlier(tx, list) : { updated: 0, cancelled: 0 };
  const rowsMade = made.reduce((sum, one) => sum + one.made, 0);
  await tx.count(sql`
    update task_list set status = 'issued', version = version + 1,
      issued_at = coalesce(issued_at, now()), issued_by_id = coalesce(issued_by_id, ${act.accountId}::uuid)
    where id = ${list.id}::uuid`);
  await recordAudit(tx, actor, {
    action: "list.issue",
    subjectType: "task_list",
    subjectId: list.id,
    regionCode: list.regionCode,
    before: { status: list.status },
    after: {
      status: "issued",
      issuing: act.id,
      requestedBy: act.stored.requestedBy,
      scope: act.stored.scope,
      assignments: rowsMade,
      ...replaced,
      digest: sha256(canonicalJson(made)),
    },
  });
  await sendJob(tx, "announce-list", { listId: list.id });
  await tx.count(sql`
    update issuing set state = 'done', tasks_done = tasks_total, rows_made = ${rowsMade},
      message = null, finished_at = clock_timestamp()
    where id = ${act.id}::uuid`);
}

interface Made {
  taskId: string;
  made: number;
  digest: string;
}

/**
 * First issue: rows task by task with counting deferred, then one count over all of them. Adding to a list
 * that was issued before counts as it inserts, since some of its rows are counted already.
 */
async function makeAssignments(tx: Tx, act: Act, isFirst: boolean): Promise<Made[]> {
  const tasks = await tx.rows<{ id: string }>(
    sql`select id from task where list_id = ${act.listId}::uuid order by position`,
  );
  if (isFirst) await tx.rows(sql`select set_config('qinglian.counters', 'deferred', true)`);
  const all: Made[] = [];
  let rowsMade = 0;
  for (const { id } of tasks) {
    const found = await tx.row<{ made: number; digest: string }>(
      insertAsked({ ...act.stored.scope, taskId: id }),
    );
    const made = found?.made ?? 0;
    rowsMade += made;
    all.push({ taskId: id, made, digest: found?.digest ?? "0" });
    await report(act, { tasksDone: all.length, rowsMade });
  }
  if (isFirst) {
    await tx.rows(sql`select set_config('qinglian.counters', '', true)`);
    await tx.rows(sql`select count_issued_tasks(${tasks.map(({ id }) => id)}::uuid[])`);
  }
  return all;
}

/**
 * A new version takes over: open assignments of tasks that it keeps follow its dates, those of tasks that
 * it drops are cancelled, what is submitted or done stays as it is, and the earlier version is superseded.
 */
async function replaceEarlier(tx: Tx, list: Held): Promise<{ updated: number; cancelled: number }> {
  const earlier = await tx.rows<{ id: string }>(sql`
    update task_list set status = 'superseded', version = version + 1
    where id <> ${list.id}::uuid and kind = ${list.kind}::list_kind and status = 'issued'
      and region_code = ${list.regionCode} and year = ${list.year}
      and carrier_code is not distinct from ${list.carrierCode}
      and list_version < ${list.listVersion}
    returning id`);
  if (earlier.length === 0 || list.kind !== "task") return { updated: 0, cancelled: 0 };
  const ids = earlier.map(({ id }) => id);
  const updated = await tx.count(sql`
    update assignment a set task_id = t.id, version = a.version + 1, updated_at = now(),
      due_on = (${list.year}::text || '-' || t.due_dates[a.period])::date
    from task t join task old on old.root_task_id = t.root_task_id and old.list_id = any (${ids}::uuid[])
    where t.list_id = ${list.id}::uuid and a.root_task_id = t.root_task_id and a.task_id = old.id
      and a.year = ${list.year} and a.status in ('not_started', 'drafting', 'returned')
      and a.period <= cardinality(t.due_dates)`);
  const cancelled = await tx.count(sql`
    update assignment a set status = 'cancelled', version = a.version + 1, updated_at = now()
    from task old
    where old.list_id = any (${ids}::uuid[]) and a.root_task_id = old.root_task_id
      and a.task_id = old.id and a.year = ${list.year}
      and a.status in ('not_started', 'drafting', 'returned')
      and not exists (select 1 from task t where t.list_id = ${list.id}::uuid
        and t.root_task_id = old.root_task_id)`);
  return { updated, cancelled };
}
