import { describe, expect, it } from "vitest";
import type { ListClause, ListTask } from "@/lib/domain/lists/types";
import { comparisonWords } from "@/lib/domain/lists/versions/labels";
import { type ComparedList, compareLists, reachingTasks } from "@/lib/domain/lists/versions/rules";
import { compareTexts } from "@/lib/shared/text-difference";

function task(at: number, replaced: Partial<ListTask> = {}): ListTask {
  return {
    ...{
      id: `id-${at}`,
      rootTaskId: `root-${at}`,
      position: at,
      code: `CJ-${at}`,
      title: `任务 ${at}`,
    },
    ...{
      measure: "上墙上网",
      subCarrierName: null,
      indicatorName: "公开率",
      unit: "%",
      form: "ratio",
    },
    ...{ accumulation: "flow", direction: "increase", target: 95, numeratorName: "已公开" },
    ...{ denominatorName: "全部", source: "report", frequency: "quarterly" },
    ...{
      dueDates: ["03-25", "06-25", "09-25", "12-25"],
      levels: ["county", "village"],
      asked: "lowest",
    },
    ...{ askedLevels: ["village"], leadName: "省农业农村厅", cooperatingUnits: [] },
    ...{
      responsibilities: ["primary"],
      evidenceHint: ["公开链接"],
      evidenceMin: 0,
      evidenceMax: 3,
    },
    ...{
      disclosure: "public",
      minutes: 5,
      basis: [],
      note: null,
      subCarrierCode: null,
      leadLine: null,
    },
    ...{ accountable: null, weight: 1, askedRole: "lead", evidenceKinds: [], inheritsTaskId: null },
    ...{
      weakeningId: null,
      replacesRootId: null,
      prefillRootId: null,
      clauseId: null,
      citations: [],
    },
    version: 1,
    ...replaced,
  } as ListTask;
}

function clause(at: number, replaced: Partial<ListClause> = {}): ListClause {
  return {
    ...{
      id: `k-${at}`,
      position: at,
      code: `ZR-${at}`,
      responsibility: "primary",
      text: "专题研究",
    },
    ...{ subject: "党组", post: null, frequency: null, basis: null, rootClauseId: `root-${at}` },
    ...{ tags: [], dutyKind: null, dueDates: [], levels: [], askedRole: "lead", leadLine: null },
    ...{ minutes: 0, version: 1, tasks: [] },
    ...replaced,
  } as ListClause;
}

const tasks = (...list: ListTask[]): ComparedList => ({ kind: "task", tasks: list, clauses: [] });

describe("comparing two versions", () => {
  it("says field by field, in words, what a task became", () => {
    const before = tasks(task(1));
    const after = tasks(
      task(1, {
        target: 98,
        dueDates: ["03-20", "06-20", "09-20", "12-20"],
        askedLevels: ["township", "village"],
      }),
    );
    const [entry] = compareLists(before, after).entries;
    expect(entry?.kind).toBe("changed");
    expect(entry?.fields.map(({ label, before: old, after: now }) => [label, old, now])).toEqual([
      ["目标值", "≥ 95%", "≥ 98%"],
      ["完成时限", "每季度末月25日前", "每季度末月20日前"],
      ["填报层级", "村居", "乡镇、村居"],
    ]);
  });

  it("tells added, removed and unchanged ones by their roots, whatever their codes", () => {
    const before = tasks(task(1), task(2));
    const after = tasks(task(3), task(1, { id: "other", code: "CJ-1" }));
    const { entries, counts } = compareLists(before, after);
    expect(entries.map(({ kind, code }) => [kind, code])).toEqual([
      ["added", "CJ-3"],
      ["same", "CJ-1"],
      ["removed", "CJ-2"],
    ]);
    expect(counts).toEqual({ added: 1, removed: 1, changed: 0, replaced: 0, same: 1 });
    expect(comparisonWords({ entries, counts })).toBe("新增 1 项，取消 1 项");
  });

  it("shows a task whose meaning changed as a new one in place of the old", () => {
    const before = tasks(task(1), task(2));
    const after = tasks(
      task(9, { replacesRootId: "root-1", frequency: "annual", dueDates: ["12-10"] }),
      task(2),
    );
    const { entries, counts } = compareLists(before, after);
    expect(entries[0]).toMatchObject({
      kind: "replaced",
      replaces: { code: "CJ-1", title: "任务 1" },
    });
    expect(entries[0]?.fields.map(({ label }) => label)).toContain("报送频次");
    expect(counts.removed).toBe(0);
  });

  it("compares clauses too, and says nothing of a list that is the same", () => {
    const before: ComparedList = {
      kind: "responsibility",
      tasks: [],
      clauses: [clause(1), clause(2)],
    };
    const after = { ...before, clauses: [clause(1, { text: "每半年专题研究" }), clause(2)] };
    const comparison = compareLists(before, after);
    expect(comparison.entries[0]?.fields).toEqual([
      {
        field: "text",
        label: "责任内容",
        before: "专题研究",
        after: "每半年专题研究",
        isText: true,
      },
    ]);
    expect(comparisonWords(compareLists(before, before), "条")).toBe("内容没有变化");
  });

  it("is limited to what reaches a lower place", () => {
    const list = tasks(task(1), task(2, { askedLevels: ["province"] }));
    const reached = reachingTasks(list, new Set(["county", "village"]));
    expect(reached.tasks.map(({ code }) => code)).toEqual(["CJ-1"]);
  });

  it("reads each task a fixed number of times: 300 cost ten times what 30 cost", () => {
    let reads = 0;
    const counted = (list: ListTask[]) =>
      list.map(
        (one) =>
          new Proxy(one, {
            get: (target, key) => {
              reads += 1;
              return Reflect.get(target, key);
            },
          }),
      );
    const cost = (count: number) => {
      const all = Array.from({ length: count }, (_, at) => task(at));
      const changed = all.map((one) => ({
        ...one,
        measure: `${one.measure}，每季度更新`,
        target: 99,
      }));
      reads = 0;
      compareLists(tasks(...counted(all)), tasks(...counted(changed)));
      return reads;
    };
    const [few, many] = [cost(30), cost(300)];
    expect(many).toBe(few * 10);
    expect(many / 300).toBeLessThan(120);
  });
});

describe("the difference inside a text", () => {
  it("marks only what lies between the ends that stayed", () => {
    const runs = compareTexts("每季度公开一次村务", "每月公开一次村务");
    expect(runs.map(({ kind }) => kind)).toContain("removed");
    expect(
      runs
        .filter(({ kind }) => kind !== "removed")
        .map(({ text }) => text)
        .join(""),
    ).toBe("每月公开一次村务");
    expect(runs.at(-1)).toEqual({ kind: "same", text: expect.stringContaining("公开一次村务") });
  });
});
