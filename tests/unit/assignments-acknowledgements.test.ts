import { describe, expect, it } from "vitest";
import { changeOf, changesOf, whyNotRemind } from "@/lib/domain/assignments/acknowledgements/rules";
import type { TaskTerms } from "@/lib/domain/assignments/acknowledgements/types";
import { missingOfDay } from "@/lib/domain/assignments/breakdowns/rules";
import { itemOf, missingOfItem, missingOfPlan } from "@/lib/domain/assignments/plans/rules";

const TERMS: TaskTerms = {
  ...{ title: "清单公开", measure: "上墙上网", indicatorName: "公开率", target: 90, unit: "%" },
  ...{ frequency: "annual", dueDates: ["12-10"], evidenceMin: 0, evidenceMax: 3, minutes: 10 },
};

describe("what changed between two versions", () => {
  it("is nothing when nothing did", () => {
    expect(changesOf(TERMS, { ...TERMS })).toEqual([]);
    expect(changeOf({ terms: TERMS, before: TERMS })).toBe("same");
  });

  it.each([
    [{ title: "清单公示" }, "任务", "清单公开", "清单公示"],
    [{ measure: "上网" }, "举措", "上墙上网", "上网"],
    [{ indicatorName: "公示率" }, "指标", "公开率", "公示率"],
    [{ target: 95 }, "目标值", "90%", "95%"],
    [{ target: null }, "目标值", "90%", "未设"],
    [{ frequency: "quarterly" }, "频次", "每年", "每季度"],
    [{ dueDates: ["11-30"] }, "时限", "12 月 10 日", "11 月 30 日"],
    [{ dueDates: ["06-30", "12-10"] }, "时限", "12 月 10 日", "6 月 30 日、12 月 10 日"],
    [{ evidenceMin: 1 }, "佐证材料", "可不附，最多 3 份", "1 至 3 份"],
    [{ minutes: 20 }, "填报用时", "约 10 分钟", "约 20 分钟"],
  ] as const)("%o is told as %s", (part, name, before, after) => {
    const changed = { ...TERMS, ...part } as TaskTerms;
    expect(changesOf(TERMS, changed)).toEqual([{ name, before, after }]);
    expect(changeOf({ terms: changed, before: TERMS })).toBe("changed");
  });

  it("is new without a version before, and no longer asked without one now", () => {
    expect(changeOf({ terms: TERMS, before: null })).toBe("new");
    expect(changeOf({ terms: null, before: TERMS })).toBe("removed");
  });
});

describe("reminding", () => {
  const none = new Map();

  it.each([
    ["2026-11-23", null, null],
    ["2026-11-23", "2026-11-20", null],
    ["2026-11-23", "2026-11-23", "今天已经提醒过，每个工作日最多提醒一次"],
    ["2026-11-22", null, "今天是休息日，请在工作日提醒"],
  ])("on %s after %s: %s", (today, remindedOn, why) => {
    expect(whyNotRemind(today, remindedOn, none)).toBe(why);
  });

  it("follows the calendar's exceptions", () => {
    expect(whyNotRemind("2026-11-22", null, new Map([["2026-11-22", "workday"]]))).toBeNull();
    expect(whyNotRemind("2026-11-23", null, new Map([["2026-11-23", "holiday"]]))).not.toBeNull();
  });
});

describe("a part of a breakdown", () => {
  it.each([
    [null, "", "2026-06-30", true],
    ["2026-06-30", "", "2026-06-30", true],
    ["2026-07-01", "", "2026-06-30", false],
    ["2026-07-01", "等文件", "2026-06-30", true],
    ["2026-07-01", "", null, true],
  ] as const)(
    "due %s with the reason %o under a task due %s: %s",
    (dueOn, lateReason, task, ok) => {
      expect(Object.keys(missingOfDay({ dueOn, lateReason }, task)).length === 0).toBe(ok);
    },
  );
});

describe("a plan", () => {
  const full = { work: "培训", responsibility: "张处长", milestones: "6 月底", safeguards: "经费" };

  it("is complete with responsibility, milestones and safeguards of every item", () => {
    expect(missingOfPlan([full, full])).toEqual([]);
    expect(missingOfPlan([])).toEqual(["请至少填写一项工作"]);
    expect(missingOfPlan([full, { ...full, responsibility: " ", safeguards: "" }])).toEqual([
      "第 2 项缺责任、保障措施",
    ]);
  });

  it("begins with what the task says, and leaves to the unit what only it knows", () => {
    const task = { rootTaskId: "r", code: "CJ-01", title: "清单公开", measure: "上墙" };
    const item = itemOf({ ...task, dueDates: ["06-30", "12-10"] });
    expect(item.work).toBe("配合做好“清单公开”：上墙");
    expect(item.milestones).toBe("6 月 30 日前、12 月 10 日前");
    expect(missingOfItem(item)).toEqual(["责任", "保障措施"]);
    expect(itemOf({ ...task, dueDates: [], measure: "长".repeat(400) }).work).toHaveLength(300);
  });
});
