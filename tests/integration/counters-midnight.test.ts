import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo } from "../support/demo-world";
import { asOwner, at, KEY, MEASURES, replaceClock, setClock } from "../support/time-world";

// A transaction that began before midnight and is written after one that began later: it belongs to its own
// day, whatever stood in the counters meanwhile; only where it changes the very same assignment it comes later.

const EVENING = "2026-11-10 23:59:50+08";
const MORNING = "2026-11-11 00:00:05+08";
const [BEFORE, EVE, DAY] = ["2026-11-09", "2026-11-10", "2026-11-11"] as const;

beforeAll(async () => {
  await loadSmallDemo("2026-10-20");
  await replaceClock();
  // The counters were made by loading, which is later than these days.
  await asOwner("update node_version set changed_on = '2026-10-20' where node_code <> '*'");
}, 240_000);

const measures = (alias: string) =>
  sql.raw(MEASURES.map((name) => `coalesce(${alias}.${name}, 0)`).join(", "));

async function expectAgreement(): Promise<void> {
  for (const day of [BEFORE, EVE, DAY, "2026-11-12"]) {
    const found = await rows(sql`
      select ${day} as day, ${sql.raw(KEY)} from counter_at(${day}::date) o
      full join recount_at(${day}::date) p using (${sql.raw(KEY)})
      where (${measures("o")}) is distinct from (${measures("p")}) limit 3`);
    expect(found).toEqual([]);
  }
}

/** Two assignments that one counter counts, not touched by anybody yet. */
async function pair(): Promise<[string, string]> {
  const found = await rows<{ ids: string[] }>(sql`
    select (array_agg(id::text order by id))[1:2] as ids from assignment a
    where status = 'not_started' and not awaiting
      and not exists (select 1 from assignment_event e where e.assignment_id = a.id)
    group by ${sql.raw(KEY)} having count(*) >= 2 order by 1 limit 1`);
  const [one, other] = found[0]?.ids ?? [];
  if (!one || !other) throw new Error("no two assignments in one counter");
  return [one, other];
}

const begin = (tx: Tx, id: string) =>
  tx.count(sql`update assignment set status = 'drafting' where id = ${id}::bigint`);

const reDate = (tx: Tx, id: string) =>
  tx.count(sql`update assignment set due_on = '2027-02-27' where id = ${id}::bigint`);

/** Begins in the evening, lets the morning happen, and only then does its own work. */
async function overMidnight(
  late: (tx: Tx) => Promise<unknown>,
  early: (tx: Tx) => Promise<unknown>,
) {
  await transaction(async (tx) => {
    await setClock(tx, EVENING, MORNING);
    await at(MORNING, early);
    await late(tx);
  });
}

async function drafting(day: string, ids: readonly string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(sql`
    select id::text from assignment_at(${day}::date)
    where id = any (${ids}::bigint[]) and status = 'drafting' order by id`);
  return found.map(({ id }) => id);
}

describe("over midnight", () => {
  let [one, other] = ["", ""];
  beforeEach(async () => {
    [one, other] = await pair();
  });

  it("a change lands on the day on which its transaction began", async () => {
    await overMidnight(
      (tx) => begin(tx, one),
      (tx) => begin(tx, other),
    );
    expect(await drafting(BEFORE, [one, other])).toEqual([]);
    expect(await drafting(EVE, [one, other])).toEqual([one]);
    expect(await drafting(DAY, [one, other])).toEqual([one, other]);
    await expectAgreement();
  });

  it("a counter that the later one made holds the earlier one's share from its own day on", async () => {
    await overMidnight(
      (tx) => reDate(tx, one),
      (tx) => reDate(tx, other),
    );
    await expectAgreement();
  });

  it("the same assignment changed by both is the later one's first", async () => {
    await overMidnight(
      (tx) =>
        tx.count(
          sql`update assignment set status = 'submitted' where id = any (${[one, other]}::bigint[])`,
        ),
      (tx) => begin(tx, one),
    );
    const states = await rows(sql`
      select id::text, status from assignment_at(${EVE}::date) where id = any (${[one, other]}::bigint[])
      order by id`);
    expect(states).toEqual([
      { id: one, status: "not_started" },
      { id: other, status: "submitted" },
    ]);
    await expectAgreement();
  });

  it("many days later the snapshots in between get its share too", async () => {
    await transaction(async (tx) => {
      await setClock(tx, EVENING, "2026-11-14 08:00:00+08");
      await at("2026-11-12 09:00:00+08", (early) => begin(early, other));
      await at("2026-11-13 09:00:00+08", (early) => reDate(early, other));
      await begin(tx, one);
    });
    await expectAgreement();
  });

  it("what was cached of the day before is thrown away, and only then", async () => {
    const version = async () => {
      const [found] = await rows<{ key: string }>(sql`
        select coalesce(case when ${EVE}::date < v.changed_on then v.before else v.version end, 0)::text as key
        from assignment a join node_version v on v.node_code = a.node_code where a.id = ${one}::bigint`);
      return found?.key;
    };
    await at("2026-11-15 09:00:00+08", (tx) => begin(tx, other));
    const before = await version();
    await at("2026-11-15 10:00:00+08", (tx) => reDate(tx, other));
    expect(await version()).toBe(before);
    await transaction(async (tx) => {
      await setClock(tx, EVENING, "2026-11-15 11:00:00+08");
      await begin(tx, one);
    });
    expect(await version()).not.toBe(before);
    await expectAgreement();
  });
});
