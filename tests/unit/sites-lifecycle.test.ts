import { describe, expect, it } from "vitest";
import { itemsOf, linesOf } from "@/lib/domain/sites/checklists/rules";
import { failedMusts, missingAnswers } from "@/lib/domain/sites/evaluations/rules";
import { canMove, endOf, SITE_MOVES } from "@/lib/domain/sites/lifecycle/rules";
import { monthsAfter } from "@/lib/domain/sites/naming/rules";
import { lastDayOf, namingObstacle, openUntil } from "@/lib/domain/sites/notices/rules";
import { drawn } from "@/lib/domain/sites/rechecks/rules";
import { reportedDraft } from "@/lib/domain/sites/reported/rules";
import { DemonstrationStatus } from "@/lib/platform/generated/prisma/enums";

/** Every state with the moves that begin in it, and no others. */
const OPEN: Record<DemonstrationStatus, string> = {
  recommended: "evaluate decline",
  self_evaluated: "return verify decline",
  verified: "publicise decline",
  publicised: "name decline",
  named: "cultivate recheck withdraw",
  cultivating: "recheck withdraw",
  rechecking: "keep rectify withdraw",
  kept: "cultivate recheck withdraw",
  rectifying: "keep withdraw",
  withdrawn: "",
  declined: "",
};

describe("the lifecycle of a site", () => {
  it.each(Object.values(DemonstrationStatus))("opens the moves of %s and no others", (status) => {
    expect(SITE_MOVES.filter((move) => canMove(status, move)).join(" ")).toBe(OPEN[status]);
  });

  it("ends each move in its state", () => {
    expect(SITE_MOVES.map(endOf)).toEqual([
      ...["self_evaluated", "recommended", "verified", "publicised", "named", "declined"],
      ...["cultivating", "rechecking", "kept", "rectifying", "withdrawn"],
    ]);
  });
});

describe("a notice", () => {
  const holidays = new Map([
    ["2026-10-01", "holiday"],
    ["2026-10-02", "holiday"],
    ["2026-10-05", "holiday"],
    ["2026-10-06", "holiday"],
    ["2026-10-07", "holiday"],
    ["2026-10-10", "workday"],
  ] as const);

  it("counts working days by the calendar, its first day with them", () => {
    expect(lastDayOf("2026-11-23", 7, new Map())).toBe("2026-12-01");
    expect(lastDayOf("2026-09-30", 5, holidays)).toBe("2026-10-12");
    expect(lastDayOf("2026-11-21", 3, new Map())).toBe("2026-11-25");
  });

  it("ends as announced, or so much later as it was released late", () => {
    const notice = { fromOn: "2026-11-23", toOn: "2026-12-01", days: 7 };
    expect(openUntil({ ...notice, releasedOn: null }, new Map())).toBeNull();
    expect(openUntil({ ...notice, releasedOn: "2026-11-20" }, new Map())).toBe("2026-12-01");
    expect(openUntil({ ...notice, releasedOn: "2026-11-25" }, new Map())).toBe("2026-12-03");
  });

  it("stands in the way of naming until it is over and every objection answered", () => {
    const at = (until: string | null, today: string, unanswered: number) =>
      namingObstacle({ until, today, unanswered });
    expect(at(null, "2026-12-02", 0)).toContain("还没有发布");
    expect(at("2026-12-01", "2026-12-01", 0)).toContain("期满后");
    expect(at("2026-12-01", "2026-12-02", 2)).toContain("2 条异议");
    expect(at("2026-12-01", "2026-12-02", 0)).toBeNull();
  });
});

describe("a checklist", () => {
  it("is typed line by line and reads back as typed", () => {
    const typed = "班子建设｜会议记录｜必备\n公开|公开栏照片\n教育";
    const { items, problem } = itemsOf(typed);
    expect(problem).toBeNull();
    expect(items.map(({ code, isMust }) => [code, isMust])).toEqual([
      ["c1", true],
      ["c2", false],
      ["c3", false],
    ]);
    expect(linesOf(items)).toBe("班子建设｜会议记录｜必备\n公开｜公开栏照片\n教育");
  });

  it("names the line that is wrong", () => {
    expect(itemsOf(" \n ").problem).toContain("至少写一条");
    expect(itemsOf(`好\n${"长".repeat(61)}`).problem).toContain("第 2 行");
  });

  it("asks for every answer, and for words where it is not wholly so", () => {
    const { items } = itemsOf("一｜｜必备\n二\n三");
    const answers = {
      c1: { answer: "no" as const, words: "" },
      c2: { answer: "yes" as const, words: "" },
    };
    expect(Object.keys(missingAnswers(items, answers))).toEqual(["words.c1", "answer.c3"]);
    expect(failedMusts(items, answers).map(({ code }) => code)).toEqual(["c1"]);
  });
});

describe("a draw", () => {
  const ids = Array.from({ length: 30 }, (_, at) => `site-${at}`);

  it("takes the share rounded up, the same for the same seed in any order", () => {
    const taken = drawn(ids, 10, "a");
    expect(taken).toHaveLength(3);
    expect(drawn([...ids].reverse(), 10, "a")).toEqual(taken);
    expect(drawn(ids, 10, "b")).not.toEqual(taken);
    expect(drawn(ids, 0, "a")).toEqual([]);
    expect(drawn(ids, 1, "a")).toHaveLength(1);
    expect(new Set(drawn(ids, 100, "a")).size).toBe(30);
  });
});

describe("the next re-check", () => {
  it("falls on the same day of a later month, or on its last", () => {
    expect(monthsAfter("2026-11-22", 12)).toBe("2027-11-22");
    expect(monthsAfter("2026-08-31", 6)).toBe("2027-02-28");
    expect(monthsAfter("2027-08-31", 6)).toBe("2028-02-29");
  });
});

describe("a reported place", () => {
  it("is never named here, whatever its report calls it", () => {
    const place = {
      ...{ id: "x", name: "某地", place: "某省", regionCode: "420000", villageCode: null },
      ...{ carrierCode: "village", facts: ["一"], sourceTitle: "报道" },
    };
    for (const status of ["demonstration", "reported"] as const) {
      const draft = reportedDraft({ ...place, status });
      expect(draft.facets).toMatchObject({ siteKind: "reported", level: null, isNamed: false });
    }
  });
});
