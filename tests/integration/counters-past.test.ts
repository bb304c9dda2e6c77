import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import type { Show } from "@/lib/domain/assignments/types";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import type { Figures } from "@/lib/domain/counters/types";
import { rows, type Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { runs } from "../support/deep";
import { loadSmallDemo } from "../support/demo-world";
import { asOwner, at, KEY, MEASURES, replaceClock } from "../support/time-world";

// Acts of all kinds over simulated days. At the end of each day an oracle writes down how everything stands;
// afterwards every past day must be told alike by the events, by the counters and by the oracle.

const SYSTEM = systemActor("test");
const LOADED = "2026-10-20";
const DAYS = Math.min(runs(8, 25), 28);
const ACTS = 14;
const PLACES = ["420000", "420600", "420624", "420626", "429021", "420624102"];

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const picked = (chance: () => number, many: number) =>
  sql`select id from assignment where id >= ${Math.floor(chance() * 16_000)}::bigint
    order by id limit ${many}`;

const isDone = sql`(status = 'accepted' or (status = 'approved' and id % 3 <> 0))`;

async function move(tx: Tx, ids: Statement): Promise<void> {
  await tx.count(sql`update assignment set is_standing = false, done_at = null,
    status = (array['not_started', 'drafting', 'submitted', 'returned', 'approved', 'accepted', 'exempted',
      'cancelled']::assignment_status[])[1 + floor(random() * 8)::int],
    is_on_time = (array[null, true, false])[1 + floor(random() * 3)::int],
    times_returned = floor(random() * 4)::int, change_reason = '随机',
    numerator = round((random() * 50)::numeric, 2), denominator = 50,
    value = round((random() * 100)::numeric, 2) where id in (${ids})`);
  await tx.count(sql`update assignment set done_at = case when ${isDone} then counting_moment() end,
    is_standing = ${isDone} and id % 2 = 0 where id in (${ids})`);
}

const OTHER = sql`case node_code when '420624' then '420626' else '420624' end`;

/** The work of one organisation goes to another county: what is open moves, what is done stays. */
async function moveOrganisation(tx: Tx, chance: () => number): Promise<void> {
  await tx.count(sql`update assignment set node_code = ${OTHER}, township_code = null
    where organisation_id = (select organisation_id from assignment
        where node_code in ('420624', '420626') order by id offset ${Math.floor(chance() * 900)} limit 1)
      and node_code in ('420624', '420626') and done_at is null`);
}

async function make(tx: Tx, chance: () => number): Promise<void> {
  await tx.count(sql`insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on)
    select task_id, root_task_id, organisation_id, year, 12, node_code, township_code, organisation_level,
      organisation_kind, due_on + 3
    from assignment where id in (${picked(chance, 6)}) and period < 12 on conflict do nothing`);
}

async function act(tx: Tx, chance: () => number): Promise<void> {
  const draw = chance();
  if (draw < 0.4) return move(tx, picked(chance, 1));
  if (draw < 0.6) return move(tx, picked(chance, 50));
  if (draw < 0.7)
    return move(
      tx,
      sql`select id from assignment where node_code = '420624'
    and root_task_id = (select root_task_id from task order by id offset ${Math.floor(chance() * 90)} limit 1)`,
    );
  if (draw < 0.8) return moveOrganisation(tx, chance);
  if (draw < 0.9) return make(tx, chance);
  await tx.count(sql`update assignment set due_on = due_on + 9, awaiting = not awaiting
    where id in (${picked(chance, 20)}) and status = 'not_started'`);
}

const dayOf = (number: number) => addDays(LOADED, number);
const days = Array.from({ length: DAYS }, (_, number) => dayOf(number + 1));

async function live(day: string): Promise<void> {
  const chance = random(Number(day.replaceAll("-", "")));
  for (let number = 0; number < ACTS; number += 1) {
    const hour = String(8 + Math.floor(chance() * 12)).padStart(2, "0");
    await at(`${day} ${hour}:${10 + number}:00+08`, (tx) => act(tx, chance));
  }
  await asOwner(
    `insert into oracle_counter select '${day}', * from counter_recount`,
    `insert into oracle_state select '${day}', id, node_code, township_code, organisation_id, due_on, status,
       awaiting, is_on_time, times_returned, done_at from assignment`,
  );
}

beforeAll(async () => {
  await loadSmallDemo(LOADED);
  await replaceClock();
  await asOwner(
    "create table oracle_counter as select date '2026-01-01' as day, * from counter_recount limit 0",
    `create table oracle_state as select date '2026-01-01' as day, id, node_code, township_code,
       organisation_id, due_on, status, awaiting, is_on_time, times_returned, done_at
     from assignment limit 0`,
    "grant select on oracle_counter, oracle_state to qinglian_app",
  );
  for (const day of days) await live(day);
}, 300_000);

const measures = (alias: string) =>
  sql.raw(MEASURES.map((name) => `coalesce(${alias}.${name}, 0)`).join(", "));

function differing(one: Statement, other: Statement) {
  return rows(sql`select ${sql.raw(KEY)} from ${one} o full join ${other} p using (${sql.raw(KEY)})
    where (${measures("o")}) is distinct from (${measures("p")}) limit 3`);
}

describe("every past day", () => {
  it.each(days)("%s is told alike by counters, events and the oracle", async (day) => {
    const oracle = sql`(select * from oracle_counter where day = ${day}::date)`;
    expect(await differing(sql`counter_at(${day}::date)`, oracle)).toEqual([]);
    expect(await differing(sql`recount_at(${day}::date)`, oracle)).toEqual([]);
    const columns = sql`id, node_code, township_code, organisation_id, due_on, status, awaiting, is_on_time,
      times_returned, done_at`;
    const differs = await rows(sql`(
      (select ${columns} from assignment_at(${day}::date)
        except select ${columns} from oracle_state where day = ${day}::date)
      union all
      (select ${columns} from oracle_state where day = ${day}::date
        except select ${columns} from assignment_at(${day}::date))) limit 3`);
    expect(differs).toEqual([]);
  });

  it("before the storm is as the demonstration's events have it", async () => {
    for (const day of ["2026-03-31", "2026-06-30", "2026-09-30", LOADED]) {
      expect(await differing(sql`counter_at(${day}::date)`, sql`recount_at(${day}::date)`)).toEqual(
        [],
      );
    }
    const done = async (day: string) =>
      (await readMatrix(SYSTEM, { regionCode: "420600", year: 2026, period: "year", asOf: day }))
        .totals.total;
    const [spring, autumn] = [await done("2026-03-31"), await done("2026-09-30")];
    expect(spring.done).toBeGreaterThan(0);
    expect(autumn.done).toBeGreaterThan(spring.done * 2);
  });

  it("has parents that are the sums of their children, and a trend that ends at what was done", async () => {
    for (const asOf of [days[0], days[3], days.at(-2), "2026-06-30"]) {
      const found = new Map<string, Figures>();
      for (const regionCode of PLACES) {
        const query = { regionCode, year: 2026, period: "year", asOf } as const;
        const matrix = await readMatrix(SYSTEM, query);
        expect(matrix.today).toBe(asOf);
        expect(sumFigures(matrix.rows.map((row) => row.total))).toEqual(matrix.totals.total);
        const tasks = await listTaskFigures(SYSTEM, query);
        const own = tasks.filter((task) => task.carrierCode !== null);
        expect(sumFigures(own.map((task) => task.figures))).toEqual(matrix.totals.total);
        const trend = await readTrend(SYSTEM, query);
        expect(trend.asked).toBe(matrix.totals.total.asked);
        expect(trend.points.at(-1)?.done).toBe(matrix.totals.total.done);
        for (const row of matrix.rows) if (row.kind === "region") found.set(row.code, row.total);
        const above = found.get(regionCode);
        if (above) expect(above).toEqual(matrix.totals.total);
      }
    }
  });

  const shows: [Show, keyof Figures][] = [
    ["asked", "asked"],
    ["done", "done"],
    ["done_on_time", "doneOnTime"],
    ["overdue", "overdue"],
    ["soon", "soon"],
    ["returned", "returned"],
    ["submitted", "submitted"],
    ["exempted", "exempted"],
    ["awaiting", "awaiting"],
  ];

  it.each(shows)("lists under %s exactly what it counts", async (show, key) => {
    for (const [regionCode, asOf] of [
      ["420624", days[2]],
      ["420624102", days[4]],
      ["429021", "2026-06-30"],
      ["420600", days.at(-2)],
    ] as const) {
      // Of a whole city those with few: each page costs its counties' cells.
      if (regionCode === "420600" && ["asked", "done", "done_on_time"].includes(show)) continue;
      const query = { regionCode, year: 2026, period: "year", asOf } as const;
      const { totals } = await readMatrix(SYSTEM, query);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAssignments(SYSTEM, { ...query, show, cursor });
        ids.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(totals.total[key] + totals.coordination[key]);
    }
  });

  it("shows an organisation's work as it was asked of it then", async () => {
    const [day] = days.slice(3);
    const [found] = await rows<{ id: string; n: number }>(sql`
      select organisation_id as id, count(*)::int as n from oracle_state
      where day = ${day}::date and due_on < '2027-01-01' and status <> 'cancelled' and status <> 'exempted'
        and not (awaiting and status = 'not_started')
        and (organisation_id, id) in (select organisation_id, id from assignment where year = 2026)
      group by 1 order by 2 desc limit 1`);
    const filter = {
      year: 2026,
      show: "asked",
      period: "year",
      organisationId: found?.id,
      asOf: day,
    } as const;
    const page = await listAssignments(SYSTEM, filter);
    expect(page.rows.length + (page.next ? 1 : 0)).toBe(Math.min(found?.n ?? 0, 51));
  });
});
