import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  blend,
  contrast,
  type Deficiency,
  deltaE2000,
  hexToRgb,
  simulate,
  toLab,
} from "../support/colour";
import { type Palette, paletteOf } from "../support/tokens";

const frames: [string, Palette][] = [
  ["paper and staff", paletteOf()],
  ["长辈版", paletteOf(".frame-elder {")],
  ["高对比", paletteOf(".frame-contrast {")],
  ["大屏", paletteOf(".frame-wall {")],
];

const surfaces = ["card", "page", "paper"];

/** Text and what it stands on, as components use them: at least 4.5. */
const textPairs: [string, string[]][] = [
  [
    "ink",
    [...surfaces, "qing-50", "qing-100", "line-soft", "soon-wash", "overdue-wash", "normal-wash"],
  ],
  ["ink-soft", [...surfaces, "line-soft", "qing-50"]],
  ["ink-hint", [...surfaces, "qing-50", "line-soft"]],
  ["ink-faint", ["card"]],
  ["qing-900", [...surfaces, "qing-50"]],
  ["qing-800", [...surfaces, "qing-50", "qing-100"]],
  ["qing-700", [...surfaces, "qing-50"]],
  ["qing-600", [...surfaces, "qing-50"]],
  ["on-qing", ["qing-700", "qing-800"]],
  ["lian-700", [...surfaces, "lian-50", "lian-100"]],
  ["soon-ink", ["card", "page", "soon-wash"]],
  ["overdue-ink", ["card", "page", "overdue-wash"]],
  ["normal-ink", ["card", "page", "normal-wash"]],
  ...[1, 2, 3, 4, 5].map((step): [string, string[]] => [`on-seq-${step}`, [`seq-${step}`]]),
];

/** Edges of controls, focus rings, shapes that carry meaning: at least 3. */
const shapePairs: [string, string[]][] = [
  ["edge", ["card"]],
  ["focus", [...surfaces, "qing-50"]],
  ["normal", ["card", "page"]],
  ["soon-edge", ["card", "page"]],
  ["overdue", ["card", "page"]],
  ["nodata-edge", ["card", "page"]],
  ["qing-500", ["card", "line-soft"]],
];

describe.each(frames)("colours of the frame %s", (_frame, colour) => {
  it.each(textPairs)("text %s can be read on %j", (text, grounds) => {
    for (const ground of grounds) {
      expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  it.each(shapePairs)("shape %s stands out from %j", (shape, grounds) => {
    for (const ground of grounds) {
      expect(
        contrast(colour(shape), colour(ground)),
        `${shape} on ${ground}`,
      ).toBeGreaterThanOrEqual(3);
    }
  });
});

it("gives 长辈版 seven to one for text and links", () => {
  const colour = paletteOf(".frame-elder {");
  for (const text of ["ink", "ink-soft", "ink-hint", "ink-faint", "qing-600", "qing-700"]) {
    expect(contrast(colour(text), colour("paper")), text).toBeGreaterThanOrEqual(7);
  }
});

describe("the four lights", () => {
  const kinds = ["normal", "soon", "overdue", "nodata"];
  const deficiencies: Deficiency[] = ["protan", "deutan", "tritan"];
  const pairs = kinds.flatMap((one, index) =>
    kinds.slice(index + 1).map((other) => [one, other] as const),
  );

  it.each(deficiencies)("stay apart for %s eyes on paper", (deficiency) => {
    expect(closest(paletteOf(), deficiency)).toBeGreaterThanOrEqual(12);
  });

  it.each(deficiencies)("stay apart for %s eyes on the wall", (deficiency) => {
    expect(closest(paletteOf(".frame-wall {"), deficiency)).toBeGreaterThanOrEqual(12);
  });

  function closest(colour: Palette, deficiency: Deficiency): number {
    const seen = (name: string) => toLab(simulate(colour(name), deficiency));
    return Math.min(...pairs.map(([one, other]) => deltaE2000(seen(one), seen(other))));
  }
});

it("keeps the leaf veins within six per cent of what they lie on", () => {
  const ui = readFileSync(new URL("../../components/ui/ui.css", import.meta.url), "utf8");
  const opacities = [...ui.matchAll(/\.veins \{[^}]*opacity: ([\d.]+)/g)].map(([, value]) =>
    Number(value),
  );
  const [paper = Number.NaN, wall = Number.NaN] = opacities;
  const grounds: [Palette, string, number][] = [
    [paletteOf(), "qing-50", paper],
    [paletteOf(), "paper", paper],
    [paletteOf(".frame-wall {"), "page", wall],
  ];
  for (const [colour, ground, opacity] of grounds) {
    const line = blend(colour("qing-200"), colour(ground), opacity);
    expect(contrast(line, colour(ground)), ground).toBeLessThanOrEqual(1.06);
  }
});

describe("the measures themselves", () => {
  it("agree with published values", () => {
    expect(contrast(hexToRgb("#000000"), hexToRgb("#ffffff"))).toBeCloseTo(21, 5);
    expect(contrast(hexToRgb("#767676"), hexToRgb("#ffffff"))).toBeCloseTo(4.54, 2);
    // Sharma, Wu, Dalal 2005, table 1, pairs 1, 9 and 25.
    expect(deltaE2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(deltaE2000([50, -0.001, 2.49], [50, 0.0011, -2.49])).toBeCloseTo(4.7461, 4);
    expect(deltaE2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(
      1.2644,
      4,
    );
  });

  it("tell confusable colours", () => {
    const seen = (hex: string) => toLab(simulate(hexToRgb(hex), "deutan"));
    expect(deltaE2000(seen("#b0413e"), seen("#6b6b2f"))).toBeLessThan(12);
  });
});

it("uses no colour function that Chromium 99 lacks", () => {
  const sheets = ["app/globals.css", ...cssUnder("components")];
  for (const sheet of sheets) {
    const text = readFileSync(sheet, "utf8");
    expect(text, sheet).not.toMatch(/oklch|oklab|color-mix|light-dark\(|@container|\brgb\(from/);
  }
});

function cssUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".css"))
    .map((file) => join(folder, file));
}
