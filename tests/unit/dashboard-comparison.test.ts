import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceText } from "@/components/domain/dashboard/comparison-words";
import {
  bandOf,
  compareShares,
  compareToMedian,
  differenceInterval,
  periodBefore,
  wilsonInterval,
} from "@/lib/domain/counters/comparison/rules";
import { peerKind, peersWithin } from "@/lib/domain/counters/peers/rules";

const share = (done: number, asked: number) => ({ done, asked });

describe("the interval of a difference", () => {
  // Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("of %i/%i and %i/%i is the published one", (a, m, b, n, low, high) => {
    const found = differenceInterval(share(a, m), share(b, n));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  // Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of a single %i/%i is Wilson's", (done, asked, low, high) => {
    const found = wilsonInterval(share(done, asked));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("holds the share, lies within 0 and 1 and mirrors when the two change places", () => {
    const shares = fc
      .tuple(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([asked, part]) => share(Math.round(asked * part), asked));
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const { low, high } = wilsonInterval(one);
        const found = differenceInterval(one, other);
        const mirrored = differenceInterval(other, one);
        const value = one.done / one.asked;
        return (
          low >= 0 &&
          high <= 1 &&
          low <= value + 1e-9 &&
          value <= high + 1e-9 &&
          Math.abs(found.low + mirrored.high) < 1e-9
        );
      }),
    );
  });
});

describe("a difference in words", () => {
  it("is 相当 where chance may be all of it, whatever the points are", () => {
    expect(compareShares(share(7, 10), share(6, 10))).toEqual({ direction: "equal", points: 0 });
    expect(differenceText(compareShares(share(7, 10), share(6, 10)))).toBe("相当");
  });

  it("is said in whole points with sign and word", () => {
    const found = compareShares(share(700, 1_000), share(600, 1_000));
    expect(differenceText(found)).toBe("▲ 高 10 个百分点");
    const low = compareShares(share(600, 1_000), share(700, 1_000));
    expect(differenceText(low)).toBe("▼ 低 10 个百分点");
  });

  it("is 相当 where it is certain but rounds to nothing", () => {
    const found = compareShares(share(500_000, 1_000_000), share(497_000, 1_000_000));
    expect(found).toEqual({ direction: "equal", points: 0 });
  });

  it("is a dash where nothing is asked, never a nought", () => {
    expect(differenceText(compareShares(share(0, 0), share(5, 10)))).toBe("—");
    expect(differenceText(compareToMedian(share(0, 0), 0.5))).toBe("—");
  });

  it("from a median is judged by the region's own interval", () => {
    expect(compareToMedian(share(7, 10), 0.5)?.direction).toBe("equal");
    expect(compareToMedian(share(700, 1_000), 0.5)).toEqual({ direction: "up", points: 20 });
  });
});

describe("the band of peers", () => {
  it("is median and quartiles of at least the fewest", () => {
    expect(bandOf([0.1, 0.2, 0.3, 0.4], 5)).toBeNull();
    expect(bandOf([0.5, 0.1, 0.4, 0.2, 0.3], 5)).toEqual({
      low: 0.2,
      median: 0.3,
      high: 0.4,
      count: 5,
    });
  });
});

describe("peers", () => {
  const kind = (name: string, level: "county" | "city" | "township", isDirectCounty = false) =>
    peerKind({ name, level, isDirectCounty });

  it("are of the same kind by level and name", () => {
    expect(kind("樊城区", "county")).toBe("district");
    expect(kind("宜城市", "county")).toBe("county_city");
    expect(kind("南漳县", "county")).toBe("county");
    expect(kind("长阳土家族自治县", "county")).toBe("county");
    expect(kind("仙桃市", "city", true)).toBe("county_city");
    expect(kind("神农架林区", "city", true)).toBe("county");
    expect(kind("恩施土家族苗族自治州", "city")).toBe("prefecture");
    expect(kind("汉江街道", "township")).toBe("street");
    expect(kind("城关镇", "township")).toBe("town");
    expect(kind("薛坪乡", "township")).toBe("rural");
  });

  it("are looked for in the province, of a township in its county, of a province nowhere", () => {
    const trail = ["420000", "420600", "420624", "420624102"].map((code) => {
      return { code, name: code, level: "county" as const };
    });
    expect(peersWithin({ level: "township", trail })).toBe("420624");
    expect(peersWithin({ level: "county", trail: trail.slice(0, 3) })).toBe("420000");
    expect(peersWithin({ level: "province", trail: trail.slice(0, 1) })).toBeNull();
  });
});

describe("the last period", () => {
  it("is the quarter before, in the year before where need be", () => {
    expect(periodBefore({ year: 2026, period: "q3" })).toMatchObject({ year: 2026, period: "q2" });
    expect(periodBefore({ year: 2026, period: "q1" })).toMatchObject({ year: 2025, period: "q4" });
    expect(periodBefore({ year: 2026, period: "to_date" })).toBeNull();
  });
});
