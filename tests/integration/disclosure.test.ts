import { readdirSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { listPublicAddresses } from "@/lib/domain/disclosure/addresses/queries";
import { getFeed } from "@/lib/domain/disclosure/feeds/queries";
import { getProgressPage } from "@/lib/domain/disclosure/progress/queries";
import { progressSchema } from "@/lib/domain/disclosure/progress/schema";
import { OPEN_TABLES } from "@/lib/domain/disclosure/tables/labels";
import {
  getOpenVersion,
  listOpenTables,
  readOpenTable,
} from "@/lib/domain/disclosure/tables/queries";
import type { OpenRow, OpenTableCode } from "@/lib/domain/disclosure/tables/types";
import { withdrawPublication } from "@/lib/domain/publications/commands";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "@/tests/support/database";
import { PLACES } from "../support/people-world";
import { handOver, officeOf, publish, someDraft } from "../support/publication-world";

const HOST = PLACES.province;
const CANARY = "金丝雀";
const owner = new pg.Pool({ connectionString: ownerUrl });
const ids = { released: newId(), briefing: newId(), frozen: newId() };
let office: StaffActor[] = [];

const figuresOf = (done: number) => {
  const cell = { asked: 4, done, doneOnTime: 1, overdue: 1 };
  const columns = [{ code: "school", name: "清廉学校", short: "学校", position: 1 }];
  const line = (code: string, name: string) => ({
    ...{ kind: "region", code, name, level: "city", total: cell, cells: { school: cell } },
  });
  return {
    region: { code: HOST, name: "湖北省", level: "province" },
    columns,
    rows: [line("420100", "武汉市"), line("420600", "襄阳市")],
    totals: { total: { ...cell, asked: 8, done: 2 * done }, cells: { school: cell } },
    tasks: [],
  };
};

async function edition(id: string, number: number, status: string, purpose: string): Promise<void> {
  await owner.query(
    `insert into edition (id, region_code, year, number, title, status, purpose, query, figures,
       fingerprint, frozen_by_name, released_at)
     values ($1, $2, 2026, $3, $4, $5::edition_status, $6, '{"day":"2026-09-30"}', $7, $8, '甲',
       case when $5 = 'released' then timestamptz '2026-10-08 09:00+08' end)`,
    [
      id,
      HOST,
      number,
      id === ids.released ? "三季度" : CANARY,
      status,
      purpose,
      figuresOf(number),
      "a".repeat(64),
    ],
  );
}

async function lists(): Promise<void> {
  const listId = newId();
  await owner.query(
    `insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
       status, disclosure, is_example)
     values ($1, 'task', 'school', $2, 2026, 1, '清单', '省教育厅', 'draft', 'public', true)`,
    [listId, HOST],
  );
  for (const [code, disclosure] of [
    ["PUB-1", "public"],
    [`AGG-${CANARY}`, "aggregate"],
    [`INT-${CANARY}`, "internal"],
  ]) {
    await owner.query(
      `insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
         form, accumulation, direction, target, source, frequency, due_dates, levels, asked, asked_levels,
         disclosure, minutes, basis)
       values ($1, $2, $1, 1, $3, $3, '举措', '覆盖率', '%', 'ratio', 'flow', 'increase', 95, 'report',
         'annual', '{12-10}', '{county}', 'lowest', '{county}', $4, 5, '[{"source":"甲","fact":"乙"}]')`,
      [newId(), listId, code, disclosure],
    );
  }
  await owner.query("update task_list set status = 'issued' where id = $1", [listId]);
}

async function whole(code: OpenTableCode): Promise<OpenRow[]> {
  const all: OpenRow[] = [];
  for await (const rows of readOpenTable(VISITOR, code)) all.push(...rows);
  return all;
}

beforeAll(async () => {
  office = await officeOf(PLACES.county, 3);
  await lists();
  await edition(ids.released, 1, "released", "public");
  await edition(ids.briefing, 2, "released", "briefing");
  await edition(ids.frozen, 3, "frozen", "public");
  await publish(office, someDraft({ title: "=cmd|公开的一篇" }));
  await handOver(office[0] as StaffActor, someDraft({ title: CANARY, words: CANARY }));
  const kind = "site" as const;
  await handOver(
    office[0] as StaffActor,
    someDraft({ kind, title: CANARY, content: { name: CANARY } }),
  );
});

afterAll(() => owner.end());

describe("open data", () => {
  it("fill every field of their dictionary and no other", async () => {
    for (const { code, fields } of OPEN_TABLES) {
      const names = fields.map(({ name }) => name).sort();
      for (const row of await whole(code)) expect(Object.keys(row).sort(), code).toEqual(names);
    }
    expect((await whole("tasks")).map(({ code }) => code)).toEqual(["PUB-1"]);
    expect((await listOpenTables(VISITOR)).find(({ code }) => code === "clauses")?.rows).toBe(
      (await whole("clauses")).length,
    );
    expect(await whole("progress")).toHaveLength(6);
    expect(await whole("news")).toMatchObject([{ title: "=cmd|公开的一篇" }]);
  });

  it("hold nothing that is not released: no draft, no internal task, no other edition", async () => {
    for (const { code } of OPEN_TABLES) {
      const text = JSON.stringify(await whole(code));
      expect(text, code).not.toContain(CANARY);
      expect(text, code).not.toContain(ids.frozen);
      expect(text, code).not.toContain(ids.briefing);
    }
    const known = JSON.stringify([
      await listOpenTables(VISITOR),
      await listPublicAddresses(VISITOR),
      await getFeed(VISITOR, {}),
      await getProgressPage(VISITOR, progressSchema.parse({ edition: ids.frozen })),
    ]);
    for (const hidden of [CANARY, ids.frozen, ids.briefing]) expect(known).not.toContain(hidden);
  });

  it("tell search engines of every page that stands still, but for those that begin with a step or a code", async () => {
    const files = readdirSync("app/(public)", { recursive: true, encoding: "utf8" });
    const pages = files
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
    const steps = /^\/(?:search|rate|track|suggest\/|sites\/bookings)/;
    const still = pages.filter((path) => !path.includes("[") && !steps.test(path));
    const known = (await listPublicAddresses(VISITOR)).map(({ path }) => path);
    expect(still.filter((path) => !known.includes(path))).toEqual([]);
  });

  it("lose what is withdrawn, and say so by another version", async () => {
    const draft = someDraft({ kind: "story", title: "要撤下的故事" });
    const publicationId = await publish(office, draft);
    expect(await whole("story")).toHaveLength(1);
    const paths = async () => (await listPublicAddresses(VISITOR)).map(({ path }) => path);
    expect(await paths()).toContain(`/family/stories/${draft.subjectId}`);
    const before = await getOpenVersion(VISITOR);
    await withdrawPublication(office[0] as StaffActor, {
      publicationId,
      version: 3,
      reason: "有误",
    });
    expect(await whole("story")).toEqual([]);
    expect(await paths()).not.toContain(`/family/stories/${draft.subjectId}`);
    expect(await getOpenVersion(VISITOR)).not.toBe(before);
  });
});

describe("public progress", () => {
  const page = (query: Record<string, unknown>) =>
    getProgressPage(VISITOR, progressSchema.parse(query));

  it("comes from the newest released edition, which it names, with regions in their order", async () => {
    const found = await page({});
    expect(found?.edition).toMatchObject({ id: ids.released, label: "2026 年第 1 期" });
    expect(found?.byRegion.map(({ name }) => name)).toEqual(["武汉市", "襄阳市", "合计"]);
    expect(found?.byRegion.at(-1)).toMatchObject({ asked: 8, done: 2, completion: 0.25 });
    expect(found?.comparison).toBeNull();
    expect(found?.course.map(({ code }) => code)).toEqual([ids.released]);
  });

  it("sets the chosen regions side by side, and leaves out what nobody knows", async () => {
    const found = await page({ region: ["420600", "420100", "110000"], carrier: "nothing" });
    expect(found?.comparison?.regions.map(({ code }) => code)).toEqual(["420600", "420100"]);
    expect(found?.comparison?.lines.map(({ name }) => name)).toEqual(["清廉学校", "合计"]);
    expect(found?.byRegion[0]).toMatchObject({ asked: 4 });
  });
});

describe("the feed", () => {
  it("is narrowed by column and kind, and refuses a column that is not there", async () => {
    expect((await getFeed(VISITOR, { column: "work" })).items).toHaveLength(1);
    expect((await getFeed(VISITOR, { column: "policy" })).items).toEqual([]);
    expect((await getFeed(VISITOR, { kind: "site" })).items).toEqual([]);
    await expect(getFeed(VISITOR, { column: "nowhere" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
