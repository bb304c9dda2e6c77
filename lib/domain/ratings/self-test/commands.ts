import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { VISITOR } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { issueRatingCode, rateAs } from "@/lib/domain/ratings/commands";
import { summariseRatings } from "@/lib/domain/ratings/queries";
import { SELF_TEST_SUBJECT, selfTestVerdict } from "@/lib/domain/ratings/rules";
import type { SelfTestWay } from "@/lib/domain/ratings/types";
import { type Tx, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { isAppUp, readOwnPage, sendOwnForm } from "@/lib/platform/own-page";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const LOCK = 7_042_045;
const SUBJECT = { subjectType: "self_test", subjectId: SELF_TEST_SUBJECT } as const;
const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;

async function countLow(): Promise<number> {
  const { low } = await summariseRatings(VISITOR, {
    subjectType: SUBJECT.subjectType,
    subjectIds: [SUBJECT.subjectId],
  });
  return low;
}

async function freshCode(actor: SystemActor): Promise<string> {
  const { code } = await write(actor, { action: "rating.issue" }, async (tx) => {
    const day = await tx.row<{ today: string }>(
      sql`select to_char(${TODAY}, 'YYYY-MM-DD') as today`,
    );
    const regionCode = env().HOST_REGION;
    const about = "每日自检：提交一条“非常不满意”";
    return issueRatingCode(tx, actor, {
      ...SUBJECT,
      about,
      regionCode,
      expiresOn: day?.today ?? "",
    });
  });
  return code;
}

/** As a citizen without script: the page, its form, and the number on the page that thanks. */
async function rateByPage(code: string): Promise<number> {
  const fields = { ratingCode: code, level: "5", words: "" };
  const sent = await sendOwnForm(`/rate/${code}`, { holding: "level", fields });
  if (sent.status !== 303 || !sent.location?.startsWith("/rate/thanks/")) {
    throw new AppError("unavailable", `公开评价页没有接受这条低分评价（状态 ${sent.status}）`);
  }
  const { html } = await readOwnPage(sent.location);
  const shown = /data-low="(\d+)"/.exec(html)?.[1];
  if (shown === undefined) throw new AppError("unavailable", "致谢页没有显示低分数");
  return Number(shown);
}

async function rateByCommand(code: string): Promise<number> {
  const address = "self-test";
  await rateAs(VISITOR, { ratingCode: code, level: 5, reasons: [], words: "", address });
  return countLow();
}

interface Outcome {
  way: SelfTestWay;
  before: number;
  after: number;
  passed: boolean;
  detail: string;
}

async function tryOnce(actor: SystemActor, way: SelfTestWay): Promise<Outcome> {
  const before = await countLow();
  try {
    const code = await freshCode(actor);
    const shown = way === "page" ? await rateByPage(code) : await rateByCommand(code);
    const counted = await countLow();
    // What the page shows and what is summed must be the same number; the worse of the two is told.
    const after = shown === counted ? counted : before;
    return { way, before, after, ...selfTestVerdict(before, after) };
  } catch (error) {
    log.error({ error: String(error) }, "self-test of ratings");
    const detail = error instanceof AppError ? error.message : "评价没有被接受，请查看后台日志";
    return { way, before, after: await countLow(), passed: false, detail };
  }
}

async function isDue(tx: Tx): Promise<boolean> {
  const { held = false, done = true } =
    (await tx.row<{ held: boolean; done: boolean }>(sql`
    select pg_try_advisory_xact_lock(${LOCK}) as held, exists (
      select 1 from rating_self_test where on_day = ${TODAY}
        and ((passed and way = 'page') or at > now() - interval '1 hour')) as done`)) ?? {};
  return held && !done;
}

async function tellOffice(tx: Tx, { detail }: Outcome): Promise<void> {
  const title = `低分评价自检未通过：${detail}`;
  await notifyMany(
    tx,
    "rating.self_test_failed",
    sql`select o.id as organisation_id, ${title}::text as title, '/rate/self-test'::text as link
      from organisation o where o.kind = 'office' and o.region_code = ${env().HOST_REGION}`,
  );
}

async function keep(tx: Tx, actor: SystemActor, outcome: Outcome): Promise<void> {
  const { way, before, after, passed, detail } = outcome;
  const id = newId();
  await tx.count(sql`
    insert into rating_self_test (id, on_day, attempt, passed, way, low_before, low_after, detail)
    select ${id}, ${TODAY}, count(*) + 1, ${passed}, ${way}, ${before}, ${after}, ${detail}
    from rating_self_test where on_day = ${TODAY}`);
  await recordAudit(tx, actor, {
    action: "rating.self_test",
    subjectType: "rating_self_test",
    subjectId: id,
    regionCode: env().HOST_REGION,
    after: { way, before, after, passed },
  });
  if (!passed) await tellOffice(tx, outcome);
}

/**
 * 每日自检: proves once a day that a low rating is accepted and counted, through the public form where the app
 * answers, else through its command. A failure is told to the office and tried again after an hour. Answers
 * whether it passed; undefined where nothing was due. The worker's.
 */
export async function testRatings(actor: SystemActor): Promise<boolean | undefined> {
  if (env().MAINTENANCE) return undefined;
  return transaction(async (tx) => {
    if (!(await isDue(tx))) return undefined;
    const outcome = await tryOnce(actor, (await isAppUp()) ? "page" : "command");
    await keep(tx, actor, outcome);
    return outcome.passed;
  });
}
