import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COPY_PARTS,
  type CopyPart,
  copyInto,
  isBlank,
  isSame,
  undoCopy,
} from "@/lib/domain/reports/grid/rules";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import type { ReportContent } from "@/lib/domain/reports/types";

const content: fc.Arbitrary<ReportContent> = fc.record({
  ...{ numerator: fc.string(), denominator: fc.string(), value: fc.string() },
  ...{ narrative: fc.string(), explanation: fc.string(), difficulties: fc.string() },
  hasNoFigure: fc.boolean(),
  evidence: fc.array(fc.uuid(), { maxLength: 3 }),
});
const parts = fc.subarray(COPY_PARTS);
const source = (from: ReportContent) => ({ name: "青山村", content: from });

describe("copying one row to another", () => {
  it("takes the chosen parts, leaves the others and the files, and marks only what changed", () => {
    fc.assert(
      fc.property(content, content, parts, (to, from, chosen) => {
        const copied = copyInto({ content: to, marks: {} }, source(from), chosen);
        for (const part of COPY_PARTS) {
          expect(isSame(copied.content, chosen.includes(part) ? from : to, part)).toBe(true);
          const isMarked = chosen.includes(part) && !isSame(to, from, part);
          expect(copied.marks[part] !== undefined).toBe(isMarked);
        }
        expect(copied.content.evidence).toEqual(to.evidence);
      }),
    );
  });

  it("is undone part by part, back to exactly what stood there", () => {
    fc.assert(
      fc.property(content, content, parts, (to, from, chosen) => {
        const copied = copyInto({ content: to, marks: {} }, source(from), chosen);
        const back = chosen.reduce((row, part) => undoCopy(row, part), copied);
        expect(back).toEqual({ content: to, marks: {} });
      }),
    );
  });

  it("keeps what was typed since in the parts that are not put back", () => {
    const to = { ...EMPTY_CONTENT, narrative: "原来的" };
    const from = { ...EMPTY_CONTENT, narrative: "抄来的", value: "3" };
    const chosen: CopyPart[] = ["narrative", "figures"];
    const copied = copyInto({ content: to, marks: {} }, source(from), chosen);
    const typed = { ...copied, content: { ...copied.content, value: "4" } };
    const back = undoCopy(typed, "narrative");
    expect(back.content).toMatchObject({ narrative: "原来的", value: "4" });
    expect(Object.keys(back.marks)).toEqual(["figures"]);
  });

  it("knows an empty part", () => {
    expect(COPY_PARTS.every((part) => isBlank(EMPTY_CONTENT, part))).toBe(true);
    expect(isBlank({ ...EMPTY_CONTENT, hasNoFigure: true }, "figures")).toBe(false);
  });
});
