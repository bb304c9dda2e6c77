import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { groupOf, nextStep, quarterEnd } from "@/lib/domain/assignments/todo/rules";
import type { TodoRow } from "@/lib/domain/assignments/todo/types";
import { windowRefusal, windowSentence } from "@/lib/domain/assignments/window/labels";
import { windowOf } from "@/lib/domain/assignments/window/rules";
import type { WindowFacts, WindowState } from "@/lib/domain/assignments/window/types";
import {
  isWorkingDay,
  workingDayAfter,
  workingDaysBetween,
  workingDaysByMonth,
} from "@/lib/domain/calendar/rules";
import { faultsOfUntil, whyNotOpen, whyNotRequest } from "@/lib/domain/windows/openings/rules";
import { DAYS_LEFT, dueAfterPause, lastPauseDay } from "@/lib/domain/windows/pauses/rules";
import { canManage, managedPlaces } from "@/lib/domain/windows/policy";
import { ruleExample, ruleSentence } from "@/lib/domain/windows/rules";
import { addDays } from "@/lib/shared/dates";

const ALWAYS: WindowFacts = {
  ...{ opensBefore: null, closesAfter: null, dueOn: "2026-06-25", returnDueOn: null },
  ...{ grantedDueOn: null, openedUntil: null, pausedUntil: null },
};
const RULED = { ...ALWAYS, opensBefore: 24, closesAfter: 10 };

describe("a window", () => {
  it.each<[string, Partial<WindowFacts>, string, WindowState]>([
    ["without a rule is always open", ALWAYS, "2026-12-31", "open"],
    ["has not opened the day before", RULED, "2026-05-31", "not_yet"],
    ["opens on its first day", RULED, "2026-06-01", "open"],
    ["takes late reports to its last day", RULED, "2026-07-05", "open"],
    ["is closed the day after", RULED, "2026-07-06", "closed"],
    [
      "closes with the due day where none is after it",
      { ...RULED, closesAfter: 0 },
      "2026-06-25",
      "open",
    ],
    [
      "is shut after the due day where none is after it",
      { ...RULED, closesAfter: 0 },
      "2026-06-26",
      "closed",
    ],
    [
      "of what was returned is open until the return's day",
      { ...RULED, returnDueOn: "2026-07-20" },
      "2026-07-20",
      "open",
    ],
    [
      "of what was returned closes after it",
      { ...RULED, returnDueOn: "2026-07-20" },
      "2026-07-21",
      "closed",
    ],
    [
      "of what was returned does not wait to open",
      { ...RULED, returnDueOn: "2026-05-20" },
      "2026-05-02",
      "open",
    ],
    [
      "of what got a later day does not wait to open",
      { ...RULED, grantedDueOn: "2026-06-25" },
      "2026-05-02",
      "open",
    ],
    [
      "is open by exception up to its day",
      { ...RULED, openedUntil: "2026-08-01" },
      "2026-08-01",
      "open",
    ],
    [
      "is closed after the exception",
      { ...RULED, openedUntil: "2026-08-01" },
      "2026-08-02",
      "closed",
    ],
    [
      "is open by exception before its time",
      { ...RULED, openedUntil: "2026-05-10" },
      "2026-05-10",
      "open",
    ],
    [
      "is paused up to and with the day",
      { ...ALWAYS, pausedUntil: "2026-06-10" },
      "2026-06-10",
      "paused",
    ],
    [
      "goes on the day after the pause",
      { ...ALWAYS, pausedUntil: "2026-06-10" },
      "2026-06-11",
      "open",
    ],
    [
      "is paused although opened",
      { ...RULED, openedUntil: "2026-08-01", pausedUntil: "2026-08-01" },
      "2026-07-20",
      "paused",
    ],
  ])("%s", (_, facts, today, state) => {
    const window = windowOf({ ...ALWAYS, ...facts }, today);
    expect(window.state).toBe(state);
    expect(windowRefusal(window) === null).toBe(state === "open");
    if (state !== "open") expect(windowSentence(window)).toMatch(/\d+ 月 \d+ 日/);
  });

  it("is said in a sentence with an example", () => {
    const rule = { opensBefore: 24, closesAfter: 10, frequency: null };
    expect(ruleSentence(rule)).toContain("截止前 24 天开窗，截止后 10 天关窗");
    expect(ruleExample(rule)).toBe("二季度任务 6 月 25 日截止：6 月 1 日起收，7 月 5 日关窗");
  });
});

describe("an opening", () => {
  const facts = (state: WindowState, more: object = {}) => ({
    ...{ status: "drafting" as const, awaiting: false, today: "2026-07-10", keptUntil: null },
    window: { state, opensOn: null, closesOn: null, pausedUntil: null, openedUntil: null },
    ...more,
  });

  it.each<[WindowState, boolean, boolean]>([
    ["not_yet", true, true],
    ["closed", true, true],
    ["open", false, false],
    ["paused", false, false],
  ])("of a window that is %s: asked %s, given %s", (state, mayAsk, mayGive) => {
    expect(whyNotRequest(facts(state)) === null).toBe(mayAsk);
    expect(whyNotOpen(facts(state)) === null).toBe(mayGive);
    expect(whyNotRequest(facts(state, { status: "submitted" }))).not.toBeNull();
    expect(whyNotOpen(facts(state, { awaiting: true }))).not.toBeNull();
  });

  it("ends within ninety days and before a closed year does", () => {
    const free = { today: "2026-07-10", keptUntil: null };
    expect(faultsOfUntil(free, "2026-07-09")).toHaveProperty("until");
    expect(faultsOfUntil(free, "2026-10-08")).toEqual({});
    expect(faultsOfUntil(free, "2026-10-09")).toHaveProperty("until");
    expect(faultsOfUntil({ ...free, keptUntil: "2026-07-31" }, "2026-08-01")).toHaveProperty(
      "until",
    );
  });
});

const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays("2026-01-01", n));
const exceptions = fc
  .array(fc.tuple(day, fc.constantFrom("holiday" as const, "workday" as const)), { maxLength: 40 })
  .map((days) => new Map(days));

describe("working days", () => {
  it("are counted as they are walked", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), exceptions, (from, count, known) => {
        const to = workingDayAfter(from, count, known);
        expect(workingDaysBetween(from, to, known)).toBe(count);
        if (count > 0) expect(isWorkingDay(to, known)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("of the months make up the year", () => {
    fc.assert(
      fc.property(exceptions, (known) => {
        const months = workingDaysByMonth(2026, known);
        const total = workingDaysBetween("2025-12-31", "2026-12-31", known);
        expect(months.reduce((sum, days) => sum + days, 0)).toBe(total);
      }),
    );
  });
});

describe("a pause", () => {
  const lastDay = "2026-12-31";
  const pauses = fc.record({
    today: fc.integer({ min: 0, max: 300 }).map((n) => addDays("2026-01-01", n)),
    length: fc.integer({ min: 0, max: 50 }),
    dues: fc.tuple(day, day),
    known: exceptions,
  });

  it("gives every due day back what it took, and lets nothing overtake anything", () => {
    fc.assert(
      fc.property(pauses, ({ today, length, dues, known }) => {
        const terms = { today, until: addDays(today, length), lastDay };
        fc.pre(terms.until <= lastPauseDay(lastDay, known));
        const [first, last] = dues.toSorted() as [string, string];
        const [one, other] = [first, last].map((due) => dueAfterPause(due, terms, known)) as [
          string,
          string,
        ];
        expect(one >= first && other >= last && one <= other).toBe(true);
        expect(one > terms.until).toBe(true);
        if (first <= lastDay) expect(one <= lastDay).toBe(true);
        const left = workingDaysBetween(terms.until, one, known);
        expect(left).toBeGreaterThanOrEqual(first > terms.until ? 0 : DAYS_LEFT);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["2026-06-30", "2026-07-29"],
    ["2026-06-01", "2026-07-03"],
    ["2026-07-10", "2026-07-29"],
    ["2026-07-31", "2026-07-31"],
  ])("of June moves %s to %s", (from, to) => {
    const terms = { today: "2026-06-01", until: "2026-06-30", lastDay };
    expect(dueAfterPause(from, terms, new Map())).toBe(to);
  });
});

describe("the day's work", () => {
  const row = (more: Partial<TodoRow>) =>
    ({
      ...{ status: "not_started", doneAt: null, light: "normal", dueOn: "2026-06-25" },
      ...{ isOpeningAsked: false, window: windowOf(ALWAYS, "2026-05-20") },
      ...more,
    }) as TodoRow;
  const window = (state: WindowState) => ({ ...windowOf(ALWAYS, "2026-05-20"), state });

  it.each<[string, Partial<TodoRow>, string, string]>([
    ["due this quarter", {}, "open", "去填报"],
    ["due later", { dueOn: "2026-07-01" }, "later", "去填报"],
    ["begun", { status: "drafting" }, "open", "继续填写"],
    ["overdue", { light: "overdue" }, "urgent", "补报"],
    ["returned", { status: "returned", light: "soon" }, "urgent", "修改重报"],
    ["closed", { light: "overdue", window: window("closed") }, "urgent", "申请开窗"],
    ["asked for", { window: window("closed"), isOpeningAsked: true }, "waiting", "查看"],
    ["paused", { light: "overdue", window: window("paused") }, "later", "先填草稿"],
    ["not open yet", { window: window("not_yet") }, "later", "先填草稿"],
    ["submitted", { status: "submitted" }, "waiting", "查看"],
    ["approved only", { status: "approved" }, "waiting", "查看"],
    ["done", { status: "approved", doneAt: "2026-05-01" }, "done", "查看"],
  ])("that is %s", (_, more, group, word) => {
    expect(groupOf(row(more), { today: "2026-05-20" })).toBe(group);
    expect(nextStep(row(more)).word).toBe(word);
  });

  it("knows the quarter's end", () => {
    expect(["2026-01-01", "2026-06-30", "2026-07-01", "2026-12-31"].map(quarterEnd)).toEqual([
      ...["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"],
    ]);
  });
});

describe("who makes window rules", () => {
  const grant = (role: string, regionCode: string, carrierCode: string | null = null) =>
    ({ role, regionCode, carrierCode }) as StaffActor["grants"][number];
  const person = (...grants: StaffActor["grants"]) => ({ kind: "staff", grants }) as StaffActor;

  it("is the office for its region, and a lead for its carrier there", () => {
    const office = person(grant("office", "420600"));
    const lead = person(grant("lead_unit", "420600", "village"));
    expect(canManage(office, { regionCode: "420600", carrierCode: null })).toBe(true);
    expect(canManage(office, { regionCode: "420600", carrierCode: "school" })).toBe(true);
    expect(canManage(office, { regionCode: "420624", carrierCode: null })).toBe(false);
    expect(canManage(lead, { regionCode: "420600", carrierCode: "village" })).toBe(true);
    expect(canManage(lead, { regionCode: "420600", carrierCode: "school" })).toBe(false);
    expect(canManage(lead, { regionCode: "420600", carrierCode: null })).toBe(false);
  });

  it("is nobody else", () => {
    const roles = [
      "reporter",
      "unit_head",
      "township",
      "supervisor",
      "resident_group",
      "sys_admin",
    ];
    expect(
      roles.flatMap((role) => managedPlaces(person(grant(role, "420600", "village")))),
    ).toEqual([]);
  });
});
