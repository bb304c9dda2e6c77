import "server-only";
import { createWriteStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { actorOfAccount } from "@/lib/access/account-actor";
import { type Actor, type StaffActor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { filesAreKept } from "@/lib/domain/evidence/files/commands";
import { notify } from "@/lib/domain/notifications/commands";
import { mailFile } from "@/lib/domain/notifications/deliveries/commands";
import { row, type Tx, transaction } from "@/lib/platform/db";
import { AppError, forbidden, notFound } from "@/lib/platform/errors";
import { sendJob } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { printToPdf } from "@/lib/platform/pdf";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { sql } from "@/lib/platform/sql";
import { discardStaged, keepStaged, requireRoom, stagingPath } from "@/lib/platform/storage";
import { hashStaged } from "@/lib/platform/uploads/receive";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { readPage } from "../pages/queries";
import { printedPage } from "../pages/rules";
import type { FileFormat, PageTables } from "../pages/types";
import { dueIssue, FILE_DAYS } from "../subscriptions/rules";
import type { IssueInput } from "../subscriptions/schema";
import type { Cadence } from "../subscriptions/types";

const AT_ONCE = 200;
const NO_RIGHT = "您现在没有查看这一页的权限，没有生成文件；需要的，请联系所在地区的账号管理员";
const GONE = "账号已停用，没有生成文件";
const BROKEN = "生成时系统出错，没有生成文件；可以点“重新生成”，或等下一期";

function requireSystem(actor: Actor): void {
  if (actor.kind !== "system") throw forbidden();
}

interface Due {
  id: string;
  cadence: Cadence;
  onDay: number;
  nextOn: Day;
}

async function begin(tx: Tx, due: Due, today: Day): Promise<void> {
  const issue = dueIssue(due, due.nextOn, today);
  if (!issue) return;
  await tx.count(sql`
    update subscription set next_on = ${issue.nextOn}::date where id = ${due.id}::uuid`);
  const made = await tx.row<{ id: string }>(sql`
    insert into subscription_issue (id, subscription_id, for_day)
    values (${newId()}, ${due.id}::uuid, ${issue.forDay}::date)
    on conflict (subscription_id, for_day) do nothing returning id`);
  if (made) await sendJob(tx, "make-issue", { issueId: made.id });
}

/**
 * Begins what is due today: one issue for each subscription, however many days were missed and however many
 * workers try. Answers how many subscriptions were looked at. The worker's; throws `forbidden` for people.
 */
export async function beginIssues(actor: Actor): Promise<number> {
  requireSystem(actor);
  const { today } = await getClock(actor);
  return transaction(async (tx) => {
    const due = await tx.rows<Due>(sql`
      select s.id, s.cadence, s.on_day::int as "onDay", s.next_on as "nextOn"
      from subscription s join saved_view v on v.id = s.saved_view_id and v.removed_at is null
      where s.is_on and s.ended_at is null and s.next_on <= ${TODAY}
      order by s.next_on, s.id limit ${AT_ONCE} for update of s skip locked`);
    for (const one of due) await begin(tx, one, today);
    return due.length;
  });
}

interface Asked {
  id: string;
  forDay: Day;
  accountId: string;
  organisationId: string;
  viewId: string;
  viewName: string;
  address: string;
  format: FileFormat;
}

interface MadeFile {
  path: string;
  sha256: string;
  size: number;
}

async function writeFileOf(page: PageTables, asked: Asked, actor: StaffActor): Promise<MadeFile> {
  await requireRoom();
  const path = await stagingPath();
  try {
    if (asked.format === "xlsx") {
      const stream = createWriteStream(path, { mode: 0o600 });
      const closed = new Promise<void>((resolve) => stream.once("close", () => resolve()));
      await writeWorkbook(stream, page.sheets);
      await closed;
    } else {
      const foot = `${actor.organisation.name} ${actor.name} · ${dayLabel(asked.forDay)}订阅`;
      await writeFile(path, await printToPdf(await printedPage(page, foot)), { mode: 0o600 });
    }
    return { path, sha256: await hashStaged(path), size: (await stat(path)).size };
  } catch (error) {
    await discardStaged(path);
    throw error;
  }
}

function fileNameOf({ viewName, forDay, format }: Asked): string {
  return `${viewName.replace(/[\\/:*?"<>|]/g, " ")}-${forDay}.${format}`;
}

async function keep(asked: Asked, file: MadeFile): Promise<void> {
  const link = `/desk/views/${asked.viewId}`;
  const title = `订阅的《${asked.viewName}》（${dayLabel(asked.forDay)}）已生成，请下载`;
  await transaction(async (tx) => {
    await filesAreKept(tx);
    const kept = await tx.count(sql`
      update subscription_issue set state = 'made', message = null, file_name = ${fileNameOf(asked)},
        sha256 = ${file.sha256}, size = ${file.size}, made_at = now()
      where id = ${asked.id}::uuid and state = 'waiting'`);
    if (kept === 0) return discardStaged(file.path);
    await keepStaged(file.path, file.sha256);
    const { organisationId, accountId } = asked;
    await notify(tx, { organisationId, accountId, kind: "subscription.made", title, link });
    await mailFile(tx, { accountId, title, link });
    await recordAudit(tx, systemActor("订阅"), {
      action: "subscription.make",
      subjectType: "subscription_issue",
      subjectId: asked.id,
      after: { accountId, address: asked.address, sha256: file.sha256, size: file.size },
    });
  });
}

async function fail(asked: Asked, message: string): Promise<void> {
  await transaction(async (tx) => {
    const failed = await tx.count(sql`
      update subscription_issue set state = 'failed', message = ${message}, made_at = now()
      where id = ${asked.id}::uuid and state = 'waiting'`);
    if (failed === 0 || message === GONE) return;
    const title = `订阅的《${asked.viewName}》（${dayLabel(asked.forDay)}）没有生成：${message}`;
    const { organisationId, accountId, viewId } = asked;
    await notify(tx, {
      ...{ organisationId, accountId, title },
      ...{ kind: "subscription.failed", link: `/desk/views/${viewId}` },
    });
  });
}

function wordsOf(error: unknown): string {
  if (!(error instanceof AppError)) return BROKEN;
  const isRight = error.code === "forbidden" || error.code === "not_found";
  return isRight ? NO_RIGHT : error.message;
}

/**
 * Makes the file of an issue under the rights that its owner has at this moment, or says in words why there is
 * none. Does nothing for an issue that is made already. The worker's; throws `forbidden` for people.
 */
export async function makeIssue(actor: Actor, issueId: string): Promise<void> {
  requireSystem(actor);
  const asked = await row<Asked>(sql`
    select i.id, i.for_day as "forDay", s.account_id as "accountId", a.organisation_id as "organisationId",
      v.id as "viewId", v.name as "viewName", v.address, s.format
    from subscription_issue i join subscription s on s.id = i.subscription_id
    join saved_view v on v.id = s.saved_view_id join account a on a.id = s.account_id
    where i.id = ${issueId}::uuid and i.state = 'waiting'`);
  if (!asked) return;
  const owner = await actorOfAccount(asked.accountId);
  if (!owner) return fail(asked, GONE);
  try {
    await keep(asked, await writeFileOf(await readPage(owner, asked.address), asked, owner));
  } catch (error) {
    if (!(error instanceof AppError))
      log.error({ issueId, error: String(error) }, "subscription failed");
    await fail(asked, wordsOf(error));
  }
}

/** Has a failed issue of one's own made again. */
export async function remakeIssue(
  actor: Actor,
  { issueId }: IssueInput,
): Promise<{ viewId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  return write(actor, { action: "subscription.remake" }, async (tx) => {
    const again = await tx.row<{ viewId: string }>(sql`
      update subscription_issue i set state = 'waiting', message = null from subscription s
      where i.id = ${issueId}::uuid and i.state = 'failed' and s.id = i.subscription_id
        and s.account_id = ${actor.accountId}::uuid
      returning s.saved_view_id as "viewId"`);
    if (!again) throw notFound("没有生成的文件");
    await sendJob(tx, "make-issue", { issueId });
    return again;
  });
}

/** Lets files go whose time has passed, and views that were removed more than a day ago. The worker's. */
export async function purgeIssues(actor: Actor): Promise<number> {
  requireSystem(actor);
  return transaction(async (tx) => {
    const gone = await tx.rows<{ sha256: string }>(sql`
      with old as (
        select id, sha256 from subscription_issue
        where sha256 is not null and made_at < now() - make_interval(days => ${FILE_DAYS}) limit ${AT_ONCE}
        for update skip locked)
      update subscription_issue i set state = 'expired', sha256 = null from old where old.id = i.id
      returning old.sha256`);
    for (const { sha256 } of gone) await sendJob(tx, "remove-file", { sha256 });
    await tx.count(sql`
      delete from saved_view v where v.removed_at < now() - interval '1 day'
        and not exists (select 1 from subscription s where s.saved_view_id = v.id)`);
    return gone.length;
  });
}
