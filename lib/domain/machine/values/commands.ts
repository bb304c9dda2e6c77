import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { ANSWER_DAYS } from "@/lib/domain/machine/batches/rules";
import { listFedTasks } from "@/lib/domain/machine/tasks/queries";
import type { ValueSource } from "@/lib/domain/machine/types";
import { row, sqlState, type Tx, transaction } from "@/lib/platform/db";
import { type AppError, conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { momentLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { narrativeOf } from "./labels";
import { findOrganisations, holdAssignments } from "./queries";
import { changesOf, fitTasks, indexTasks, judge, placeRows, readRows } from "./rules";
import type { BatchAnswer, RowProblem } from "./schema";
import type { Change, PlacedValue } from "./types";

/** A batch as it arrived: its rows, and what tells one batch from another. */
export interface Batch {
  rows: readonly unknown[];
  /** The caller's own name for this batch; a repetition under it gets the first answer. */
  idempotencyKey: string;
  /** SHA-256 of what was sent. */
  digest: string;
  /** All rows or none. */
  isAtomic: boolean;
}

/** An answer as JSON text, always the same bytes for the same batch. */
export interface Answered {
  text: string;
  /** Nothing was taken because one row was wrong and all or none was asked. */
  isRefused: boolean;
}

const FORGOTTEN = "当时的答复已按期清除，可用 GET /api/v1/values 核对现有的数";
const UNIQUE_VIOLATION = "23505";

function otherBatch(): AppError {
  return conflict(
    "这个 Idempotency-Key 已用于内容不同的另一批数据，请为新的一批换一个；重发同一批请原样发送",
  );
}

async function firstAnswer(source: ValueSource, batch: Batch): Promise<Answered | undefined> {
  const found = await row<{ digest: string; answer: string }>(sql`
    select digest, answer from machine_batch
    where idempotency_key = ${batch.idempotencyKey} and
      ${source.kind === "key" ? sql`machine_key_id = ${source.id}::uuid` : sql`feed_run_id = ${source.runId}::uuid`}`);
  if (!found) return undefined;
  if (found.digest !== batch.digest) throw otherBatch();
  if (found.answer === "")
    throw conflict(`这一批在 ${ANSWER_DAYS} 天前已经收下，没有再收；${FORGOTTEN}`);
  return { text: found.answer, isRefused: false };
}

async function keepBatch(tx: Tx, source: ValueSource, batch: Batch, answer: BatchAnswer) {
  await tx.count(sql`
    insert into machine_batch (id, machine_key_id, feed_run_id, idempotency_key, digest, received,
      taken, unchanged, refused, answer)
    values (${answer.batchId}, ${source.kind === "key" ? source.id : null}, ${source.runId},
      ${batch.idempotencyKey}, ${batch.digest}, ${answer.received}, ${answer.taken},
      ${answer.unchanged}, ${answer.refused}, ${JSON.stringify(answer)})`);
}

async function audit(
  tx: Tx,
  actor: Actor,
  source: ValueSource,
  { batch, answer }: { batch: Batch; answer: BatchAnswer },
): Promise<void> {
  const { received, taken, unchanged, refused } = answer;
  await recordAudit(tx, actor, {
    action: "value.take",
    subjectType: "machine_batch",
    subjectId: answer.batchId,
    regionCode: source.regionCode,
    after: {
      source: { kind: source.kind, id: source.id, name: source.sourceName },
      ...{ received, taken, unchanged, refused, digest: batch.digest },
    },
  });
}

/** Columns of the changes, one array each, as `unnest` wants them. */
function columns(source: ValueSource, changes: readonly Change[]) {
  const of = <T>(pick: (value: PlacedValue) => T) =>
    changes.map(({ value }) => (value ? pick(value) : null));
  const narrative = ({ sent }: PlacedValue) =>
    narrativeOf(source.sourceName, momentLabel(new Date(sent.observedAt)), sent.note);
  return sql`unnest(
    ${changes.map((one) => one.assignment.id)}::bigint[], ${of(() => newId())}::uuid[],
    ${of(() => newId())}::uuid[], ${changes.map((one) => one.isStanding)}::boolean[],
    ${of(({ sent }) => sent.numerator ?? null)}::numeric[],
    ${of(({ sent }) => sent.denominator ?? null)}::numeric[],
    ${of(({ sent }) => sent.value ?? null)}::numeric[],
    ${of(({ sent }) => sent.observedAt)}::timestamptz[], ${of(narrative)}::text[])
    as w (id, report_id, verification_id, is_standing, numerator, denominator, value, observed_at,
      narrative)`;
}

const LATE = sql`(now() at time zone 'Asia/Shanghai')::date <= a.due_on`;

/**
 * One statement for all of a batch: revisions, verified values and one update, whose triggers write
 * counters and events once. Where a figure that was done changes, that counts as opened again.
 */
async function writeChanges(tx: Tx, source: ValueSource, changes: readonly Change[]) {
  if (changes.length === 0) return;
  const { id, sourceName } = source;
  await tx.count(sql`
    with sent as materialized (select * from ${columns(source, changes)}
    ), moved as (
      update assignment a set
        status = case when w.report_id is null then a.status else 'approved' end,
        done_at = case when w.report_id is null then a.done_at else coalesce(a.done_at, now()) end,
        submitted_at = case when w.report_id is null then a.submitted_at else now() end,
        is_on_time = case when w.report_id is null then a.is_on_time
          else coalesce(a.is_on_time, ${LATE}) end,
        revision = a.revision + (w.report_id is not null)::int,
        times_reopened = a.times_reopened
          + (w.report_id is not null and a.done_at is not null)::int,
        numerator = case when w.report_id is null then a.numerator else w.numerator end,
        denominator = case when w.report_id is null then a.denominator else w.denominator end,
        value = case when w.report_id is null then a.value else w.value end,
        verified_numerator = case when w.report_id is null then a.verified_numerator else w.numerator end,
        verified_denominator = case when w.report_id is null then a.verified_denominator
          else w.denominator end,
        verified_value = case when w.report_id is null then a.verified_value else w.value end,
        verified_by = case when w.report_id is null then a.verified_by else 'system' end,
        verified_at = case when w.report_id is null then a.verified_at else now() end,
        fed_source = case when w.report_id is null then a.fed_source else ${sourceName}::text end,
        observed_at = case when w.report_id is null then a.observed_at else w.observed_at end,
        is_standing = w.is_standing,
        version = a.version + (w.report_id is not null)::int,
        updated_at = now()
      from sent w where a.id = w.id
      returning a.id, a.revision, a.is_on_time, w.report_id, w.verification_id, w.numerator,
        w.denominator, w.value, w.observed_at, w.narrative
    ), written as (
      insert into report (id, assignment_id, revision, numerator, denominator, value, narrative,
        receipt_no, submitted_by_id, submitted_by_name, is_on_time, origin, source_name, observed_at)
      select report_id, id, revision, numerator, denominator, value, narrative,
        to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-'
          || lpad(nextval('receipt_number')::text, 7, '0'),
        ${id}::uuid, ${sourceName}::text, is_on_time, 'system', ${sourceName}::text, observed_at
      from moved where report_id is not null
    )
    insert into verification (id, assignment_id, report_id, kind, numerator, denominator, value,
      method, by_name, by_unit)
    select verification_id, id, report_id, 'system', numerator, denominator, value, '系统取数',
      ${sourceName}::text, ${sourceName}::text
    from moved where report_id is not null`);
}

// A task that people were asked for once may have left drafts behind; what is done has none.
async function clearDrafts(tx: Tx, changes: readonly Change[]): Promise<void> {
  const ids = changes
    .filter(
      ({ assignment, value }) => value && ["drafting", "returned"].includes(assignment.status),
    )
    .map(({ assignment }) => assignment.id);
  if (ids.length === 0) return;
  await tx.count(sql`delete from report_draft where assignment_id = any (${ids}::bigint[])`);
}

interface Prepared {
  values: PlacedValue[];
  problems: RowProblem[];
}

async function prepare(
  actor: Actor,
  source: ValueSource,
  rows: readonly unknown[],
): Promise<Prepared> {
  const read = readRows(rows);
  const tasks = indexTasks(await listFedTasks(actor, source.rootTaskIds));
  const fitting = fitTasks(read.good, tasks, new Date());
  const names = fitting.good.map((one) => one.sent.organisation);
  const placed = placeRows(fitting.good, await findOrganisations(actor, source, names));
  return {
    values: placed.good,
    problems: [...read.problems, ...fitting.problems, ...placed.problems],
  };
}

/** What a batch would come to before anything is locked: for trials. */
export async function checkValues(
  actor: Actor,
  source: ValueSource,
  rows: readonly unknown[],
): Promise<RowProblem[]> {
  const { problems } = await prepare(actor, source, rows);
  return problems;
}

async function take(
  tx: Tx,
  actor: Actor,
  source: ValueSource,
  { batch, prepared }: { batch: Batch; prepared: Prepared },
): Promise<Answered> {
  const held = await holdAssignments(tx, prepared.values);
  const { taken, unchanged, problems } = judge(prepared.values, held);
  const errors = [...prepared.problems, ...problems].sort((a, b) => a.index - b.index);
  const isRefused = batch.isAtomic && errors.length > 0;
  const answer: BatchAnswer = {
    batchId: newId(),
    received: batch.rows.length,
    taken: isRefused ? 0 : taken.length,
    unchanged: isRefused ? 0 : unchanged,
    refused: isRefused ? batch.rows.length : errors.length,
    errors,
  };
  if (isRefused) return { text: JSON.stringify(answer), isRefused };
  const changes = changesOf(taken, held);
  await keepBatch(tx, source, batch, answer);
  await audit(tx, actor, source, { batch, answer });
  await clearDrafts(tx, changes);
  // Last, because the counters of whole counties stay locked from here to the end.
  await writeChanges(tx, source, changes);
  return { text: JSON.stringify(answer), isRefused };
}

/**
 * Takes a batch of values on behalf of a source: good rows in one transaction, each other row answered
 * with its reason; all or nothing where the batch says so. A repetition gets the first answer, byte for
 * byte; another batch under the same name throws `conflict`.
 */
export async function takeValues(
  actor: Actor,
  source: ValueSource,
  batch: Batch,
): Promise<Answered> {
  const first = await firstAnswer(source, batch);
  if (first) return first;
  const prepared = await prepare(actor, source, batch.rows);
  try {
    return await transaction((tx) => take(tx, actor, source, { batch, prepared }));
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    const faster = await firstAnswer(source, batch);
    if (faster) return faster;
    throw error;
  }
}
