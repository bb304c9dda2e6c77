import { describe, expect, it } from "vitest";
import { columnWidths, figureSize, WIDTH } from "@/lib/platform/slides-layout";

const of = (...values: string[]) => values.map((value) => ({ value }));

describe("a slide", () => {
  it("keeps the figures of a province apart, in the widest stand-in font too", () => {
    const province = of("225346", "201648", "89.4%", "23696", "23473", "3");
    const nation = of("120000000", "99999999", "83.3%", "1", "0", "12");
    for (const figures of [province, nation]) {
      const inches = (figureSize(figures) * 0.7) / 72;
      for (const { value } of figures) {
        expect(value.length * inches).toBeLessThan(WIDTH / figures.length - 0.1);
      }
    }
    expect(figureSize(province)).toBeGreaterThanOrEqual(24);
    expect(figureSize(of("3", "0"))).toBe(40);
  });

  it("never breaks a day or a code, and stays within its width", () => {
    const columns = [
      { head: "编码", width: 14, kind: "text" as const },
      { head: "任务", width: 54, kind: "text" as const },
      { head: "时限", width: 16, kind: "day" as const },
      { head: "未办结", width: 12, kind: "count" as const },
    ];
    const widths = columnWidths(columns, 7.03);
    expect(widths[2]).toBeGreaterThanOrEqual(1.3);
    expect(widths[3]).toBeGreaterThanOrEqual(0.85);
    expect(widths.reduce((sum, inches) => sum + inches, 0)).toBeCloseTo(7.03);
    const many = Array.from({ length: 20 }, () => ({
      ...{ head: "数", width: 5, kind: "count" as const },
    }));
    expect(columnWidths(many, 12).reduce((sum, inches) => sum + inches, 0)).toBeCloseTo(12);
  });
});
