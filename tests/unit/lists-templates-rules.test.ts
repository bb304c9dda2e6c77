import { describe, expect, it } from "vitest";
import {
  MARK_PATTERN,
  placeKey,
  placeOf,
  proposedTitle,
  reviewMark,
  startYears,
} from "@/lib/domain/lists/templates/rules";
import { startListSchema, startQuerySchema } from "@/lib/domain/lists/templates/schema";
import { newId } from "@/lib/shared/ids";
import { listExamples } from "@/prisma/seed/reference/list-examples";

describe("beginning a list", () => {
  it("is for this year and the next", () => {
    expect(startYears("2026-11-22")).toEqual([2026, 2027]);
  });

  it("proposes a title that says year, carrier and kind", () => {
    const list = { carrierCode: "school", carrierName: "清廉学校", year: 2027 };
    expect(proposedTitle({ ...list, kind: "task" })).toBe("2027 年清廉学校建设任务清单");
    expect(proposedTitle({ ...list, carrierCode: null, kind: "responsibility" })).toBe(
      "2027 年清廉建设统筹协调责任清单",
    );
  });

  it.each(["school", null])("names a place by a key that reads back (%s)", (carrierCode) => {
    expect(placeOf(placeKey("420600", carrierCode))).toEqual({ regionCode: "420600", carrierCode });
  });

  it("marks targets so that every mark is found again, and nothing else", () => {
    const pattern = new RegExp(MARK_PATTERN);
    const marks = [
      reviewMark("last_year", { year: 2026, regionName: null }),
      reviewMark("example", { year: null, regionName: null }),
      reviewMark("public", { year: 2026, regionName: "宜昌市" }),
    ];
    for (const mark of marks) {
      expect(`按季调度；${mark}`.replace(pattern, "")).toBe("按季调度");
      expect(mark.replace(pattern, "")).toBe("");
    }
    expect(pattern.test("目标由市里核定，请留意")).toBe(false);
  });
});

describe("what a page or form may say", () => {
  it("falls back to nothing chosen for what cannot be read", () => {
    const query = startQuerySchema.parse({
      kind: "x",
      place: "nowhere",
      year: "soon",
      region: "1",
    });
    expect(query).toEqual({ kind: "task" });
  });

  it("takes one entry or many, and refuses a thousand and one", () => {
    const input = {
      kind: "task",
      place: "420600:school",
      year: "2027",
      title: "清单",
      origin: "blank",
    };
    const one = newId();
    expect(startListSchema.parse({ ...input, entries: one }).entries).toEqual([one]);
    expect(startListSchema.parse(input).entries).toEqual([]);
    const many = Array.from({ length: 1001 }, () => newId());
    expect(startListSchema.safeParse({ ...input, entries: many }).success).toBe(false);
  });
});

describe("the example lists that come with every installation", () => {
  const examples = listExamples();

  it("are the task and responsibility lists of all carriers and of the office, without a year", () => {
    expect(new Set(examples.map(({ code }) => code)).size).toBe(examples.length);
    expect(examples.filter(({ kind }) => kind === "task")).toHaveLength(8);
    expect(examples.flatMap((one) => (one.kind === "task" ? one.entries : []))).toHaveLength(97);
    for (const { title } of examples) {
      expect(title).toContain("示例");
      expect(title).not.toMatch(/\d 年|^0/);
    }
  });

  it("have every entry under the names of the columns", () => {
    for (const { kind, entries } of examples) {
      for (const entry of entries) {
        expect(Object.keys(entry).every((name) => /^[a-z][a-z_]*$/.test(name))).toBe(true);
        const needed =
          kind === "task"
            ? ["indicator_name", "due_dates", "asked_levels", "evidence_hint", "minutes"]
            : ["responsibility", "subject", "text"];
        for (const name of needed) expect(entry).toHaveProperty(name);
      }
    }
  });
});
