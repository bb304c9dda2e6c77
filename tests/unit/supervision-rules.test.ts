import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingDaysBetween } from "@/lib/domain/calendar/rules";
import { noFigures } from "@/lib/domain/counters/rules";
import { latenessCalendar, stepSentence } from "@/lib/domain/supervision/escalation/rules";
import { bandsOf, differenceWords } from "@/lib/domain/supervision/guidance/rules";
import { canMove, orderName, orderText } from "@/lib/domain/supervision/orders/rules";
import { cellWords, csvLinesOf, sheetsOf } from "@/lib/domain/supervision/tables/rules";
import type { OrderStatus } from "@/lib/domain/supervision/types";
import { formatsOf, printedPage } from "@/lib/domain/views/pages/rules";
import { dueIssue, firstFrom, isIssueDay } from "@/lib/domain/views/subscriptions/rules";
import { addDays } from "@/lib/shared/dates";

const STATUSES: OrderStatus[] = ["proposed", "released", "waived", "answered", "closed"];
const HOLIDAY = new Map([["2026-10-01", "holiday" as const]]);

const day = fc.integer({ min: 0, max: 3_000 }).map((offset) => addDays("2024-01-01", offset));
const rhythm = fc.oneof(
  fc.record({ cadence: fc.constant("weekly" as const), onDay: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ cadence: fc.constant("monthly" as const), onDay: fc.integer({ min: 1, max: 28 }) }),
);

describe("chasing", () => {
  it("reckons lateness in the working days of the calendar, for each day back", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (today, back) => {
        const { days, late } = latenessCalendar(today, HOLIDAY);
        const due = addDays(today, -back);
        expect(late[days.indexOf(due)]).toBe(workingDaysBetween(due, today, HOLIDAY));
      }),
    );
  });

  it("allows each move from its own states only", () => {
    const from = (move: Parameters<typeof canMove>[1]) =>
      STATUSES.filter((status) => canMove(status, move));
    expect(from("release")).toEqual(["proposed"]);
    expect(from("waive")).toEqual(["proposed"]);
    expect(from("answer")).toEqual(["released"]);
    expect(from("close")).toEqual(["released", "answered"]);
  });

  it("says who, what and what to do, and numbers 督办单", () => {
    const tasks = ["甲", "乙", "丙", "丁"].map((title) => ({ title }));
    expect(orderText("urge", "青山村", tasks)).toContain(
      "青山村：《甲》、《乙》、《丙》等 4 项任务",
    );
    expect(orderName({ kind: "order", year: 2026, number: 12 })).toBe("督办〔2026〕12 号");
    expect(orderName({ kind: "remind", year: 2026, number: null })).toBe("提醒");
    const step = { kind: "urge" as const, afterDays: 2, answerDays: 3, isOn: true };
    expect(stepSentence(step, "提醒", "催办")).toContain("“提醒”到期 2 个工作日仍没有答复的");
    expect(stepSentence({ ...step, isOn: false }, "提醒", "催办")).toBe("不提议催办");
  });
});

describe("bands", () => {
  const place = (code: string, done: number, asked: number) => ({
    ...{ code, name: code, figures: { ...noFigures(), done, asked } },
  });

  it("part places only where the difference is more than chance", () => {
    const bands = bandsOf([
      place("a", 95, 100),
      place("b", 60, 100),
      place("c", 59, 100),
      place("d", 2, 2),
      place("e", 0, 0),
      place("f", 20, 100),
    ]);
    const codes = (band: keyof typeof bands) => bands[band].map(({ code }) => code);
    expect(codes("ahead")).toEqual(["a"]);
    expect(codes("behind")).toEqual(["f"]);
    expect(codes("among")).toEqual(["b", "c", "d"]);
  });

  it("are worded without a cause", () => {
    expect(differenceWords({ difference: null })).toBe("数据不足");
    expect(differenceWords({ difference: { direction: "equal", points: 0 } })).toBe("相当");
    expect(differenceWords({ difference: { direction: "up", points: 12 } })).toBe(
      "走在前面的高 12 个百分点",
    );
  });
});

describe("tables", () => {
  const table = {
    ...{ key: "t", title: "超期", note: "", columns: ["任务", "超期", "占比"] },
    rows: [[{ value: "甲<b>" }, { value: 1_234 }, { value: 0.5, isShare: true }]],
  };

  it("say the same on the page, in CSV, in a workbook and in print", async () => {
    expect(table.rows[0]?.map(cellWords)).toEqual(["甲<b>", "1,234", "50.0%"]);
    expect(csvLinesOf([table])[2]).toEqual(["甲<b>", 1_234, "50.0%"]);
    const [sheet] = sheetsOf([table]);
    expect(sheet?.columns[2]).toMatchObject({ format: "0.0%" });
    const page = { title: "试", subtitle: "", sheets: sheetsOf([table]) };
    const html = await printedPage(page, "试");
    expect(html).toContain("甲&lt;b&gt;");
    expect(html).toContain("50.0%");
  });
});

describe("subscriptions", () => {
  it("begin on their day, and make up for the newest missed one only", () => {
    fc.assert(
      fc.property(rhythm, day, fc.integer({ min: 0, max: 90 }), (one, nextFrom, later) => {
        const nextOn = firstFrom(one, nextFrom);
        expect(isIssueDay(one, nextOn)).toBe(true);
        const today = addDays(nextOn, later);
        const due = dueIssue(one, nextOn, today);
        expect(due && due.forDay <= today && isIssueDay(one, due.forDay)).toBe(true);
        expect(due && due.nextOn > today && isIssueDay(one, due.nextOn)).toBe(true);
        // No day of the rhythm lies between what is made now and what is next.
        expect(due && firstFrom(one, addDays(due.forDay, 1))).toBe(due?.nextOn);
        expect(dueIssue(one, addDays(today, 1), today)).toBeNull();
      }),
    );
  });

  it("are offered for pages that hold tables", () => {
    expect(formatsOf("/desk/dashboard/420600?period=q1")).toEqual(["xlsx", "pdf"]);
    expect(formatsOf("/desk/assignments?show=overdue")).toEqual(["xlsx"]);
    expect(formatsOf("/desk/today")).toEqual([]);
    expect(formatsOf("/desk/assignments/12")).toEqual([]);
  });
});
