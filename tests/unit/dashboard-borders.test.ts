import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderBorderMap } from "@/components/charts/border-map-html";
import { centreOf, decodeArcs, drawBorders, ringOf } from "@/lib/domain/regions/borders/rules";
import { topologySchema } from "@/lib/domain/regions/borders/schema";
import type { Topology } from "@/lib/domain/regions/borders/types";
import { parseEnv } from "@/lib/platform/env";

/** Two squares side by side that share the line in the middle. */
const TWO: Topology = {
  transform: { scale: [1, 1], translate: [100, 30] },
  arcs: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
  ],
  shapes: [
    { code: "990100", type: "Polygon", arcs: [[0, 1]] },
    { code: "990200", type: "MultiPolygon", arcs: [[[2, -1]]] },
  ],
};

describe("a topology", () => {
  it("is decoded from differences, and a line serves both its sides", () => {
    const arcs = decodeArcs(TWO);
    expect(arcs[0]).toEqual([
      [101, 30],
      [101, 31],
    ]);
    expect(ringOf([2, -1], arcs)).toEqual([
      [101, 30],
      [102, 30],
      [102, 31],
      [101, 31],
      [101, 30],
    ]);
    expect(centreOf([ringOf([2, -1], arcs)])).toEqual([101.5, 30.5]);
  });

  it("is drawn with north above, only what is wanted", () => {
    const whole = drawBorders(TWO, () => true);
    const [west, east] = whole?.shapes ?? [];
    expect(whole?.width).toBe(1_000);
    expect(west?.x).toBeLessThan(east?.x ?? 0);
    expect(west?.path).toMatch(/^M[\d L]+Z$/);
    expect(drawBorders(TWO, (code) => code === "990200")?.shapes).toHaveLength(1);
    expect(drawBorders(TWO, () => false)).toBeNull();
  });

  it("of Hubei has every city and county once, under the codes of today", () => {
    const text = readFileSync("prisma/seed/data/borders.json", "utf8");
    const found = JSON.parse(text)["420000"];
    const cities = topologySchema.parse(found.city).shapes.map(({ code }) => code);
    const counties = topologySchema.parse(found.county).shapes.map(({ code }) => code);
    expect(new Set(cities).size).toBe(17);
    expect(new Set(counties).size).toBe(103);
    expect(counties).toEqual(expect.arrayContaining(["420882", "421088"]));
    expect(counties).not.toEqual(expect.arrayContaining(["420821"]));
    expect(counties).not.toEqual(expect.arrayContaining(["421023"]));
    const drawn = drawBorders(topologySchema.parse(found.city), () => true);
    for (const { x, y } of drawn?.shapes ?? []) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeLessThan(drawn?.height ?? 0);
    }
  });
});

describe("a map of borders", () => {
  it("prints its 审图号 on itself and escapes every name", () => {
    const tile = {
      name: "<襄阳>",
      path: "M0 0Z",
      x: 1,
      y: 1,
      value: 0.4,
      light: "overdue",
    } as const;
    const html = renderBorderMap({
      caption: "地图",
      width: 10,
      height: 10,
      reviewNumber: "鄂S(2026)001号",
      tiles: [{ ...tile, href: "/desk/dashboard/420600" }],
    });
    expect(html).toContain("审图号：鄂S(2026)001号");
    expect(html).toContain("&lt;襄阳&gt;");
    expect(html).toContain("超期");
    expect(html).toContain('class="b1"');
    expect(html).not.toContain("<襄阳>");
  });

  it.each(["GS(2019)1822号", "鄂S（2026）001号", "GS京(2022)1061号"])("takes %s", (number) => {
    expect(environment(number)).not.toThrow();
  });

  it.each(["123", "无", "GS2019 1822", "<script>"])("refuses %s with the remedy", (number) => {
    expect(environment(number)).toThrow(/MAP_REVIEW_NUMBER：应为审图号/);
  });
});

const environment = (MAP_REVIEW_NUMBER: string) => () =>
  parseEnv({
    DATABASE_URL: "postgresql://localhost/x",
    NEXTAUTH_SECRET: "x".repeat(32),
    PASSWORD_PEPPER: "x".repeat(16),
    ENCRYPTION_KEY: "a".repeat(64),
    MAP_REVIEW_NUMBER,
  });
