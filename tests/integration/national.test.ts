import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { sumProvinces } from "@/lib/domain/counters/national/commands";
import { type NationQuery, readNation } from "@/lib/domain/counters/national/queries";
import { dashboardHome } from "@/lib/domain/counters/nearby/queries";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { refusal } from "../support/refusal";
import { buildReportWorld, type ReportWorld } from "../support/report-world";

const worker = systemActor("全国汇总");
const YEAR: NationQuery = { year: 2026, period: "year", isExact: false };
const [HERE, THERE] = ["990000", "980000"];

let world: ReportWorld;
let nation: StaffActor;

/** Somebody of the country: a right over each province. */
function over(provinces: string[]): StaffActor {
  const [grant] = world.lead.grants;
  if (!grant) throw new Error("the lead has no grant");
  const grants = provinces.map((regionCode) => ({
    ...grant,
    role: "supervisor" as const,
    regionCode,
    regionLevel: "province" as const,
    carrierCode: null,
    organisationId: null,
  }));
  return { ...world.lead, grants };
}

async function approveOne(): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = true
      where id = (select min(id) from assignment where status = 'not_started' and not awaiting)`),
  );
}

async function recount() {
  return row<{ asked: number; done: number }>(sql`
    select count(*) filter (where a.status not in ('exempted', 'cancelled')
        and not (a.awaiting and a.status = 'not_started'))::int as asked,
      count(*) filter (where a.done_at is not null)::int as done
    from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
    where a.year = 2026 and l.carrier_code is not null`);
}

beforeAll(async () => {
  world = await buildReportWorld();
  nation = over([HERE, THERE]);
  await transaction((tx) => tx.count(sql`update assignment set due_on = '2026-12-15'`));
}, 120_000);

describe("the country", () => {
  it("is the sum of its provinces, from the sums and from the counters, and a recount of the facts", async () => {
    await transaction((tx) =>
      tx.count(sql`insert into region (code, name, level, path, node_code)
        values (${THERE}, '邻省', 'province', ${`${THERE}/`}, ${THERE})`),
    );
    expect(await sumProvinces(worker)).toBeGreaterThan(2);
    const kept = await readNation(nation, YEAR);
    const exact = await readNation(nation, { ...YEAR, isExact: true });
    const facts = await recount();
    expect(facts?.asked).toBeGreaterThan(0);
    expect(kept.totals.total).toMatchObject({ asked: facts?.asked, done: facts?.done });
    expect(kept.totals).toEqual(exact.totals);
    expect(kept.rows.map(({ code, total }) => [code, total.asked])).toEqual([
      [THERE, 0],
      [HERE, facts?.asked],
    ]);
    expect(kept.countedAt).not.toBeNull();
  });

  it("follows what changed, one province at a time, and says as of when", async () => {
    expect(await sumProvinces(worker)).toBe(0);
    const before = await readNation(nation, YEAR);
    await approveOne();
    const behind = await readNation(nation, YEAR);
    const exact = await readNation(nation, { ...YEAR, isExact: true });
    expect(behind.totals.total.done).toBe(before.totals.total.done);
    expect(exact.totals.total.done).toBe(before.totals.total.done + 1);
    expect(await sumProvinces(worker)).toBe(1);
    const after = await readNation(nation, YEAR);
    expect(after.totals).toEqual(exact.totals);
    const moment = (read: typeof after) => read.rows.find(({ code }) => code === HERE)?.countedAt;
    expect(Date.parse(moment(after) ?? "")).toBeGreaterThan(Date.parse(moment(before) ?? ""));
  });

  it("exactly, takes the sums where nothing changed and counts only where something did", async () => {
    await sumProvinces(worker);
    // A mark that only the sums of a province carry tells where the figures were taken from.
    const mark = (by: number) =>
      transaction((tx) => tx.count(sql`update province_figure set exempted = exempted + ${by}`));
    const exact = async () => (await readNation(nation, { ...YEAR, isExact: true })).totals;
    const before = await exact();
    await mark(1_000);
    expect((await exact()).total.exempted).toBeGreaterThanOrEqual(1_000);
    await approveOne();
    const after = await exact();
    expect(after.total.exempted).toBe(before.total.exempted);
    expect(after.total.done).toBe(before.total.done + 1);
    await sumProvinces(worker);
    expect((await readNation(nation, YEAR)).totals).toEqual(after);
  });

  it("is summed once by two workers at a time", async () => {
    await approveOne();
    await Promise.all([sumProvinces(worker), sumProvinces(worker)]);
    const { totals } = await readNation(nation, YEAR);
    expect(totals.total.done).toBe((await recount())?.done);
  });

  it("is for those who reach two provinces as a whole", async () => {
    for (const actor of [over([HERE]), world.lead, world.township, ...world.villages]) {
      expect((await refusal(readNation(actor, YEAR))).code).toBe("not_found");
    }
    const oneCarrier = over([HERE, THERE]);
    const narrowed = oneCarrier.grants.map((grant) => ({
      ...grant,
      role: "lead_unit" as const,
      carrierCode: "village",
    }));
    const lead = { ...oneCarrier, grants: narrowed };
    expect((await refusal(readNation(lead, YEAR))).code).toBe("not_found");
    expect(dashboardHome(nation)).toBe("/desk/national");
    expect(dashboardHome(over([HERE]))).toBe(`/desk/dashboard/${HERE}`);
  });
});
