import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Direction } from "@/lib/domain/imports/schema";
import {
  bindingPart,
  brokenFields,
  type ChainTask,
  dayTightness,
  isCovered,
  levelsWithin,
  looserTerms,
  ownTaskCode,
  targetTightness,
  termsOf,
  tightestTarget,
} from "@/lib/domain/lists/inheriting/rules";

describe("what is tighter", () => {
  it.each<[Direction, number | null, number | null, string]>([
    ["increase", 95, 98, "tighter"],
    ["increase", 95, 95, "equal"],
    ["increase", 95, 90, "looser"],
    ["increase", null, 90, "tighter"],
    ["increase", 95, null, "looser"],
    ["decrease", 3, 2, "tighter"],
    ["decrease", 3, 5, "looser"],
    ["decrease", 3, null, "looser"],
    ["reach", 100, 100, "equal"],
    ["reach", 100, 101, "looser"],
    ["reach", 100, 99, "looser"],
    ["reach", null, 99, "tighter"],
    ["zero", null, 5, "equal"],
  ])("%s from %s to %s is %s", (direction, above, below, expected) => {
    expect(targetTightness(direction, above, below)).toBe(expected);
  });

  it("takes an earlier day for tighter", () => {
    expect(dayTightness("06-25", "06-20")).toBe("tighter");
    expect(dayTightness("06-25", "06-25")).toBe("equal");
    expect(dayTightness("06-25", "07-01")).toBe("looser");
  });

  it("never finds the tightest of several looser than any of them", () => {
    const target = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    const way = fc.constantFrom<Direction>("increase", "decrease");
    fc.assert(
      fc.property(way, fc.array(target, { minLength: 1 }), (direction, targets) => {
        const tightest = tightestTarget(direction, targets);
        for (const one of targets) {
          expect(targetTightness(direction, one, tightest)).not.toBe("looser");
        }
      }),
    );
  });
});

const above = { target: 95, dueDates: ["06-25", "12-25"] };

describe("asking for less", () => {
  it("is found by target and by period", () => {
    const below = { target: 90, dueDates: ["06-25", "12-28"] };
    expect(looserTerms("increase", above, below)).toEqual({
      isTargetLooser: true,
      laterPeriods: [2],
    });
    expect(looserTerms("increase", above, { target: 99, dueDates: ["06-01", "12-25"] })).toBeNull();
  });

  it("is covered by a granted weakening that reaches as far, and by none that does not", () => {
    const below = { target: 92, dueDates: ["06-25", "12-28"] };
    const covered = (target: number | null, dueDates: string[]) =>
      isCovered("increase", { above, below, granted: { target, dueDates } });
    expect(covered(90, ["06-25", "12-30"])).toBe(true);
    expect(covered(90, [])).toBe(false);
    expect(covered(null, ["06-25", "12-30"])).toBe(false);
    expect(covered(94, ["06-25", "12-30"])).toBe(false);
  });
});

describe("a chain of lists", () => {
  const link = (depth: number, replaced: Partial<ChainTask> = {}): ChainTask => ({
    ...{ taskId: `t${depth}`, depth, dueDates: ["06-25"], target: 90, direction: "increase" },
    ...{ isWeakened: false, isInherited: depth > 1 },
    ...replaced,
  });

  it("asks the earliest day and the tightest target of all its lists", () => {
    const chain = [
      link(8, { target: 95, dueDates: ["06-30"] }),
      link(1, { target: 98 }),
      link(15, { dueDates: ["06-20"] }),
    ];
    expect(termsOf(chain)).toMatchObject({ target: 98, dueDates: ["06-20"] });
    expect(termsOf([])).toBeNull();
    expect(termsOf([link(8), link(15)])).toBeNull();
  });

  it("is cut above a list that was granted a weakening", () => {
    const chain = [link(1, { target: 98 }), link(8, { target: 80, isWeakened: true }), link(15)];
    expect(bindingPart(chain).map(({ taskId }) => taskId)).toEqual(["t8", "t15"]);
    expect(termsOf(chain)?.target).toBe(90);
  });
});

describe("what a lower list may not change", () => {
  const fixed = {
    ...{ title: "公开", indicatorName: "公开率", unit: "%", form: "ratio", accumulation: "flow" },
    ...{ direction: "increase", source: "report", frequency: "quarterly", numeratorName: "已" },
    ...{ denominatorName: "全", asked: "lowest", askedRole: "lead", subCarrierCode: null },
    ...{ leadLine: null, askedLevels: ["county", "village"] },
  } as Parameters<typeof brokenFields>[0];

  it("is what the number means and whom it is asked of; fewer levels are its own affair", () => {
    expect(brokenFields(fixed, { ...fixed, askedLevels: ["village"] })).toEqual([]);
    expect(brokenFields(fixed, { ...fixed, unit: "个", askedLevels: ["city"] })).toEqual([
      "unit",
      "askedLevels",
    ]);
  });
});

describe("a place", () => {
  it("asks its own level and those beneath it; a directly administered county both", () => {
    const county = levelsWithin({ level: "county", isDirectCounty: false });
    expect(county).toEqual(["county", "township", "village", "unit"]);
    expect(levelsWithin({ level: "city", isDirectCounty: true })).toContain("county");
    expect(levelsWithin({ level: "city", isDirectCounty: false })).not.toContain("province");
  });

  it("numbers its own tasks after its region", () => {
    expect(ownTaskCode("420600", ["CJ-01"])).toBe("4206-01");
    expect(ownTaskCode("420600", ["4206-01", "4206-07"])).toBe("4206-08");
    expect(ownTaskCode("420624", [])).toBe("420624-01");
  });
});
