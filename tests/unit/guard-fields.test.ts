import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dice,
  fieldsOf,
  indexFields,
  nearFields,
  nearnessOf,
  nearnessOfFields,
  normalName,
  unitsAgree,
} from "@/lib/domain/guard/fields/rules";
import { guardedTask } from "../support/guarded-task";

const NAMES: [string, string, "same" | "alike" | null][] = [
  ["已整改的问题合同", "已整改问题合同", "same"],
  ["已整改的问题合同", "已整改问题合同数", "same"],
  ["本年度已整改的问题合同（份）", "已整改的问题合同", "same"],
  ["累计排查出的问题合同", "排查出的问题合同", "same"],
  ["ＡＰＰ 办理件数", "app办理件数", "same"],
  ["应轮岗人数", "应轮岗人员", "same"],
  ["已落实防控措施的高等级风险点", "落实防控措施的高等级风险点", null],
  ["高等级风险点防控措施落实率", "高等级风险点防控措施的落实比率", "alike"],
  ["农村集体资产资源进场交易宗数", "集体资产资源进场交易宗数", "alike"],
  ["按期整改的问题", "未按期整改的问题", null],
  ["上半年议定事项", "下半年议定事项", null],
  ["已整改的问题", "应整改的问题", null],
  ["进平台项目", "应进平台项目", null],
  ["已整改的问题", "已整改的食堂问题", null],
  ["新任职干部家庭", "退休干部家庭", null],
  ["一类隐患整改率", "二类隐患整改率", null],
  ["按期办结件", "按时办结件", "same"],
  ["按期办结的件数", "如期办结件", "alike"],
  ["已整改的问题合同", "完成整改的问题合同", "same"],
  ["整改完成的问题合同份数", "已整改问题合同", "same"],
  ["应配备人数", "应配人数", "same"],
  ["应当配备的纪检委员人数", "应配纪检委员", "same"],
  ["按时办结件", "未按期办结件", null],
  ["未完成整改的问题合同", "完成整改的问题合同", null],
  ["未完成整改的问题合同", "未整改的问题合同", "same"],
  ["应完成整改的问题合同", "完成整改的问题合同", null],
  ["应配备人数", "已配备人数", null],
  ["按期办结件", "逾期办结件", null],
  ["村", "户", null],
  ["", "", null],
  ["数", "数", "same"],
];

describe("names of fields", () => {
  it.each(NAMES)("%s | %s → %s", (one, other, expected) => {
    expect(nearnessOf(one, other)).toBe(expected);
    expect(nearnessOf(other, one)).toBe(expected);
  });

  it("take one form that stays, and a name is the same as itself", () => {
    const part = fc.constantFrom(
      "本年度",
      "累计",
      "已整改",
      "的",
      "问题",
      "（份）",
      "数",
      "率",
      "Ａ",
    );
    const names = fc.oneof(
      fc.array(part, { minLength: 1, maxLength: 6 }).map((all) => all.join("")),
      fc.string({ unit: "grapheme-composite", maxLength: 30 }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const normal = normalName(name);
        expect(normalName(normal)).toBe(normal);
        expect(nearnessOf(name, name)).toBe(normal === "" ? null : "same");
      }),
    );
  });

  it("are compared by pairs of characters, between 0 and 1, either way", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const share = dice(one, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(dice(other, one)).toBeCloseTo(share, 12);
      }),
    );
    expect(dice("问题合同", "问题合同")).toBe(1);
    expect(dice("问题合同", "问题清单")).toBeCloseTo(1 / 3);
    expect(dice("甲", "乙")).toBe(0);
  });
});

const someName = fc
  .array(
    fc.constantFrom(
      "本年度",
      "按期",
      "未",
      "整改",
      "的",
      "问题",
      "合同",
      "（份）",
      "数",
      "率",
      "问",
      "题",
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("an index of fields", () => {
  it("finds what comparing each with each finds", () => {
    const field = fc.record({
      part: fc.constant("value" as const),
      name: someName,
      unit: fc.constantFrom("", "个", "件"),
    });
    fc.assert(
      fc.property(field, fc.array(field, { maxLength: 30 }), (asked, known) => {
        const each = known.filter((one) => nearnessOfFields(asked, one) !== null);
        const found = nearFields(asked, indexFields(known)).map((one) => one.field);
        expect(new Set(found)).toEqual(new Set(each));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the fields of a task", () => {
  it("are numerator and denominator of a ratio, and the value of everything else", () => {
    expect(fieldsOf(guardedTask())).toEqual([
      { part: "numerator", name: "已公开的村", unit: "" },
      { part: "denominator", name: "应公开的村", unit: "" },
    ]);
    expect(fieldsOf(guardedTask({ form: "count", indicatorName: "纠治问题", unit: "个" }))).toEqual(
      [{ part: "value", name: "纠治问题", unit: "个" }],
    );
  });

  it("are measured differently where both name a unit and the units differ", () => {
    expect(unitsAgree("个", "件")).toBe(false);
    expect(unitsAgree("个", "")).toBe(true);
    expect(unitsAgree("ＫＭ", "km")).toBe(true);
  });
});
