import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import type { FoundRow } from "@/lib/domain/assignments/rows/queries";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import { readMeasures } from "@/lib/domain/counters/measures/queries";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import { readStuck, selectStuck } from "@/lib/domain/counters/stuck/queries";
import {
  listTaskFigures,
  selectTasks,
  type TaskRow,
  taskFigures,
} from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo } from "../support/demo-world";

// What dashboards keep node by node against the one statement that asks everything at once, before and after
// work changed in a single node.

const SYSTEM = systemActor("test");

beforeAll(() => loadSmallDemo(), 240_000);

const QUESTIONS: FigureQuery[] = ["420000", "420600", "420624", "420624102"].flatMap((code) => [
  { regionCode: code, year: 2026, period: "year" },
  { regionCode: code, year: 2026, period: "q4", carrierCode: "village", level: "village" },
  { regionCode: code, year: 2026, period: "year", asOf: "2026-10-20" },
  { regionCode: code, year: 2026, period: "year", map: "today" },
]);

async function asked(query: FigureQuery) {
  const scope = await getFigureScope(SYSTEM, query.regionCode, query);
  return { scope, filter: await filterOf(SYSTEM, scope, query) };
}

async function expectSame(query: FigureQuery): Promise<void> {
  const { scope, filter } = await asked(query);
  const whole = (await rows<TaskRow>(selectTasks(scope, filter))).map(taskFigures);
  expect(await listTaskFigures(SYSTEM, query)).toEqual(whole);
  const stuck = await readStuck(SYSTEM, query);
  for (const list of ["overdue", "returned"] as const) {
    const found = await rows<FoundRow>(selectStuck(scope, filter, list));
    expect(stuck[list].map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  }
}

async function verifiedBeneath({ scope, filter }: Awaited<ReturnType<typeof asked>>) {
  const [found] = await rows<{ count: number }>(sql`
    select count(*)::int as count from assignment a join task t on t.id = a.task_id
    join task_list l on l.id = t.list_id
    where a.verified_at is not null and a.done_at is not null and l.carrier_code is not null
      and a.node_code = any (${[...scope.nodes.keys()]}::text[]) and a.year = 2026
      and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date`);
  return found?.count ?? 0;
}

describe("what is kept node by node", () => {
  it.each(QUESTIONS)("of $regionCode in $period says what one statement says", async (query) => {
    await expectSame(query);
  });

  it("still does after work changed in one node", async () => {
    const changed = await transaction((tx) =>
      tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = false,
          times_returned = times_returned + 1
        where id in (select id from assignment where node_code = '420624' and status = 'returned'
          order by id limit 5)`),
    );
    expect(changed).toBe(5);
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'returned', times_returned = 7
        where id = (select min(id) from assignment where node_code = '420624'
          and status = 'not_started' and not awaiting)`),
    );
    for (const query of QUESTIONS) await expectSame(query);
    const top = await readStuck(SYSTEM, { regionCode: "420000", year: 2026, period: "year" });
    expect(top.returned[0]?.timesReturned).toBe(7);
  });

  it("adds up what was verified", async () => {
    const query: FigureQuery = { regionCode: "420000", year: 2026, period: "year" };
    const { verification } = await readMeasures(SYSTEM, query);
    expect(verification?.verified ?? 0).toBe(await verifiedBeneath(await asked(query)));
    expect(verification?.verified ?? 0).toBeGreaterThan(0);
  });
});
