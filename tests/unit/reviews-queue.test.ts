import { describe, expect, it } from "vitest";
import { readCursor, reviewBy, soonBefore, writeCursor } from "@/lib/domain/reviews/queue/rules";
import { placeAfter, queueOf, queueSchema, queueText } from "@/lib/domain/reviews/queue/schema";

const NONE = new Map<string, "holiday" | "workday">();
const GOLDEN_WEEK = new Map(
  ["01", "02", "05", "06", "07"].map((day) => [`2026-10-${day}`, "holiday" as const]),
);

it.each([
  ["2026-11-16T02:00:00Z", NONE, "2026-11-23"],
  // 23:30 in Shanghai is still that day; half an hour later it is the next.
  ["2026-11-16T15:30:00Z", NONE, "2026-11-23"],
  ["2026-11-16T16:30:00Z", NONE, "2026-11-24"],
  ["2026-09-29T02:00:00Z", GOLDEN_WEEK, "2026-10-13"],
])("what came in at %s should be reviewed in five working days", (at, days, by) => {
  expect(reviewBy(at, days)).toBe(by);
});

it.each(["2026-11-18", "2026-11-20", "2026-11-21", "2026-11-22", "2026-10-08"])(
  "on %s exactly what is due by the next working day is about to time out",
  (today) => {
    const border = soonBefore(today, GOLDEN_WEEK);
    const next = (days: number) => {
      const at = new Date(border.getTime() + days * 60_000);
      return reviewBy(at.toISOString(), GOLDEN_WEEK);
    };
    const limit = reviewByLimit(today);
    expect(next(-1) <= limit).toBe(true);
    expect(next(0) > limit).toBe(true);
  },
);

function reviewByLimit(today: string): string {
  const nextWorkingDay = { "2026-11-20": "2026-11-23", "2026-11-21": "2026-11-23" } as const;
  const known: Record<string, string> = {
    ...nextWorkingDay,
    ...{ "2026-11-18": "2026-11-19", "2026-11-22": "2026-11-23", "2026-10-08": "2026-10-09" },
  };
  return known[today] ?? "";
}

describe("an address of the queue", () => {
  it("comes back as it was written", () => {
    const address = queueOf("tab=again&isClean=1&carrierCode=village&townshipCode=420624001");
    expect(queueOf(queueText(address))).toEqual(address);
    expect(queueText(queueOf(""))).toBe("");
  });

  it.each(["tab=x&isWide=no&rootTaskId='; --", "townshipCode=1&carrierCode=<b>", "a=b"])(
    "that means nothing (%s) is the whole queue",
    (text) => {
      expect(queueOf(text)).toEqual(queueSchema.parse({}));
    },
  );

  it("leads on to the next item of the same queue, or back to the queue", () => {
    const queue = "tab=again&after=2026-01-01~5&x=javascript:alert(1)";
    expect(placeAfter({ next: "12", queue, done: { approved: "7" } })).toBe(
      "/desk/reviews/12?tab=again&approved=7",
    );
    expect(placeAfter({ next: undefined, queue: "", done: { returned: "7" } })).toBe(
      "/desk/reviews?returned=7",
    );
  });
});

it.each(["", "x", "2026-02-30~5", "2026-02-03~x", "2026-02-03Tx~5", "~5"])(
  "takes %j for the beginning",
  (text) => {
    expect(readCursor(text)).toBeNull();
  },
);

it("reads the cursor that it wrote", () => {
  const cursor = { at: "2026-11-22T02:05:00.123+00:00", id: "77" };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});
