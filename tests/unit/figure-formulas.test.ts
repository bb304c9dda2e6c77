import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureSchema } from "@/lib/domain/counters/codes/schema";
import {
  addSums,
  COUNT_OF,
  figuresOf,
  RATES,
  workFigure,
  workValue,
} from "@/lib/domain/counters/formulas/rules";
import type { ExplainedTask } from "@/lib/domain/counters/formulas/types";
import { deriveValue, noFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";

const counts = fc.record(
  Object.fromEntries(Object.keys(noFigures()).map((key) => [key, fc.nat(9999)])),
) as fc.Arbitrary<Figures>;
const one = { ...noFigures(), asked: 20_000, done: 12_345, doneOnTime: 9000, overdue: 655 };

describe("a rate", () => {
  it("is written out with the values in it", () => {
    const { sentence, rule, text } = workFigure(one, "completion");
    expect(sentence).toBe("完成率 = 已办结 12,345 ÷ 要求办理 20,000 = 61.7%");
    expect(rule).toContain("要求办理不含免报、取消和待取数");
    expect(text).toBe("61.7%");
    expect(workFigure(one, "on_time").sentence).toBe(
      "按期率 = 按期办结 9,000 ÷ （已办结 12,345 + 超期 655） = 69.2%",
    );
  });

  it("says in words what the one formula computes", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom("completion", "on_time"), (figures, rate) => {
        const { over, under, of } = RATES[rate as keyof typeof RATES];
        const sum = (shows: readonly (keyof typeof COUNT_OF)[]) =>
          shows.reduce((total, show) => total + COUNT_OF[show](figures), 0);
        const below = sum(under);
        expect(of(figures)).toBe(below === 0 ? null : sum(over) / below);
      }),
    );
  });

  it("of nothing is no zero", () => {
    expect(workFigure(noFigures(), "completion")).toMatchObject({ text: "—" });
    expect(workFigure(noFigures(), "completion").sentence).toContain("没有可算的数");
  });
});

it("every count is one of the figures, and what is open is what waits for the unit", () => {
  fc.assert(
    fc.property(counts, (figures) => {
      for (const measure of measureSchema.options) {
        if (measure === "value") continue;
        const { parts, text } = workFigure(figures, measure);
        if (measure === "completion" || measure === "on_time") continue;
        expect(text.replaceAll(",", "")).toContain(String(COUNT_OF[measure](figures)));
        for (const part of parts) expect(part.count).toBe(COUNT_OF[measure](figures));
      }
    }),
  );
});

const task: ExplainedTask = {
  ...{ rootTaskId: "r", code: "CJ-01", title: "合同清理", measure: "逐项核查", listId: "l" },
  ...{ indicatorName: "整改率", numeratorName: "已整改", denominatorName: "排查出" },
  ...{ listTitle: "清单", isExample: false, form: "ratio", unit: "%", accumulation: "stock" },
  ...{ target: 90, direction: "increase" },
};
const sums = (numerator: number, denominator: number, periods = [1]) => ({
  ...{ numerator, denominator, value: numerator, standing: 1, periods },
});

describe("a derived value", () => {
  it("is the sum of numerators over the sum of denominators, never a mean of percentages", () => {
    const all = addSums([sums(1, 2), sums(9, 10)]);
    const worked = workValue(all, { ...noFigures(), asked: 3, done: 2 }, task);
    expect(worked.sentence).toBe("整改率 = 各单位已整改之和 10 ÷ 各单位排查出之和 12 = 83.3%");
    expect(worked.rule).toContain("只取最近一期审核通过的数");
    expect(worked.derived?.isMet).toBe(false);
  });

  it("is what the rules derive, whatever its form", () => {
    const forms = ["ratio", "count", "amount", "score", "boolean"] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.constantFrom("flow", "stock", "cumulative"),
        fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(3)), { maxLength: 6 }),
        (form, accumulation, given) => {
          const total = addSums(given.map(([a, b, period]) => sums(a, b, [period])));
          const figures = { ...noFigures(), asked: given.length };
          const facts = { ...task, form, accumulation };
          const periods = total.periods.length;
          expect(workValue(total, figures, facts).derived).toEqual(
            deriveValue({ ...total, asked: given.length, periods }, facts),
          );
        },
      ),
    );
  });

  it("is not there before anything was approved", () => {
    expect(workValue(addSums([]), noFigures(), task).sentence).toContain("还没有审核通过的数");
  });
});

it("the coordination list is counted only where it, or one task, is asked about", () => {
  const place = { total: one, coordination: { ...noFigures(), asked: 1 } };
  expect(figuresOf(place, {}).asked).toBe(20_000);
  expect(figuresOf(place, { carrierCode: "coordination" }).asked).toBe(1);
  expect(figuresOf(place, { rootTaskId: "r" }).asked).toBe(20_001);
});
