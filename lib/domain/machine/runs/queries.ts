import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { sourcesWithin } from "@/lib/domain/machine/tasks/queries";
import type { BatchAnswer } from "@/lib/domain/machine/values/schema";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { sumOf } from "./rules";
import type { FeedRun, KeyBatch, RunDetail } from "./types";

const RUNS_SHOWN = 30;

const COLUMNS = sql`
  n.id, n.feed_id as "feedId", f.source_name as "sourceName", f.kind, n.state,
  n.is_trial as "isTrial", n.file_name as "fileName", n.message,
  to_json(n.started_at) #>> '{}' as "startedAt", to_json(n.finished_at) #>> '{}' as "finishedAt",
  brought.received, brought.taken, brought.unchanged, brought.refused`;

const TABLES = sql`feed_run n join feed f on f.id = n.feed_id
  cross join lateral (select coalesce(sum(b.received), 0)::int as received,
      coalesce(sum(b.taken), 0)::int as taken, coalesce(sum(b.unchanged), 0)::int as unchanged,
      coalesce(sum(b.refused), 0)::int as refused
    from machine_batch b where b.feed_run_id = n.id) brought`;

/** The last runs of one feed, or of all within one's reach, newest first. */
export async function listRuns(actor: Actor, feedId?: string): Promise<FeedRun[]> {
  const reaches = await requireReaches(actor, "machine.manage");
  const own = feedId ? sql`f.id = ${feedId}::uuid` : sql`true`;
  return rows<FeedRun>(sql`
    select ${COLUMNS} from ${TABLES} where ${own} and ${sourcesWithin(reaches, "f")}
    order by n.started_at desc limit ${RUNS_SHOWN}`);
}

/** One run within one's reach with what it refused; anything else is `not_found`. */
export async function getRun(actor: Actor, id: string): Promise<RunDetail> {
  const reaches = await requireReaches(actor, "machine.manage");
  if (!isId(id)) throw notFound("取数记录");
  const found = await row<Omit<RunDetail, "problems" | "isSwept">>(sql`
    select ${COLUMNS}, n.preview from ${TABLES}
    where n.id = ${id}::uuid and ${sourcesWithin(reaches, "f")}`);
  if (!found) throw notFound("取数记录");
  const batches = await rows<{ answer: string }>(
    sql`select answer from machine_batch where feed_run_id = ${id}::uuid order by id`,
  );
  const kept = batches.filter(({ answer }) => answer !== "");
  const answers = kept.map(({ answer }) => JSON.parse(answer) as BatchAnswer);
  const isSwept = kept.length < batches.length;
  return { ...found, problems: sumOf(answers).problems, isSwept };
}

/** The last batches that keys within one's reach brought, newest first. */
export async function listKeyBatches(actor: Actor, keyId?: string): Promise<KeyBatch[]> {
  const reaches = await requireReaches(actor, "machine.manage");
  const own = keyId ? sql`k.id = ${keyId}::uuid` : sql`true`;
  return rows<KeyBatch>(sql`
    select b.id, k.source_name as "sourceName", to_json(b.at) #>> '{}' as at, b.received, b.taken,
      b.unchanged, b.refused
    from machine_batch b join machine_key k on k.id = b.machine_key_id
    where ${own} and ${sourcesWithin(reaches, "k")} order by b.at desc limit ${RUNS_SHOWN}`);
}
