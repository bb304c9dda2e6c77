import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { carryOutDue } from "@/lib/domain/boundaries/carrying/commands";
import { COLUMNS } from "@/lib/domain/boundaries/columns/rules";
import { draftChange, planChange, revokeChange } from "@/lib/domain/boundaries/commands";
import { getChange, previewChange } from "@/lib/domain/boundaries/queries";
import type { DraftChangeInput } from "@/lib/domain/boundaries/schema";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { getPublished } from "@/lib/domain/publications/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { type BoundaryWorld, buildBoundaryWorld, thisYear } from "../support/boundary-world";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";
import { makeSite } from "../support/site-world";

const SYSTEM = systemActor("test");

let world: BoundaryWorld;
let year: number;
let today: string;
let tomorrow: string;

beforeAll(async () => {
  world = await buildBoundaryWorld();
  year = await thisYear();
  const day = await row<{ today: string; tomorrow: string }>(sql`
    select (now() at time zone 'Asia/Shanghai')::date as today,
      (now() at time zone 'Asia/Shanghai')::date + 1 as tomorrow`);
  today = day?.today ?? "";
  tomorrow = day?.tomorrow ?? "";
}, 60_000);

type Sent = DraftChangeInput extends infer One
  ? One extends { form: string }
    ? Omit<One, "title" | "basis" | "effectiveOn"> & { effectiveOn?: string }
    : never
  : never;

async function draft(
  input: Sent,
  actor = world.admin,
): Promise<{ changeId: string; version: number }> {
  const { changeId } = await draftChange(actor, {
    ...{ title: null, basis: "", effectiveOn: today },
    ...input,
  } as DraftChangeInput);
  return { changeId, version: (await getChange(actor, changeId)).version };
}

async function carry(input: Sent): Promise<string> {
  const made = await draft(input);
  await planChange(world.admin, made);
  const { status, fault } = await getChange(world.admin, made.changeId);
  expect({ status, fault }).toEqual({ status: "effective", fault: null });
  return made.changeId;
}

async function matrix(regionCode: string, more: Partial<FigureQuery> = {}) {
  return readMatrix(SYSTEM, { regionCode, year, period: "year", ...more });
}

describe("a merge of two villages", () => {
  it("previews what will happen and then does exactly that", async () => {
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = true
        where period = 1 and year = ${year} and organisation_id = ${world.units.get("980121101201")?.id}::uuid`),
    );
    const made = await draft({
      ...{ form: "region.merge", codes: ["980121101201", "980121101202"] },
      ...{ intoCode: "980121101202", intoName: "清源村", people: "end" },
    });
    const preview = await previewChange(world.admin, made.changeId);
    expect(preview.conflicts).toEqual([]);
    expect(preview.counts.regions).toEqual({ made: 0, changed: 1, ended: 1 });
    expect(preview.counts.assignments).toMatchObject({ cancelled: 1, takenOver: 0, done: 2 });
    expect(preview.counts.people).toMatchObject({ accounts: 1, grants: 1 });
    await planChange(world.admin, made);
    const { outcome, status } = await getChange(world.admin, made.changeId);
    expect(status).toBe("effective");
    expect(outcome?.assignments.cancelled).toBe(1);
    expect(await counterDifferences()).toEqual([]);
    const left = await rows<{ status: string; reason: string }>(sql`
      select status, change_reason as reason from assignment
      where organisation_id = ${world.units.get("980121101201")?.id}::uuid and year = ${year} and period = 2`);
    expect(left).toEqual([{ status: "cancelled", reason: expect.stringContaining("合并") }]);
    const account = await row<{ status: string }>(sql`select status from account
      where organisation_id = ${world.units.get("980121101201")?.id}::uuid`);
    expect(account?.status).toBe("disabled");
  });

  it("shows the ended village as it was, and under its successor on today's map", async () => {
    const then = await matrix("980121101");
    const now = await matrix("980121101", { map: "today" });
    expect(then.hasMapChoice).toBe(true);
    const former = then.rows.find((one) => one.isFormer);
    expect(former?.name).toMatch(/^原.*（已并入清源村）$/);
    expect(former?.total.done).toBe(1);
    expect(now.rows.some((one) => one.isFormer)).toBe(false);
    expect(now.rows.find((one) => one.name === "清源村")?.total.done).toBe(1);
    expect(now.totals.total).toEqual(then.totals.total);
  });
});

describe("村改居", () => {
  it("renames the community with its organisation, and keeps the former names", async () => {
    await carry({ form: "region.rename", code: "980122101201", name: "红岩社区", newCode: null });
    const found = await rows(sql`
      select r.name, past.name as before, past.last_day = (${today}::date - 1) as "untilYesterday"
      from region r join region_past past on past.code = r.code where r.code = '980122101201'`);
    expect(found).toEqual(
      [{ name: "红岩社区", before: "22101东村".slice(1), untilYesterday: true }].map((one) => ({
        ...one,
        before: expect.stringMatching(/东村$/),
      })),
    );
    const unit = await row<{ name: string; before: string }>(sql`
      select o.name, p.name as before from organisation o join organisation_past p on p.organisation_id = o.id
      where o.id = ${world.units.get("980122101201")?.id}::uuid`);
    expect(unit?.name).toBe("红岩社区");
    expect(unit?.before).toMatch(/东村$/);
  });
});

describe("撤县设市", () => {
  it("gives the county and all beneath new codes; rights, lists and open work follow, done work stays", async () => {
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = true
        where period = 1 and year = ${year} and node_code = '980221'`),
    );
    const before = (await matrix("980200")).totals;
    await transaction((tx) =>
      tx.count(sql`insert into site_checklist (id, region_code, year, revision, title, items, made_by_name)
        values (gen_random_uuid(), '980221', ${year}, 1, '六清', '[]', '县办公室')`),
    );
    await carry({ form: "region.rename", code: "980221", name: "丙市", newCode: "980281" });
    expect(await counterDifferences()).toEqual([]);
    const codes = await rows<{ code: string }>(sql`
      select code from region where path like '%/980281/%' order by code`);
    expect(codes.map(({ code }) => code)).toContain("980281101201");
    const checklists = await rows(sql`
      select title, revision from site_checklist where region_code = '980281'`);
    expect(checklists).toEqual([{ title: "六清", revision: 1 }]);
    const work = await rows<{ node: string; done: boolean }>(sql`
      select distinct a.node_code as node, a.done_at is not null as done from assignment a
      join organisation o on o.id = a.organisation_id where o.node_code = '980281' and a.year = ${year}`);
    expect(work.sort((a, b) => Number(a.done) - Number(b.done))).toEqual([
      { node: "980281", done: false },
      { node: "980221", done: true },
    ]);
    const then = await matrix("980200");
    const now = await matrix("980200", { map: "today" });
    expect(then.totals).toEqual(before);
    expect(now.totals).toEqual(before);
    expect(now.rows.filter(({ kind }) => kind === "region").map(({ name }) => name)).toEqual([
      "丙市",
    ]);
    expect(then.rows.some(({ name }) => /^原丙县（.*起归丙市）$/.test(name))).toBe(true);
  });

  it("lets whoever had the county have it under its new code, with its history", async () => {
    const office = world.offices.get("980221");
    if (!office) throw new Error("no office");
    const grants = await rows<{ regionCode: string; role: "office" }>(sql`
      select role, region_code as "regionCode" from role_grant where account_id = ${office.accountId}::uuid`);
    expect(grants.map(({ regionCode }) => regionCode)).toEqual(["980281"]);
    const [grant] = office.grants;
    if (!grant) throw new Error("no grant");
    const actor = { ...office, grants: [{ ...grant, regionCode: "980281" }] };
    const [reach] = await reachesFor(actor, "dashboard.read");
    expect(reach?.nodes).toEqual(["980221", "980281"]);
    expect((await matrix("980281", { map: "today" })).totals).toEqual(
      (await readMatrix(actor, { regionCode: "980281", year, period: "year", map: "today" }))
        .totals,
    );
  });
});

describe("a township that moves to another county", () => {
  it("leaves what was done behind, takes what is open along, and can be read both ways", async () => {
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'approved', done_at = now(), is_on_time = false
        where period = 1 and year = ${year} and township_code = '980121102'`),
    );
    await carry({ form: "region.move", code: "980121102", parentCode: "980122", newCode: null });
    expect(await counterDifferences()).toEqual([]);
    const [oldThen, oldNow] = [await matrix("980121"), await matrix("980121", { map: "today" })];
    const [newThen, newNow] = [await matrix("980122"), await matrix("980122", { map: "today" })];
    expect(oldThen.rows.find(({ code }) => code === "980121102")).toMatchObject({
      isFormer: true,
      name: expect.stringMatching(/^原白水镇（.*起归乙县）$/),
      total: { done: 3 },
    });
    expect(oldNow.rows.some(({ code }) => code === "980121102")).toBe(false);
    expect(newThen.rows.find(({ code }) => code === "980121102")?.total.done).toBe(0);
    expect(newNow.rows.find(({ code }) => code === "980121102")?.total.done).toBe(3);
    const sum = (one: typeof oldThen, other: typeof oldThen) =>
      one.totals.total.asked + other.totals.total.asked;
    expect(sum(oldThen, newThen)).toBe(sum(oldNow, newNow));
    const tasks = await listTaskFigures(SYSTEM, {
      ...{ regionCode: "980122", year, period: "year", map: "today" },
    });
    expect(tasks[0]?.figures.asked).toBe(newNow.totals.total.asked);
  });

  it("is followed by what is opened again", async () => {
    const [moved] = await rows<{ node: string }>(sql`
      update assignment set status = 'returned', done_at = null, is_standing = false
      where organisation_id = ${world.units.get("980121102")?.id}::uuid and year = ${year} and period = 1
      returning node_code as node`);
    expect(moved?.node).toBe("980122");
    expect(await counterDifferences()).toEqual([]);
  });
});

describe("a change for another day", () => {
  it("is ordered, blocks others at the same place, and can be revoked until then", async () => {
    const move = {
      form: "region.move",
      code: "980121101",
      parentCode: "980122",
      newCode: null,
    } as const;
    const made = await draft({ ...move, effectiveOn: tomorrow });
    await planChange(world.admin, made);
    expect(await carryOutDue(SYSTEM)).toBe(0);
    const other = await draft({
      form: "region.rename",
      code: "980121101",
      name: "青山镇",
      newCode: null,
    });
    expect((await previewChange(world.admin, other.changeId)).conflicts[0]).toContain("也涉及这里");
    expect((await refusal(planChange(world.admin, other))).code).toBe("conflict");
    const planned = await getChange(world.admin, made.changeId);
    await revokeChange(world.admin, { changeId: made.changeId, version: planned.version });
    expect((await getChange(world.admin, made.changeId)).status).toBe("revoked");
    await planChange(world.admin, other);
    expect((await getChange(world.admin, other.changeId)).status).toBe("effective");
  });

  it("is carried out by the worker on its day; what stands in its way then is shown and tried again", async () => {
    const made = await draft({
      form: "region.rename",
      code: "980121101",
      name: "青石镇",
      newCode: "980121109",
      effectiveOn: tomorrow,
    });
    await planChange(world.admin, made);
    await transaction((tx) =>
      tx.count(
        sql`update boundary_change set effective_on = ${today}::date where id = ${made.changeId}::uuid`,
      ),
    );
    await transaction((tx) =>
      tx.count(sql`insert into region (code, name, level, parent_code, path, node_code)
      values ('980121109', '占用镇', 'township', '980121', '980000/980100/980121/980121109/', '980121')`),
    );
    await carryOutDue(SYSTEM);
    expect((await getChange(world.admin, made.changeId)).fault).toContain("980121109");
    expect(await carryOutDue(SYSTEM)).toBe(0);
    await transaction((tx) => tx.count(sql`delete from region where code = '980121109'`));
    await transaction((tx) =>
      tx.count(
        sql`update boundary_change set tried_at = now() - interval '1 hour' where id = ${made.changeId}::uuid`,
      ),
    );
    await carryOutDue(SYSTEM);
    expect(await getChange(world.admin, made.changeId)).toMatchObject({
      status: "effective",
      fault: null,
    });
  });
});

describe("what the public sees of a merged village", () => {
  it("follows to the village that took it, and changes in nothing else", async () => {
    const organisationId = world.units.get("980122101201")?.id ?? "";
    const site = await makeSite({
      ...{ organisationId, regionCode: "980122101201", carrierCode: "village" },
      title: "红岩社区清廉示范点",
    });
    const before = await getPublished(SYSTEM, "site", site);
    await carry({
      ...{ form: "region.merge", codes: ["980122101201", "980122101202"] },
      ...{ intoCode: "980122101202", intoName: "红岩村", people: "end" },
    });
    const after = await getPublished(SYSTEM, "site", site);
    expect(after).toEqual({ ...before, regionCode: "980122101202", regionName: "红岩村" });
    const desk = await row<{ code: string }>(sql`
      select region_code as code from demonstration_site where id = ${site}::uuid`);
    expect(desk?.code).toBe("980122101202");
  });

  it("is moved by a change of boundaries alone", async () => {
    const moving = transaction((tx) =>
      tx.count(sql`update publication set region_code = '980121'`),
    );
    await expect(moving).rejects.toThrow("never changes");
  });
});

describe("every column that names a place", () => {
  it("is decided", async () => {
    const found = await rows<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and (column_name like '%region_code' or column_name like '%node_code'
        or column_name like '%township_code' or column_name in ('path', 'approved_in', 'village_code'))`);
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(COLUMNS).sort());
  });
});
