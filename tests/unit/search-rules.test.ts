import { describe, expect, it } from "vitest";
import {
  countsOf,
  foundGroups,
  pagesFor,
  restingGroups,
} from "@/components/domain/search/palette-options";
import type { StaffActor } from "@/lib/access/actor";
import { lettersOf } from "@/lib/domain/search/entries/rules";
import { searchableBy } from "@/lib/domain/search/policy";
import { excerptOf, readAsked, shownHit } from "@/lib/domain/search/rules";
import { staffSearchSchema } from "@/lib/domain/search/schema";
import type { ReportHit, TaskHit } from "@/lib/domain/search/types";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { initialsOf } from "@/lib/platform/pinyin";

describe("first letters of pinyin", () => {
  it.each([
    ["清廉村居", ["qlcj"]],
    ["襄城区教育局", ["xcqjyj"]],
    ["A 座 2 号楼（一）", ["az2hly"]],
    ["", [""]],
  ])("of %s", (name, letters) => {
    expect(initialsOf(name)).toEqual(letters);
  });

  it.each([
    ["长阳县", "cyx", "zyx"],
    ["重庆路社区", "cqlsq", "zqlsq"],
    ["会计学校", "kjxx", "hjxx"],
    ["单县", "dx", "sx"],
  ])("of %s are those of each common reading", (name, one, other) => {
    expect(initialsOf(name)).toEqual(expect.arrayContaining([one, other]));
  });

  it("stay few and short, whatever the name", () => {
    expect(initialsOf("长重乐行朝单盛车")).toHaveLength(8);
    expect(initialsOf("村".repeat(90))).toEqual(["c".repeat(40)]);
  });

  it("stand each after a space, once, with further codes", () => {
    expect(lettersOf(["cyx", "zyx", "cyx", ""], ["9142"])).toBe(" cyx zyx 9142");
    expect(lettersOf([""], [])).toBe("");
  });
});

describe("what was typed", () => {
  it.each(["", "  ", "，。！", "（）"])("is nothing to search for: %j", (typed) => {
    expect(readAsked(typed)).toBeNull();
  });

  it("is words, each of which must be found", () => {
    expect(readAsked(" 党务  公开 ")).toMatchObject({
      words: ["党务", "公开"],
      plain: "党务公开",
      letters: null,
      code: null,
    });
  });

  it("may be first letters, or a code, also in full width", () => {
    expect(readAsked("QLCJ")).toMatchObject({ letters: "qlcj", code: "qlcj" });
    expect(readAsked("CJ-04")).toMatchObject({ letters: null, code: "cj-04", plain: "cj04" });
    expect(readAsked("ｑｌｃｊ")).toMatchObject({ letters: "qlcj" });
    expect(readAsked("ql cj")).toMatchObject({ letters: null, code: null });
  });

  it.each([
    ["20261122-0000123", "20261122-0000123"],
    ["202611220000123", "20261122-0000123"],
    ["20261122-0000", "20261122-0000"],
  ])("may be a receipt number or its beginning: %s", (typed, from) => {
    expect(readAsked(typed)?.receipts).toEqual({ from, to: `${from}:` });
  });

  it("is no receipt number while it is only a day or a region's code", () => {
    expect(readAsked("20261122")?.receipts).toBeNull();
    expect(readAsked("420602001")?.receipts).toBeNull();
  });

  it("is taken from an address however it is written", () => {
    expect(staffSearchSchema.parse({})).toEqual({ q: "", page: 1 });
    expect(staffSearchSchema.parse({ q: ["a", "b"], group: "secret", page: "-3" })).toEqual({
      ...{ q: "", group: undefined, page: 1 },
    });
    expect(staffSearchSchema.parse({ q: "字".repeat(101) }).q).toBe("");
  });
});

describe("a hit", () => {
  const task: TaskHit = {
    ...{ kind: "task", id: "t", title: "三资清理", code: "CJ-04", listId: "l", listTitle: "清单" },
    ...{ carrierName: "清廉村居", year: 2026, rootTaskId: "r", ownAssignmentId: null },
  };
  const report: ReportHit = {
    ...{ kind: "report", assignmentId: "7", title: "三资清理", organisationName: "青山村" },
    ...{ year: 2026, period: 2, frequency: "quarterly", status: "submitted" },
    ...{ receiptNo: "20260630-0000001", narrative: "已公开", isForReview: false },
  };

  it("leads to one's own assignment of a task, otherwise to its place in the list", () => {
    expect(shownHit({ ...task, ownAssignmentId: "9" }, []).href).toBe("/desk/assignments/9");
    expect(shownHit(task, []).href).toBe("/desk/lists/l#task-CJ-04");
    expect(shownHit({ ...task, kind: "list" }, []).href).toBe("/desk/lists/l");
  });

  it("leads a reviewer to the review of what waits, everybody else to the report", () => {
    expect(shownHit({ ...report, isForReview: true }, []).href).toBe("/desk/reviews/7");
    expect(shownHit(report, ["公开"])).toEqual({
      href: "/desk/assignments/7",
      title: "青山村：三资清理",
      note: "2026 年第 2 季度 · 待审核 · 20260630-0000001 · 已公开",
    });
  });

  it("shows the part of a long text around the word", () => {
    const text = `${"前".repeat(80)}公开${"后".repeat(80)}`;
    expect(excerptOf(text, ["公开"])).toMatch(/^…前{14}公开后{32}…$/);
    expect(excerptOf(text, ["没有"])).toBe(`${"前".repeat(48)}…`);
  });
});

describe("who finds what kind", () => {
  const actor = (role: Role) => ({ kind: "staff", grants: [{ role }] }) as unknown as StaffActor;

  it.each([
    ["reporter", ["task", "organisation", "report"]],
    ["township", ["task", "organisation", "report"]],
    ["lead_unit", ["task", "organisation", "report"]],
    ["office", ["task", "organisation", "report"]],
    ["supervisor", ["task", "organisation", "report"]],
    ["resident_group", ["task", "organisation", "report"]],
    ["sys_admin", ["organisation"]],
    ["sec_admin", ["organisation"]],
    ["audit_admin", []],
    ["inspector", []],
    ["moderator", []],
  ] as const)("%s: %s", (role, groups) => {
    expect(searchableBy(actor(role))).toEqual(groups);
  });

  it("is nothing for visitors", () => {
    expect(searchableBy({ kind: "visitor" })).toEqual([]);
  });
});

describe("the palette", () => {
  const pages = [
    { href: "/desk/today", label: "今日待办", letters: " jrdb" },
    { href: "/desk/reviews", label: "审核", letters: " sh" },
  ];
  const hit = { href: "/desk/assignments/1", title: "三资", note: "" };

  it("jumps to pages by name and by first letters", () => {
    expect(pagesFor(pages, "审").map(({ href }) => href)).toEqual(["/desk/reviews"]);
    expect(pagesFor(pages, "JR").map(({ href }) => href)).toEqual(["/desk/today"]);
    expect(pagesFor(pages, "rdb")).toEqual([]);
    expect(pagesFor(pages, " ")).toEqual([]);
  });

  it("offers what was opened last and the pages before anything is typed", () => {
    const groups = restingGroups([hit], pages);
    expect(groups.map(({ label }) => label)).toEqual(["最近打开", "页面"]);
    expect(restingGroups([], pages).map(({ label }) => label)).toEqual(["页面"]);
  });

  it("ends a kind that has more with the way to all of it, and says how many", () => {
    const results = [
      { group: "task" as const, label: "任务", hits: [hit], hasMore: true },
      { group: "report" as const, label: "填报", hits: [], hasMore: false },
    ];
    expect(foundGroups("三资", pages, results)).toEqual([
      {
        label: "任务",
        options: [
          hit,
          { href: "/desk/search?q=%E4%B8%89%E8%B5%84&group=task", title: "更多任务", note: "" },
        ],
      },
    ]);
    expect(countsOf(results)).toBe("任务 1 条以上");
    expect(countsOf([])).toMatch(/没有找到/);
  });
});
