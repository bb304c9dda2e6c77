import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { deliverList } from "@/lib/domain/assignments/acknowledgements/commands";
import { type AskedScope, countAsked } from "@/lib/domain/assignments/asked/queries";
import { findReplaced, followScope, type LineList } from "@/lib/domain/assignments/effects/queries";
import { follow, holdLine } from "@/lib/domain/assignments/following/commands";
import { followedWords } from "@/lib/domain/assignments/following/labels";
import { askedScope } from "@/lib/domain/assignments/issuing/queries";
import type { IssueListInput } from "@/lib/domain/assignments/issuing/schema";
import { makeAssignments, reportProgress } from "@/lib/domain/assignments/making/commands";
import { makeDutyTasks } from "@/lib/domain/lists/duties/commands";
import { requireSettledIdentity } from "@/lib/domain/lists/identity/commands";
import { settleTerms } from "@/lib/domain/lists/inheriting/commands";
import { getList } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
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
  await requireOpenYear(actor, list);
  const scope = await askedScope(actor, list, input);
  const rowsTotal = await total(scope);
  const replaced = await findReplaced(rows, list);
  if (list.kind === "task" && !replaced && rowsTotal === 0) {
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
 * Makes the assignments of an act of issuing in one transaction: all of them, their counters, what follows
 * on the same line, the list's status, its delivery, the audit entry and the job that tells those who are
 * asked, or nothing. Doing it again changes nothing.
 */
export async function runIssuing(actor: Actor, issuingId: string): Promise<void> {
  const act = await row<Act>(sql`
    select id, list_id as "listId", account_id as "accountId", state, scope as stored
    from issuing where id = ${issuingId}::uuid`);
  if (!act || act.state === "done") return;
  await reportProgress(actor, act.id, { state: "running", tasksDone: 0, rowsMade: 0 });
  try {
    await transaction((tx) => carryOut(tx, actor, act));
  } catch (error) {
    const message = error instanceof AppError ? error.message : "下发没有完成，将自动重试";
    await reportProgress(actor, act.id, { state: "failed", message });
    // What a person must settle is not tried again; anything else is, by the worker.
    if (error instanceof AppError && actor.kind === "system") return;
    throw error;
  }
}

type Held = LineList & Pick<ListDetail, "status" | "version" | "consentNote">;

async function hold(tx: Tx, act: Act): Promise<Held> {
  const list = await tx.row<Held>(sql`
    select id, kind, region_code as "regionCode", year, carrier_code as "carrierCode", status, version,
      consent_note as "consentNote", list_version as "listVersion", title
    from task_list where id = ${act.listId}::uuid for update`);
  const isConsented = list?.status === "under_consent" && list.consentNote !== null;
  if (!list || list.version !== act.stored.version || !(isConsented || list.status === "issued")) {
    throw conflict(MOVED_ON);
  }
  return list;
}

/** From now on the list holds, and the version before it no longer. */
async function takeEffect(tx: Tx, list: Held, act: Act): Promise<string | undefined> {
  const replaced = await findReplaced(tx.rows, list);
  if (replaced) {
    await tx.count(sql`update task_list set status = 'superseded', version = version + 1
      where id = ${replaced}::uuid`);
  }
  await tx.count(sql`
    update task_list set status = 'issued', version = version + 1,
      issued_at = coalesce(issued_at, now()), issued_by_id = coalesce(issued_by_id, ${act.accountId}::uuid)
    where id = ${list.id}::uuid`);
  return replaced;
}

async function carryOut(tx: Tx, actor: Actor, act: Act): Promise<void> {
  const list = await hold(tx, act);
  await requireOpenYear(actor, list);
  await holdLine(tx, list);
  const isFirst = list.status !== "issued";
  const { scope } = act.stored;
  if (isFirst) {
    if (list.kind === "responsibility") await makeDutyTasks(tx, list.id);
    await settleTerms(tx, list.id);
    await requireSettledIdentity(tx, list.id);
  }
  const made = await makeAssignments(tx, { actor, issuingId: act.id, scope, isFirst });
  const replaced = await takeEffect(tx, list, act);
  const { isUpcomingOnly } = scope;
  const followed = await follow(tx, await followScope(tx.rows, list, { replaced, isUpcomingOnly }));
  const delivered = await deliverList(tx, list.id, scope);
  const rowsMade = made.reduce((sum, one) => sum + one.made, 0);
  await recordAudit(tx, actor, {
    action: "list.issue",
    subjectType: "task_list",
    subjectId: list.id,
    regionCode: list.regionCode,
    before: { status: list.status, replaced: replaced ?? null },
    after: {
      status: "issued",
      issuing: act.id,
      requestedBy: act.stored.requestedBy,
      scope,
      assignments: rowsMade,
      ...followed,
      delivered,
      digest: sha256(canonicalJson(made)),
    },
  });
  await sendJob(tx, "announce-list", { listId: list.id });
  await tx.count(sql`
    update issuing set state = 'done', tasks_done = tasks_total, rows_made = ${rowsMade},
      message = ${followedWords(followed)}, finished_at = clock_timestamp()
    where id = ${act.id}::uuid`);
}
