import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dutyFrequency, dutyProblems, dutyTaskOf, isDuty } from "@/lib/domain/lists/duties/rules";
import type { DutyClause } from "@/lib/domain/lists/duties/types";
import { chooseTagsSchema } from "@/lib/domain/lists/tags/schema";

const CLAUSE: DutyClause = {
  position: 1,
  code: "XX-Z01",
  responsibility: "primary",
  text: "党委（党组）每半年至少专题研究一次清廉学校建设",
  subject: "党委（党组）",
  post: "书记",
  frequency: "semiannual",
  basis: "市委实施意见",
  dutyKind: "study",
  dueDates: ["06-25", "12-10"],
  levels: ["city", "county"],
  askedRole: "lead",
  leadLine: null,
  minutes: 5,
};

const clause = (changed: Partial<DutyClause>): DutyClause => ({ ...CLAUSE, ...changed });
const fieldsOf = (changed: Partial<DutyClause>) =>
  dutyProblems(clause(changed)).map(({ field }) => field);

describe("a recurring duty", () => {
  it("is complete with its kind, its days and its levels", () => {
    expect(isDuty(CLAUSE)).toBe(true);
    for (const missing of [{ dutyKind: null }, { dueDates: [] }, { levels: [] }]) {
      expect(isDuty(clause(missing))).toBe(false);
    }
  });

  it("is asked as a yes-or-no task of every level that it names", () => {
    if (!isDuty(CLAUSE)) throw new Error("not a duty");
    expect(dutyTaskOf(CLAUSE, { leadName: "省教育厅", disclosure: "public" })).toMatchObject({
      ...{ code: "XX-Z01", title: CLAUSE.text, measure: CLAUSE.text },
      ...{ form: "boolean", unit: "%", target: 100, direction: "reach", source: "report" },
      ...{ asked: "each", askedLevels: ["city", "county"], askedRole: "lead" },
      ...{ responsibilities: ["primary"], accountable: "书记", disclosure: "aggregate" },
      ...{ evidenceMin: 0, evidenceMax: 3, minutes: 5, frequency: "semiannual" },
      basis: [{ source: "市委实施意见", fact: CLAUSE.text }],
    });
  });

  it("asks the document itself of a written report, and stays internal where its list is", () => {
    const report = clause({ dutyKind: "report", frequency: "annual", dueDates: ["12-10"] });
    if (!isDuty(report)) throw new Error("not a duty");
    expect(dutyTaskOf(report, { leadName: null, disclosure: "internal" })).toMatchObject({
      evidenceMin: 1,
      evidenceKinds: ["document"],
      disclosure: "internal",
    });
  });

  it("keeps a long text whole as its measure and short as its title", () => {
    const text = "落".repeat(200);
    const long = clause({ text });
    if (!isDuty(long)) throw new Error("not a duty");
    const task = dutyTaskOf(long, { leadName: null, disclosure: "public" });
    expect(task.measure).toBe(text);
    expect(task.title).toHaveLength(60);
  });

  it("comes back as often as the clause says, else as it has days", () => {
    expect(dutyFrequency({ frequency: "quarterly", dueDates: ["12-10"] })).toBe("quarterly");
    const days = (count: number) => Array.from({ length: count }, (_, at) => `0${at + 1}-10`);
    const found = [1, 2, 4].map((n) => dutyFrequency({ frequency: null, dueDates: days(n) }));
    expect(found).toEqual(["annual", "semiannual", "quarterly"]);
  });
});

describe("what is wrong with a duty", () => {
  it("is nothing for a complete one, and nothing for a clause without any", () => {
    expect(dutyProblems(CLAUSE)).toEqual([]);
    expect(fieldsOf({ dutyKind: null, dueDates: [], levels: [] })).toEqual([]);
  });

  it.each<[string, Partial<DutyClause>, string[]]>([
    ["days without a kind", { dutyKind: null }, ["dutyKind"]],
    ["no days", { dueDates: [] }, ["dueDates"]],
    ["fewer days than the frequency has periods", { dueDates: ["06-25"] }, ["dueDates"]],
    ["a day that does not exist", { dueDates: ["06-25", "13-40"] }, ["dueDates"]],
    ["29 February", { dueDates: ["02-29", "06-25"] }, ["dueDates"]],
    ["days out of order", { dueDates: ["12-10", "06-25"] }, ["dueDates"]],
    ["the same day twice", { dueDates: ["06-25", "06-25"] }, ["dueDates"]],
    ["no levels", { levels: [] }, ["levels"]],
    ["resident groups in villages", { askedRole: "resident", levels: ["village"] }, ["askedRole"]],
    ["a line beside a role", { askedRole: "cooperating", leadLine: "commission" }, ["leadLine"]],
    ["more than a working day", { minutes: 481 }, ["minutes"]],
    [
      "three days and no frequency",
      { frequency: null, dueDates: ["01-10", "05-10", "09-10"] },
      ["dueDates"],
    ],
  ])("is told for %s", (_what, changed, fields) => {
    expect(fieldsOf(changed)).toEqual(fields);
  });

  it("is nothing for every complete duty, whatever its days", () => {
    const monthDay = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => [month, day].map((n) => String(n).padStart(2, "0")).join("-"));
    const days = fc
      .uniqueArray(monthDay, { minLength: 4, maxLength: 4 })
      .map((all) => [...all].sort());
    fc.assert(
      fc.property(days, (dueDates) => {
        expect(dutyProblems(clause({ frequency: "quarterly", dueDates }))).toEqual([]);
      }),
    );
  });
});

describe("the words of tags as a form sends them", () => {
  const parse = (tags: string) =>
    chooseTagsSchema.safeParse({ regionCode: "420600", version: "0", tags });

  it("are taken one by one, however they are parted", () => {
    expect(parse("纳入日常监督\n 纳入述责述廉、纳入巡察，\n").data?.tags).toEqual([
      "纳入日常监督",
      "纳入述责述廉",
      "纳入巡察",
    ]);
  });

  it.each([
    "",
    "、，",
    "甲、甲",
    "长".repeat(17),
    Array.from({ length: 13 }, (_, n) => `标签${n}`).join("、"),
  ])("are refused: %s", (tags) => {
    expect(parse(tags).success).toBe(false);
  });
});
