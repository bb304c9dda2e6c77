import { describe, expect, it } from "vitest";
import { readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { renderFigureTable } from "@/components/domain/dashboard/figure-table-html";
import { dashboardHref, freezeHref, listHref, rowHref } from "@/components/domain/dashboard/links";
import { heatInput, mapTiles } from "@/components/domain/dashboard/matrix-input";
import { spread } from "@/components/domain/dashboard/spread";
import { stateSentence } from "@/components/domain/dashboard/state-sentence";
import { renderTaskTable } from "@/components/domain/dashboard/task-table-html";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import { valueText } from "@/lib/domain/counters/formulas/rules";
import { noFigures, sumFigures } from "@/lib/domain/counters/rules";
import type { Figures, Matrix, MatrixRow } from "@/lib/domain/counters/types";

const TODAY = "2026-11-22";
const filter = readDashboardFilter({}, TODAY);

function figures(given: Partial<Figures>): Figures {
  return { ...noFigures(), ...given };
}

function row(code: string, name: string, given: Partial<Figures>): MatrixRow {
  const total = figures(given);
  return {
    kind: "region",
    code,
    name,
    level: "city",
    parentCode: "420000",
    total,
    cells: { school: total },
    coordination: noFigures(),
  };
}

function matrixOf(rows: MatrixRow[]): Matrix {
  const total = sumFigures(rows.map((one) => one.total));
  return {
    region: {
      code: "420000",
      name: "湖北省",
      level: "province",
      isDirectCounty: false,
      trail: [{ code: "420000", name: "湖北省", level: "province" }],
    },
    year: 2026,
    period: "q4",
    columns: [
      { code: "school", name: "清廉学校", short: "学校", glyph: "校" },
      { code: "family", name: "清廉家庭", short: "家庭", glyph: "家" },
    ],
    rows,
    totals: { total, cells: { school: total }, coordination: noFigures() },
    today: TODAY,
    soonUntil: "2026-11-25",
    version: "1",
  };
}

const matrix = matrixOf([
  row("420100", "武汉市", { asked: 10, done: 9, doneOnTime: 8, overdue: 1 }),
  row("429004", "仙桃市", { asked: 10, done: 1, overdue: 4, submitted: 2 }),
]);

describe("the filter of an address", () => {
  it("is this quarter of this year when nothing is asked", () => {
    expect(filter).toMatchObject({ year: 2026, period: "q4", isCurrentYear: true });
    expect(readDashboardFilter({}, "2026-03-31").period).toBe("q1");
  });

  it.each([
    { year: "abc", period: "q9", carrier: "<script>", grain: "x" },
    { year: ["2026", "2027"], period: ["q1"], carrier: "'" },
  ])("leaves out what cannot be read: %j", (search) => {
    expect(readDashboardFilter(search, TODAY)).toEqual(filter);
  });

  it("survives its own address", () => {
    const other = readDashboardFilter(
      { year: "2025", period: "to_date", carrier: "school", grain: "counties" },
      TODAY,
    );
    const address = new URL(dashboardHref("420000", other), "http://here");
    expect(readDashboardFilter(Object.fromEntries(address.searchParams), TODAY)).toEqual(other);
  });
});

describe("the address of a list", () => {
  it("is read by the list exactly as it was meant", () => {
    const place = { regionCode: "420100", isOwnLevel: "true", carrierCode: "school" } as const;
    const address = new URL(listHref("overdue", place, filter), "http://here");
    const asked = { year: "2026", ...Object.fromEntries(address.searchParams) };
    expect(assignmentFilterSchema.parse(asked)).toMatchObject({
      year: 2026,
      show: "overdue",
      period: "q4",
      regionCode: "420100",
      isOwnLevel: true,
      carrierCode: "school",
    });
  });

  it("names the year when it is not this one", () => {
    const past = readDashboardFilter({ year: "2025" }, TODAY);
    expect(listHref("asked", { regionCode: "420000" }, past)).toContain("year=2025");
  });

  it("leads from a village's row to the organisation, from a region's to its dashboard", () => {
    expect(rowHref({ kind: "organisation", code: "x" }, filter)).toBe("/desk/organisations/x");
    expect(rowHref({ kind: "region", code: "420100" }, filter)).toMatch(
      /^\/desk\/dashboard\/420100/,
    );
    expect(rowHref({ kind: "own", code: "420100" }, filter)).toContain("isOwnLevel=true");
  });
});

describe("today's map", () => {
  it("goes along to the list of a figure, and is not frozen into an edition", () => {
    const mapped = { ...filter, map: "today" } as const;
    const { searchParams } = new URL(
      listHref("done", { regionCode: "420600" }, mapped),
      "http://x",
    );
    const read = assignmentFilterSchema.parse({ year: 2026, ...Object.fromEntries(searchParams) });
    expect(read).toMatchObject({ map: "today", regionCode: "420600", show: "done" });
    expect(freezeHref("420600", mapped)).toBeNull();
    expect(freezeHref("420600", { ...filter, view: "lead", level: "village" })).toBe(
      "/desk/editions/new?period=q4&level=village",
    );
  });
});

describe("the sentence of state", () => {
  it("names the share, what is late and where most of it lies", () => {
    const text = stateSentence(matrix);
    expect(text).toContain("四季度要求办理 20 项，已办结 50%");
    expect(text).toContain("超期 5 项，较多的是清廉学校（5 项）、仙桃市（4 项）");
    expect(text).toContain("待审核 2 项");
  });

  it("does not speak of what is not there", () => {
    const calm = stateSentence(matrixOf([row("420100", "武汉市", { asked: 2, done: 2 })]));
    expect(calm).toContain("已全部办结，没有超期");
    expect(calm).not.toContain("待审核");
    expect(stateSentence(matrixOf([]))).toBe("四季度没有要求办理的任务。");
  });
});

describe("the matrix", () => {
  it("begins with the sum and shows nothing asked as no data, never as zero", () => {
    const input = heatInput(matrix, filter);
    expect(input.rows[0]).toMatchObject({ label: "合计", strong: true });
    expect(input.rows[0]?.cells[0]?.value).toBe(0.5);
    const two = matrixOf([{ ...row("420100", "武汉市", {}), cells: {} }]);
    expect(heatInput(two, filter).rows[1]?.cells.at(-1)?.value).toBeNull();
  });

  it("drops columns in which a viewer sees nothing", () => {
    expect(heatInput(matrix, filter).columns.map((column) => column.label)).toEqual([
      "学校",
      "合计",
    ]);
  });

  it("keeps a tile in its place when nothing is known of it", () => {
    const grid = {
      cols: 2,
      rows: 1,
      tiles: [
        { code: "420100", name: "武汉", col: 0, row: 0 },
        { code: "420200", name: "黄石", col: 1, row: 0 },
      ],
    };
    const [known, unknown] = mapTiles(matrix, grid, filter);
    expect(known).toMatchObject({ value: 0.9, light: "overdue" });
    expect(unknown).toMatchObject({ value: null, light: "none", href: undefined });
  });
});

describe("the tables", () => {
  it("escape names and link every count but zero", () => {
    const html = renderFigureTable(
      matrixOf([row("420100", '<img src=x onerror="1">', { asked: 3, done: 3 })]),
      filter,
    );
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
    expect(html).toMatch(/<td class="num"><a href="[^"]*regionCode=420100[^"]*">3<\/a><\/td>/);
    expect(html).toContain('<td class="num">0</td>');
  });

  it("put tasks under their carriers and the office's own apart", () => {
    const task = {
      rootTaskId: "r",
      code: "XX-01",
      title: "阳光招生",
      listId: "l",
      carrierCode: null,
      subCarrierCode: null,
      figures: figures({ asked: 1 }),
      value: null,
    };
    const html = renderTaskTable(matrix, [task], filter);
    expect(html).toContain("统筹协调（不计入各载体）");
    expect(html).not.toContain("清廉学校");
  });

  it("write ratios in per cent and counts in their unit", () => {
    const value = {
      form: "ratio",
      unit: "%",
      value: 92.44,
      numerator: 1,
      denominator: 2,
      target: 95,
      direction: "increase",
      isMet: false,
      standing: 3,
    } as const;
    expect(valueText(value)).toBe("92.4%");
    expect(valueText({ ...value, form: "count", unit: "个", value: 12345 })).toBe("12,345 个");
    expect(valueText(null)).toBe("—");
  });
});

it("a thinned trend keeps its first and its newest point", () => {
  const points = Array.from({ length: 47 }, (_, index) => index);
  const shown = spread(points, 10);
  expect(shown).toHaveLength(10);
  expect([shown[0], shown.at(-1)]).toEqual([0, 46]);
  expect(spread([1, 2], 10)).toEqual([1, 2]);
});
