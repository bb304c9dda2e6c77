import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { purgeMessages, resend, resendAll } from "@/lib/domain/notifications/deliveries/commands";
import { listDeliveries, summariseChannels } from "@/lib/domain/notifications/deliveries/queries";
import { sendDue } from "@/lib/domain/notifications/sending/commands";
import { closeChannels } from "@/lib/platform/channels/registry";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { headerOf, type MailSink, partsOf, startMailSink } from "../support/message-sinks";
import { giveEmail, letBeDue, postTo, standingOf } from "../support/message-world";
import { personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { buildReportWorld, type ReportWorld } from "../support/report-world";

const sink: MailSink = await startMailSink();
vi.stubEnv("SMTP_URL", sink.url);
vi.stubEnv("MAIL_FROM", "清廉建设推进平台 <platform@example.gov.cn>");
vi.stubEnv("PUBLIC_URL", "https://qinglian.example.gov.cn");

const WORKER = systemActor("消息投递");
let world: ReportWorld;

const village = () => {
  const [found] = world.villages;
  if (!found) throw new Error("no village");
  return found;
};

beforeAll(async () => {
  world = await buildReportWorld(1);
  await giveEmail(village(), "cun@example.cn");
});

beforeEach(async () => {
  sink.mails.length = 0;
  sink.acceptAll(false);
  await transaction((tx) => tx.count(sql`delete from delivery`));
});

afterAll(async () => {
  closeChannels();
  await sink.close();
});

describe("a message that is accepted", () => {
  it("goes out once, in Chinese, as text and HTML, with the way to the settings and no tracking", async () => {
    const id = await postTo(village(), "cun@example.cn");
    expect(await sendDue(WORKER)).toBe(1);
    expect(await sendDue(WORKER)).toBe(0);
    expect(await standingOf(id)).toMatchObject({ state: "sent", attempts: 1, lastError: null });
    expect(sink.mails).toHaveLength(1);
    const [mail] = sink.mails;
    if (!mail) throw new Error("no mail");
    expect(mail.to).toBe("cun@example.cn");
    expect(headerOf(mail, "subject")).toBe("清廉建设：有填报被退回，请修改");
    expect(headerOf(mail, "message-id")).toContain(id);
    expect(headerOf(mail, "list-unsubscribe")).toBe(
      "<https://qinglian.example.gov.cn/desk/account/messages>",
    );
    const { text, html } = partsOf(mail);
    expect(text).toContain("《三资问题清理整改》被退回：材料看不清");
    expect(html).toContain('<a href="https://qinglian.example.gov.cn/desk/today"');
    expect(html).not.toMatch(/<img|<script|https?:\/\/(?!qinglian\.example\.gov\.cn)/);
  });

  it("goes out once for two workers side by side", async () => {
    const ids = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        postTo(village(), at % 4 === 0 ? "slow@example.cn" : `cun${at}@example.cn`),
      ),
    );
    sink.slowness = 20;
    const tried = await Promise.all([sendDue(WORKER), sendDue(WORKER), sendDue(WORKER)]);
    expect(tried.reduce((sum, one) => sum + one, 0)).toBe(60);
    const sent = sink.mails.map((mail) => headerOf(mail, "message-id")).sort();
    expect(new Set(sent).size).toBe(60);
    expect(sent).toHaveLength(ids.length);
  });
});

describe("a message that is not accepted", () => {
  it("waits for another try where the server is busy, and goes out then", async () => {
    const id = await postTo(village(), "busy@example.cn");
    await sendDue(WORKER);
    const standing = await standingOf(id);
    expect(standing).toMatchObject({ state: "waiting", attempts: 1, minutes: 1 });
    expect(standing.lastError).toContain("450");
    expect(standing.lastError, "no address in what administrators read").not.toContain("@");
    expect(await sendDue(WORKER), "not before its time").toBe(0);
    sink.acceptAll(true);
    await letBeDue();
    await sendDue(WORKER);
    expect(await standingOf(id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });
  });

  it("waits longer each time and is given up after the sixth", async () => {
    const id = await postTo(village(), "busy@example.cn");
    const waits: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1) {
      await letBeDue();
      await sendDue(WORKER);
      const { state, minutes } = await standingOf(id);
      if (state === "waiting") waits.push(minutes);
    }
    expect(waits).toEqual([1, 5, 30, 120, 720]);
    expect(await standingOf(id)).toMatchObject({ state: "dead", attempts: 6 });
    await letBeDue();
    expect(await sendDue(WORKER)).toBe(0);
  });

  it("is given up at once where there is no such mailbox", async () => {
    const id = await postTo(village(), "gone@example.cn");
    await sendDue(WORKER);
    expect(await standingOf(id)).toMatchObject({ state: "dead", attempts: 1 });
  });

  it("is tried again where the connection is cut, and nothing else is held up", async () => {
    const cut = await postTo(village(), "drop@example.cn");
    await sendDue(WORKER);
    expect(await standingOf(cut)).toMatchObject({ state: "waiting", attempts: 1 });
    const other = await postTo(village(), "cun@example.cn");
    await sendDue(WORKER);
    expect(await standingOf(other)).toMatchObject({ state: "sent" });
  });

  it("is given up where nobody can open its address any more", async () => {
    const id = await postTo(village(), "cun@example.cn");
    await rows(sql`update delivery set address = 'AAAA' where id = ${id}::uuid`);
    await sendDue(WORKER);
    expect(await standingOf(id)).toMatchObject({ state: "dead" });
    expect((await standingOf(id)).lastError).toContain("ENCRYPTION_KEY");
  });
});

describe("quiet hours", () => {
  it.each([
    ["2026-11-20 19:59", "20:00", "08:30", "2026-11-20 19:59"],
    ["2026-11-20 20:00", "20:00", "08:30", "2026-11-21 08:30"],
    ["2026-11-21 03:00", "20:00", "08:30", "2026-11-21 08:30"],
    ["2026-11-21 08:30", "20:00", "08:30", "2026-11-21 08:30"],
    ["2026-11-21 12:30", "12:00", "14:00", "2026-11-21 14:00"],
    ["2026-11-21 14:00", "12:00", "14:00", "2026-11-21 14:00"],
    ["2026-11-21 23:00", "00:00", "00:00", "2026-11-21 23:00"],
    ["2026-12-31 23:59", "22:00", "07:00", "2027-01-01 07:00"],
  ])("at %s between %s and %s let go at %s", async (at, from, until, expected) => {
    const [found] = await rows<{ leaves: string }>(sql`
      select to_char(after_quiet((${at}::timestamp at time zone 'Asia/Shanghai'), ${from}, ${until})
        at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as leaves`);
    expect(found?.leaves).toBe(expected);
  });

  it("hold a message back without using up a try", async () => {
    const id = await postTo(village(), "cun@example.cn");
    const quiet = sql`to_char(now() at time zone 'Asia/Shanghai' - interval '1 hour', 'HH24:MI')`;
    const until = sql`to_char(now() at time zone 'Asia/Shanghai' + interval '1 hour', 'HH24:MI')`;
    const mine = sql`account_id = ${village().accountId}::uuid`;
    await rows(
      sql`update message_setting set quiet_from = ${quiet}, quiet_until = ${until} where ${mine}`,
    );
    expect(await sendDue(WORKER)).toBe(0);
    const standing = await standingOf(id);
    expect(standing).toMatchObject({ state: "waiting", attempts: 0 });
    expect(standing.minutes).toBeGreaterThan(55);
    expect(sink.mails).toEqual([]);
    await rows(
      sql`update message_setting set quiet_from = '00:00', quiet_until = '00:00' where ${mine}`,
    );
    await letBeDue();
    expect(await sendDue(WORKER)).toBe(1);
  });
});

describe("消息投递", () => {
  const placed = async (role: "sys_admin" | "office", region: string) =>
    (await personWith(role, region)).actor;

  it("shows the administrator of the place what became of a message, masked and without its text", async () => {
    const id = await postTo(village(), "gone@example.cn");
    await sendDue(WORKER);
    const admin = await placed("sys_admin", "990102");
    const { rows: lines } = await listDeliveries(admin, { state: "dead" });
    expect(lines).toMatchObject([{ id, to: "go***@example.cn", state: "dead", isPurged: false }]);
    expect(JSON.stringify(lines)).not.toMatch(/三资问题|gone@|被退回：/);
    const email = (await summariseChannels(admin)).find((one) => one.channel === "email");
    expect(email).toMatchObject({ isOn: true, dead: 1, waiting: 0 });
    const sms = (await summariseChannels(admin)).find((one) => one.channel === "sms");
    expect(sms).toMatchObject({ isOn: false });
  });

  it("is refused to everybody else, and empty for another place's administrator", async () => {
    const id = await postTo(village(), "gone@example.cn");
    await sendDue(WORKER);
    const office = await placed("office", "990102");
    expect((await refusal(listDeliveries(office, {}))).code).toBe("forbidden");
    expect((await refusal(summariseChannels(village()))).code).toBe("forbidden");
    const stranger = await placed("sys_admin", "990103");
    expect((await listDeliveries(stranger, {})).rows).toEqual([]);
    const again = { deliveryId: id, version: (await standingOf(id)).version };
    expect((await refusal(resend(stranger, again))).code).toBe("not_found");
    expect((await refusal(resend(office, again))).code).toBe("forbidden");
    expect((await refusal(resendAll(stranger, { channel: "email" }))).code).toBe("conflict");
    expect((await refusal(resendAll(office, { channel: "email" }))).code).toBe("forbidden");
    expect((await refusal(sendDue(office))).code).toBe("forbidden");
  });

  it("sends one or all of a channel again, with all their tries", async () => {
    const admin = await placed("sys_admin", "990100");
    const ids = await Promise.all(
      ["gone", "gone"].map((to) => postTo(village(), `${to}@example.cn`)),
    );
    await sendDue(WORKER);
    const [first = ""] = ids;
    const { version } = await standingOf(first);
    await resend(admin, { deliveryId: first, version });
    expect((await refusal(resend(admin, { deliveryId: first, version }))).code).toBe("conflict");
    expect(await standingOf(first)).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await resendAll(admin, { channel: "email" })).toEqual({ count: 1 });
    sink.acceptAll(true);
    await sendDue(WORKER);
    expect(sink.mails).toHaveLength(2);
  });

  it("sends no digest on another day than its own: one a day, after a fault of days too", async () => {
    const admin = await placed("sys_admin", "990100");
    const posted = await Promise.all(
      ["cun", "gone", "gone"].map((to) => postTo(village(), `${to}@example.cn`)),
    );
    const [late = "", given = "", news = ""] = posted;
    await sendDue(WORKER);
    await rows(sql`
      update delivery set kind = 'digest', created_at = now() - interval '25 hours', state = 'dead'
      where id in (${late}::uuid, ${given}::uuid)`);
    await rows(
      sql`update delivery set state = 'waiting', next_at = now() - interval '1 second'
        where id = ${late}::uuid`,
    );
    sink.mails.length = 0;
    sink.acceptAll(true);
    await sendDue(WORKER);
    expect(await standingOf(late)).toMatchObject({ state: "dead" });
    expect((await standingOf(late)).lastError).toContain("已过当天");
    const { version } = await standingOf(given);
    const again = await refusal(resend(admin, { deliveryId: given, version }));
    expect(again.message).toContain("只在当天");
    expect(await resendAll(admin, { channel: "email" })).toEqual({ count: 1 });
    await sendDue(WORKER);
    expect((await standingOf(news)).state).toBe("sent");
    expect(sink.mails).toHaveLength(1);
  });

  it("sends nothing to somebody whose account was switched off meanwhile", async () => {
    const id = await postTo(village(), "cun@example.cn");
    const status = (text: string) =>
      rows(sql`update account set status = ${text}::account_status
        where id = ${village().accountId}::uuid`);
    await status("disabled");
    await sendDue(WORKER);
    await status("active");
    expect(await standingOf(id)).toMatchObject({ state: "dead", lastError: "收件人的账号已停用" });
    expect(sink.mails).toHaveLength(0);
  });

  it("forgets texts and addresses after 30 days, and then sends nothing again", async () => {
    const admin = await placed("sys_admin", "990100");
    const [old, fresh] = [
      await postTo(village(), "gone@example.cn"),
      await postTo(village(), "gone@example.cn"),
    ];
    await sendDue(WORKER);
    await rows(
      sql`update delivery set created_at = now() - interval '31 days' where id = ${old}::uuid`,
    );
    expect(await transaction(purgeMessages)).toBe(1);
    expect(await standingOf(old)).toMatchObject({ body: "", address: "" });
    expect((await standingOf(fresh)).body).not.toBe("");
    const { version } = await standingOf(old);
    expect((await refusal(resend(admin, { deliveryId: old, version }))).code).toBe("conflict");
    expect((await listDeliveries(admin, { channel: "email" })).rows).toHaveLength(2);
  });
});
