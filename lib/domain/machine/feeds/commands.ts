import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { requireFeedable } from "@/lib/domain/machine/keys/commands";
import { fixedText } from "@/lib/domain/machine/mapping/rules";
import { encrypt } from "@/lib/platform/crypto";
import { row, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { conflict, type FieldErrors, forbidden, invalid } from "@/lib/platform/errors";
import { jsonPathProblem } from "@/lib/platform/json-path";
import { requireNamedHost } from "@/lib/platform/outbound";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { getFeed } from "./queries";
import { nextRun, readSchedule } from "./rules";
import type { FeedActInput, FeedInput } from "./schema";

const MOVED_ON = "这个取数安排刚被改过，请刷新页面查看最新内容";

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

function requirePaths(input: FeedInput): void {
  if (input.kind !== "pull") return;
  const fields: FieldErrors = {};
  const places: [string, string][] = [["rowsPath", input.rowsPath ?? ""]];
  for (const [field, place] of Object.entries(input.columns)) {
    if (fixedText(place) === null) places.push([field, place]);
  }
  for (const [field, place] of places) {
    if (jsonPathProblem(place) !== null) {
      fields[field] =
        `“${place}”不是可用的 JSONPath，请按 $.data[*] 或 $.orgCode 的样子填写（“..”最多一处，不用 match、search）；固定的内容前面加等号`;
    }
  }
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

async function requireOwnFolder(input: FeedInput): Promise<void> {
  if (!input.folder) return;
  if (!env().FEED_DROP_DIR) {
    throw invalid({ kind: "本平台还没有设置投递目录，请管理员在服务器设置 FEED_DROP_DIR 后再试" });
  }
  const taken = await row(sql`
    select 1 from feed where folder = ${input.folder} and id is distinct from ${input.id ?? null}::uuid`);
  if (taken) throw invalid({ folder: "这个文件夹已用于别的取数安排，请换一个名字" });
}

async function requireSoundFeed(actor: Actor, input: FeedInput): Promise<void> {
  await requireFeedable(actor, input);
  if (input.address) requireNamedHost(input.address, env().FEED_HOSTS);
  requirePaths(input);
  await requireOwnFolder(input);
}

function mappingOf({ rowsPath, columns }: FeedInput): string {
  return JSON.stringify({ rows: rowsPath, columns });
}

async function insertFeed(tx: Tx, staff: StaffActor, input: FeedInput, id: string) {
  const { kind, sourceName, tasks, region, address, folder, schedule } = input;
  const authorization = input.authorization ? encrypt(input.authorization, `feed:${id}`) : null;
  // Off at first: whoever made it looks at what it would take, and switches it on.
  await tx.count(sql`
    insert into feed (id, kind, source_name, root_task_ids, region_code, address, "authorization",
      columns, schedule, folder, is_on, created_by_id, created_by_name)
    values (${id}, ${kind}, ${sourceName}, ${tasks}::uuid[], ${region}, ${address}, ${authorization},
      ${mappingOf(input)}::jsonb, ${schedule}, ${folder}, false, ${staff.accountId}, ${staff.name})`);
}

async function overwriteFeed(tx: Tx, input: FeedInput & { id: string }) {
  const { id, kind, sourceName, tasks, region, address, folder, schedule, version } = input;
  const authorization = input.authorization ? encrypt(input.authorization, `feed:${id}`) : null;
  const next = nextRun(readSchedule(schedule), new Date());
  // A secret goes only to the address that it was given for.
  const changed = await tx.count(sql`
    update feed set kind = ${kind}, source_name = ${sourceName}, root_task_ids = ${tasks}::uuid[],
      region_code = ${region}, "authorization" = coalesce(${authorization}::text,
        case when address = ${address}::text then "authorization" end),
      address = ${address}, columns = ${mappingOf(input)}::jsonb, schedule = ${schedule},
      folder = ${folder}, version = version + 1,
      next_at = case when is_on then ${next.toISOString()}::timestamptz end
    where id = ${id} and version = ${version}`);
  if (changed === 0) throw conflict(MOVED_ON);
}

/** Makes or changes a feed; a new one is switched off until somebody looked at a trial. Answers its id. */
export async function saveFeed(actor: Actor, input: FeedInput): Promise<{ id: string }> {
  if (input.id) await getFeed(actor, input.id);
  await requireSoundFeed(actor, input);
  const staff = requireStaffActor(actor);
  const id = input.id ?? newId();
  await write(staff, { action: "feed.save" }, async (tx) => {
    if (input.id) await overwriteFeed(tx, { ...input, id });
    else await insertFeed(tx, staff, input, id);
    const { authorization: _secret, id: _id, ...after } = input;
    await recordAudit(tx, staff, {
      ...{ action: input.id ? "feed.change" : "feed.create", subjectType: "feed", subjectId: id },
      ...{ regionCode: input.region, after },
    });
  });
  return { id };
}

async function change(
  actor: Actor,
  input: FeedActInput,
  act: { action: string; isOn: boolean; nextAt: Date | null },
): Promise<{ id: string }> {
  const feed = await getFeed(actor, input.id);
  const staff = requireStaffActor(actor);
  await write(staff, { action: act.action }, async (tx) => {
    const changed = await tx.count(sql`
      update feed set is_on = ${act.isOn}, next_at = ${act.nextAt?.toISOString() ?? null}::timestamptz,
        version = version + 1
      where id = ${input.id} and version = ${input.version}`);
    if (changed === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, staff, {
      ...{ action: act.action, subjectType: "feed", subjectId: input.id },
      ...{ regionCode: feed.regionCode, before: { isOn: feed.isOn }, after: { isOn: act.isOn } },
    });
  });
  return { id: input.id };
}

/** Switches a feed off; what it brought stays. */
export async function pauseFeed(actor: Actor, input: FeedActInput): Promise<{ id: string }> {
  return change(actor, input, { action: "feed.pause", isOn: false, nextAt: null });
}

/** Switches a feed on: it runs next when its schedule says. */
export async function resumeFeed(actor: Actor, input: FeedActInput): Promise<{ id: string }> {
  const { schedule } = await getFeed(actor, input.id);
  const nextAt = nextRun(readSchedule(schedule), new Date());
  return change(actor, input, { action: "feed.resume", isOn: true, nextAt });
}

/** Has the worker run a feed at once; it is switched on with it. */
export async function runFeedNow(actor: Actor, input: FeedActInput): Promise<{ id: string }> {
  return change(actor, input, { action: "feed.run_now", isOn: true, nextAt: new Date() });
}
