import { type FieldIndex, indexFields } from "@/lib/domain/guard/fields/rules";
import { heaviestIn, loadOf } from "@/lib/domain/guard/load/rules";
import type { Bearing, LoadTask } from "@/lib/domain/guard/load/types";
import {
  matchEvidenceKinds,
  matchEvidenceLimit,
  matchFrequency,
  matchInspectionPlan,
  matchOfRepeated,
  matchWords,
  repeatedFields,
} from "@/lib/domain/guard/matchers/rules";
import type { CatalogueField, RepeatedField } from "./fields/types";
import { LEVEL_WORDS } from "./labels";
import type {
  GuardAnswers,
  GuardedTask,
  GuardFacts,
  GuardFinding,
  GuardHit,
  GuardMatch,
  GuardMatcher,
  GuardRule,
  RelatedField,
} from "./types";

/*
 * The rule guard: the rules on 减负 held against the tasks of a draft while it is drawn up. A rule that
 * blocks and cannot be answered must be met; one that can be answered wants a written reason; one that
 * neither blocks nor can be answered is only shown. A repeated question is settled by taking over the
 * value that is known. Nothing is decided here: the drafter answers, the office sees both at consent.
 */

/** The shortest reason that counts, in letters and Han characters. */
export const REASON_MIN = 5;

/** True where a reason says something: marks and digits are not words, nor is one character repeated. */
export function isReason(text: string): boolean {
  const letters = text.match(/\p{Letter}/gu) ?? [];
  return letters.length >= REASON_MIN && new Set(letters).size > 1;
}

const OF_ONE_TASK: Partial<
  Record<GuardMatcher, (task: GuardedTask, parameters: GuardRule["parameters"]) => GuardMatch[]>
> = {
  words: matchWords,
  evidence_kinds: matchEvidenceKinds,
  evidence_limit: matchEvidenceLimit,
  inspection_plan: matchInspectionPlan,
  frequency: matchFrequency,
};

/** On whom a task of a list falls. */
export function bearingOf(task: GuardedTask, facts: GuardFacts): Bearing {
  const { subCarrierCode, leadLine, askedRole, askedLevels } = task;
  const parentCarrierCode = subCarrierCode
    ? (facts.parents[subCarrierCode] ?? null)
    : facts.parentCarrierCode;
  const carrierCode = subCarrierCode ?? facts.carrierCode;
  return { carrierCode, parentCarrierCode, leadLine, askedRole, askedLevels };
}

/** A task of a list as the reckoning of minutes wants it. */
export function loadTaskOf(task: GuardedTask, facts: GuardFacts): LoadTask {
  const { rootTaskId, source, minutes, dueDates } = task;
  return { rootTaskId, source, minutes, dueDates, ...bearingOf(task, facts) };
}

function hitOf(task: GuardedTask, rule: GuardRule, matched: GuardMatch[]): GuardHit {
  return { taskId: task.id, code: task.code, ruleCode: rule.code, matched };
}

function relatedOf([first]: readonly RepeatedField[]): RelatedField | undefined {
  if (!first) return undefined;
  const { listId, listTitle, rootTaskId, taskCode, taskTitle, owner, source } = first.known;
  return {
    ...{ listId, list: listTitle, rootTaskId, task: `${taskCode} ${taskTitle}`, owner },
    mayPrefill: source === "report",
  };
}

/** What a rule that looks at one task alone finds in it. */
export function inspectTask(task: GuardedTask, rules: readonly GuardRule[]): GuardHit[] {
  return rules.flatMap((rule) => {
    const matched = rule.isActive ? (OF_ONE_TASK[rule.matcher]?.(task, rule.parameters) ?? []) : [];
    return matched.length > 0 ? [hitOf(task, rule, matched)] : [];
  });
}

// The catalogue stays while a list is being typed: it is indexed once.
const INDEXES = new WeakMap<GuardFacts["catalogue"], FieldIndex<CatalogueField>>();

function indexOf(catalogue: GuardFacts["catalogue"]): FieldIndex<CatalogueField> {
  const index = INDEXES.get(catalogue) ?? indexFields(catalogue);
  INDEXES.set(catalogue, index);
  return index;
}

function repeated(task: GuardedTask, rule: GuardRule, facts: GuardFacts): GuardHit[] {
  const fields = repeatedFields(task, bearingOf(task, facts), indexOf(facts.catalogue));
  if (fields.length === 0) return [];
  return [{ ...hitOf(task, rule, matchOfRepeated(fields)), related: relatedOf(fields) }];
}

function overBudget(tasks: readonly GuardedTask[], rule: GuardRule, facts: GuardFacts): GuardHit[] {
  const load = tasks.map((task) => ({ ...loadTaskOf(task, facts), task }));
  const words = new Map<GuardedTask, string[]>();
  for (const { level, budget, quarters } of loadOf(load, facts.others, facts.budgets)) {
    quarters.forEach((cell, quarter) => {
      const heaviest = cell.isOver ? heaviestIn(load, level, quarter) : null;
      if (!heaviest || !budget) return;
      const said = `${LEVEL_WORDS[level]}第 ${quarter + 1} 季度共 ${cell.all} 分钟，${budget.regionName}预算 ${budget.minutes} 分钟`;
      words.set(heaviest.task, [...(words.get(heaviest.task) ?? []), said]);
    });
  }
  return [...words].map(([task, said]) => hitOf(task, rule, [{ field: "minutes", words: said }]));
}

/**
 * Everything that the rules find in the tasks of one list, by the order of the tasks and then of the
 * rules. Pure: the same in the editor, as one types, and on the server.
 */
export function inspectTasks(
  tasks: readonly GuardedTask[],
  rules: readonly GuardRule[],
  facts: GuardFacts,
): GuardHit[] {
  const active = rules.filter((rule) => rule.isActive);
  const minutes = active.filter((rule) => rule.matcher === "minutes_budget");
  const fields = active.filter((rule) => rule.matcher === "same_field");
  const over = minutes.flatMap((rule) => overBudget(tasks, rule, facts));
  return tasks.flatMap((task) => [
    ...inspectTask(task, active),
    ...fields.flatMap((rule) => repeated(task, rule, facts)),
    ...over.filter((hit) => hit.taskId === task.id),
  ]);
}

/** Hits with the words of their rules and the answers that were given. */
export function findingsOf(
  hits: readonly GuardHit[],
  rules: readonly GuardRule[],
  answers: GuardAnswers,
  titles: ReadonlyMap<string, string>,
): GuardFinding[] {
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  return hits.flatMap((hit) => {
    const rule = byCode.get(hit.ruleCode);
    if (!rule) return [];
    const { title, document, number, text, effect, isAnswerable } = rule;
    const key = answerKey(hit);
    return [
      {
        ...{ ...hit, title, document, number, text, effect, isAnswerable },
        taskTitle: titles.get(hit.taskId) ?? "",
        answer: isAnswerable ? (answers.given.get(key) ?? null) : null,
        earlier: isAnswerable ? (answers.earlier.get(key) ?? null) : null,
      },
    ];
  });
}

/** Under which key an answer to a hit is found. */
export function answerKey({ taskId, ruleCode }: Pick<GuardHit, "taskId" | "ruleCode">): string {
  return `${taskId}/${ruleCode}`;
}

/** What stands in the way of handing the list in, each with what to do about it. */
export function openFindings(findings: readonly GuardFinding[]): {
  toChange: GuardFinding[];
  toAnswer: GuardFinding[];
} {
  return {
    toChange: findings.filter((one) => one.effect === "block" && !one.isAnswerable),
    toAnswer: findings.filter((one) => one.isAnswerable && one.answer === null),
  };
}
