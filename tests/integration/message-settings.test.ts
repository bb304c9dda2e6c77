import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { announceList } from "@/lib/domain/assignments/announcing/commands";
import { notify, receiveMessage } from "@/lib/domain/notifications/commands";
import { askCode, proveEmail, removeEmail } from "@/lib/domain/notifications/emails/commands";
import { countMessages, listMessages, listNotifications } from "@/lib/domain/notifications/queries";
import { sendDue } from "@/lib/domain/notifications/sending/commands";
import { chooseSettings } from "@/lib/domain/notifications/settings/commands";
import { getSettings } from "@/lib/domain/notifications/settings/queries";
import { sealOldPhones } from "@/lib/domain/people/contacts/commands";
import { listReturned, listUnconfirmed } from "@/lib/domain/reminders/receipts/queries";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { returnReport } from "@/lib/domain/reviews/commands";
import { returnSchema } from "@/lib/domain/reviews/schema";
import { closeChannels } from "@/lib/platform/channels/registry";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { partsOf, startMailSink } from "../support/message-sinks";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

const sink = await startMailSink();
vi.stubEnv("SMTP_URL", sink.url);
vi.stubEnv("MAIL_FROM", "platform@example.gov.cn");

const WORKER = systemActor("消息投递");
let world: ReportWorld;

function village(at: number): StaffActor {
  const found = world.villages[at];
  if (!found) throw new Error("no such village");
  return found;
}

const CHOSEN = { byEmail: true, bySms: false, quietFrom: "00:00", quietUntil: "00:00" };

async function codeSent(): Promise<string> {
  await sendDue(WORKER);
  const mail = sink.mails.at(-1);
  const code = mail && /验证码是 (\d{6})/.exec(partsOf(mail).text)?.[1];
  if (!code) throw new Error("no code was sent");
  return code;
}

async function returned(from: StaffActor, period: number): Promise<string> {
  const { id, version } = await assignmentOf(from, world.tasks.ratio, period);
  const content = { ...EMPTY_CONTENT, numerator: "19", denominator: "20", narrative: "已整改" };
  await submitReport(from, { assignmentId: id, key: newId(), version, draftVersion: 0, content });
  const now = await assignmentOf(from, world.tasks.ratio, period);
  const back = { assignmentId: id, key: newId(), remark: "材料看不清", dueOn: "2099-12-31" };
  await returnReport(world.township, returnSchema.parse({ ...back, version: now.version }));
  return id;
}

beforeAll(async () => {
  world = await buildReportWorld(3);
});

beforeEach(async () => {
  sink.mails.length = 0;
  await transaction((tx) => tx.count(sql`delete from delivery`));
});

afterAll(async () => {
  closeChannels();
  await sink.close();
});

describe("a mail address", () => {
  it("is used only after the code that was sent to it came back, and is kept sealed", async () => {
    const person = village(0);
    await askCode(person, { email: "cun@example.cn" });
    expect(await getSettings(person)).toMatchObject({
      email: null,
      emailToProve: "cun@example.cn",
    });
    const code = await codeSent();
    const wrong = code === "000000" ? "111111" : "000000";
    expect((await refusal(proveEmail(person, { code: wrong }))).fields).toHaveProperty("code");
    expect((await refusal(proveEmail(village(1), { code }))).code).toBe("conflict");
    await proveEmail(person, { code });
    expect(await getSettings(person)).toMatchObject({
      email: "cun@example.cn",
      emailToProve: null,
    });
    const [kept] = await rows<{ text: string; left: string }>(sql`
      select a.email as text, (select string_agg(body || address, '') from delivery) as left
      from account a where id = ${person.accountId}::uuid`);
    expect(kept?.text).not.toContain("cun@");
    expect(kept?.left, "the code stays nowhere").toBe("");
    expect((await refusal(proveEmail(person, { code }))).code, "good once").toBe("conflict");
  });

  it("lets nobody guess: five wrong codes end the try, and codes come once a minute", async () => {
    const person = village(1);
    await askCode(person, { email: "b@example.cn" });
    expect((await refusal(askCode(person, { email: "c@example.cn" }))).code).toBe("conflict");
    const code = await codeSent();
    const wrong = code === "000000" ? "111111" : "000000";
    for (let guess = 0; guess < 5; guess += 1) await refusal(proveEmail(person, { code: wrong }));
    expect((await refusal(proveEmail(person, { code }))).message).toContain("过多");
    await rows(sql`update email_check set sent_at = now() - interval '11 minutes', failures = 0`);
    expect((await refusal(proveEmail(person, { code }))).message).toContain("过期");
  });

  it("is forgotten on wish, with what waited for it", async () => {
    const person = village(0);
    await rows(sql`
      insert into delivery (id, channel, account_id, organisation_id, address, subject, body, kind, state)
      select gen_random_uuid(), 'email', ${person.accountId}, ${person.organisation.id}, 'sealed', '试',
        '{}', 'news', state from unnest(array['waiting', 'dead']) as state`);
    await removeEmail(person);
    expect((await getSettings(person)).email).toBeNull();
    const open = await rows(sql`
      select 1 from delivery where account_id = ${person.accountId} and kind = 'news'
        and (state = 'waiting' or body <> '' or address <> '')`);
    expect(open, "nothing can be sent there any more, not even by resending").toEqual([]);
  });

  it("has old telephone numbers sealed without losing one", async () => {
    const { accountId } = village(2);
    await rows(sql`update account set phone = '13812345678' where id = ${accountId}::uuid`);
    expect((await getSettings(village(2))).phone).toBe("13812345678");
    expect(await transaction(sealOldPhones)).toBe(1);
    expect(await transaction(sealOldPhones)).toBe(0);
    const [kept] = await rows<{ phone: string }>(sql`
      select phone from account where id = ${accountId}::uuid`);
    expect(kept?.phone).not.toContain("13812345678");
    expect((await getSettings(village(2))).phone).toBe("13812345678");
  });
});

describe("提醒方式", () => {
  it("are kept, and not overwritten from another window", async () => {
    await chooseSettings(village(2), { ...CHOSEN, returnedAtOnce: true, version: 0 });
    expect(await getSettings(village(2))).toMatchObject({ returnedAtOnce: true, version: 1 });
    const always = { ...CHOSEN, quietFrom: "08:00", quietUntil: "07:00", returnedAtOnce: false };
    const never = await refusal(chooseSettings(village(2), { ...always, version: 1 }));
    expect(never.fields.quietFrom).toContain("08:30");
    const stale = { ...CHOSEN, returnedAtOnce: false, version: 0 };
    expect((await refusal(chooseSettings(village(2), stale))).code).toBe("conflict");
  });

  it("send a return at once to whoever wants that, with the return itself, and to nobody else", async () => {
    await chooseSettings(village(0), { ...CHOSEN, returnedAtOnce: true, version: 0 });
    await rows(sql`delete from email_check`);
    await askCode(village(0), { email: "cun@example.cn" });
    await proveEmail(village(0), { code: await codeSent() });
    sink.mails.length = 0;
    await returned(village(0), 1);
    await returned(village(1), 1);
    await sendDue(WORKER);
    expect(sink.mails.map((mail) => mail.to)).toEqual(["cun@example.cn"]);
    const [mail] = sink.mails;
    expect(mail && partsOf(mail).text).toContain("被退回：材料看不清");
  });
});

describe("receipts", () => {
  it("say who confirmed and when, once, and are seen by whoever returned the report", async () => {
    const id = await returned(village(0), 2);
    const [message] = await listNotifications(village(0), 1);
    expect(message).toMatchObject({
      kind: "report.returned",
      needsReceipt: true,
      receivedAt: null,
    });
    const before = (await listReturned(world.township)).find((one) => one.assignmentId === id);
    expect(before).toMatchObject({ receivedAt: null });
    const receiving = { messageId: message?.id ?? "", from: "messages" as const };
    expect((await refusal(receiveMessage(world.neighbour, receiving))).code).toBe("not_found");
    await receiveMessage(village(0), receiving);
    await receiveMessage(village(0), receiving);
    const after = (await listReturned(world.township)).find((one) => one.assignmentId === id);
    expect(after?.receivedByName).toBe(village(0).name);
    const audited = await rows(
      sql`select 1 from audit_entry where action = 'notification.receive'`,
    );
    expect(audited).toHaveLength(1);
    expect(await listReturned(world.otherTownship)).toEqual([]);
    expect(await listReturned(village(0))).toEqual([]);
  });

  it("name the organisations that have not confirmed a list, to whoever issues it", async () => {
    const [list] = await rows<{ id: string }>(sql`select id from task_list`);
    const listId = list?.id ?? "";
    await rows(sql`
      insert into acknowledgement (list_id, organisation_id, node_code, township_code, organisation_level)
      select ${listId}::uuid, id, node_code, township_code, level from organisation where level = 'village'`);
    expect(await announceList(WORKER, listId)).toBe(4);
    const issuer: StaffActor = {
      ...world.lead,
      grants: world.lead.grants.map((grant) => ({
        ...grant,
        regionCode: "990000",
        regionLevel: "province" as const,
      })),
    };
    const { rows: open } = await listUnconfirmed(issuer, { listId });
    expect(open).toHaveLength(4);
    const [message] = await listNotifications(village(0), 1);
    await receiveMessage(village(0), { messageId: message?.id ?? "", from: "messages" });
    expect((await listUnconfirmed(issuer, { listId })).rows).toHaveLength(3);
    expect((await refusal(listUnconfirmed(village(0), { listId }))).code).toBe("not_found");
  });
});

describe("the messages page", () => {
  it("shows unread ones first, page by page, and nobody else's own", async () => {
    const mine = village(2);
    const organisationId = mine.organisation.id;
    await transaction(async (tx) => {
      await tx.count(sql`delete from notification`);
      for (let at = 0; at < 65; at += 1) {
        await notify(tx, {
          organisationId,
          kind: "test",
          title: `消息 ${at}`,
          link: "/desk/today",
        });
      }
      const other = { organisationId, kind: "test", link: "/desk/today", accountId: newId() };
      await notify(tx, { ...other, title: "给同事的" });
      await tx.count(sql`
        update notification set created_at = now() + split_part(title, ' ', 2)::int * interval '1 second',
          read_at = case when split_part(title, ' ', 2)::int >= 40 then now() end
        where title like '消息 %'`);
    });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listMessages(mine, { view: "all", after });
      seen.push(...page.rows.map((one) => one.title));
      after = page.next ?? undefined;
    } while (after);
    const down = (from: number, to: number) =>
      Array.from({ length: from - to + 1 }, (_, at) => `消息 ${from - at}`);
    expect(seen).toEqual([...down(39, 0), ...down(64, 40)]);
    expect(await countMessages(mine)).toEqual({ unread: 40, toConfirm: 0 });
    expect((await listMessages(village(0), { view: "all" })).rows).toEqual([]);
  });
});
