import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CODES,
  codeFrom,
  GUESSES_A_MINUTE,
  groupedCode,
  isWellFormed,
  plainCode,
  selfTestVerdict,
} from "@/lib/domain/ratings/rules";

const number = fc.integer({ min: 0, max: CODES - 1 });

describe("a rating code", () => {
  it("has thirteen digits in groups that can be typed as they are printed", () => {
    const code = codeFrom(42);
    expect(code).toMatch(/^000000000042\d$/);
    expect(plainCode(groupedCode(code))).toBe(code);
    expect(
      plainCode(
        `　${[...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("")}`,
      ),
    ).toBe(code);
  });

  it("shows every single wrong digit", () => {
    const place = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(number, place, fc.integer({ min: 1, max: 9 }), (made, at, by) => {
        const code = codeFrom(made);
        const wrong = (Number(code[at]) + by) % 10;
        expect(isWellFormed(code)).toBe(true);
        expect(isWellFormed(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it("is found by guessing for a year less than once in three, with ten thousand open codes", () => {
    const tries = GUESSES_A_MINUTE * 60 * 24 * 365;
    expect((tries * 10_000) / CODES).toBeLessThan(1 / 3);
  });
});

describe("the self-test", () => {
  it("passes for exactly one more low rating", () => {
    expect(selfTestVerdict(4, 5).passed).toBe(true);
    for (const after of [3, 4, 6]) expect(selfTestVerdict(4, after).passed).toBe(false);
  });
});
