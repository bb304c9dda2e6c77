import { describe, expect, it } from "vitest";
import { readClauseTasks } from "@/prisma/seed/data-files";
import { isAwaited } from "@/prisma/seed/demo/asking";
import { ReportTexts } from "@/prisma/seed/demo/texts";
import { exampleLists, leadLineOf } from "@/prisma/seed/lists/example-lists";

const lists = exampleLists(2026);
const tasks = lists.flatMap((list) => list.tasks);
const clauses = lists.flatMap((list) => list.clauses);
const byCode = (code: string) => tasks.find((task) => task.code === code);

describe("the example lists", () => {
  it("are a task list and a responsibility list for the office and each of the seven carriers", () => {
    const carriers = ["organ", "enterprise", "school", "hospital", "village", "family", "culture"];
    for (const kind of ["task", "responsibility"]) {
      const found = lists.filter((list) => list.kind === kind).map((list) => list.carrierCode);
      expect(new Set(found)).toEqual(new Set([null, ...carriers]));
    }
  });

  it("hold 97 tasks and 25 recurring duties, each with a code of its own", () => {
    expect(tasks.filter((task) => task.clauseId === null)).toHaveLength(97);
    expect(tasks.filter((task) => task.clauseId !== null)).toHaveLength(25);
    expect(new Set(tasks.map((task) => task.code)).size).toBe(122);
  });

  it("ask a recurring duty only where its clause says so and no task carries it out", () => {
    const carriedOut = readClauseTasks();
    const expected = clauses.filter(({ code, duty }) => duty !== null && !(code in carriedOut));
    const duties = tasks.filter((task) => task.clauseId !== null);
    expect(duties.map((task) => task.clauseId)).toEqual(expected.map((clause) => clause.id));
    for (const clause of expected) expect(clause.rootTaskIds).toHaveLength(1);
    for (const task of duties) {
      expect(task).toMatchObject({
        asked: "each",
        indicator: { form: "boolean", source: "report" },
      });
    }
  });

  it("say 示例 in every title", () => {
    for (const { title } of lists) expect(title).toMatch(/^2026 年.*（示例）$/);
  });

  it("have one due day for each period, in order", () => {
    const periods = { monthly: 12, quarterly: 4, semiannual: 2, annual: 1 };
    for (const task of tasks) {
      expect(task.dueDates).toHaveLength(periods[task.frequency]);
      expect([...task.dueDates].sort()).toEqual(task.dueDates);
    }
    expect(byCode("CJ-04")?.dueDates).toEqual(["03-25", "06-25", "09-25", "12-25"]);
    expect(byCode("JG-01")?.dueDates).toEqual(["06-25", "12-10"]);
  });

  it("keep a task's identity from year to year, and give each year's task an id of its own", () => {
    const next = exampleLists(2027).flatMap((list) => list.tasks);
    expect(next.map((task) => task.rootTaskId)).toEqual(tasks.map((task) => task.rootTaskId));
    const ids = new Set([...next, ...tasks].map((task) => task.id));
    expect(ids.size).toBe(2 * tasks.length);
  });

  it("feed the lowest level where data are awaited once, and all levels where each has its own", () => {
    expect(byCode("CJ-06")?.askedLevels).toEqual(["village"]);
    expect(byCode("ZH-08")?.askedLevels).toEqual(["county"]);
    expect(byCode("CJ-07")?.askedLevels).toEqual(["province", "city", "county", "township"]);
  });

  it("ask only levels that the task applies to", () => {
    for (const task of tasks) {
      expect(task.askedLevels.length).toBeGreaterThan(0);
      for (const level of task.askedLevels) expect(task.levels).toContain(level);
    }
  });

  it("ask eleven reports a year of a village", () => {
    const asked = tasks.filter((task) => !isAwaited(task) && task.askedLevels.includes("village"));
    expect(asked.reduce((sum, task) => sum + task.dueDates.length, 0)).toBe(11);
    expect(asked.reduce((sum, task) => sum + task.dueDates.length * task.minutes, 0)).toBe(69);
  });

  it("tie clauses to tasks that exist, and leave those that nobody works on without", () => {
    const codes = new Set(tasks.map((task) => task.code));
    const clauseCodes = new Set(clauses.map((clause) => clause.code));
    for (const [clause, carriedOutBy] of Object.entries(readClauseTasks())) {
      expect(clauseCodes).toContain(clause);
      for (const code of carriedOutBy) expect(codes).toContain(code);
    }
    expect(clauses.filter((clause) => clause.rootTaskIds.length === 0).length).toBeGreaterThan(6);
  });

  it("have texts and sizes for every task that is asked of people", () => {
    const texts = new ReportTexts();
    for (const task of tasks.filter((one) => !isAwaited(one))) {
      const [low, high] = texts.sizeOf(task.code);
      expect(low).toBeGreaterThan(0);
      expect(high).toBeGreaterThanOrEqual(low);
    }
  });
});

describe("leadLineOf", () => {
  it.each([
    ["清廉建设领导小组办公室（设在省纪委监委）", "office"],
    ["驻在部门纪检监察组", "resident_group"],
    ["省市场监管局", "market_regulation"],
    ["省纪委监委", "commission"],
    ["省教育厅", null],
    ["省政府国资委", null],
  ])("finds the line of %s", (leadUnit, line) => {
    expect(leadLineOf(leadUnit)).toBe(line);
  });
});
