import { describe, expect, it } from "vitest";
import { effectiveTerms } from "@/lib/domain/assignments/following/rules";
import type { ChainTask } from "@/lib/domain/lists/inheriting/rules";

const link = (depth: number, replaced: Partial<ChainTask> = {}): ChainTask => ({
  ...{ taskId: `t${depth}`, depth, dueDates: ["06-25", "12-25"], target: 90 },
  ...{ direction: "increase", isWeakened: false, isInherited: depth > 1 },
  ...replaced,
});
const nothing = { dueOn: null, target: null };
const at = (
  period: number,
  granted: { dueOn: string | null; target: number | null } = nothing,
) => ({
  year: 2026,
  period,
  granted,
});

describe("what an open assignment asks", () => {
  it("is the earliest day and the tightest target, under the deepest list", () => {
    const chain = [link(1), link(8, { target: 95, dueDates: ["06-20", "12-28"] })];
    expect(effectiveTerms(chain, at(1))).toEqual({ taskId: "t8", dueOn: "2026-06-20", target: 95 });
    expect(effectiveTerms(chain, at(2))?.dueOn).toBe("2026-12-25");
  });

  it("leaves out the lists above one that was granted a weakening", () => {
    const chain = [link(1, { target: 98 }), link(8, { target: 80, isWeakened: true })];
    expect(effectiveTerms(chain, at(1))?.target).toBe(80);
  });

  it("gives way to what was granted, where that is more lenient", () => {
    const chain = [link(1)];
    const later = { dueOn: "2026-07-10", target: 85 };
    expect(effectiveTerms(chain, at(1, later))).toMatchObject({ dueOn: "2026-07-10", target: 85 });
    const stricter = { dueOn: "2026-06-01", target: 99 };
    expect(effectiveTerms(chain, at(1, stricter))).toMatchObject({
      dueOn: "2026-06-25",
      target: 90,
    });
  });

  it("is nothing where no list asks for the period", () => {
    expect(effectiveTerms([], at(1))).toBeNull();
    expect(effectiveTerms([link(1)], at(3))).toBeNull();
  });

  it("ends with the list that the task comes from, whatever lists beneath still carry", () => {
    const [top, city, county] = [link(1), link(8), link(15)];
    expect(effectiveTerms([city, county], at(1))).toBeNull();
    const own = { ...city, isInherited: false };
    expect(effectiveTerms([own, county], at(1))?.taskId).toBe("t15");
    expect(effectiveTerms([top, city, county], at(1))?.taskId).toBe("t15");
  });
});
