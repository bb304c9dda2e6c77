import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLAUSE_COLUMNS, TASK_COLUMNS } from "@/lib/domain/lists/cells/labels";
import { readCell } from "@/lib/domain/lists/cells/rules";
import type { CellContext, Column, Values } from "@/lib/domain/lists/cells/types";
import { readBlock, writeBlock } from "@/lib/domain/lists/clipboard/rules";
import { blankValues } from "@/lib/domain/lists/editing/rules";
import { taskValuesSchema } from "@/lib/domain/lists/editing/schema";
import { repeatedCodes, rowFaults } from "@/lib/domain/lists/faults/rules";
import { showCell } from "@/lib/domain/lists/wording/rules";

const CLAUSE_ID = "0190b5a0-0000-7000-8000-000000000001";
const context: CellContext = {
  ...{ kind: "task", year: 2026, subCarriers: [{ value: "soe", label: "国企" }] },
  citable: [{ value: CLAUSE_ID, label: "《省委意见》第三条" }],
};
const blank = blankValues("task", { code: "CJ-01", before: null, leadName: "省农业农村厅" });
const complete: Values = {
  ...blank,
  ...{
    title: "清单公开",
    measure: "上墙上网",
    indicatorName: "清单公开率",
    unit: "%",
    form: "ratio",
  },
  ...{
    target: 95,
    numeratorName: "已公开",
    denominatorName: "应公开",
    basis: [{ source: "意见", fact: "" }],
  },
};

function column(key: string, columns = TASK_COLUMNS): Column {
  const found = columns.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
}

function changes(
  key: string,
  text: string,
  values: Values = complete,
  fixed: string[] = [],
): Values {
  const reading = readCell(column(key), text, { values, context, fixed });
  if (!reading.isRead) throw new Error(`${key} ${text}: ${reading.problem}`);
  return reading.changes;
}

function problem(
  key: string,
  text: string,
  values: Values = complete,
  fixed: string[] = [],
): string {
  const reading = readCell(column(key), text, { values, context, fixed });
  if (reading.isRead)
    throw new Error(`${key} ${text} was read as ${JSON.stringify(reading.changes)}`);
  return reading.problem;
}

describe("reading a cell", () => {
  it.each<[string, string, Values]>([
    [
      "dueDates",
      "每季度末月25日前",
      { frequency: "quarterly", dueDates: ["03-25", "06-25", "09-25", "12-25"] },
    ],
    ["dueDates", "2026年１２月10日前", { frequency: "annual", dueDates: ["12-10"] }],
    ["dueDates", "", { dueDates: [] }],
    ["target", "≥９５％", { direction: "increase", target: 95 }],
    ["target", "100%", { direction: "reach", target: 100 }],
    ["target", "0.97", { direction: "reach", target: 97 }],
    ["target", "零发生", { direction: "zero", target: 0 }],
    ["levels", "县、乡镇、社区", { levels: ["county", "township", "village"] }],
    ["levels", "村居 省", { levels: ["province", "village"] }],
    ["asked", "只向最低层级要数，上级自动汇总", { asked: "lowest" }],
    ["responsibilities", "监督责任、主体责任", { responsibilities: ["primary", "oversight"] }],
    ["minutes", "１０分钟", { minutes: 10 }],
    ["weight", "2.5", { weight: 2.5 }],
    ["code", "cj－０7", { code: "CJ-07" }],
    ["code", "4206-01", { code: "4206-01" }],
    ["cooperatingUnits", "省民政厅，省财政厅", { cooperatingUnits: ["省民政厅", "省财政厅"] }],
    [
      "basis",
      "省委意见｜按季公开\n2023年报告",
      {
        basis: [
          { source: "省委意见", fact: "按季公开" },
          { source: "2023年报告", fact: "" },
        ],
      },
    ],
    ["citations", "《省委意见》第三条", { citations: [CLAUSE_ID] }],
    ["subCarrierCode", "国企", { subCarrierCode: "soe" }],
    ["subCarrierCode", "", { subCarrierCode: null }],
    ["note", "", { note: null }],
  ])("%s of %j", (key, text, expected) => {
    expect(changes(key, text)).toEqual(expected);
  });

  it.each([
    ["target", "差不多"],
    ["target", "120%"],
    ["target", "5 个"],
    ["dueDates", "尽快"],
    ["dueDates", "2月30日前"],
    ["levels", "国家"],
    ["asked", ""],
    ["minutes", "十几"],
    ["minutes", "481"],
    ["code", "第一项"],
    ["title", "长".repeat(121)],
    ["subCarrierCode", "清廉学校"],
    ["citations", "《没有的文件》第一条"],
  ])("refuses %s of %j and says why", (key, text) => {
    expect(problem(key, text).length).toBeGreaterThan(4);
  });

  it("lets days follow a frequency, nought a direction, and no asking a system", () => {
    expect(changes("frequency", "每季度", { ...complete, dueDates: ["12-31"] }).dueDates).toEqual([
      ...["03-31", "06-30", "09-30", "12-31"],
    ]);
    expect(changes("direction", "保持为零")).toEqual({ direction: "zero", target: 0 });
    expect(changes("source", "系统取数")).toEqual({ source: "system", minutes: 0, evidenceMin: 0 });
  });

  it("lets the form follow a new unit, with names for a ratio's two numbers", () => {
    const counted = { ...blank, form: "count", indicatorName: "问题合同整改率" };
    expect(changes("unit", "%", counted)).toEqual({
      ...{ unit: "%", form: "ratio" },
      ...{ numeratorName: "已整改的问题合同", denominatorName: "应整改的问题合同" },
    });
    expect(changes("unit", "件", complete)).toEqual({ unit: "件", form: "count" });
    // A form that was chosen and fits stays.
    expect(changes("unit", "万元", { ...counted, form: "amount", unit: "元" })).toEqual({
      unit: "万元",
    });
  });

  it("takes a target before its unit is written", () => {
    expect(changes("target", "≥4", { ...blank, unit: "" })).toEqual({
      direction: "increase",
      target: 4,
    });
  });

  it("keeps what the list above has fixed, but takes tighter terms", () => {
    const upper = { ...complete, direction: "increase", target: 90 };
    const fixed = ["title", "direction", "frequency"];
    expect(problem("title", "改名", upper, fixed)).toContain("上级清单");
    expect(problem("target", "≤5%", upper, fixed)).toContain("上级清单");
    expect(changes("target", "97%", upper, fixed)).toEqual({ target: 97 });
    expect(changes("dueDates", "11月30日前", upper, fixed)).toEqual({
      frequency: "annual",
      dueDates: ["11-30"],
    });
    expect(problem("dueDates", "每月25日前", upper, fixed)).toContain("1 个日期");
  });

  it("never throws and never says nothing, whatever is typed", () => {
    const columns = fc.constantFrom(...TASK_COLUMNS, ...CLAUSE_COLUMNS);
    const words = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."0123456789.%≥≤％每季月日前年、\n\t-—") }),
    );
    fc.assert(
      fc.property(columns, words, (one, text) => {
        const reading = readCell(one, text, { values: complete, context });
        return reading.isRead || reading.problem.length > 0;
      }),
      { numRuns: 3_000 },
    );
  });
});

const name = fc.string({
  unit: fc.constantFrom(..."省市农业民政厅局委会办公一二三"),
  minLength: 1,
  maxLength: 12,
});
const prose = fc.string({
  unit: fc.constantFrom(..."公开清单，落实到位。按规定《》（）ab1"),
  minLength: 1,
  maxLength: 60,
});
const subset = <T>(...all: T[]) => fc.subarray(all);
const month = (at: number) => String(at).padStart(2, "0");
const days = fc.oneof(
  fc
    .integer({ min: 1, max: 28 })
    .map((day) => ["quarterly", [3, 6, 9, 12].map((at) => `${month(at)}-${month(day)}`)] as const),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([at, day]) => ["annual", [`${month(at)}-${month(day)}`]] as const),
  fc
    .integer({ min: 1, max: 28 })
    .map((day) => ["semiannual", [`06-${month(day)}`, `12-${month(day)}`]] as const),
  fc
    .integer({ min: 1, max: 28 })
    .map(
      (day) =>
        [
          "monthly",
          Array.from({ length: 12 }, (_, at) => `${month(at + 1)}-${month(day)}`),
        ] as const,
    ),
);
const anyTask = fc.record({
  title: prose,
  measure: prose,
  indicatorName: prose,
  unit: fc.constantFrom("%", "个", "件"),
  direction: fc.constantFrom("increase", "decrease"),
  target: fc.integer({ min: 1, max: 99 }),
  days,
  levels: subset("province", "city", "county", "township", "village", "unit"),
  asked: fc.constantFrom("lowest", "each"),
  cooperatingUnits: fc.uniqueArray(name, { maxLength: 5 }),
  evidenceKinds: subset("document", "table", "photo"),
  minutes: fc.nat(480),
  disclosure: fc.constantFrom("public", "aggregate", "internal"),
  accountable: fc.option(name),
  basis: fc.array(fc.record({ source: name, fact: fc.oneof(fc.constant(""), prose) }), {
    maxLength: 3,
  }),
});

describe("what a cell shows", () => {
  it("reads back as the same value", () => {
    fc.assert(
      fc.property(anyTask, ({ days: [frequency, dueDates], ...task }) => {
        const values: Values = { ...complete, ...task, frequency, dueDates };
        for (const one of TASK_COLUMNS) {
          const shown = showCell(one, values, context);
          const reading = readCell(one, shown, { values, context });
          if (!reading.isRead) throw new Error(`${one.key} ${shown}: ${reading.problem}`);
          expect({ ...values, ...reading.changes }, `${one.key} ${shown}`).toEqual(values);
        }
      }),
    );
  });

  it("is a value that can be stored", () => {
    expect(taskValuesSchema.safeParse({ ...complete, citations: [] }).error).toBeUndefined();
    expect(taskValuesSchema.safeParse(blank).error).toBeUndefined();
  });
});

describe("the clipboard", () => {
  it("reads what Excel copies: quoted line ends, doubled marks, a last line end", () => {
    expect(readBlock('a\t"一\n二"\r\n"说""好"""\t3\r\n')).toEqual([
      ["a", "一\n二"],
      ['说"好"', "3"],
    ]);
    expect(readBlock('"未完')).toEqual([['"未完']]);
    expect(readBlock('"引号"在前')).toEqual([['"引号"在前']]);
    expect(readBlock("")).toEqual([[""]]);
    expect(readBlock("a\t\n\tb")).toEqual([
      ["a", ""],
      ["", "b"],
    ]);
  });

  it("gives back any block that it wrote", () => {
    const cell = fc.string({ unit: fc.constantFrom('"', "\t", "\n", "a", "清", " ") });
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(block, (rows) => {
        expect(readBlock(writeBlock(rows))).toEqual(rows);
      }),
    );
  });
});

describe("what is wrong with a row", () => {
  const at = (values: Values, severity = "error") =>
    rowFaults(values, context)
      .filter((fault) => fault.severity === severity)
      .map((fault) => fault.column);

  it("is nothing where it is complete", () => {
    expect(at(complete)).toEqual([]);
    expect(at(complete, "warning")).toEqual([]);
  });

  it.each<[Values, string[]]>([
    [{ title: "", target: null }, ["title", "target"]],
    [{ direction: "zero", target: null }, []],
    [{ levels: [], responsibilities: [] }, ["levels", "responsibilities"]],
    [{ dueDates: [] }, ["dueDates"]],
    [{ dueDates: ["06-25", "12-10"] }, ["dueDates"]],
    [{ frequency: "semiannual", dueDates: ["06-25", "02-30"] }, ["dueDates"]],
    [{ form: "count" }, ["form"]],
    [{ unit: "个" }, ["form"]],
    [{ denominatorName: null }, ["denominatorName"]],
    [{ target: 101 }, ["target"]],
    [{ evidenceMin: 4, evidenceMax: 3 }, ["evidenceMin"]],
    [{ source: "system", minutes: 5 }, ["minutes"]],
    [{ subCarrierCode: "clinic" }, ["subCarrierCode"]],
  ])("%j", (broken, columns) => {
    expect(at({ ...complete, ...broken })).toEqual(columns);
  });

  it("asks a clause's duty for its days and levels", () => {
    const clause = {
      ...blankValues("responsibility", { code: "CJ-Z01", before: null, leadName: null }),
    };
    const whole = { ...clause, text: "专题研究", subject: "党委" };
    const faults = (values: Values) =>
      rowFaults(values, { ...context, kind: "responsibility" }).map(({ column: key }) => key);
    expect(faults(whole)).toEqual([]);
    expect(faults({ ...whole, dutyKind: "study" })).toEqual(["dueDates", "levels"]);
    expect(faults(clause)).toEqual(["text", "subject"]);
  });

  it("says of each repeated code where the other stands", () => {
    const rows = ["A-1", "A-2", "A-1"].map((code, id) => ({ id: String(id), code }));
    expect([...repeatedCodes(rows)]).toEqual([
      ["0", 3],
      ["2", 1],
    ]);
  });
});
