import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { getClock } from "@/lib/domain/calendar/queries";
import { removeUnusedFile } from "@/lib/domain/evidence/files/commands";
import {
  keepView,
  moveView,
  removeView,
  renameView,
  restoreView,
} from "@/lib/domain/views/commands";
import {
  beginIssues,
  makeIssue,
  purgeIssues,
  remakeIssue,
} from "@/lib/domain/views/issues/commands";
import { getIssueFile } from "@/lib/domain/views/issues/queries";
import { getView, listViews } from "@/lib/domain/views/queries";
import { keepViewSchema } from "@/lib/domain/views/schema";
import { changeSubscription, subscribe } from "@/lib/domain/views/subscriptions/commands";
import { listSubscriptions } from "@/lib/domain/views/subscriptions/queries";
import { rows } from "@/lib/platform/db";
import { isPdfAvailable } from "@/lib/platform/pdf";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { sql } from "@/lib/platform/sql";
import { storedPath, storedSize } from "@/lib/platform/storage";
import { addDays, type Day, weekdayOf } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { partsOf, startMailSink } from "../support/message-sinks";
import { end, giveEmail, startWorker } from "../support/message-world";
import { personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { buildReportWorld, type ReportWorld } from "../support/report-world";

const system = systemActor("试");
const folder = mkdtempSync(path.join(os.tmpdir(), "qinglian-views-"));
const sink = await startMailSink();
vi.stubEnv("EVIDENCE_DIR", folder);
vi.stubEnv("SMTP_URL", sink.url);
vi.stubEnv("MAIL_FROM", "platform@example.gov.cn");

let world: ReportWorld;
let office: StaffActor;
let stranger: StaffActor;
let today: Day;

beforeAll(async () => {
  world = await buildReportWorld(3);
  office = (await personWith("office", "990102")).actor;
  stranger = (await personWith("office", "990103")).actor;
  today = (await getClock(office)).today;
  await rows(sql`update assignment set due_on = '2026-06-30'`);
});

afterAll(async () => {
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
});

async function kept(address: string, name = "东区", actor = office): Promise<string> {
  const input = keepViewSchema.parse({ address, name });
  return (await keepView(actor, input)).viewId;
}

const weekday = () => weekdayOf(today) || 7;

async function subscribed(viewId: string, format: "xlsx" | "pdf" = "xlsx", actor = office) {
  const rhythm = { cadence: "weekly" as const, onDay: weekday() };
  await subscribe(actor, { viewId, rhythm, format });
  const found = (await listSubscriptions(actor, viewId)).at(-1);
  if (!found) throw new Error("not subscribed");
  return found;
}

/** What came of the newest issue of a view's only subscription. */
async function issueOf(viewId: string, actor = office) {
  const [subscription] = await listSubscriptions(actor, viewId);
  const [issue] = subscription?.issues ?? [];
  if (!issue) throw new Error("nothing was begun");
  return issue;
}

async function made(viewId: string, actor = office) {
  await beginIssues(system);
  await makeIssue(system, (await issueOf(viewId, actor)).id);
  return issueOf(viewId, actor);
}

describe("a view", () => {
  it("is an address of the desk and nothing else", () => {
    const parse = (address: string) => keepViewSchema.safeParse({ name: "试", address });
    expect(parse("/desk/assignments?show=overdue&cursor=abc").data?.address).toBe(
      "/desk/assignments?show=overdue",
    );
    for (const address of [
      "https://example.org/desk/assignments",
      "//example.org/desk",
      "/desk//example.org",
      "/sign-in",
      "/desk/../sign-in",
      "/desk/views",
      "javascript:alert(1)",
    ]) {
      expect(parse(address).success, address).toBe(false);
    }
  });

  it("is kept, renamed, moved, removed and brought back by its owner only", async () => {
    const first = await kept("/desk/assignments?show=overdue", "超期");
    const second = await kept("/desk/assignments?show=soon", "预警");
    await kept("/desk/reviews", "审核");
    const named = async () => (await listViews(office)).map(({ name }) => name);
    expect(await named()).toEqual(["超期", "预警", "审核"]);
    await moveView(office, { viewId: second, direction: "up" });
    expect(await named()).toEqual(["预警", "超期", "审核"]);
    const { version } = await getView(office, first);
    await renameView(office, { viewId: first, version, name: "东区超期" });
    await refusal(renameView(office, { viewId: first, version, name: "又一个" }));
    for (const input of [{ viewId: first }]) {
      await refusal(removeView(stranger, input));
      await refusal(getView(stranger, first));
      await refusal(moveView(stranger, { ...input, direction: "up" }));
      await removeView(office, input);
      await refusal(restoreView(stranger, input));
      expect(await named()).toEqual(["预警", "审核"]);
      await restoreView(office, input);
    }
    expect(await named()).toContain("东区超期");
    expect((await listViews(office, "/desk/assignments")).map(({ name }) => name)).toHaveLength(2);
    expect(await listViews(stranger)).toEqual([]);
  });
});

describe("a subscription", () => {
  it("makes one file a day under the owner's own rights, whoever tries how often", async () => {
    const viewId = await kept("/desk/assignments?year=2026&regionCode=990102");
    await subscribed(viewId);
    await Promise.all([beginIssues(system), beginIssues(system), beginIssues(system)]);
    const { id } = await issueOf(viewId);
    await Promise.all([makeIssue(system, id), makeIssue(system, id)]);
    const issue = await issueOf(viewId);
    expect(issue).toMatchObject({ state: "made", forDay: today });
    const file = await getIssueFile(office, issue.id);
    await refusal(getIssueFile(stranger, issue.id));
    const [sheet] = await readWorkbook(readFileSync(storedPath(file.sha256)));
    const units = new Set(
      sheet?.cells.filter((cell) => cell.column === 10 && cell.row > 1).map((cell) => cell.text),
    );
    expect([...units].sort()).toEqual(["青山1村", "青山2村", "青山3村"]);
    const told = await rows<{ accountId: string }>(sql`
      select account_id as "accountId" from notification where kind = 'subscription.made'`);
    expect(told).toEqual([{ accountId: office.accountId }]);
    const [{ nextOn } = { nextOn: "" }] = await listSubscriptions(office, viewId);
    expect(nextOn).toBe(addDays(today, 7));
  });

  it("catches up with the newest day only", async () => {
    const viewId = await kept("/desk/assignments?year=2026&show=open", "未报");
    const { id } = await subscribed(viewId);
    await rows(
      sql`update subscription set next_on = ${addDays(today, -35)}::date where id = ${id}`,
    );
    await beginIssues(system);
    const [subscription] = await listSubscriptions(office, viewId);
    expect(subscription?.issues.map((issue) => issue.forDay)).toEqual([today]);
    expect(subscription?.nextOn).toBe(addDays(today, 7));
  });

  it("makes a dashboard's tables as Excel, and as PDF where a Chromium is installed", async () => {
    const viewId = await kept("/desk/dashboard/990102?year=2026&period=year", "东区驾驶舱");
    await subscribed(viewId);
    const issue = await made(viewId);
    const { sha256 } = await getIssueFile(office, issue.id);
    const sheets = await readWorkbook(readFileSync(storedPath(sha256)));
    expect(sheets.map(({ name }) => name)).toEqual(["各地", "各载体", "各任务"]);
    const total = sheets[0]?.cells.find((cell) => cell.row === 2 && cell.column === 2);
    const [asked] = await rows<{ asked: number }>(sql`
      select count(*)::int as asked from assignment where node_code = '990102'`);
    expect(total?.number).toBe(asked?.asked);
    const printed = await kept("/desk/dashboard/990102?year=2026&period=year", "印");
    if (!isPdfAvailable()) {
      expect((await refusal(subscribed(printed, "pdf"))).fields).toHaveProperty("format");
      return;
    }
    await subscribed(printed, "pdf");
    const pdf = await getIssueFile(office, (await made(printed)).id);
    expect(readFileSync(storedPath(pdf.sha256)).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("makes no file where the right was lost or the account closed, and says so", async () => {
    const { actor } = await personWith("office", "990102");
    const viewId = await kept("/desk/dashboard/990102", "东区", actor);
    await subscribed(viewId, "xlsx", actor);
    await rows(
      sql`update role_grant set valid_to = ${today}::date where account_id = ${actor.accountId}`,
    );
    const issue = await made(viewId, actor);
    expect(issue).toMatchObject({ state: "failed", fileName: null });
    expect(issue.message).toContain("没有查看这一页的权限");
    await rows(sql`update role_grant set valid_to = null where account_id = ${actor.accountId}`);
    await refusal(remakeIssue(stranger, { issueId: issue.id }));
    await remakeIssue(actor, { issueId: issue.id });
    await makeIssue(system, issue.id);
    expect(await issueOf(viewId, actor)).toMatchObject({ state: "made" });
    await rows(sql`update account set status = 'disabled' where id = ${actor.accountId}`);
    await rows(sql`update subscription_issue set state = 'waiting' where id = ${issue.id}`);
    await makeIssue(system, issue.id);
    expect((await issueOf(viewId, actor)).message).toContain("账号已停用");
  });

  it("is refused for pages that are no tables, for pages out of reach, and for other people's views", async () => {
    const today = await kept("/desk/today", "待办");
    await refusal(subscribed(today));
    const away = await kept("/desk/dashboard/990103", "西区");
    expect(await refusal(subscribed(away))).toMatchObject({ code: "not_found" });
    const mine = await kept("/desk/assignments", "任务");
    await refusal(subscribed(mine, "xlsx", stranger));
    await refusal(subscribed(mine, "pdf"));
    await refusal(beginIssues(office));
    await refusal(makeIssue(office, newId()));
  });

  it("is paused, goes on and ends; a removed view lets its subscription rest", async () => {
    const viewId = await kept("/desk/assignments?year=2026&show=done", "办结");
    const { id, version } = await subscribed(viewId);
    const change = { subscriptionId: id, version };
    await refusal(changeSubscription(stranger, { ...change, move: "pause" }));
    await changeSubscription(office, { ...change, move: "pause" });
    await beginIssues(system);
    await expect(issueOf(viewId)).rejects.toThrow("nothing was begun");
    await refusal(changeSubscription(office, { ...change, move: "resume" }));
    await changeSubscription(office, { ...change, version: version + 1, move: "resume" });
    await removeView(office, { viewId });
    await beginIssues(system);
    await restoreView(office, { viewId });
    await expect(issueOf(viewId)).rejects.toThrow("nothing was begun");
    await changeSubscription(office, { ...change, version: version + 2, move: "end" });
    expect(await listSubscriptions(office, viewId)).toEqual([]);
  });

  it("keeps its file ninety days, and the line that it was made for good", async () => {
    const viewId = await kept("/desk/assignments?year=2026&show=asked&period=q1", "一季度");
    await subscribed(viewId);
    const issue = await made(viewId);
    const { sha256 } = await getIssueFile(office, issue.id);
    await removeUnusedFile(system, sha256);
    expect(await storedSize(sha256)).toBe(issue.size);
    await rows(
      sql`update subscription_issue set made_at = now() - interval '91 days' where id = ${issue.id}`,
    );
    expect(await purgeIssues(system)).toBe(1);
    expect(await issueOf(viewId)).toMatchObject({ state: "expired", fileName: issue.fileName });
    await refusal(getIssueFile(office, issue.id));
    await removeUnusedFile(system, sha256);
    expect(await storedSize(sha256)).toBeNull();
  });
});

describe("the worker", () => {
  it("makes what is due and tells of it by mail with a link, never with the file", async () => {
    const village = world.villages[0];
    if (!village) throw new Error("no village");
    await giveEmail(village, "cun@example.cn");
    const viewId = await kept("/desk/assignments?year=2026", "本村任务", village);
    await subscribed(viewId, "xlsx", village);
    const worker = startWorker();
    try {
      await vi.waitFor(async () => expect((await issueOf(viewId, village)).state).toBe("made"), {
        timeout: 180_000,
        interval: 200,
      });
      await vi.waitFor(() => expect(sink.mails).not.toEqual([]), { timeout: 180_000 });
    } finally {
      await end(worker, "SIGTERM");
    }
    const { sha256 } = await getIssueFile(village, (await issueOf(viewId, village)).id);
    const [sheet] = await readWorkbook(readFileSync(storedPath(sha256)));
    const units = sheet?.cells.filter((cell) => cell.column === 10 && cell.row > 1) ?? [];
    expect(new Set(units.map((cell) => cell.text))).toEqual(new Set(["青山1村"]));
    const [mail] = sink.mails;
    if (!mail) throw new Error("no mail");
    expect(partsOf(mail).text).toContain(`/desk/views/${viewId}`);
    expect(mail.raw).not.toContain("attachment");
  }, 400_000);
});
