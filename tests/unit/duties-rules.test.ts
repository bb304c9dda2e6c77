import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import {
  inOrder,
  isComplete,
  readEntryCursor,
  sumHanded,
  writeEntryCursor,
} from "@/lib/domain/duties/chain/rules";
import { DRAFT_TEMPLATE } from "@/lib/domain/duties/drafts/labels";
import { overview, taskOf, templateValues } from "@/lib/domain/duties/drafts/rules";
import type { AnnualDraft } from "@/lib/domain/duties/drafts/types";
import { writtenDraft } from "@/lib/domain/duties/layouts/rules";
import { countStates, countTags, groupPoints, stateOf } from "@/lib/domain/duties/points/rules";
import type { Point, PointTask } from "@/lib/domain/duties/points/types";
import { templateRefusal } from "@/lib/domain/duties/templates/rules";

const TODAY = "2026-11-22";

function task(...dates: [AssignmentStatus, string, boolean?][]): PointTask {
  return {
    ...{ rootTaskId: "t", code: "A", title: "任务", frequency: "quarterly" },
    dates: dates.map(([status, dueOn, awaiting = false], at) => ({
      ...{ assignmentId: String(at), period: at + 1, dueOn, status, awaiting },
      doneAt: status === "approved" || status === "accepted" ? "2026-06-20T09:00:00Z" : null,
    })),
  };
}

describe("the state of a clause", () => {
  it.each<[string, PointTask[], string]>([
    ["nobody's work", [], "none"],
    [
      "only what is exempted or waits for data",
      [task(["exempted", "2026-03-25"], ["not_started", "2026-06-25", true])],
      "none",
    ],
    ["all done", [task(["approved", "2026-06-25"]), task(["accepted", "2026-12-10"])], "done"],
    ["one past its day", [task(["approved", "2026-06-25"], ["returned", "2026-11-21"])], "overdue"],
    ["due today", [task(["not_started", TODAY])], "open"],
    ["past its day but submitted", [task(["submitted", "2026-06-25"])], "open"],
  ])("of %s", (_what, tasks, state) => {
    expect(stateOf(tasks, TODAY, 0)).toBe(state);
  });

  it("is not told where some of it is out of sight", () => {
    expect(stateOf([task(["approved", "2026-06-25"])], TODAY, 1)).toBe("hidden");
  });
});

const point = (facts: Partial<Point>): Point => ({
  ...{ clauseId: "k", code: "A", listId: "l", listTitle: "清单", isExample: false },
  ...{ carrierName: "清廉学校", responsibility: "primary", text: "内容", subject: "单位" },
  ...{
    post: null,
    frequency: null,
    basis: null,
    tags: [],
    dutyKind: null,
    tasks: [],
    state: "none",
  },
  ...facts,
});

describe("points", () => {
  it("stand by responsibility and post, each once", () => {
    const groups = groupPoints([
      point({ code: "1", responsibility: "regulatory", post: "分管负责人" }),
      point({ code: "2", post: "书记" }),
      point({ code: "3" }),
      point({ code: "4", post: "书记" }),
    ]);
    expect(
      groups.map(({ responsibility, post, points }) => [responsibility, post, points.length]),
    ).toEqual([
      ["primary", "书记", 2],
      ["primary", "", 1],
      ["regulatory", "分管负责人", 1],
    ]);
  });

  it("are counted by tag, the most used first, and by state", () => {
    const points = [point({ tags: ["乙", "甲"], state: "done" }), point({ tags: ["甲"] })];
    expect(countTags(points)).toEqual([
      { tag: "甲", count: 2 },
      { tag: "乙", count: 1 },
    ]);
    expect(countStates(points)).toMatchObject({ done: 1, none: 1, open: 0 });
  });
});

describe("the chain", () => {
  const row = (facts: Partial<Parameters<typeof inOrder>[0][number]>) => ({
    ...{ code: "420600", name: "襄阳市", isOwn: false },
    ...{ asked: 2, handedIn: 1, returned: 0, drafting: 1, notStarted: 0, overdue: 0 },
    ...facts,
  });

  it("begins with the level's own organisations and adds up", () => {
    const rows = inOrder([row({ code: "2" }), row({ code: "1" }), row({ code: "9", isOwn: true })]);
    expect(rows.map(({ code }) => code)).toEqual(["9", "1", "2"]);
    expect(sumHanded(rows)).toMatchObject({ asked: 6, handedIn: 3, drafting: 3 });
  });

  it("is complete when all have handed in, never when nobody is asked", () => {
    expect(isComplete(row({ handedIn: 2 }))).toBe(true);
    expect(isComplete(row({}))).toBe(false);
    expect(isComplete(row({ asked: 0, handedIn: 0 }))).toBe(false);
  });

  it("remembers where a page of names ended, and takes nothing else for it", () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const cursor = fc.record({
      node: digits(6),
      township: fc.oneof(fc.constant(""), digits(9)),
      id: fc.integer({ min: 1 }).map(String),
    });
    fc.assert(
      fc.property(cursor, (one) => {
        expect(readEntryCursor(writeEntryCursor(one))).toEqual(one);
      }),
    );
    for (const wrong of [undefined, "", "1_2_3", "420600__1; drop", "420600_42_1"]) {
      expect(readEntryCursor(wrong)).toBeNull();
    }
  });
});

const FOUND = {
  ...{ code: "XX-01", title: "阳光招生", carrierName: "清廉学校", indicatorName: "公开率" },
  ...{ asked: 4, done: 2, doneOnTime: 1, overdue: 1, timesReturned: 3, difficulties: [] },
  ...{ unit: "%", form: "ratio", direction: "increase", target: 95, valueOn: "2026-10-08" },
  ...{ standing: 2, numerator: 39, denominator: 40, value: null },
} as const;

describe("a task of the draft", () => {
  it.each([
    ["a ratio from its sums", {}, "97.5%（39/40）"],
    ["a count with its unit", { form: "count", unit: "个", value: 12, numerator: null }, "12 个"],
    ["one yes", { form: "boolean", standing: 1, value: 1 }, "是"],
    ["several yes and no", { form: "boolean", standing: 4, value: 3 }, "4 期中 3 期为是"],
    ["a mean of scores", { form: "score", unit: "分", value: 181, standing: 2 }, "90.5 分"],
    ["nothing approved", { standing: 0 }, null],
    ["nothing to divide by", { denominator: 0 }, null],
  ] as const)("says %s", (_what, changed, value) => {
    const found = taskOf({ ...FOUND, ...changed } as Parameters<typeof taskOf>[0]);
    expect(found.value).toBe(value);
    expect(found.valueOn === null).toBe("standing" in changed && changed.standing === 0);
  });
});

const DRAFT: AnnualDraft = {
  ...{ organisationId: "o", organisationName: "南漳县教育局", regionName: "南漳县", year: 2026 },
  ...{ carriers: ["清廉学校"], asOf: TODAY, beneath: [], clauses: [], sites: [] },
  counts: { asked: 4, done: 2, doneOnTime: 1, overdue: 1, timesReturned: 3 },
  tasks: [taskOf({ ...FOUND, difficulties: [{ text: "人手不足", on: "2026-07-01" }] } as never)],
};

describe("the draft", () => {
  it("sums the year up with its day", () => {
    expect(overview(DRAFT)).toBe(
      "截至2026年11月22日，2026年应办任务 4 项次，已办结 2 项次，办结率 50%，其中按时办结 1 项次，超期 1 项次；填报被退回 3 次。",
    );
    expect(overview({ ...DRAFT, counts: { ...DRAFT.counts, asked: 0 } })).toContain("没有应办任务");
  });

  it("gives a template every value that its page promises, and no other", () => {
    const values = templateValues({
      ...DRAFT,
      beneath: [{ name: "城关镇", counts: DRAFT.counts }],
      clauses: [{ code: "Z", responsibility: "主体责任", text: "内容", state: "已落实" }],
      sites: [{ name: "园", place: "街", carrierName: "清廉学校" }],
    });
    const names = [...DRAFT_TEMPLATE.fields, ...Object.keys(DRAFT_TEMPLATE.lists)];
    expect(Object.keys(values).sort()).toEqual([...names].sort());
    for (const [name, fields] of Object.entries(DRAFT_TEMPLATE.lists)) {
      const [first] = values[name] as Record<string, string>[];
      expect(Object.keys(first ?? {}).sort()).toEqual([...fields].sort());
    }
  });

  it("leaves out what there is nothing to say of, and numbers the rest", () => {
    const headings = writtenDraft(DRAFT).blocks.flatMap((block) =>
      block.kind === "heading" ? [block.text] : [],
    );
    expect(headings).toEqual([
      "一、总体情况",
      "二、任务完成情况",
      "三、存在的困难",
      "四、下步打算",
    ]);
    const texts = JSON.stringify(writtenDraft(DRAFT));
    expect(texts).toContain("阳光招生：人手不足（2026年7月1日填报）");
  });
});

describe("what a template is told", () => {
  it("is every wrong placeholder once, with the remedy, and how many more there are", () => {
    expect(templateRefusal([])).toBeNull();
    const twice = { problem: "unknown", placeholder: "甲" } as const;
    expect(templateRefusal([twice, twice])).toBe("{甲} 不是系统提供的内容，请对照下表改正");
    const many = Array.from({ length: 11 }, (_, at) => ({ ...twice, placeholder: `名${at}` }));
    expect(templateRefusal(many)).toContain("另有 3 处");
  });
});
