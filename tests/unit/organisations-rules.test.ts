import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCreditCode, levelOf } from "@/lib/domain/organisations/rules";

describe("unified social credit codes", () => {
  it.each(["91350100M000100Y43", "91110000600037341L"])("%s is right", (code) => {
    expect(isCreditCode(code)).toBe(true);
  });

  it("finds every single wrong character", () => {
    const right = "91350100M000100Y43";
    const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...letters), (at, letter) => {
        fc.pre(right[at] !== letter);
        expect(isCreditCode(right.slice(0, at) + letter + right.slice(at + 1))).toBe(false);
      }),
    );
  });

  it.each(["", "91350100M000100Y4", "91350100I000100Y43", "９1350100M000100Y43"])(
    "%s is no code at all",
    (code) => {
      expect(isCreditCode(code)).toBe(false);
    },
  );
});

describe("where an organisation stands", () => {
  const levels = ["province", "city", "county", "township", "village"] as const;

  it.each([
    ["office", ["province", "city", "county", null, null]],
    ["commission", ["province", "city", "county", null, null]],
    ["lead_unit", ["province", "city", "county", null, null]],
    ["resident_group", ["province", "city", "county", null, null]],
    ["township", [null, null, null, "township", null]],
    ["village", [null, null, null, null, "village"]],
    ["unit", ["unit", "unit", "unit", "unit", "unit"]],
  ] as const)("%s", (kind, expected) => {
    expect(levels.map((level) => levelOf(kind, level))).toEqual(expected);
  });
});
