import { useEffect, useState } from "react";
import { answerKey, inspectTasks } from "@/lib/domain/guard/rules";
import type { GuardAnswer, GuardedTask, GuardFacts, GuardRule } from "@/lib/domain/guard/types";
import { askedLevelsAfter } from "@/lib/domain/lists/editing/rules";
import type { Fault } from "@/lib/domain/lists/faults/types";
import type { Desk } from "@/lib/domain/lists/merging/types";
import type { RowMarks } from "./marks";
import { useDeskState } from "./use-desk";

/** What the rule guard needs to look at tasks as they are typed. */
export interface Guard {
  rules: GuardRule[];
  facts: GuardFacts;
  answers: Record<string, GuardAnswer>;
}

const WAIT = 600;
const NOTHING: ReadonlyMap<string, RowMarks> = new Map();

function guarded({ sheet, stored }: Desk): GuardedTask[] {
  return sheet.order.flatMap((id) => {
    const row = sheet.rows.get(id);
    if (!row) return [];
    const entry = stored.get(id);
    const facts = entry?.facts;
    return [
      {
        ...row.values,
        ...{ id, rootTaskId: facts?.rootId ?? id, leadLine: facts?.leadLine ?? null },
        askedLevels: askedLevelsAfter(row.values, entry),
        ...{
          inheritsTaskId: facts?.inheritsTaskId ?? null,
          prefillRootId: facts?.prefillRootId ?? null,
        },
      } as unknown as GuardedTask,
    ];
  });
}

function marksFrom(desk: Desk, { rules, facts, answers }: Guard): Map<string, Fault[]> {
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  const marks = new Map<string, Fault[]>();
  for (const hit of inspectTasks(guarded(desk), rules, facts)) {
    const rule = byCode.get(hit.ruleCode);
    if (!rule || answers[answerKey(hit)]) continue;
    const isBlocked = rule.effect === "block" && !rule.isAnswerable;
    const what = rule.isAnswerable ? "；确需保留的，请在清单页“减负核对”中写明理由" : "";
    const words = hit.matched.flatMap((match) => match.words).join("、");
    const said = `${rule.title}${words ? `：${words}` : ""}${what}`;
    const mark: Fault = {
      column: hit.matched[0]?.field ?? "title",
      message: said,
      severity: isBlocked ? "error" : "warning",
      mustAnswer: rule.isAnswerable,
    };
    marks.set(hit.taskId, [...(marks.get(hit.taskId) ?? []), mark]);
  }
  return marks;
}

/** What the rules on 减负 say to the tasks as they stand, a moment after the last change. */
export function useGuard(guard: Guard | null): ReadonlyMap<string, RowMarks> {
  const desk = useDeskState((state) => state.desk);
  const [marks, setMarks] = useState(NOTHING);
  useEffect(() => {
    if (!guard) return;
    const timer = setTimeout(() => {
      setMarks((before) => settled(before, marksFrom(desk, guard)));
    }, WAIT);
    return () => clearTimeout(timer);
  }, [desk, guard]);
  return marks;
}

/** New marks, with the same array where a row's stayed as they were. */
function settled(before: ReadonlyMap<string, RowMarks>, after: Map<string, Fault[]>) {
  return new Map<string, RowMarks>(
    [...after].map(([id, marks]) => {
      const old = before.get(id);
      return [id, old && JSON.stringify(old) === JSON.stringify(marks) ? old : marks];
    }),
  );
}
