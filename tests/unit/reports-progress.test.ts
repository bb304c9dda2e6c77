import { describe, expect, it } from "vitest";
import { understandProgress } from "@/lib/domain/imports/progress/rules";
import type { ProgressRow } from "@/lib/domain/imports/progress/types";
import { candidatesFor, matchRow } from "@/lib/domain/reports/progress/rules";
import type { Candidate, RegionLevel } from "@/lib/domain/reports/progress/types";
import { type GridInput, gridOf } from "../support/workbooks";

const COUNTY = { name: "南漳县", level: "county" } as const;

function candidate(
  name: string,
  level: RegionLevel,
  above: Candidate["places"] = [COUNTY],
  organisationName = name,
): Candidate {
  return {
    ...{ assignmentId: `${above[0]?.name}/${name}`, organisationName, level, isUnit: false },
    places: [{ name, level }, ...above],
    ...{ taskCode: "CJ-04", taskTitle: "整改", frequency: "annual", status: "not_started" },
    facts: {} as Candidate["facts"],
    draft: null,
  };
}

const town = (name: string) => [{ name, level: "township" } as const, COUNTY];
const JIUJI = candidate("九集社区", "village", town("九集镇"));
const TOWN = candidate("九集镇", "township", [COUNTY], "九集镇党委政府");
const SEED = candidate("良种场村", "village", town("九集镇"));
const OTHER_SEED = candidate("良种场村", "village", town("武安镇"));
const COMMITTEE = candidate("东风村委会", "village", town("九集镇"));
const TOWN_OF_CITY_NAME = candidate("新市镇", "township");

function rowsOf(head: string[], ...rows: GridInput[][]): ProgressRow[] {
  const title = ["2026年度进展汇总表"];
  const { sheets } = understandProgress([gridOf([title, head, ...rows])]);
  return sheets[0]?.rows ?? [];
}

const TAIL = ["任务编号", "应完成数", "已完成数"];
const FIGURES = ["CJ-04", 120, 118];

function found(column: string, name: string, all: readonly Candidate[]): string[] {
  const [row] = rowsOf([column, ...TAIL], [name, ...FIGURES]);
  if (!row) throw new Error("no row");
  return candidatesFor(row, all).map(({ assignmentId }) => assignmentId);
}

const ids = (...all: Candidate[]) => all.map(({ assignmentId }) => assignmentId);

describe("whose figures a row holds", () => {
  it.each(["乡镇", "乡镇（街道）", "单位名称", "地区"])(
    "never takes a township under %s for a community of that name",
    (column) => {
      expect(found(column, "九集镇", [JIUJI])).toEqual([]);
      expect(found(column, "九集镇", [JIUJI, TOWN])).toEqual(ids(TOWN));
      expect(found(column, "九集镇", [candidate("九集镇社区", "village")])).toEqual([]);
      expect(found(column, "九集村", [JIUJI, TOWN])).toEqual([]);
      expect(found(column, "九集县", [JIUJI, TOWN])).toEqual([]);
    },
  );

  it("asks about a name without its kind, unless its column says the level", () => {
    expect(found("单位", "九集", [JIUJI, TOWN])).toEqual(ids(JIUJI, TOWN));
    expect(found("乡镇", "九集", [JIUJI, TOWN])).toEqual(ids(TOWN));
    expect(found("村（社区）", "九集", [JIUJI, TOWN])).toEqual(ids(JIUJI));
    expect(found("县（市、区）", "九集", [JIUJI, TOWN])).toEqual([]);
    expect(found("乡镇", "新市", [TOWN_OF_CITY_NAME])).toEqual(ids(TOWN_OF_CITY_NAME));
  });

  it("knows a village by its committee", () => {
    expect(found("村名", "东风村", [COMMITTEE])).toEqual(ids(COMMITTEE));
    expect(found("村名", "九集居委会", [JIUJI, TOWN])).toEqual(ids(JIUJI));
  });

  it.each(["村（社区）", "村名", "行政村"])("reads 乡镇 and %s together", (column) => {
    const rows = rowsOf(
      ["乡镇", column, ...TAIL],
      ["九集镇", "良种场村", ...FIGURES],
      ["武安镇", "良种场村", ...FIGURES],
      ["九集镇", "九集社区", ...FIGURES],
      ["长坪镇", "良种场村", ...FIGURES],
    );
    const all = [JIUJI, TOWN, SEED, OTHER_SEED];
    expect(rows.map((row) => candidatesFor(row, all))).toEqual([[SEED], [OTHER_SEED], [JIUJI], []]);
  });

  it("says what was not found, and how to name it", () => {
    const head = ["乡镇", "村（社区）", ...TAIL];
    const [row] = rowsOf(head, ["九集镇", "良种场社区", ...FIGURES]);
    if (!row) throw new Error("no row");
    const sheet = { sheet: "汇总", title: "", year: 2026, period: null, rows: [row] };
    const candidates = [JIUJI, SEED];
    expect(matchRow(row, sheet, { candidates, answer: undefined })).toMatchObject({
      ...{ row: 3, state: "wrong", assignmentId: null, unit: "九集镇 良种场社区" },
      reason: expect.stringMatching(/没有找到“九集镇 良种场社区”.*写全称/),
    });
  });
});
