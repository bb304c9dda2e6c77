import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { checkCounters } from "@/lib/domain/counters/check/queries";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo } from "../support/demo-world";

// Several writers change whatever they meet: one, fifty in a statement, a task in a whole county, rows that
// come and rows that go. Afterwards a recount must find no difference, and every parent its children's sum.

const SYSTEM = systemActor("storm");
const WRITERS = 8;
const OPERATIONS = 1_200;

beforeAll(() => loadSmallDemo(), 240_000);

/** A small generator with a seed: a storm that fails can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const MOVES = sql`
  status = (array['not_started', 'drafting', 'submitted', 'returned', 'approved', 'accepted',
    'exempted', 'cancelled']::assignment_status[])[1 + floor(random() * 8)::int],
  is_on_time = (array[null, true, false])[1 + floor(random() * 3)::int],
  times_returned = floor(random() * 4)::int,
  numerator = round((random() * 50)::numeric, 2), denominator = 50,
  value = round((random() * 100)::numeric, 2)`;

// Done ones have a day and may stand in the totals; others have neither. Of the approved every third waits
// for 认可 and is not done. What is done keeps its due day.
const IS_DONE = sql`(status = 'accepted' or (status = 'approved' and id % 3 <> 0))`;
const SETTLE = sql`
  done_at = case when ${IS_DONE} then now() end,
  is_standing = ${IS_DONE} and id % 2 = 0, version = version + 1`;

type Pick = (chance: () => number) => Promise<number>;

async function change(ids: ReturnType<typeof sql>): Promise<number> {
  return transaction(async (tx) => {
    const changed = await tx.count(
      sql`update assignment set ${MOVES}, is_standing = false, done_at = null where id in (${ids})`,
    );
    await tx.count(sql`update assignment set ${SETTLE} where id in (${ids})`);
    return changed;
  });
}

const one: Pick = (chance) =>
  change(sql`select id from assignment where id >= ${Math.floor(chance() * 20_000)}::bigint
    order by id limit 1`);

const fifty: Pick = (chance) =>
  change(sql`select id from assignment where id >= ${Math.floor(chance() * 20_000)}::bigint
    order by id limit 50`);

const county: Pick = (chance) =>
  change(sql`select id from assignment where node_code = ${chance() < 0.5 ? "420624" : "420626"}
    and root_task_id = (select root_task_id from task order by id offset ${Math.floor(chance() * 90)} limit 1)`);

const moveDue: Pick = (chance) =>
  transaction((tx) =>
    tx.count(sql`update assignment set due_on = due_on + 1 where id in (
      select id from assignment where id >= ${Math.floor(chance() * 20_000)}::bigint
        and status not in ('approved', 'accepted') order by id limit 5 for update)`),
  );

const goAndCome: Pick = (chance) =>
  transaction(async (tx) => {
    const gone = await tx.rows<Record<string, unknown>>(sql`
      delete from assignment a where a.id in (
        select b.id from assignment b where b.id >= ${Math.floor(chance() * 20_000)}::bigint
          and not exists (select 1 from report r where r.assignment_id = b.id)
          and not exists (select 1 from report_draft d where d.assignment_id = b.id)
        order by b.id limit 3)
      returning a.task_id, a.root_task_id, a.organisation_id, a.year, a.period, a.node_code,
        a.township_code, a.organisation_level, a.organisation_kind, a.due_on`);
    return tx.count(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      select * from json_to_recordset(${JSON.stringify(gone)}::json) as t(task_id uuid,
        root_task_id uuid, organisation_id uuid, year smallint, period smallint, node_code text,
        township_code text, organisation_level organisation_level, organisation_kind organisation_kind,
        due_on date)
      on conflict do nothing`);
  });

const OPERATION: readonly Pick[] = [
  one,
  one,
  one,
  one,
  one,
  fifty,
  fifty,
  county,
  moveDue,
  goAndCome,
];

async function writer(seed: number, count: number): Promise<number> {
  const chance = random(seed);
  let changed = 0;
  for (let done = 0; done < count; done += 1) {
    const operation = OPERATION[Math.floor(chance() * OPERATION.length)] ?? one;
    changed += await operation(chance);
  }
  return changed;
}

describe("a storm of operations", () => {
  it("leaves no counter different from a recount, and every parent the sum of its children", async () => {
    const each = OPERATIONS / WRITERS;
    const writers = Array.from({ length: WRITERS }, (_, index) => writer(index + 1, each));
    const changed = (await Promise.all(writers)).reduce((sum, one) => sum + one, 0);
    expect(changed).toBeGreaterThan(OPERATIONS);

    const found = await checkCounters(SYSTEM);
    expect(found.differences).toEqual([]);
    expect(found.dayDifferences).toBe(0);

    for (const regionCode of ["420000", "420600", "420624", "420626", "429021", "420624102"]) {
      const matrix = await readMatrix(SYSTEM, { regionCode, year: 2026, period: "year" });
      expect(sumFigures(matrix.rows.map((row) => row.total))).toEqual(matrix.totals.total);
    }
    const city = await readMatrix(SYSTEM, { regionCode: "420600", year: 2026, period: "year" });
    const county = await readMatrix(SYSTEM, { regionCode: "420624", year: 2026, period: "year" });
    const row = city.rows.find((one) => one.code === "420624");
    expect(row?.total).toEqual(county.totals.total);
  }, 180_000);

  it("is noticed when a counter is wrong", async () => {
    await transaction((tx) =>
      tx.count(sql`update counter set approved = approved + 1
        where (year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on) in (
          select year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on
          from counter where approved > 0 order by node_code, root_task_id limit 1)`),
    );
    const found = await checkCounters(SYSTEM);
    expect(found.differences.map((one) => one.kind)).toEqual(["different"]);
  });
});
