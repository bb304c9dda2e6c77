import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { routeContentSchema } from "@/lib/domain/routes/content/schema";
import { arranged, durationOf, routeWarnings } from "@/lib/domain/routes/rules";

const stop = (more: object = {}) => ({
  ...{
    kind: "point" as const,
    subjectId: null,
    name: "公开栏",
    place: "村口",
    minutes: 60,
    see: "",
  },
  ...{ opensAt: null, closesAt: null, closedWeekdays: [] as number[], travelMode: null },
  ...{ travelMinutes: 0, travelKm: null, meals: "", lodging: "", factsOn: null, isGone: false },
  ...more,
});
const clock = { startsAt: "09:00", today: "2026-11-23" };
const texts = (stops: ReturnType<typeof stop>[]) =>
  routeWarnings(stops, clock).map(({ text }) => text);

it("reads a frozen route whatever version the ids of its places have", () => {
  const { isGone: _isGone, ...point } = stop();
  const venue = { ...point, kind: "venue", subjectId: "fa01a5f6-5e98-08f9-f409-77ca5f3c0764" };
  const content = {
    ...{ seasons: [], suited: [], groupMin: null, groupMax: null, costNote: "", contact: "" },
    ...{ bookingNote: "", isAccessible: true, accessibleNote: "", startsAt: "09:00", minutes: 60 },
    stops: [point, venue],
  };
  expect(routeContentSchema.parse(content).stops).toHaveLength(2);
});

describe("what does not fit in a route", () => {
  it("is nothing where all fits", () => {
    expect(texts([stop(), stop()])).toEqual([]);
  });

  it.each([
    ["one stop alone", [stop()], "至少要有两站", true],
    [
      "a stop that is gone",
      [stop({ isGone: true }), stop()],
      "“公开栏”已不对外公开，请移除或换一处",
      true,
    ],
    ["a weekday", [stop({ closedWeekdays: [1] }), stop()], "周一不能走完：公开栏不开放", false],
    [
      "old facts",
      [stop({ meals: "食堂", factsOn: "2026-01-01" }), stop()],
      "“公开栏”的开放时间、用餐或住宿半年没有核对",
      false,
    ],
    [
      "more than a day",
      [stop({ minutes: 700 }), stop()],
      "一天走不完：超过 12 小时，或到 22:00 还没结束",
      false,
    ],
  ])("names %s", (_words, stops, text, blocks) => {
    expect(routeWarnings(stops, clock)).toContainEqual({ text, blocks });
  });

  it("is long by what it takes", () => {
    expect([durationOf(240), durationOf(241), durationOf(601)]).toEqual(["half", "day", "long"]);
  });
});

describe("arranging stops", () => {
  it("goes by the numbers; equal numbers keep their order", () => {
    expect(arranged(["a", "b", "c"], [3, 1, 1])).toEqual(["b", "c", "a"]);
  });

  it("never loses or adds a stop", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 });
    fc.assert(
      fc.property(ids, fc.array(fc.nat(99)), (all, positions) => {
        expect([...arranged(all, positions)].sort()).toEqual([...all].sort());
      }),
    );
  });
});
