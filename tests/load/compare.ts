import type { ListTask } from "@/lib/domain/lists/types";
import { compareLists } from "@/lib/domain/lists/versions/rules";
import { exampleLists } from "@/prisma/seed/lists/example-lists";
import { spread } from "./submit-measures";

const TASKS = 300;
const ROUNDS = 25;

/** The example tasks over and over, as a list's page has them. */
function tasks(): ListTask[] {
  const examples = exampleLists(2026).flatMap((list) => list.tasks);
  return Array.from({ length: TASKS }, (_, at) => {
    const { indicator, evidence, ...task } = examples[at % examples.length] ?? {};
    if (!indicator || !evidence) throw new Error("there are no example tasks");
    return {
      ...task,
      ...{ form: indicator.form, unit: indicator.unit, source: indicator.source },
      ...{ accumulation: indicator.accumulation, direction: indicator.direction },
      ...{ indicatorName: indicator.name, target: indicator.target },
      ...{ numeratorName: indicator.numerator, denominatorName: indicator.denominator },
      ...{ id: `${at}`, rootTaskId: `root-${at}`, position: at, code: `T-${at}` },
      ...{ subCarrierName: null, accountable: null, askedRole: "lead", evidenceHint: evidence },
      ...{ evidenceKinds: [], citations: [], replacesRootId: null, inheritsTaskId: null },
      ...{ weakeningId: null, prefillRootId: null, clauseId: null, version: 1 },
    } as unknown as ListTask;
  });
}

/** Every third one with another measure and target, twenty gone, twenty new. */
function revised(before: readonly ListTask[]): ListTask[] {
  const kept = before
    .slice(20)
    .map((task, at) =>
      at % 3 === 0
        ? { ...task, target: (task.target ?? 0) + 1, measure: `${task.measure}，并按季公开结果` }
        : task,
    );
  const added = before.slice(0, 20).map((task, at) => ({ ...task, rootTaskId: `new-${at}` }));
  return [...kept, ...added];
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** Compares two versions of 300 tasks, in turn with copying them, and checks what was found. */
export async function benchCompare(): Promise<boolean> {
  const before = { kind: "task" as const, tasks: tasks(), clauses: [] };
  const after = { ...before, tasks: revised(before.tasks) };
  const rounds = Array.from({ length: ROUNDS }, () => ({
    comparing: timed(() => compareLists(before, after)),
    copying: timed(() => structuredClone([before, after])),
  }));
  const { counts } = compareLists(before, after);
  const ms = (name: "comparing" | "copying") =>
    spread(
      rounds.map((one) => one[name]),
      1,
    );
  console.log(`比较 ${TASKS} 项任务的两个版本（≤ 50 毫秒） ${ms("comparing")} 毫秒`);
  console.log(`基线：复制同样的两份 ${ms("copying")} 毫秒`);
  console.log(`新增 ${counts.added}，取消 ${counts.removed}，调整 ${counts.changed}`);
  return counts.added === 20 && counts.removed === 20 && counts.changed > 80;
}
