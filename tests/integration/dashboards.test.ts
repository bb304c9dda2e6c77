import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor, VISITOR } from "@/lib/access/actor";
import { readDashboard, readFiguresJson } from "@/lib/domain/counters/dashboard/queries";
import { dashboardHome, readNearby } from "@/lib/domain/counters/nearby/queries";
import { readOrganisationPage } from "@/lib/domain/counters/organisation/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import type { FigureQuery, Matrix } from "@/lib/domain/counters/types";
import { findTileGrid } from "@/lib/domain/regions/tiles/queries";
import { transaction } from "@/lib/platform/db";
import { readReadiness } from "@/lib/platform/readiness";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { buildReportWorld, FAR_AHEAD, type ReportWorld } from "@/tests/support/report-world";

const everyone = systemActor("test");
const DIRECT = { county: "429004", township: "429004001" };
// The world's due days lie in 2099 and 2020; dashboards count by due day, so they are moved into the year.
const query = (regionCode: string): FigureQuery => ({ regionCode, year: 2026, period: "year" });
let world: ReportWorld;

beforeAll(async () => {
  world = await buildReportWorld(3);
  await transaction(async (tx) => {
    await tx.count(sql`update assignment set due_on = '2026-12-10' where due_on = ${FAR_AHEAD}`);
    await tx.count(sql`update assignment set due_on = '2026-01-10' where due_on < '2026-01-01'`);
    const id = newId();
    await tx.count(sql`
      insert into organisation (id, name, kind, level, region_code, node_code, township_code)
      values (${id}, '沙嘴村', 'village', 'village', ${DIRECT.township}, ${DIRECT.county}, ${DIRECT.township})`);
    await tx.count(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      values (${world.tasks.ratio}, ${world.tasks.ratio}, ${id}, 2026, 1, ${DIRECT.county},
        ${DIRECT.township}, 'village', 'village', '2026-12-10')`);
  });
});

function expectSums({ rows, totals }: Matrix): void {
  expect(sumFigures(rows.map((row) => row.total))).toEqual(totals.total);
  expect(sumFigures(Object.values(totals.cells))).toEqual(totals.total);
}

async function asked(actor: Actor, regionCode: string): Promise<number> {
  return (await readDashboard(actor, query(regionCode))).figures.matrix.totals.total.asked;
}

describe("a region's dashboard", () => {
  it.each([
    ["990000", 28],
    ["990100", 28],
    ["990102", 21],
    ["990102001", 21],
    ["990103", 7],
  ])("of %s counts what lies beneath, and its rows add up", async (code, count) => {
    const { figures } = await readDashboard(everyone, query(code));
    expect(figures.matrix.totals.total.asked).toBe(count);
    expectSums(figures.matrix);
    expectSums(figures.byChild);
    const ofTasks = sumFigures(figures.tasks.map((task) => task.figures));
    expect(ofTasks.asked).toBe(count);
  });

  it("treats a directly administered county as a city with townships", async () => {
    const above = (await readDashboard(everyone, query("420000"))).figures;
    expect(above.matrix.rows.find((row) => row.code === DIRECT.county)?.total.asked).toBe(1);
    expect(above.grid?.tiles).toHaveLength(17);
    const counties = await readDashboard(everyone, { ...query("420000"), grain: "counties" });
    const regions = counties.figures.matrix.rows.filter((row) => row.kind === "region");
    expect(regions).toHaveLength(103);
    expectSums(counties.figures.matrix);

    const { figures } = await readDashboard(everyone, query(DIRECT.county));
    expect(figures.matrix.region.isDirectCounty).toBe(true);
    expect(figures.matrix.region.trail.map((one) => one.code)).toEqual(["420000", DIRECT.county]);
    expect(figures.matrix.rows.find((row) => row.code === DIRECT.township)?.level).toBe("township");
    expectSums(figures.matrix);
  });

  it("lists the organisations of a township", async () => {
    const { figures } = await readDashboard(everyone, query("990102001"));
    const names = figures.matrix.rows.filter((row) => row.total.asked > 0).map((row) => row.name);
    expect(names.sort()).toEqual(["青山1村", "青山2村", "青山3村"]);
  });

  it("shows a change at once, to everybody who saw the figures before", async () => {
    const before = await readDashboard(everyone, query("990102"));
    expect(await readDashboard(everyone, query("990102"))).toMatchObject({
      figures: { matrix: { version: before.figures.matrix.version } },
    });
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = true
        where root_task_id = ${world.tasks.yesNo} and organisation_id =
          ${world.villages[0]?.organisation.id}`),
    );
    const after = await readDashboard(everyone, query("990102"));
    expect(after.figures.matrix.totals.total.done).toBe(
      before.figures.matrix.totals.total.done + 1,
    );
    expect(after.figures.matrix.version).not.toBe(before.figures.matrix.version);
  });
});

describe("who sees a dashboard", () => {
  it("a lead sees the tasks of its carrier in its county, and neither city nor neighbour", async () => {
    expect(await asked(world.lead, "990102")).toBe(21);
    for (const code of ["990100", "990103", "420000", "000000", "x"]) {
      await expect(readDashboard(world.lead, query(code))).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("a township sees itself and not the one beside it", async () => {
    expect(await asked(world.township, "990102001")).toBe(21);
    for (const code of ["990102002", "990102"]) {
      await expect(readDashboard(world.township, query(code))).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("a visitor sees none, as page or as JSON", async () => {
    await expect(readDashboard(VISITOR, query("990102"))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(readFiguresJson(VISITOR, query("990102"))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is led to the widest region of their rights, or to their own organisation", () => {
    expect(dashboardHome(world.lead)).toBe("/desk/dashboard/990102");
    const [reporter] = world.villages;
    if (!reporter) throw new Error("a village");
    expect(dashboardHome(reporter)).toBe(`/desk/organisations/${reporter.organisation.id}`);
  });

  it("is offered only the regions within reach", async () => {
    const { figures } = await readDashboard(world.lead, query("990102"));
    expect(await readNearby(world.lead, figures.matrix.region)).toEqual({
      above: [],
      siblings: [],
    });
    const all = await readNearby(everyone, figures.matrix.region);
    expect(all.above).toEqual(["990000", "990100"]);
    expect(all.siblings.map((one) => one.code)).toEqual(["990102", "990103"]);
  });
});

describe("figures as JSON", () => {
  it("are the matrix of the page, with a tag that changes when they do", async () => {
    const first = await readFiguresJson(everyone, query("990102"));
    const { figures } = await readDashboard(everyone, query("990102"));
    expect(JSON.parse(first.body).data.totals).toEqual(figures.matrix.totals);
    expect((await readFiguresJson(everyone, query("990102"))).tag).toBe(first.tag);
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'exempted'
        where root_task_id = ${world.tasks.flow} and period = 2 and organisation_id =
          ${world.villages[2]?.organisation.id}`),
    );
    expect((await readFiguresJson(everyone, query("990102"))).tag).not.toBe(first.tag);
  });

  it("of a narrower reach are never those of a wider one", async () => {
    const wide = await readFiguresJson(everyone, query("990102"));
    await transaction((tx) =>
      tx.count(
        sql`update role_grant set carrier_code = 'school' where account_id = ${world.lead.accountId}`,
      ),
    );
    const narrowed = {
      ...world.lead,
      organisation: { ...world.lead.organisation, line: null },
      grants: world.lead.grants.map((grant) => ({ ...grant, carrierCode: "school" })),
    };
    const narrow = await readFiguresJson(narrowed, query("990102"));
    expect(JSON.parse(narrow.body).data.totals.total.asked).toBe(0);
    expect(JSON.parse(wide.body).data.totals.total.asked).toBeGreaterThan(0);
  });
});

describe("an organisation's page", () => {
  it("is served to its own people and to those above", async () => {
    const [own] = world.villages;
    if (!own) throw new Error("a village");
    const input = { organisationId: own.organisation.id, year: 2026 };
    for (const actor of [own, world.township, everyone]) {
      const page = await readOrganisationPage(actor, input);
      expect(page.organisation.name).toBe("青山1村");
      expect(page.figures.total.asked).toBe(7);
      expect(page.peers, "three peers are too few for a middle").toBeNull();
    }
    expect((await readOrganisationPage(own, input)).reachable).toEqual([]);
    expect((await readOrganisationPage(world.township, input)).reachable).toEqual(["990102001"]);
  });

  it("answers the neighbour, the visitor and an unknown id alike", async () => {
    const organisationId = world.villages[0]?.organisation.id ?? "";
    const input = { organisationId, year: 2026 };
    await expect(readOrganisationPage(world.neighbour, input)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(readOrganisationPage(world.otherTownship, input)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(readOrganisationPage(VISITOR, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      readOrganisationPage(world.neighbour, { organisationId: newId(), year: 2026 }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

it("every city of Hubei has a tile for each of its counties", async () => {
  const province = await findTileGrid(everyone, "420000");
  expect(province?.tiles).toHaveLength(17);
  for (const { code } of province?.tiles ?? []) {
    const grid = await findTileGrid(everyone, code);
    const { figures } = await readDashboard(everyone, query(code));
    const counties = figures.byChild.rows.filter((row) => row.level === "county");
    if (figures.matrix.region.isDirectCounty) continue;
    expect(new Set(grid?.tiles.map((tile) => tile.code))).toEqual(
      new Set(counties.map((row) => row.code)),
    );
  }
  expect(await findTileGrid(everyone, "x'y")).toBeNull();
});

it("the app's own role can tell that every migration is applied", async () => {
  expect(await readReadiness()).toEqual({ ready: true, reason: "可以服务" });
});
