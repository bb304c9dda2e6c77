import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { draftChange, planChange } from "@/lib/domain/boundaries/commands";
import { getChange, previewChange } from "@/lib/domain/boundaries/queries";
import type { DraftChangeInput } from "@/lib/domain/boundaries/schema";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { sumProvinces } from "@/lib/domain/counters/national/commands";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import type { MapReading } from "@/lib/domain/counters/types";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { type BoundaryWorld, buildBoundaryWorld, thisYear } from "../support/boundary-world";
import { counterDifferences, insertUnit } from "../support/report-world";

const SYSTEM = systemActor("test");

let world: BoundaryWorld;
let year: number;

beforeAll(async () => {
  world = await buildBoundaryWorld();
  year = await thisYear();
  await transaction((tx) =>
    tx.count(sql`insert into region (code, name, level, parent_code, path, node_code) values
      ('970000', '邻省', 'province', null, '970000/', '970000'),
      ('970100', '临江市', 'city', '970000', '970000/970100/', '970100')`),
  );
}, 60_000);

async function drafted(input: object) {
  const { changeId } = await draftChange(world.admin, {
    ...{ title: null, basis: "" },
    effectiveOn: (
      await row<{ day: string }>(sql`select (now() at time zone 'Asia/Shanghai')::date as day`)
    )?.day,
    ...input,
  } as DraftChangeInput);
  return { changeId, version: (await getChange(world.admin, changeId)).version };
}

async function carry(input: object): Promise<void> {
  const made = await drafted(input);
  await planChange(world.admin, made);
  const { status, fault } = await getChange(world.admin, made.changeId);
  expect({ status, fault }).toEqual({ status: "effective", fault: null });
}

async function asked(regionCode: string, map: MapReading): Promise<number> {
  const { totals } = await readMatrix(SYSTEM, { regionCode, year, period: "year", map });
  return totals.total.asked + totals.coordination.asked;
}

const MOVE = { form: "region.move", code: "980221", parentCode: "970100" };

describe("a county that comes to another province", () => {
  it("needs a code of that province", async () => {
    const [grant] = world.admin.grants;
    if (!grant) throw new Error("no grant");
    world.admin = {
      ...world.admin,
      grants: [grant, { ...grant, regionCode: "970000", regionLevel: "province" }],
    };
    const { conflicts } = await previewChange(
      world.admin,
      (await drafted({ ...MOVE, newCode: null })).changeId,
    );
    expect(conflicts[0]).toContain("代码须以所在省的前两位开头");
  });

  it("takes the work of its former province's lists along, in figures as in lists, on both maps", async () => {
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = true
        where year = ${year} and period = 1 and township_code = '980221101'`),
    );
    const whole = await asked("980000", "then");
    const county = await asked("980221", "then");
    await carry({ ...MOVE, newCode: "970121" });
    expect(await counterDifferences()).toEqual([]);
    expect((await asked("980000", "then")) + (await asked("970000", "then"))).toBe(whole);
    expect((await asked("980000", "today")) + (await asked("970000", "today"))).toBe(whole);
    expect(await asked("970121", "today")).toBe(county);
    expect(await asked("970000", "today")).toBe(county);

    const here = { regionCode: "970000", year, period: "year" } as const;
    const [task] = await listTaskFigures(SYSTEM, here);
    expect(task?.figures.asked).toBe(await asked("970000", "then"));
    const list = await listAssignments(SYSTEM, { ...here, show: "asked" });
    expect(list.rows).toHaveLength(await asked("970000", "then"));
    await sumProvinces(SYSTEM);
    const summed = await rows<{ asked: number }>(sql`
      select sum(not_started + drafting + submitted + returned + approved + accepted)::int as asked
      from province_figure where province_code = '970000' and year = ${year}`);
    expect(summed[0]?.asked).toBe(await asked("970000", "then"));
  });
});

describe("a lead unit that moves", () => {
  async function leadUnit(regionCode: string): Promise<string> {
    const id = newId();
    await transaction(async (tx) => {
      await insertUnit(tx, {
        ...{ id, name: `${regionCode}民政局${id.slice(-4)}`, kind: "lead_unit", level: "county" },
        ...{ regionCode, nodeCode: regionCode, townshipCode: null, line: null },
      });
      await tx.count(sql`insert into lead_duty (id, organisation_id, region_code, carrier_code, role, valid_from)
        values (${newId()}, ${id}, ${regionCode}, 'village', 'lead', '2026-01-01')`);
    });
    return id;
  }

  it("is held back while nobody else leads, and then leaves its duty behind", async () => {
    const id = await leadUnit("980121");
    const move = { form: "organisation.move", unit: id, regionCode: "980122" };
    const { conflicts } = await previewChange(world.admin, (await drafted(move)).changeId);
    expect(conflicts).toEqual([expect.stringContaining("请先为甲县另定牵头单位")]);
    const other = await leadUnit("980121");
    await carry(move);
    const leads = await rows<{ id: string }>(sql`
      select organisation_id as id from lead_duty where region_code = '980121' and role = 'lead'
        and (valid_to is null or valid_to > (now() at time zone 'Asia/Shanghai')::date)`);
    expect(leads).toEqual([{ id: other }]);
  });
});
