import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/access/actor";
import { readBoard } from "@/lib/domain/counters/board/queries";
import { readComparison } from "@/lib/domain/counters/comparison/queries";
import { readDashboard } from "@/lib/domain/counters/dashboard/queries";
import { listLeadFigures } from "@/lib/domain/counters/leads/queries";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { readMeasures } from "@/lib/domain/counters/measures/queries";
import { readSeries } from "@/lib/domain/counters/series/queries";
import { readStuck } from "@/lib/domain/counters/stuck/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { readGrid } from "@/lib/domain/counters/views/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { countStatements } from "../support/statements";

const SYSTEM = systemActor("test");
const PLACES = ["420000", "420600", "420624", "420624102"];

beforeAll(() => loadSmallDemo(), 240_000);

const of = (regionCode: string, more: Partial<FigureQuery> = {}): FigureQuery => ({
  regionCode,
  year: 2026,
  period: "year",
  ...more,
});

describe("what is stuck", () => {
  it.each(PLACES)("in %s is the worst of what an honest sort of all finds", async (regionCode) => {
    const stuck = await readStuck(SYSTEM, of(regionCode, { carrierCode: "village" }));
    const worst = await rows<{ dueOn: string; times: number }>(sql`
      select to_char(a.due_on, 'YYYY-MM-DD') as "dueOn", a.times_returned as times from assignment a
      join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      where l.carrier_code = 'village' and (a.township_code = ${regionCode} or a.node_code in
        (select n.code from region n, region top where top.code = ${regionCode}
          and top.level <> 'township' and n.path like top.path || '%'))
        and a.status in ('not_started', 'drafting', 'returned') and not a.awaiting
        and a.due_on < (now() at time zone 'Asia/Shanghai')::date
      order by a.due_on limit 10`);
    expect(stuck.overdue.map((one) => one.dueOn)).toEqual(worst.map((one) => one.dueOn));
    const times = stuck.returned.map((one) => one.timesReturned);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(stuck.returned.every((one) => one.doneAt === null && one.timesReturned > 0)).toBe(true);
    expect(stuck.overdue.every((one) => one.light === "overdue")).toBe(true);
  });

  it("of a past day is what stood then", async () => {
    const asOf = "2026-10-20";
    const stuck = await readStuck(SYSTEM, of("420600", { asOf }));
    expect(stuck.overdue.every((one) => one.dueOn < asOf)).toBe(true);
    const { totals } = await readMatrix(SYSTEM, of("420600", { asOf }));
    expect(stuck.overdue.length).toBe(
      Math.min(10, totals.total.overdue + totals.coordination.overdue),
    );
  });

  it("counts who has not acknowledged, and knows at once when somebody did", async () => {
    const before = await readStuck(SYSTEM, of("420624"));
    const [first] = before.unacknowledged;
    if (!first) throw new Error("everybody acknowledged everything");
    const given = await rows(sql`
      update acknowledgement set acknowledged_at = now(), acknowledged_by_name = '试'
      where list_id = ${first.listId}::uuid and acknowledged_at is null and organisation_id in
        (select organisation_id from acknowledgement where list_id = ${first.listId}::uuid
          and acknowledged_at is null and node_code = '420624' limit 1) returning 1`);
    expect(given).toHaveLength(1);
    const after = await readStuck(SYSTEM, of("420624"));
    const now = after.unacknowledged.find((one) => one.listId === first.listId);
    expect(now?.waiting ?? 0).toBe(first.waiting - 1);
  });
});

describe("the views", () => {
  it.each(PLACES)("of %s have the figures of its dashboards, column by column", async (code) => {
    for (const view of ["level", "period"] as const) {
      const grid = await readGrid(SYSTEM, of(code), view);
      expect(grid.columns.length).toBeGreaterThan(0);
      for (const { key } of grid.columns) {
        const narrowed = view === "level" ? { level: key } : { period: key };
        const matrix = await readMatrix(SYSTEM, of(code, narrowed as Partial<FigureQuery>));
        expect(grid.totals[key]).toEqual(matrix.totals.total);
        const asked = grid.rows.reduce((sum, { cells }) => sum + (cells[key]?.asked ?? 0), 0);
        expect(asked).toBe(matrix.totals.total.asked);
      }
    }
  });

  it("draw each carrier and each child up to what is done now", async () => {
    const { totals, rows: children } = await readMatrix(SYSTEM, of("420600"));
    for (const one of await readSeries(SYSTEM, of("420600"), "carrier")) {
      expect(one.done).toBe(totals.cells[one.code]?.done);
      expect(one.asked).toBe(totals.cells[one.code]?.asked);
    }
    const drawn = await readSeries(SYSTEM, of("420600"), "period");
    expect(drawn.length).toBeGreaterThan(0);
    for (const one of drawn) {
      const row = children.find((child) => child.kind === "region" && child.code === one.code);
      expect(one.done).toBe(row?.total.done);
      expect(one.asked).toBe(row?.total.asked);
    }
    const county = await readSeries(SYSTEM, of("420624"), "period");
    expect(county.some((one) => one.code === "420624102")).toBe(true);
  });

  it("name the lead units, each with the figures that its filter shows", async () => {
    for (const regionCode of ["420600", "420624"]) {
      const leads = await listLeadFigures(SYSTEM, of(regionCode));
      expect(leads.length).toBeGreaterThan(3);
      for (const lead of leads) {
        const matrix = await readMatrix(
          SYSTEM,
          of(regionCode, { leadUnitId: lead.organisationId }),
        );
        expect(lead.figures).toEqual(matrix.totals.total);
      }
    }
  });
});

describe("a comparison", () => {
  const compare = (
    actor: Actor,
    code: string,
    choice: Parameters<typeof readComparison>[2],
    more: Partial<FigureQuery> = {},
  ) => readComparison(actor, of(code, more), choice);

  it("with the last period has that period's figures", async () => {
    const found = await compare(SYSTEM, "420600", { compare: "last" }, { period: "q3" });
    const last = await readMatrix(SYSTEM, of("420600", { period: "q2" }));
    expect(found?.other).toBe("上期（二季度）");
    expect(found?.lines[0]?.there).toEqual(last.totals.total);
    const whole = await compare(SYSTEM, "420600", { compare: "last" });
    expect(whole?.obstacle).toContain("季度");
  });

  it("with last year is refused in words where last year has nothing", async () => {
    const found = await compare(SYSTEM, "420600", { compare: "year" });
    expect(found?.obstacle).toBe("2025 年没有数据");
    expect((await readBoard(SYSTEM, of("420600"), {})).hasYearBefore).toBe(false);
  });

  it("with peers shows median and quartiles and names nobody, also to who sees one place", async () => {
    const township = await staff("xiang");
    const found = await compare(township, "420624102", { compare: "peers" });
    expect(found?.other).toMatch(/^同类地区（\d+ 个镇）$/);
    const [whole] = found?.lines ?? [];
    expect(whole?.there).toBeNull();
    expect(whole?.band?.count).toBeGreaterThanOrEqual(5);
    expect(whole?.band?.low).toBeLessThanOrEqual(whole?.band?.median ?? -1);
    expect(found?.choices).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/4206241(?!02)/);
  });

  it("with peers of whom too few have tasks says so instead of a neighbour's figure", async () => {
    const found = await compare(await staff("xian"), "420624", { compare: "peers" });
    expect(found?.obstacle).toMatch(/^同类的县中?.*不足 5 个，不作比较$/);
    expect(found?.lines).toEqual([]);
    const province = await compare(SYSTEM, "420000", { compare: "peers" });
    expect(province?.obstacle).toContain("没有同类地区");
  });

  it("with another region finds it by name or code within reach only", async () => {
    const found = await compare(SYSTEM, "420624", { compare: "region", with: "420606" });
    const other = await readMatrix(SYSTEM, of("420606"));
    expect(found?.lines[0]?.there).toEqual(other.totals.total);
    const named = await compare(SYSTEM, "420624", { compare: "region", with: "樊城" });
    expect(named?.other).toBe("樊城区");
    const lead = await staff("xian");
    const refused = await compare(lead, "420624", { compare: "region", with: "樊城" });
    expect(refused?.obstacle).toBe("您的权限内没有找到“樊城”");
    expect(refused?.lines).toEqual([]);
  });
});

describe("measures", () => {
  it("show verification and experience only once there are any", async () => {
    const query = of("420624", { carrierCode: "village" });
    await rows(sql`update assignment set verified_at = null, verified_value = null,
      verified_numerator = null, verified_denominator = null, verified_by = null,
      experienced_value = null, experienced_count = null
      where node_code = '420624' and (verified_at is not null or experienced_value is not null)`);
    expect(await readMeasures(SYSTEM, query)).toMatchObject({
      verification: null,
      experience: null,
    });
    await transaction((tx) =>
      tx.count(sql`
        update assignment set verified_at = now() - interval '1 minute', verified_by = 'inspection',
          verified_value = coalesce(numerator, value), experienced_value = 4, experienced_count = 3
        where id in (select a.id from assignment a join task t on t.id = a.task_id
          join task_list l on l.id = t.list_id where l.carrier_code = 'village'
          and a.node_code = '420624' and a.done_at is not null
          and coalesce(a.numerator, a.value) > 0 limit 2)`),
    );
    const found = await readMeasures(SYSTEM, query);
    expect(found.verification).toMatchObject({ verified: 2, same: 2 });
    expect(found.experience).toMatchObject({ rated: 2, voices: 6, mean: 4 });
    const { matrix } = (await readDashboard(SYSTEM, query)).figures;
    const { asked, exempted, cancelled, awaiting } = matrix.totals.total;
    expect(found.coverage.given).toBe(asked + exempted + cancelled + awaiting);
  });
});

describe("the whole board", () => {
  it("costs a bounded number of statements, and few when nothing changed", async () => {
    const choices = [
      {},
      { view: "carrier" },
      { view: "lead" },
      { view: "level", compare: "peers" },
      { view: "period", compare: "region", with: "樊城" },
    ] as const;
    for (const choice of choices) {
      const read = () => readBoard(SYSTEM, of("420600", { period: "q3" }), choice);
      expect(await countStatements(read)).toBeLessThanOrEqual(70);
      expect(await countStatements(read)).toBeLessThanOrEqual(36);
    }
  });

  it("is refused like a missing one outside the reach", async () => {
    const lead = await staff("xian");
    await expect(readBoard(lead, of("420606"), { compare: "peers" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(readBoard(SYSTEM, of("42"), {})).rejects.toMatchObject({ code: "not_found" });
  });
});
