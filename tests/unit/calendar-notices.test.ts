import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planNotice, readNotice } from "@/lib/domain/calendar/notices/rules";

const read = (text: string, year = 2027) => {
  const { days, faults } = readNotice(text, year);
  return { days: days.map(({ date, kind, name }) => `${date} ${kind} ${name}`), faults };
};

describe("a notice line by line", () => {
  it("reads ranges, single days and names", () => {
    const text = "2027-02-05 至 2027-02-07 放假 春节\n2027-02-20 上班\n2027年2月21日 上班 春节调休";
    expect(read(text)).toEqual({
      days: [
        "2027-02-05 holiday 春节",
        "2027-02-06 holiday 春节",
        "2027-02-07 holiday 春节",
        "2027-02-20 workday 调休上班",
        "2027-02-21 workday 春节调休",
      ],
      faults: [],
    });
  });

  it("reads slashes, full width digits and days without a year", () => {
    expect(read("2027/5/1到5/3 放假 劳动节").days).toHaveLength(3);
    expect(read("１月１日 放假 元旦", 2028).days).toEqual(["2028-01-01 holiday 元旦"]);
  });
});

describe("the notice in its own words", () => {
  // The arrangement of 2026 in the wording of the notices.
  const NOTICE = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

  it("gives every day off and every day worked instead", () => {
    const { days, faults } = readNotice(NOTICE, 2026);
    expect(faults).toEqual([]);
    const off = days.filter((day) => day.kind === "holiday");
    const on = days.filter((day) => day.kind === "workday");
    expect(off).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
    expect(on.map((day) => day.date)).toEqual([
      ...["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
    ]);
    expect(days.find((day) => day.date === "2026-02-23")?.name).toBe("春节");
    expect(days.find((day) => day.date === "2026-09-20")?.name).toBe("国庆节");
  });
});

describe("what cannot be read", () => {
  it.each([
    ["2027-02-30 放假", "日期不存在"],
    ["2027-02-05 春节", "放假还是上班"],
    ["2027-02-05 放假后上班", "一句只写一种"],
    ["春节放假", "没有找到日期"],
    ["2027-02-05 至 2027-02-01 放假", "早于"],
    ["2027-02-05 至 2027-05-01 放假", "31 天"],
    ["5日 放假", "没有写月份"],
  ])("%s is said to be so", (text, message) => {
    const { days, faults } = readNotice(text, 2027);
    expect(days).toEqual([]);
    expect(faults).toEqual([{ line: 1, text, message: expect.stringContaining(message) }]);
  });

  it("leaves the other lines standing, and says which day is named twice", () => {
    const { days, faults } = readNotice("2027-01-01 放假\n坏\n\n2027-01-01 上班", 2027);
    expect(days.map((day) => day.kind)).toEqual(["holiday"]);
    expect(faults.map((fault) => fault.line)).toEqual([2, 4]);
  });

  it("never breaks, and only gives days that exist, once each", () => {
    const pieces = fc.constantFrom(
      ..."2027-02-05 至到年月日放假上班调休。：、（）0123456789春节\n ，".split(""),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (letters) => {
        const { days } = readNotice(letters.join(""), 2027);
        expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
        for (const { date } of days) expect(new Date(date).toISOString()).toContain(date);
      }),
      { numRuns: 2000 },
    );
  });
});

it("a plan says what is new, the same and changed, and what holds anyway", () => {
  const notice = readNotice("2027-01-01 放假 元旦\n2027-01-02 放假 元旦\n2027-01-04 上班", 2027);
  const now = [
    { date: "2027-01-01", kind: "holiday" as const, name: "元旦" },
    { date: "2027-01-04", kind: "holiday" as const, name: "元旦" },
  ];
  expect(planNotice(notice, now).days).toMatchObject([
    { date: "2027-01-01", change: "same", isUsual: false },
    { date: "2027-01-02", change: "new", isUsual: true },
    { date: "2027-01-04", change: "changed", isUsual: true },
  ]);
});
