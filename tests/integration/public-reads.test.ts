import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { getCaseBrowser } from "@/lib/domain/cases/content/queries";
import { caseFilterSchema } from "@/lib/domain/cases/schema";
import {
  findNewestEdition,
  getReleasedEdition,
  listReleasedEditions,
} from "@/lib/domain/editions/published/queries";
import {
  findPublicClauseList,
  findPublicTaskList,
  listPublicCarriers,
} from "@/lib/domain/lists/published/queries";
import { countPublishedPolicies } from "@/lib/domain/policies/queries";
import { getPublicHome } from "@/lib/domain/portal/home/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { publishBySystem } from "@/lib/domain/publications/commands";
import { searchPublic } from "@/lib/domain/search/visitors/queries";
import { publicSearchSchema } from "@/lib/domain/search/visitors/schema";
import { findPublicCarrier } from "@/lib/domain/sites/home/queries";
import { publishReported } from "@/lib/domain/sites/reported/commands";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { yearAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "@/tests/support/database";
import { someDraft } from "../support/publication-world";

const HOST = "420000";
const owner = new pg.Pool({ connectionString: ownerUrl });
const ids = { named: newId(), reported: newId(), hidden: newId(), elsewhere: newId() };
const editions = { old: newId(), released: newId(), frozen: newId() };

const SCHOOL = { regionCode: HOST, carrierCode: "school", year: 2026 };

async function insertList(
  kind: string,
  status: string,
  { disclosure = "public", year = 2026 } = {},
): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
       status, disclosure, is_example)
     values ($1, $2, 'school', $3, $7, $4, $5, '省教育厅', 'draft', $6, true)`,
    [id, kind, HOST, status === "superseded" ? 1 : 2, `${status}的清单`, disclosure, year],
  );
  return id;
}

async function insertTask(listId: string, code: string, disclosure: string): Promise<void> {
  await owner.query(
    `insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
       form, accumulation, direction, target, source, frequency, due_dates, levels, asked, asked_levels,
       disclosure, minutes, basis)
     values ($1, $2, $1, 1, $3, $4, '扫雪除冰', '覆盖率', '%', 'ratio', 'flow', 'increase', 95, 'report',
       'annual', '{12-10}', '{county}', 'lowest', '{county}', $5, 5, '[{"source":"甲","fact":"乙"}]')`,
    [newId(), listId, code, `${code}的标题`, disclosure],
  );
}

async function insertSite(id: string, name: string, values: unknown[]): Promise<void> {
  await owner.query(
    `insert into site (id, name, place, region_code, carrier_code, status, is_published, facts,
       source_title, position)
     values ($1, $2, '某地', $3, $4, $5, $6, '{小微权力上墙,第二件事}', '某报', $7)`,
    [id, name, ...values],
  );
}

async function insertEdition(id: string, number: number, status: string): Promise<void> {
  const total = { asked: 4, done: 3, doneOnTime: 2, overdue: 1 };
  const figures = { columns: [], rows: [], tasks: [], totals: { total, cells: { school: total } } };
  await owner.query(
    `insert into edition (id, region_code, year, number, title, status, query, figures, fingerprint,
       frozen_by_name, released_at)
     values ($1, $2, 2026, $3, '进展', $4::edition_status, '{"day":"2026-09-30"}', $5, $6, '甲',
       case when $4 = 'released' then timestamptz '2026-10-08 09:00+08' end)`,
    [id, HOST, number, status, figures, "a".repeat(64)],
  );
}

beforeAll(async () => {
  const old = await insertList("task", "superseded");
  const issued = await insertList("task", "issued");
  const clauses = await insertList("responsibility", "internal", { disclosure: "internal" });
  const next = await insertList("task", "issued", { year: 2027 });
  await insertTask(next, "NEXT-01", "public");
  await insertTask(old, "OLD-01", "public");
  await insertTask(issued, "XX-01", "public");
  await insertTask(issued, "XX-02", "aggregate");
  await insertTask(issued, "XX-03", "internal");
  await owner.query("update task_list set status = 'superseded' where id = $1", [old]);
  await owner.query("update task_list set status = 'issued' where id = any ($1)", [
    [issued, clauses, next],
  ]);
  await insertSite(ids.named, "甲小学", ["420100", "school", "demonstration", true, 1]);
  await insertSite(ids.reported, "乙公司", ["429004", "soe", "reported", true, 2]);
  await insertSite(ids.hidden, "丙医院", ["420100", "hospital", "demonstration", false, 3]);
  await transaction((tx) => publishReported(tx, systemActor("试验")));
  await insertEdition(editions.old, 1, "released");
  await insertEdition(editions.released, 2, "released");
  await insertEdition(editions.frozen, 3, "frozen");
});

afterAll(() => owner.end());

describe("lists that citizens see", () => {
  it("are issued, public and the newest; of their tasks only the public ones", async () => {
    const list = await findPublicTaskList(VISITOR, SCHOOL);
    expect(list?.title).toBe("issued的清单");
    expect(list?.tasks.map((task) => task.code)).toEqual(["XX-01"]);
    expect(list?.tasks[0]).toMatchObject({ target: 95, leadName: "省教育厅" });
    expect(JSON.stringify(list)).not.toMatch(/XX-02|XX-03|OLD-01/);
  });

  it("are those of a later year only once it has begun", async () => {
    const codes = async (year: number) =>
      (await findPublicTaskList(VISITOR, { ...SCHOOL, year }))?.tasks.map(({ code }) => code);
    expect(await codes(2026)).toEqual(["XX-01"]);
    expect(await codes(2027)).toEqual(["NEXT-01"]);
    expect(await codes(2028)).toEqual(["NEXT-01"]);
    const { hits } = await searchPublic(VISITOR, publicSearchSchema.parse({ q: "扫雪除冰" }));
    const code = yearAt(new Date()) === 2026 ? "XX-01" : "NEXT-01";
    expect(hits.map(({ href }) => href)).toEqual([`/carriers/school#${code}`]);
  });

  it("count what is only published in sums, and nothing of what is internal", async () => {
    const carriers = await listPublicCarriers(VISITOR, { regionCode: HOST, year: 2026 });
    expect(carriers.map((carrier) => carrier.code)).toContain("culture");
    expect(carriers.find((carrier) => carrier.code === "school")).toMatchObject({
      publicTasks: 1,
      aggregateTasks: 1,
      year: 2026,
    });
    expect(carriers.find((carrier) => carrier.code === "village")).toMatchObject({
      publicTasks: 0,
      leadName: null,
    });
  });

  it("leave out a responsibility list that is not disclosed", async () => {
    expect(await findPublicClauseList(VISITOR, SCHOOL)).toBeUndefined();
  });

  it("belong to a carrier of the set and to no other code", async () => {
    expect((await findPublicCarrier(VISITOR, "school"))?.tasks?.tasks).toHaveLength(1);
    expect(await findPublicCarrier(VISITOR, "transport")).toBeNull();
    expect(await findPublicCarrier(VISITOR, "' or 1=1")).toBeNull();
  });
});

describe("editions", () => {
  it("are read when they are released, newest first", async () => {
    const shown = await listReleasedEditions(VISITOR, HOST);
    expect(shown.map((edition) => edition.number)).toEqual([2, 1]);
    expect(shown[0]).toMatchObject({ day: "2026-09-30", releasedOn: "2026-10-08" });
    expect((await findNewestEdition(VISITOR, HOST))?.id).toBe(editions.released);
    expect((await getReleasedEdition(VISITOR, editions.old)).number).toBe(1);
  });

  it("that are only frozen answer like missing ones", async () => {
    await expect(getReleasedEdition(VISITOR, editions.frozen)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("give the home page its figures", async () => {
    const home = await getPublicHome(VISITOR);
    expect(home.edition).toMatchObject({
      label: "2026 年第 2 期",
      total: { asked: 4, done: 3, completion: 0.75 },
    });
    expect(home.edition?.byCarrier.school?.done).toBe(3);
    expect(home.sites.total).toBe(2);
  });

  it("offers the carriers of this place for cases, and none of another province", async () => {
    const { carriers } = await getCaseBrowser(VISITOR, caseFilterSchema.parse({}));
    const ours = await listPublicCarriers(VISITOR, { regionCode: HOST, year: yearAt(new Date()) });
    expect(carriers.map(({ code }) => code).sort()).toEqual(ours.map(({ code }) => code).sort());
    const known = await rows<{ code: string }>(sql`
      select code from carrier where parent_code is null`);
    expect(known.length).toBeGreaterThan(carriers.length);
  });

  it("shows on the home whose a place is, also of a part of a carrier", async () => {
    const part = await row<{ code: string }>(sql`
      select code from carrier where parent_code = 'school' order by code limit 1`);
    const carrierCode = part?.code ?? null;
    const draft = { ...someDraft({ kind: "case" }), carrierCode };
    await transaction((tx) => publishBySystem(tx, systemActor("试验"), draft));
    const { cases } = await getPublicHome(VISITOR);
    const shown = cases.items.find(({ subjectId }) => subjectId === draft.subjectId);
    expect(shown?.carrier).toMatchObject({ code: carrierCode, position: 3 });
  });
});

describe("what the site says of itself", () => {
  it("invents nothing that the office did not set", async () => {
    expect(await getPublicProfile(VISITOR)).toMatchObject({ regionName: "湖北省", facts: [] });
  });

  it("is what the office set", async () => {
    const facts = [{ label: "联系电话", value: "027-00000000" }];
    await owner.query(
      "insert into setting (key, value, updated_at) values ('public_site', $1, now())",
      [{ name: "清廉某地", sponsor: "某办公室", facts }],
    );
    expect(await getPublicProfile(VISITOR)).toMatchObject({ name: "清廉某地", facts });
  });

  it("lists the documents that were loaded", async () => {
    expect(await countPublishedPolicies(VISITOR)).toBeGreaterThan(0);
  });
});
