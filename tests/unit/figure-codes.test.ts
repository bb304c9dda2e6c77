import fc from "fast-check";
import { expect, it } from "vitest";
import { codeOf, fixedForm, readCode, spellCode } from "@/lib/domain/counters/codes/rules";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";

const asked: FigureQuestion = {
  ...{ regionCode: "420000", year: 2026, period: "q4", measure: "asked" },
};

it("a question that says the same is the same, whatever was left out or said in another order", () => {
  const wordy: FigureQuestion = {
    ...{ measure: "asked", period: "q4", year: 2026, regionCode: "420000", map: "then" },
    ...{ carrierCode: null, level: null, leadUnitId: null, asOf: null, isOwnLevel: false },
  };
  expect(fixedForm(wordy)).toBe(fixedForm(asked));
  expect(fixedForm({ ...asked, map: "today" })).not.toBe(fixedForm(asked));
  expect(fixedForm({ ...asked, isOwnLevel: true })).not.toBe(fixedForm(asked));
});

it("an organisation's figure does not depend on the region that it was read in", () => {
  const organisationId = "00000000-0000-4000-8000-000000000001";
  expect(fixedForm({ ...asked, organisationId })).toBe(
    fixedForm({ ...asked, regionCode: "420100", organisationId }),
  );
});

it("every code is read again as itself, with 1 typed as I or L and 0 as O", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(3), (text, turn) => {
      const code = codeOf(text, turn);
      expect(readCode(code)).toBe(code);
      expect(readCode(spellCode(code).toLowerCase())).toBe(code);
      const misread = code.replaceAll("0", "o");
      expect(readCode(misread)).toBe(code);
      expect(readCode(code.replaceAll("1", "I"))).toBe(code);
    }),
  );
});

it.each(["", "7K2M", "7K2M-9QX4-1", "abcdefgh", "20261122", "7U2M-9QX4", "清廉村居清廉村居"])(
  "%s is no code",
  (typed) => {
    expect(readCode(typed)).toBeNull();
  },
);
