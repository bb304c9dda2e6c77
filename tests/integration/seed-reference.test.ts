import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { findTileGrid } from "@/lib/domain/regions/tiles/queries";
import { loadReference } from "@/prisma/seed/reference/load";
import { ownerUrl } from "../support/database";

const pool = new pg.Pool({ connectionString: ownerUrl });
afterAll(() => pool.end());

async function one<T>(text: string): Promise<T> {
  const found = await pool.query<{ answer: T }>(text);
  const [row] = found.rows;
  if (!row) throw new Error(`nothing found by ${text}`);
  return row.answer;
}

async function levels(province: string): Promise<Record<string, number>> {
  return one(`select json_object_agg(level, n) as answer from (
    select level, count(*)::int as n from region where path like '${province}/%' group by 1) l`);
}

const HUBEI = { province: 1, city: 17, county: 99, township: 1464, village: 26_983 };

describe("the reference data", () => {
  it("hold all of Hubei, and are not written again when nothing changed", async () => {
    expect(await levels("420000")).toEqual(HUBEI);
    const before = await one<string>("select max(xmin::text::bigint)::text as answer from region");
    expect(await loadReference(pool)).toEqual({ changed: 0, unchanged: true });
    const after = await one<string>("select max(xmin::text::bigint)::text as answer from region");
    expect(after).toBe(before);
  });

  it("leave what an administrator renamed when the files are the same", async () => {
    await pool.query("update region set name = '改名村' where code = '420624102242'");
    await loadReference(pool);
    const name = await one("select name as answer from region where code = '420624102242'");
    expect(name).toBe("改名村");
  });

  it("write only the rows that differ when the files are new", async () => {
    await pool.query("update setting set value = '{}' where key = 'reference_data'");
    expect(await loadReference(pool)).toEqual({ changed: 1, unchanged: false });
    const name = await one("select name as answer from region where code = '420624102242'");
    expect(name).toBe("良种场村");
  });

  it("add Zhejiang when it is asked for, and leave Hubei alone", async () => {
    const { changed } = await loadReference(pool, { provinces: ["420000", "330000"] });
    expect(await levels("330000")).toEqual({
      province: 1,
      city: 11,
      county: 90,
      township: 1387,
      village: 25_547,
    });
    expect(changed).toBe(1 + 11 + 90 + 1387 + 25_547);
    expect(await levels("420000")).toEqual(HUBEI);
  });

  it("give each place its carriers", async () => {
    const codes = async (regionCode: string) =>
      (await findCarriers(VISITOR, { regionCode, year: 2026 }))?.members.map((one) => one.code);
    const seven = ["organ", "enterprise", "school", "hospital", "village", "family", "culture"];
    expect(await codes("420000")).toEqual(seven);
    expect(await codes("429021")).toEqual(seven);
    expect(await codes("420600")).toEqual(seven);
    expect(await codes("330000")).toEqual([
      "organ",
      "soe",
      "private",
      "village",
      "school",
      "hospital",
      "transport",
      "culture",
    ]);
  });

  it("keep Chengdu as a template without a region", async () => {
    const found = await pool.query(
      `select s.region_code, count(*)::int as members from carrier_set s
       join carrier_set_member m on m.set_code = s.code where s.code = 'chengdu' group by 1`,
    );
    expect(found.rows).toEqual([{ region_code: null, members: 7 }]);
  });

  it("have a tile for every child of Hubei and of each of its cities", async () => {
    const parents = await pool.query<{ code: string; children: string[] }>(
      `select parent_code as code, array_agg(code::text order by code) as children from region
       where level in ('city', 'county') and path like '420000/%' group by 1`,
    );
    for (const { code, children } of parents.rows) {
      const grid = await findTileGrid(VISITOR, code);
      expect(grid?.tiles.map((tile) => tile.code).sort()).toEqual(children);
    }
  });

  it("know the days of 2026 on which offices differ from the week", async () => {
    const days = await pool.query(
      "select date::text, kind::text from calendar_exception where date in ('2026-10-01', '2026-10-10') order by 1",
    );
    expect(days.rows).toEqual([
      { date: "2026-10-01", kind: "holiday" },
      { date: "2026-10-10", kind: "workday" },
    ]);
  });
});
