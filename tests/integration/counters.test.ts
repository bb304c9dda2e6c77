import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import type { AssignmentFilter, Show } from "@/lib/domain/assignments/types";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { summariseOrganisation } from "@/lib/domain/counters/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import type { FigureQuery, Figures, Matrix } from "@/lib/domain/counters/types";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";

const YEAR = 2026;
const SYSTEM = systemActor("test");

beforeAll(() => loadSmallDemo(), 240_000);

async function matrix(regionCode: string, more: Partial<FigureQuery> = {}, actor: Actor = SYSTEM) {
  return readMatrix(actor, { regionCode, year: YEAR, period: "year", ...more });
}

function sumsOf(found: Matrix): Figures {
  return sumFigures(found.rows.map((row) => row.total));
}

async function listed(filter: Partial<AssignmentFilter>, actor: Actor = SYSTEM): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const base = { year: YEAR, show: "asked", period: "year" } as const;
    const page = await listAssignments(actor, { ...base, ...filter, cursor });
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}

describe("a region's figures", () => {
  const places = ["420000", "420600", "420624", "429021", "420624102"];

  it.each(places)("%s is the sum of its rows, carrier by carrier", async (code) => {
    for (const period of ["year", "q3", "to_date"] as const) {
      const found = await matrix(code, { period });
      expect(sumsOf(found)).toEqual(found.totals.total);
      expect(sumFigures(Object.values(found.totals.cells))).toEqual(found.totals.total);
      expect(sumFigures(found.rows.map((row) => row.coordination))).toEqual(
        found.totals.coordination,
      );
      for (const row of found.rows) {
        expect(sumFigures(Object.values(row.cells))).toEqual(row.total);
      }
    }
  });

  it("are the same seen from above and from within, down to the township", async () => {
    for (const [above, below] of [
      ["420000", "420600"],
      ["420000", "429021"],
      ["420600", "420624"],
      ["420624", "420624102"],
    ] as const) {
      const parent = (await matrix(above)).rows.find(
        (row) => row.code === below && row.kind === "region",
      );
      const child = await matrix(below);
      expect(child.totals.total).toEqual(parent?.total);
      expect(child.totals.cells).toEqual(parent?.cells);
    }
  });

  it("are the same by city and by county", async () => {
    const counties = await matrix("420000", { grain: "counties" });
    expect(counties.totals).toEqual((await matrix("420000")).totals);
    expect(sumsOf(counties)).toEqual(counties.totals.total);
  });

  it("have townships beneath a directly administered county, each with figures", async () => {
    const direct = await matrix("429021");
    expect(direct.region.isDirectCounty).toBe(true);
    const townships = direct.rows.filter((row) => row.kind === "region");
    expect(townships.length).toBeGreaterThan(3);
    expect(townships.every((row) => row.level === "township")).toBe(true);
    expect(sumFigures(townships.map((row) => row.total)).asked).toBeGreaterThan(0);
  });

  it("add up by task and by organisation to the same", async () => {
    const [found, tasks] = await Promise.all([
      matrix("420624102"),
      listTaskFigures(SYSTEM, { regionCode: "420624102", year: YEAR, period: "year" }),
    ]);
    const ofCarriers = tasks.filter((task) => task.carrierCode !== null);
    expect(sumFigures(ofCarriers.map((task) => task.figures))).toEqual(found.totals.total);
    for (const row of found.rows.slice(0, 4)) {
      const own = await summariseOrganisation(SYSTEM, {
        organisationId: row.code,
        year: YEAR,
        period: "year",
      });
      expect(own.total).toEqual(row.total);
    }
  });

  it("end the trend at what is done now", async () => {
    const trend = await readTrend(SYSTEM, { regionCode: "420600", year: YEAR, period: "year" });
    const { total } = (await matrix("420600")).totals;
    expect(trend.asked).toBe(total.asked);
    expect(trend.points.at(-1)?.done).toBe(total.done);
    const done = trend.points.map((point) => point.done);
    expect([...done].sort((a, b) => a - b)).toEqual(done);
  });
});

describe("every number opens its list", () => {
  const shows: [Show, keyof Figures][] = [
    ["asked", "asked"],
    ["done", "done"],
    ["done_on_time", "doneOnTime"],
    ["overdue", "overdue"],
    ["soon", "soon"],
    ["returned", "returned"],
    ["submitted", "submitted"],
    ["drafting", "drafting"],
    ["exempted", "exempted"],
    ["awaiting", "awaiting"],
  ];

  it.each(shows)("%s shows exactly what is counted, none twice", async (show, key) => {
    for (const regionCode of ["420624", "429021", "420624102"]) {
      const found = await matrix(regionCode);
      const ids = await listed({ show, regionCode });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(found.totals.total[key] + found.totals.coordination[key]);
    }
  });

  it("of a carrier, of an own level and of the coordination list", async () => {
    const found = await matrix("420624");
    const village = await listed({ regionCode: "420624", carrierCode: "village" });
    expect(village.length).toBe(found.totals.cells.village?.asked);
    const own = found.rows.find((row) => row.kind === "own");
    const ownIds = await listed({ regionCode: "420624", isOwnLevel: true });
    expect(ownIds.length).toBe((own?.total.asked ?? 0) + (own?.coordination.asked ?? 0));
    const office = await listed({ regionCode: "420624", carrierCode: "coordination" });
    expect(office.length).toBe(found.totals.coordination.asked);
  });

  it("of a whole province, page after page in the order of the counties", async () => {
    const found = await matrix("420000");
    const ids = await listed({ regionCode: "420000", show: "overdue" });
    expect(ids.length).toBe(found.totals.total.overdue + found.totals.coordination.overdue);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("without reading a large table from end to end", async () => {
    const { rows: plan } = await explain();
    expect(plan.join("\n")).not.toMatch(/Seq Scan on (assignment|organisation|region|counter)\b/);
  });
});

// The statement as the driver sends it, planned with sequential scans of large tables priced as they are.
async function explain(): Promise<{ rows: string[] }> {
  const { pool } = await import("@/lib/platform/db");
  const asked: [string, unknown[]][] = [];
  const original = pool().query.bind(pool());
  const spy = (async (text: string, values: unknown[]) => {
    asked.push([text, values]);
    return original(text, values);
  }) as unknown as ReturnType<typeof pool>["query"];
  pool().query = spy;
  await listAssignments(SYSTEM, {
    year: YEAR,
    show: "overdue",
    period: "year",
    regionCode: "420624",
  });
  pool().query = original as ReturnType<typeof pool>["query"];
  const statement = asked.find(([text]) => text.includes("cell as materialized"));
  if (!statement) throw new Error("the list did not go by the counters");
  const found = await original(`explain ${statement[0]}`, statement[1]);
  return { rows: found.rows.map((row: Record<string, string>) => row["QUERY PLAN"] ?? "") };
}

describe("reach", () => {
  it("shows a lead its own carrier only, and what it leads", async () => {
    const lead = await staff("xian");
    const found = await matrix("420624", {}, lead);
    const whole = await matrix("420624");
    expect(Object.keys(found.totals.cells)).toEqual(["village"]);
    expect(found.totals.cells.village).toEqual(whole.totals.cells.village);
    expect(found.totals.coordination.asked).toBe(0);
    const ids = await listed({ regionCode: "420624" }, lead);
    const foreign = await rows<{ n: number }>(sql`
      select count(*)::int as n from assignment a join task t on t.id = a.task_id
      join task_list l on l.id = t.list_id
      where a.id = any (${ids}::bigint[]) and l.carrier_code is distinct from 'village'
        and a.organisation_id <> ${lead.organisation.id}`);
    expect(foreign[0]?.n).toBe(0);
  });

  it("answers a neighbour county and what lies above like a missing one", async () => {
    const lead = await staff("xian");
    const township = await staff("xiang");
    for (const [actor, code] of [
      [lead, "420626"],
      [lead, "420600"],
      [lead, "429021"],
      [township, "420624"],
      [await staff("cun"), "420624102"],
    ] as const) {
      await expect(matrix(code, {}, actor)).rejects.toMatchObject({ code: "not_found" });
    }
    const own = await matrix("420624102", {}, township);
    expect(own.totals).toEqual((await matrix("420624102")).totals);
    expect(await listed({ regionCode: "420626" }, lead)).toEqual([]);
  });
});

describe("figures that are kept", () => {
  it("are never older than what was committed", async () => {
    for (let round = 0; round < 20; round += 1) {
      const before = await matrix("420000", { grain: "counties" });
      const changed = await transaction((tx) =>
        tx.count(sql`
          update assignment set status = 'approved', done_at = now(), is_on_time = true
          where id in (select id from assignment where status = 'submitted' order by id limit 1)`),
      );
      const after = await matrix("420000", { grain: "counties" });
      const moved = changed === 1 ? 1 : 0;
      const sum = (found: Matrix) => found.totals.total.done + found.totals.coordination.done;
      expect(sum(after) - sum(before)).toBe(moved);
      expect(after.version === before.version).toBe(moved === 0);
    }
    expect(isConsistent(await checkCounters(SYSTEM))).toBe(true);
  });
});
