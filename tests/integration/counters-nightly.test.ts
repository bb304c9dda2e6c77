import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { repairCounters } from "@/lib/domain/counters/check/commands";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { checkByNight } from "@/lib/domain/counters/nightly/commands";
import { listChecks } from "@/lib/domain/counters/nightly/queries";
import { rows, transaction } from "@/lib/platform/db";
import { readReadiness } from "@/lib/platform/readiness";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { asOwner } from "../support/time-world";

const SYSTEM = systemActor("test");
const WRITERS = 8;

beforeAll(() => loadSmallDemo("2026-10-20"), 240_000);

const breakSome = (many: number) =>
  transaction((tx) =>
    tx.count(sql`update counter set approved = approved + 2, value = value - 1
      where (node_code, root_task_id, due_on) in (
        select node_code, root_task_id, due_on from counter order by root_task_id limit ${many})`),
  );

/** As if it were another night: today's check is of the past, and its hour has come. */
async function anotherNight(): Promise<void> {
  await transaction((tx) => tx.count(sql`update counter_check set on_day = on_day - 1`));
}

/** Today at an hour, whatever the hour is. */
const atHour = (hour: number) =>
  asOwner(`create or replace function counting_moment() returns timestamptz language sql stable parallel safe
    as $$ select (shanghai_day(now()) + time '${hour}:30') at time zone 'Asia/Shanghai' $$`);

describe("the nightly check", () => {
  it("runs once a night whoever asks, not before two o'clock, and finds nothing wrong", async () => {
    await atHour(1);
    expect(await checkByNight(SYSTEM)).toBe(false);
    await atHour(12);
    const asked = await Promise.all([1, 2, 3].map(() => checkByNight(SYSTEM)));
    expect(asked.filter(Boolean).length).toBe(1);
    const [check] = await listChecks(await staff("xitong"));
    expect(check).toMatchObject({ state: "good", differences: 0 });
    expect(await readReadiness()).toEqual({ ready: true, reason: "可以服务" });
  });

  it("finds a counter and a past day that were tampered with, tells who must know, and says so", async () => {
    await anotherNight();
    await breakSome(1);
    await transaction((tx) =>
      tx.count(sql`insert into counter_past
        select year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
          current_date - 5, current_date, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        from counter order by root_task_id desc limit 1`),
    );
    expect(await checkByNight(SYSTEM)).toBe(true);
    const [check] = await listChecks(await staff("xitong"));
    expect(check?.state).toBe("different");
    expect(check?.differences).toBeGreaterThanOrEqual(2);
    expect(check?.sample.join()).toContain("过去三天");
    const told = await rows<{ kind: string; login: string }>(sql`
      select distinct o.kind, a.login from notification n join organisation o on o.id = n.organisation_id
      join account a on a.organisation_id = o.id where n.kind = 'counters.differ'
        and a.login in ('xitong', 'office')`);
    expect(told.map(({ login }) => login).sort()).toEqual(["office", "xitong"]);
    expect((await readReadiness()).reason).toContain("不一致");
    await asOwner(
      "delete from counter_past where first_day = current_date - 5 and not_started = 7",
    );
    await repairCounters(SYSTEM, { withPast: true });
    expect(isConsistent(await checkCounters(SYSTEM))).toBe(true);
    await anotherNight();
    expect(await checkByNight(SYSTEM)).toBe(true);
    expect((await readReadiness()).reason).toBe("可以服务");
  });

  it("takes over what a stopped worker left, and is not for everybody's eyes", async () => {
    await transaction((tx) =>
      tx.count(sql`update counter_check set state = 'running', ended_at = null
        where on_day = (select max(on_day) from counter_check)`),
    );
    expect(await checkByNight(SYSTEM)).toBe(false);
    await transaction((tx) =>
      tx.count(sql`update counter_check set began_at = now() - interval '2 hours'`),
    );
    expect(await checkByNight(SYSTEM)).toBe(true);
    expect((await refusal(listChecks(await staff("cun")))).code).toBe("forbidden");
  });
});

describe("repairing counters", () => {
  it("puts them right while eight others go on writing, and loses nothing of theirs", async () => {
    await breakSome(200);
    let goesOn = true;
    const writer = async (number: number) => {
      for (let round = 0; goesOn; round += 1) {
        await transaction((tx) =>
          tx.count(sql`update assignment set
              status = (array['drafting', 'submitted', 'returned']::assignment_status[])[1 + floor(random() * 3)::int],
              times_returned = times_returned + 1
            where id in (select id from assignment where id % ${WRITERS} = ${number} and done_at is null
              and status in ('not_started', 'drafting', 'submitted', 'returned')
              order by id offset ${(round * 7) % 300} limit 20)`),
        );
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, number) => writer(number));
    const first = await repairCounters(SYSTEM, { withPast: false });
    await breakSome(50);
    const second = await repairCounters(SYSTEM, { withPast: true });
    goesOn = false;
    await Promise.all(writers);
    expect(first.repaired).toBeGreaterThanOrEqual(200);
    expect(second.repaired).toBeGreaterThanOrEqual(50);
    expect(isConsistent(await checkCounters(SYSTEM))).toBe(true);
  }, 120_000);

  it("is what a migration can call, and changes nothing where nothing is wrong", async () => {
    await asOwner("select rebuild_counters()");
    expect((await repairCounters(SYSTEM, { withPast: false })).repaired).toBe(0);
    expect(isConsistent(await checkCounters(SYSTEM))).toBe(true);
  });
});
