import type { ChildProcess } from "node:child_process";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { returnReport } from "@/lib/domain/reviews/commands";
import { returnSchema } from "@/lib/domain/reviews/schema";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { headerOf, partsOf, startMailSink } from "../support/message-sinks";
import {
  end,
  giveEmail,
  letBeDue,
  postTo,
  standingOf,
  startWorker,
} from "../support/message-world";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

// The worker of the product itself, as processes: two side by side, one that is killed, and the whole way
// of a returned report into the mail of the person who filed it.

const sink = await startMailSink();
vi.stubEnv("SMTP_URL", sink.url);
vi.stubEnv("MAIL_FROM", "platform@example.gov.cn");
// Digests at any hour; the day is one off until the test that is about them.
vi.stubEnv("DIGEST_AT", "00:00");

const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;
const workers: ChildProcess[] = [];
let world: ReportWorld;

const village = () => {
  const [found] = world.villages;
  if (!found) throw new Error("no village");
  return found;
};

function start(): ChildProcess {
  const worker = startWorker();
  workers.push(worker);
  return worker;
}

// A worker looks every twenty seconds for what has come due, and starts slowly on a busy machine.
const WAIT = { timeout: 180_000, interval: 50 };
const ids = () => sink.mails.map((mail) => headerOf(mail, "message-id"));

async function todayIs(kind: "workday" | "holiday"): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`
      insert into calendar_exception (date, kind, name) values (${TODAY}, ${kind}::calendar_kind, '试')
      on conflict (date) do update set kind = excluded.kind`),
  );
}

beforeAll(async () => {
  world = await buildReportWorld(1);
  await giveEmail(village(), "cun@example.cn");
  // By the database's own day, which is not Shanghai's.
  await transaction((tx) => tx.count(sql`update role_grant set valid_from = '2020-01-01'`));
  await todayIs("holiday");
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => end(worker, "SIGKILL")));
  sink.mails.length = 0;
});

afterAll(() => sink.close());

it("sends nothing twice with two workers side by side", async () => {
  const posted = await Promise.all(
    Array.from({ length: 80 }, (_, at) => postTo(village(), `cun${at}@example.cn`)),
  );
  start();
  start();
  await vi.waitFor(async () => {
    const waiting = await rows(sql`select 1 from delivery where state = 'waiting'`);
    expect(waiting).toEqual([]);
  }, WAIT);
  expect(sink.mails).toHaveLength(posted.length);
  expect(new Set(ids()).size).toBe(posted.length);
}, 400_000);

it("loses nothing when it is killed while it sends; only what was on its way may come twice", async () => {
  sink.slowness = 120_000;
  const reached = new Promise<void>((resolve) => {
    sink.onSlow = resolve;
  });
  const slow = await postTo(village(), "slow@example.cn");
  const doomed = start();
  await reached;
  const claimed = await standingOf(slow);
  expect(claimed, "claimed before it was sent").toMatchObject({ state: "waiting", attempts: 1 });
  expect(claimed.minutes, "and nobody else takes it meanwhile").toBeGreaterThanOrEqual(2);
  await end(doomed, "SIGKILL");
  const others = await Promise.all(
    Array.from({ length: 5 }, (_, at) => postTo(village(), `cun${at}@example.cn`)),
  );
  sink.acceptAll(true);
  start();
  await vi.waitFor(async () => {
    for (const id of others) expect((await standingOf(id)).state).toBe("sent");
  }, WAIT);
  expect((await standingOf(slow)).state, "still claimed by the one that is gone").toBe("waiting");
  await letBeDue();
  await vi.waitFor(async () => expect((await standingOf(slow)).state).toBe("sent"), WAIT);
  const copies = ids().filter((id) => id.includes(slow));
  expect(copies, "the same message under the same id").toHaveLength(2);
  expect(sink.mails).toHaveLength(others.length + 2);
}, 400_000);

it("brings a returned report into the morning's digest of whoever filed it, once", async () => {
  sink.acceptAll(true);
  const filed = await assignmentOf(village(), world.tasks.ratio, 1);
  await submitReport(village(), {
    ...{ assignmentId: filed.id, key: newId(), version: filed.version, draftVersion: 0 },
    content: { ...EMPTY_CONTENT, numerator: "19", denominator: "20", narrative: "已整改 19 份" },
  });
  const { version } = await assignmentOf(village(), world.tasks.ratio, 1);
  const back = {
    assignmentId: filed.id,
    key: newId(),
    version,
    remark: "材料看不清",
    dueOn: "2099-12-31",
  };
  await returnReport(world.township, returnSchema.parse(back));
  expect(await rows(sql`select 1 from delivery where state = 'waiting'`), "not at once").toEqual(
    [],
  );
  await todayIs("workday");
  start();
  start();
  await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(0), WAIT);
  await vi.waitFor(async () => {
    expect(await rows(sql`select 1 from delivery where state = 'waiting'`)).toEqual([]);
  }, WAIT);
  expect(sink.mails).toHaveLength(1);
  const [mail] = sink.mails;
  if (!mail) throw new Error("no mail");
  expect(mail.to).toBe("cun@example.cn");
  expect(headerOf(mail, "subject")).toMatch(/^清廉建设：今日提醒 \d+ 项$/);
  const { text, html } = partsOf(mail);
  expect(text).toContain("被退回 1 项");
  expect(text).toContain("三资问题清理整改");
  expect(text).toContain("已超期 1 项");
  expect(html).toContain(`/desk/assignments/${filed.id}/fill`);
}, 400_000);
