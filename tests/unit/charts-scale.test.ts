import { describe, expect, it } from "vitest";
import { segments } from "@/components/charts/light-strip";
import {
  boundsOf,
  dotsAt,
  pathThrough,
  placePoints,
  shareAxis,
} from "@/components/charts/line-path";
import { exactPercent, stepLabels, stepOf, wholePercent } from "@/components/charts/scale";
import { currentHref } from "@/components/layout/nav-links";
import { pagesShown } from "@/components/ui/navigation";

describe("steps of the scale", () => {
  it.each([
    [null, 0],
    [0, 1],
    [0.4999, 1],
    [0.5, 2],
    [0.65, 3],
    [0.8, 4],
    [0.9, 5],
    [1, 5],
  ])("puts %s on step %s", (value, step) => {
    expect(stepOf(value)).toBe(step);
  });

  it("names each step", () => {
    expect(stepLabels()).toEqual(["<50%", "50–65%", "65–80%", "80–90%", "≥90%"]);
  });
});

describe("percentages", () => {
  it.each([
    [1, "100", "100%"],
    [0.9999, "99", "99.9%"],
    [0.714, "71", "71.4%"],
    [0.0001, "<1", "<0.1%"],
    [0, "0", "0%"],
  ])("writes %s as %s and %s", (value, whole, exact) => {
    expect(wholePercent(value)).toBe(whole);
    expect(exactPercent(value)).toBe(exact);
  });

  it("says so where nothing is known", () => {
    expect(exactPercent(null)).toBe("无数据");
  });
});

describe("lines", () => {
  const frame = { width: 100, height: 60, low: 0, high: 1 };

  it("break where a value is missing", () => {
    const points = placePoints([0, null, 0.5, 1], frame);
    expect(pathThrough(points)).toBe("M0 60M66.67 30L100 0");
    expect(dotsAt(points)).toBe("M0 60h0M66.67 30h0M100 0h0");
  });

  it("put a single value in the middle and survive equal ones", () => {
    expect(placePoints([0.5], frame)).toEqual([{ x: 50, y: 30 }]);
    const flat = placePoints([3, 3], { ...frame, ...boundsOf([3, 3]) });
    expect(flat.every((point) => point && Number.isFinite(point.y))).toBe(true);
    expect(placePoints([], frame)).toEqual([]);
  });

  it("have an axis of whole tenths inside 0–1 that holds every value", () => {
    expect(shareAxis([0.41, null, 0.8])).toEqual({ low: 0.3, high: 0.9 });
    expect(shareAxis([])).toEqual({ low: 0, high: 1 });
    for (const values of [[0], [1], [0.5, 0.5], [0.999], [0.04, 0.06]]) {
      const { low, high } = shareAxis(values);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect(low >= 0 && high <= 1 && high - low > 0.19).toBe(true);
    }
  });
});

describe("the strip of lights", () => {
  it("fills the whole width and keeps small counts visible", () => {
    const shown = segments([
      { kind: "done", count: 99_990 },
      { kind: "overdue", count: 10 },
      { kind: "soon", count: 0 },
    ]);
    expect(shown.map((part) => part.kind)).toEqual(["done", "overdue"]);
    expect(shown.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(100, 6);
    expect(shown[1]?.width).toBeGreaterThan(0.9);
    expect(shown[1]?.x).toBeCloseTo(shown[0]?.width ?? 0, 6);
  });

  it("is empty where there is nothing", () => {
    expect(segments([{ kind: "none", count: 0 }])).toEqual([]);
  });
});

describe("navigation", () => {
  it("marks the longest address that the path begins with", () => {
    const items = [{ href: "/" }, { href: "/desk/lists" }, { href: "/desk/lists/import" }];
    expect(currentHref(items, "/desk/lists/import/3")).toBe("/desk/lists/import");
    expect(currentHref(items, "/desk/listsomething")).toBeUndefined();
    expect(currentHref(items, "/")).toBe("/");
  });

  it("links the first, the last and the neighbours", () => {
    expect(pagesShown(1, 1)).toEqual([1]);
    expect(pagesShown(7, 31)).toEqual([1, 6, 7, 8, 31]);
    expect(pagesShown(1, 3)).toEqual([1, 2, 3]);
  });
});
