import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import {
  addRobot,
  removeRobot,
  switchRobot,
  tryRobot,
} from "@/lib/domain/notifications/robots/commands";
import { listRobots } from "@/lib/domain/notifications/robots/queries";
import { sendDue } from "@/lib/domain/notifications/sending/commands";
import { makeDigests } from "@/lib/domain/reminders/commands";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { startPostSink } from "../support/message-sinks";
import { letBeDue } from "../support/message-world";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

const sink = await startPostSink();
vi.stubEnv("ROBOT_HOSTS", `qyapi.weixin.qq.com,${sink.origin}`);
vi.stubEnv("DIGEST_AT", "00:00");
vi.stubEnv("PUBLIC_URL", "https://qinglian.example.gov.cn");

const WORKER = systemActor("消息投递");
const WELL = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
let world: ReportWorld;

const wish = (path: string, more: object = {}) => ({
  ...{
    kind: "wecom" as const,
    robotName: "工作群",
    address: `${sink.origin}${path}`,
    secret: null,
  },
  ...more,
});

async function added(actor: StaffActor, more: object = {}) {
  const { robotId } = await addRobot(actor, wish("/hook?key=a-secret-key", more));
  return { robotId, version: 1 };
}

async function lastOf(robotId: string) {
  return row<{ state: string; lastError: string | null }>(sql`
    select state, last_error as "lastError" from delivery where robot_id = ${robotId}::uuid
    order by created_at desc, id desc limit 1`);
}

beforeAll(async () => {
  world = await buildReportWorld(2);
  await transaction((tx) => tx.count(sql`update role_grant set valid_from = '2020-01-01'`));
});

beforeEach(async () => {
  sink.posts.length = 0;
  sink.answer = WELL;
  await transaction(async (tx) => {
    await tx.count(sql`delete from delivery`);
    await tx.count(sql`delete from robot`);
  });
});

afterAll(() => sink.close());

describe("a robot", () => {
  it("is kept sealed and never shown again", async () => {
    await added(world.township, { secret: "SEC-of-the-group" });
    const [kept] = await rows<{ text: string }>(sql`select robot::text as text from robot`);
    expect(kept?.text).not.toMatch(/a-secret-key|SEC-of-the-group|127\.0\.0\.1/);
    const shown = await listRobots(world.township);
    expect(shown).toMatchObject([{ name: "工作群", kind: "wecom", isOn: true, hasSecret: true }]);
    expect(JSON.stringify(shown)).not.toMatch(/a-secret-key|SEC-of/);
  });

  it.each([
    ["http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", "https"],
    ["https://example.com/hook", "只能使用"],
    ["https://qyapi.weixin.qq.com.example.com/hook", "只能使用"],
    ["https://qyapi.weixin.qq.com@example.com/hook", "只能使用"],
    ["https://a:b@qyapi.weixin.qq.com/hook", "用户名"],
    ["http://169.254.169.254/latest/meta-data", "只能使用"],
    ["file:///etc/passwd", "只能使用"],
    ["webhook", "不是完整的网址"],
  ])("is not taken at %s", async (address, words) => {
    const refused = await refusal(addRobot(world.township, wish("", { address })));
    expect(refused.code).toBe("invalid");
    expect(refused.fields.address).toContain(words);
  });

  it("is for those of the organisation who may, and nobody else's business", async () => {
    const village = world.villages[0];
    if (!village) throw new Error("no village");
    expect((await refusal(added(village))).code).toBe("forbidden");
    expect((await refusal(listRobots(village))).code).toBe("forbidden");
    const robot = await added(world.township);
    expect(await listRobots(world.otherTownship)).toEqual([]);
    for (const attempt of [
      () => tryRobot(world.otherTownship, robot),
      () => removeRobot(world.otherTownship, robot),
      () => switchRobot(world.lead, { ...robot, isOn: false }),
    ]) {
      expect((await refusal(attempt())).code).toBe("not_found");
    }
    expect((await refusal(tryRobot(village, robot))).code).toBe("forbidden");
    const stale = { ...robot, version: 9 };
    expect((await refusal(removeRobot(world.township, stale))).code).toBe("conflict");
  });

  it("says in the group what it is told to, as 企业微信 wants it", async () => {
    await tryRobot(world.township, await added(world.township));
    expect(await sendDue(WORKER)).toBe(1);
    expect(sink.posts).toHaveLength(1);
    expect(sink.posts[0]).toMatchObject({
      path: "/hook",
      body: { msgtype: "text", text: { content: expect.stringContaining("测试消息") } },
    });
    expect(sink.posts[0]?.query.get("key")).toBe("a-secret-key");
  });

  it("signs as 钉钉 wants it", async () => {
    const robot = await added(world.township, { kind: "dingtalk", secret: "SEC000" });
    await tryRobot(world.township, robot);
    await sendDue(WORKER);
    const { query } = sink.posts[0] ?? { query: new URLSearchParams() };
    const timestamp = query.get("timestamp") ?? "";
    expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(60_000);
    const sign = createHmac("sha256", "SEC000").update(`${timestamp}\nSEC000`).digest("base64");
    expect(query.get("sign")).toBe(sign);
  });

  it.each([
    [
      "a code other than 0",
      { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' },
    ],
    ["an answer that is none", { status: 200, body: "<html>" }],
    ["a fault of the server", { status: 502, body: "{}" }],
    ["a way elsewhere", { status: 302, body: "{}", location: "https://example.com/" }],
  ])("counts %s as a failure, tries again and names no address", async (_what, answer) => {
    const robot = await added(world.township);
    sink.answer = answer;
    await tryRobot(world.township, robot);
    await sendDue(WORKER);
    const failed = await lastOf(robot.robotId);
    expect(failed).toMatchObject({ state: "waiting" });
    expect(failed?.lastError).toBeTruthy();
    expect(failed?.lastError).not.toMatch(/a-secret-key|127\.0\.0\.1/);
    sink.answer = WELL;
    await letBeDue();
    await sendDue(WORKER);
    expect(await lastOf(robot.robotId)).toMatchObject({ state: "sent", lastError: null });
  });

  it("is silent when it was switched off or removed", async () => {
    const off = await added(world.township);
    await tryRobot(world.township, off);
    await switchRobot(world.township, { ...off, isOn: false });
    await sendDue(WORKER);
    expect(await lastOf(off.robotId)).toMatchObject({ state: "dead" });
    expect((await refusal(tryRobot(world.township, { ...off, version: 2 }))).code).toBe("conflict");
    const gone = await added(world.township);
    await tryRobot(world.township, gone);
    await removeRobot(world.township, gone);
    await sendDue(WORKER);
    expect(await lastOf(gone.robotId)).toMatchObject({ state: "dead" });
    expect(sink.posts).toEqual([]);
  });

  it("tells its group once a day how much there is, with no name and no word of a report", async () => {
    await added(world.township);
    const [village] = world.villages;
    if (!village) throw new Error("no village");
    const { id, version } = await assignmentOf(village, world.tasks.ratio, 1);
    const narrative = "村里的话";
    await submitReport(village, {
      ...{ assignmentId: id, key: newId(), version, draftVersion: 0 },
      content: { ...EMPTY_CONTENT, numerator: "19", denominator: "20", narrative },
    });
    await rows(sql`
      insert into calendar_exception (date, kind, name)
      values ((now() at time zone 'Asia/Shanghai')::date, 'workday', '试')`);
    expect(await makeDigests(WORKER)).toBeGreaterThan(0);
    expect(await makeDigests(WORKER)).toBeNull();
    await rows(sql`update delivery set kind = 'trial' where kind = 'group'`);
    await letBeDue();
    await sendDue(WORKER);
    expect(sink.posts).toHaveLength(1);
    const said = JSON.stringify(sink.posts[0]?.body);
    expect(said).toContain("青山镇：等您审核 1 项");
    expect(said).not.toMatch(/青山1村|村里的话|人员|三资/);
  });
});
