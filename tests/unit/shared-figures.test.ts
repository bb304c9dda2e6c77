import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupDigits, percentText } from "@/lib/shared/figures";

describe("a share as text", () => {
  it.each([
    [null, "—"],
    [0, "0%"],
    [0.0001, "0.1%"],
    [0.5, "50%"],
    [0.7142, "71.4%"],
    [0.99999, "99.9%"],
    [1, "100%"],
  ])("%s is %s", (share, text) => expect(percentText(share)).toBe(text));

  it("says 100% only of what is complete and 0% only of what has not begun", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(), (asked, some) => {
        const done = some % (asked + 1);
        const text = percentText(done / asked);
        expect(text === "100%").toBe(done === asked);
        expect(text === "0%").toBe(done === 0);
      }),
    );
  });
});

it("groups digits by three and keeps their value", () => {
  expect(groupDigits(0)).toBe("0");
  expect(groupDigits(1234567)).toBe("1,234,567");
  fc.assert(
    fc.property(fc.nat(), (value) => {
      expect(Number(groupDigits(value).replaceAll(",", ""))).toBe(value);
    }),
  );
});
