import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { getFeed } from "@/lib/domain/machine/feeds/queries";
import { nextRun, readSchedule } from "@/lib/domain/machine/feeds/rules";
import type { FeedActInput } from "@/lib/domain/machine/feeds/schema";
import { type Fetched, mapFetched } from "@/lib/domain/machine/mapping/queries";
import type { MappedRow, Mapping } from "@/lib/domain/machine/mapping/types";
import type { ValueSource } from "@/lib/domain/machine/types";
import { checkValues, takeValues } from "@/lib/domain/machine/values/commands";
import { BATCH_MAX, type BatchAnswer } from "@/lib/domain/machine/values/schema";
import { notify } from "@/lib/domain/notifications/commands";
import { decrypt } from "@/lib/platform/crypto";
import { row, type Tx, transaction } from "@/lib/platform/db";
import { type DroppedFile, listDropped, putAside, readDropped } from "@/lib/platform/drop-folder";
import { env } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { fetchBytes } from "@/lib/platform/outbound";
import { sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { countsLabel, problemsCsv } from "./labels";
import { type Brought, failureOf, partsOf, sumOf } from "./rules";
import type { Preview } from "./types";

const FETCH_BYTES = 20 * 1024 * 1024;
const FETCH_MILLISECONDS = 30_000;
const PREVIEW_ROWS = 20;

interface FeedRow {
  id: string;
  kind: "pull" | "drop";
  sourceName: string;
  rootTaskIds: string[];
  regionCode: string;
  address: string | null;
  authorization: string | null;
  columns: Mapping;
  schedule: string;
  folder: string | null;
  createdById: string;
}

const FEED = sql`f.id, f.kind, f.source_name as "sourceName", f.root_task_ids as "rootTaskIds",
  f.region_code as "regionCode", f.address, f."authorization", f.columns, f.schedule, f.folder,
  f.created_by_id as "createdById"`;

function sourceOf(feed: FeedRow, runId: string): ValueSource {
  const { id, sourceName, rootTaskIds, regionCode } = feed;
  return { kind: "feed", id, sourceName, rootTaskIds, regionCode, organisationId: null, runId };
}

async function fetchFeed(feed: FeedRow): Promise<Fetched> {
  const authorization = feed.authorization
    ? { Authorization: decrypt(feed.authorization, `feed:${feed.id}`) }
    : {};
  const moment = new Date().toISOString();
  const bytes = await fetchBytes(feed.address ?? "", authorization as Record<string, string>, {
    hosts: env().FEED_HOSTS,
    bytes: FETCH_BYTES,
    milliseconds: FETCH_MILLISECONDS,
  });
  return { bytes, moment };
}

async function beginRun(
  feed: FeedRow,
  more: { fileName?: string; isTrial?: boolean } = {},
): Promise<string> {
  const id = newId();
  await transaction((tx) =>
    tx.count(sql`
      insert into feed_run (id, feed_id, file_name, is_trial)
      values (${id}, ${feed.id}, ${more.fileName ?? null}, ${more.isTrial ?? false})`),
  );
  return id;
}

interface Ending {
  state: "done" | "failed";
  message: string;
  preview?: Preview;
}

async function endRun(tx: Tx, runId: string, { state, message, preview }: Ending): Promise<void> {
  await tx.count(sql`
    update feed_run set state = ${state}, message = ${message}, finished_at = now(),
      preview = ${preview ? JSON.stringify(preview) : null}::jsonb
    where id = ${runId}`);
}

/** Told already of this stretch of failures: once a day, and again after a run went well in between. */
async function wasTold(tx: Tx, feed: FeedRow, organisationId: string): Promise<boolean> {
  const told = await tx.row(sql`
    select 1 from notification n join feed_run r on n.link = '/desk/machine/runs/' || r.id
    where n.organisation_id = ${organisationId}::uuid and n.kind = 'feed.failed'
      and n.account_id = ${feed.createdById}::uuid and r.feed_id = ${feed.id}::uuid
      and n.created_at > now() - interval '1 day' and not exists (
        select 1 from feed_run good where good.feed_id = r.feed_id and good.state = 'done'
          and not good.is_trial and good.finished_at > n.created_at)
    limit 1`);
  return told !== undefined;
}

// The one who made the feed is told, not everybody in the office.
async function tellOwner(
  tx: Tx,
  feed: FeedRow,
  { runId, message }: { runId: string; message: string },
) {
  const owner = await tx.row<{ organisationId: string }>(sql`
    select organisation_id as "organisationId" from account
    where id = ${feed.createdById}::uuid and status = 'active'`);
  if (!owner || (await wasTold(tx, feed, owner.organisationId))) return;
  await notify(tx, {
    ...{ organisationId: owner.organisationId, accountId: feed.createdById, kind: "feed.failed" },
    ...{ title: `${feed.sourceName}取数失败：${message}`, link: `/desk/machine/runs/${runId}` },
  });
}

/** The sentence for whoever looks after the feed; what nobody foresaw is a bug, and logged as such. */
function messageOf(error: unknown, runId: string): string {
  if (error instanceof AppError) return Object.values(error.fields)[0] ?? error.message;
  log.error({ error: error instanceof Error ? error.stack : String(error), runId }, "feed failed");
  return "系统出错，请把取数记录的编号告诉管理员";
}

async function takeRows(source: ValueSource, rows: readonly MappedRow[]): Promise<Brought> {
  const actor = systemActor(source.sourceName);
  const answers: BatchAnswer[] = [];
  for (const [at, part] of partsOf(rows, BATCH_MAX).entries()) {
    const { text } = await takeValues(actor, source, {
      rows: part,
      idempotencyKey: `part-${at + 1}`,
      digest: sha256(canonicalJson(part)),
      isAtomic: false,
    });
    answers.push(JSON.parse(text) as BatchAnswer);
  }
  return sumOf(answers);
}

/** Takes what was fetched; answers what it came to. Whatever goes wrong ends the run and tells its owner. */
async function perform(
  feed: FeedRow,
  runId: string,
  fetching: () => Promise<Fetched>,
): Promise<{ state: "done" | "failed"; brought: Brought | null; message: string }> {
  let brought: Brought | null = null;
  let failure: string | null;
  try {
    const source = sourceOf(feed, runId);
    const fetched = await fetching();
    const rows = await mapFetched(systemActor(feed.sourceName), source, {
      mapping: feed.columns,
      fetched,
    });
    brought = await takeRows(source, rows);
    failure = failureOf(brought);
  } catch (error) {
    failure = messageOf(error, runId);
  }
  const state = failure === null ? "done" : "failed";
  const message = failure ?? (brought ? countsLabel(brought) : "");
  await transaction(async (tx) => {
    await endRun(tx, runId, { state, message });
    if (failure !== null) await tellOwner(tx, feed, { runId, message });
  });
  return { state, brought, message };
}

async function runPull(feed: FeedRow): Promise<void> {
  const runId = await beginRun(feed);
  await perform(feed, runId, () => fetchFeed(feed));
}

function fetchedFile(feed: FeedRow, file: DroppedFile): Promise<Fetched | null> {
  const reading = readDropped(env().FEED_DROP_DIR, feed.folder ?? "", file);
  const moment = file.modifiedAt.toISOString();
  return reading.then((bytes) => (bytes ? { bytes, moment } : null));
}

async function runFile(feed: FeedRow, file: DroppedFile): Promise<void> {
  const reading = fetchedFile(feed, file);
  // Somebody still writes to it: it waits for the next time. What cannot be read at all fails below.
  if ((await reading.catch(() => undefined)) === null) return;
  const runId = await beginRun(feed, { fileName: file.name });
  const { state, brought, message } = await perform(feed, runId, async () => {
    const fetched = await reading;
    if (!fetched) throw new Error("unreachable: looked at above");
    return fetched;
  });
  const whole = { index: -1, field: null, code: "invalid" as const, message };
  const problems = brought ? brought.problems : [whole];
  const errors = problems.length > 0 ? problemsCsv(problems) : null;
  await putAside(env().FEED_DROP_DIR, feed.folder ?? "", { file, to: state, errors });
}

async function runDrop(feed: FeedRow): Promise<void> {
  const root = env().FEED_DROP_DIR;
  if (!root) return;
  for (const file of await listDropped(root, feed.folder ?? "")) await runFile(feed, file);
}

// A worker that died in the middle leaves its run running; the next one takes the same values again.
async function endAbandoned(tx: Tx): Promise<void> {
  await tx.count(sql`
    update feed_run set state = 'failed', message = '取数中断，下次会重新取', finished_at = now()
    where state = 'running' and started_at < now() - interval '30 minutes'`);
}

async function claimDue(tx: Tx): Promise<FeedRow | undefined> {
  const feed = await tx.row<FeedRow>(sql`
    select ${FEED} from feed f where f.is_on and f.next_at <= now()
    order by f.next_at limit 1 for update skip locked`);
  if (!feed) return undefined;
  const next = nextRun(readSchedule(feed.schedule), new Date());
  await tx.count(
    sql`update feed set next_at = ${next.toISOString()}::timestamptz where id = ${feed.id}`,
  );
  return feed;
}

/** Runs every feed whose time has come, one after another; several workers share them. */
export async function runDueFeeds(_actor: Actor): Promise<number> {
  await transaction(endAbandoned);
  for (let ran = 0; ; ran += 1) {
    const feed = await transaction(claimDue);
    if (!feed) return ran;
    // One feed that cannot even note its failure must not keep the others from running.
    await (feed.kind === "pull" ? runPull(feed) : runDrop(feed)).catch((error: unknown) =>
      log.error({ feed: feed.id, error: String(error) }, "feed failed"),
    );
  }
}

async function fetchedForTrial(feed: FeedRow): Promise<Fetched> {
  if (feed.kind === "pull") return fetchFeed(feed);
  const [root, folder] = [env().FEED_DROP_DIR, feed.folder ?? ""];
  const [file] = root ? await listDropped(root, folder) : [];
  const fetched = file && (await fetchedFile(feed, file));
  if (fetched) return fetched;
  throw new AppError("unavailable", `文件夹 ${folder} 里还没有放好的 CSV 文件，放好 10 秒后再试`);
}

async function previewOf(actor: Actor, feed: FeedRow, runId: string): Promise<Preview> {
  const source = sourceOf(feed, runId);
  const fetched = await fetchedForTrial(feed);
  const rows = await mapFetched(actor, source, { mapping: feed.columns, fetched });
  const problems: (string | undefined)[] = [];
  let wrong = 0;
  for (const [at, part] of partsOf(rows, BATCH_MAX).entries()) {
    for (const { index, message } of await checkValues(actor, source, part)) {
      problems[at * BATCH_MAX + index] = message;
      wrong += 1;
    }
  }
  return {
    total: rows.length,
    fits: rows.length - wrong,
    rows: rows
      .slice(0, PREVIEW_ROWS)
      .map((one, at) => ({ row: one, problem: problems[at] ?? null })),
  };
}

/** 试取: fetches and reads, shows the first rows as they were understood, and takes nothing. */
export async function tryFeed(actor: Actor, input: FeedActInput): Promise<{ runId: string }> {
  const { id } = await getFeed(actor, input.id);
  const feed = await row<FeedRow>(sql`select ${FEED} from feed f where f.id = ${id}::uuid`);
  if (!feed) throw notFound("取数安排");
  const runId = await beginRun(feed, { isTrial: true });
  const ending: Ending = await previewOf(actor, feed, runId).then(
    (preview) => ({
      ...{ state: "done" as const, preview },
      message: `试取到 ${preview.total} 行，其中 ${preview.fits} 行可以采用；没有存入任何数据`,
    }),
    (error: unknown) => ({ state: "failed" as const, message: messageOf(error, runId) }),
  );
  await transaction((tx) => endRun(tx, runId, ending));
  return { runId };
}
