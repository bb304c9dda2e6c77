import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asOwn,
  emptyLine,
  isKept,
  lineOf,
  mergeLines,
} from "@/components/domain/meetings/typed-line";
import { itemCode, itemTitle } from "@/lib/domain/meetings/forming/rules";
import { itemState, missingParts, quickDays, readDay } from "@/lib/domain/meetings/items/rules";
import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import { movesFor } from "@/lib/domain/meetings/problems/rules";
import { canMove, endOfNextQuarter, meetingTitle, numeral } from "@/lib/domain/meetings/rules";
import { matchingUnits } from "@/lib/domain/meetings/units/rules";
import { statedShare } from "@/lib/platform/documents/paper";
import { addDays, isRealDay } from "@/lib/shared/dates";

describe("days as people say them", () => {
  // 2026-11-22 is a Sunday.
  it.each([
    ["今天", "2026-11-22"],
    ["明天", "2026-11-23"],
    ["下周五", "2026-11-27"],
    ["周三", "2026-11-25"],
    ["下下周一", "2026-11-30"],
    ["月底", "2026-11-30"],
    ["下月底前", "2026-12-31"],
    ["季度末", "2026-12-31"],
    ["年底", "2026-12-31"],
    ["10日", "2026-12-10"],
    ["25号前", "2026-11-25"],
    ["12月10日", "2026-12-10"],
    ["1月15日", "2027-01-15"],
    ["12.10", "2026-12-10"],
    ["３天后", "2026-11-25"],
    ["两周内", "2026-12-06"],
    ["1个月后", "2026-12-22"],
    ["半个月内", "2026-12-07"],
    ["2027-02-28", "2027-02-28"],
    ["2月30日", null],
    ["尽快", null],
    ["", null],
  ])("%s", (typed, day) => expect(readDay(typed, "2026-11-22")).toBe(day));

  it("gives a real day or none, whatever is typed", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((count) => addDays("2024-01-01", count));
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), day, (typed, today) => {
        const read = readDay(typed, today);
        return read === null || isRealDay(read);
      }),
    );
    fc.assert(fc.property(day, (today) => quickDays(today).every((one) => one.day >= today)));
  });
});

describe("a decision", () => {
  it("lacks what is not there, and a day that is past", () => {
    expect(
      missingParts({ text: " ", organisationId: null, dueOn: null }, "2026-11-22"),
    ).toHaveLength(3);
    const late = { text: "办", organisationId: "x", dueOn: "2026-11-21" };
    expect(missingParts(late, "2026-11-22")).toEqual(["今天或以后的完成时限"]);
    expect(missingParts({ ...late, dueOn: "2026-11-22" }, "2026-11-22")).toEqual([]);
  });

  it("follows its assignment once it was given", () => {
    const given = (
      assignmentStatus: Parameters<typeof itemState>[0]["assignmentStatus"],
      isDone = false,
    ) => itemState({ status: "assigned", assignmentStatus, isDone });
    expect(given("not_started")).toBe("open");
    expect(given("approved")).toBe("submitted");
    expect(given("approved", true)).toBe("done");
    expect(given("returned")).toBe("returned");
    expect(itemState({ status: "cancelled", assignmentStatus: "approved", isDone: true })).toBe(
      "cancelled",
    );
  });

  it("has a code and a short title of its own", () => {
    expect(itemCode("coordination", 3, 2)).toBe("推3-02");
    expect(itemTitle("一".repeat(40))).toHaveLength(40);
    expect(itemTitle(`${"前".repeat(45)}，${"后".repeat(60)}`)).toBe(`${"前".repeat(45)}…`);
  });
});

describe("lines that several type", () => {
  const item = (id: string, version: number, text: string): ResolvedItem => ({
    ...{ id, version, text, position: 1, organisationId: null, organisationName: null },
    ...{ cooperating: [], dueOn: null, state: "draft", light: "none", assignmentId: null },
    ...{ problemId: null, cancelReason: null, editedBy: "乙" },
  });

  it("become theirs where nobody types, and stay one's own where one does", () => {
    const resting = lineOf(item("a", 1, "旧"));
    const typing = { ...lineOf(item("b", 1, "我正在写")), saving: "edited" as const };
    const blank = emptyLine();
    const merged = mergeLines(
      [resting, typing, blank],
      [item("a", 2, "新"), item("b", 2, "他写的"), item("c", 1, "他加的")],
    );
    expect(merged.map(({ text }) => text)).toEqual(["新", "我正在写", "他加的", ""]);
    expect(mergeLines([resting, typing, blank], []).map(({ text }) => text)).toEqual([
      "我正在写",
      "",
    ]);
  });
});

describe("a line that others took away while one types", () => {
  const item: ResolvedItem = {
    ...{ id: "a", version: 2, text: "他们定的", position: 1, organisationId: "x" },
    ...{ organisationName: "示例局", cooperating: [], dueOn: "2026-12-01", state: "open" },
    ...{ light: "none", assignmentId: "1", problemId: null, cancelReason: null, editedBy: "乙" },
  };

  it("goes on as a line of its own, with all that was typed, until the server has it", () => {
    const typing = { ...lineOf(item), version: 1, text: "我写到一半", saving: "edited" as const };
    const own = asOwn(typing);
    expect(own).toMatchObject({ version: 0, text: "我写到一半", dueOn: "2026-12-01", row: "a" });
    expect(own.id).not.toBe("a");
    expect(own.notice).toContain("另作一条");
    expect(mergeLines([own], [item]).map(({ text }) => text)).toEqual(["我写到一半"]);
    expect(mergeLines([own], []).map(({ text }) => text)).toEqual(["我写到一半"]);
  });

  it("does not come twice where what was given is what was typed", () => {
    expect(isKept({ ...lineOf(item), version: 1 }, item)).toBe(true);
    expect(isKept({ ...lineOf(item), text: "他们定的，另加一句" }, item)).toBe(false);
  });
});

describe("meetings", () => {
  it("are named in Chinese numerals and end as they must", () => {
    expect([1, 10, 12, 20, 21, 99].map(numeral)).toEqual([
      "一",
      "十",
      "十二",
      "二十",
      "二十一",
      "九十九",
    ]);
    const facts = { regionName: "示例省", kind: "joint" as const, year: 2026, number: 3 };
    expect(meetingTitle(facts)).toBe("示例省清廉建设 2026 年第三次联席会议");
    expect(endOfNextQuarter("2026-11-22")).toBe("2027-03-31");
    expect(endOfNextQuarter("2026-03-31")).toBe("2026-06-30");
    expect(canMove("held", "cancel")).toBe(false);
    expect(canMove("planned", "hold")).toBe(true);
  });

  it("state shares that never round up to all", () => {
    expect(statedShare(9999, 10000)).toBe(0.999);
    expect(statedShare(0, 0)).toBeNull();
  });
});

describe("problems and units", () => {
  const nobody = { isOffice: false, isRaiser: false, isLead: false, isCooperating: true };

  it("move only where somebody's part allows", () => {
    expect(movesFor("open", nobody)).toEqual([]);
    expect(movesFor("open", { ...nobody, isLead: true })).toEqual(["coordinating"]);
    expect(movesFor("open", { ...nobody, isRaiser: true })).toEqual(["solved"]);
    expect(movesFor("solved", { ...nobody, isRaiser: true })).toEqual(["open"]);
    expect(movesFor("coordinating", { ...nobody, isOffice: true })).toEqual(["solved", "shelved"]);
  });

  it("find units by name and by first letters, the nearest match first", () => {
    const unit = (name: string, letters: string) => ({
      id: name,
      name,
      place: "",
      letters: [letters],
    });
    const units = [
      unit("省发展改革委", "sfzggw"),
      unit("省教育厅", "sjyt"),
      unit("教育督导室", "jydds"),
    ];
    expect(matchingUnits(units, "教育").map(({ name }) => name)).toEqual([
      "教育督导室",
      "省教育厅",
    ]);
    expect(matchingUnits(units, "SJY").map(({ name }) => name)).toEqual(["省教育厅"]);
    expect(matchingUnits(units, "zz")).toEqual([]);
  });
});
