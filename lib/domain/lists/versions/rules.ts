/*
 * How two lists differ. Tasks are the same task when they have the same root, clauses likewise, whatever
 * their code or place in the list. A field differs when its words differ: what is compared is what people
 * read (≥ 95% → ≥ 98%). A new task that says whose place it takes is shown as that: what it counts, how
 * often or how it adds up has changed, so that its figures begin anew.
 */
import { ASKED_ROLE_LABELS, EVIDENCE_KIND_LABELS, FREQUENCY_LABELS } from "../cells/labels";
import { DUTY_WORDS } from "../duties/labels";
import {
  ACCUMULATION_LABELS,
  ASKED_LABELS,
  DISCLOSURE_LABELS,
  FORM_LABELS,
  LEVEL_NAMES,
  RESPONSIBILITY_LABELS,
  SOURCE_LABELS,
  targetWords,
} from "../labels";
import type { ListClause, ListDetail, ListTask } from "../types";
import { dueWords } from "../wording/rules";
import type { EntryChange, FieldChange, ListComparison } from "./types";

interface Field<Entry> {
  field: string;
  label: string;
  words: (entry: Entry) => string;
  isText?: boolean;
}

const levels = (found: readonly (keyof typeof LEVEL_NAMES)[]) =>
  found.map((level) => LEVEL_NAMES[level]).join("、");

/** The fields of a task as they are compared, in the order of the list's page. */
const TASK_FIELDS: readonly Field<ListTask>[] = [
  { field: "code", label: "编号", words: (task) => task.code },
  { field: "title", label: "任务名称", words: (task) => task.title, isText: true },
  { field: "measure", label: "举措", words: (task) => task.measure, isText: true },
  { field: "indicatorName", label: "指标", words: (task) => task.indicatorName, isText: true },
  { field: "target", label: "目标值", words: (task) => targetWords(task) ?? "未定目标" },
  { field: "numeratorName", label: "分子", words: (task) => task.numeratorName ?? "" },
  { field: "denominatorName", label: "分母", words: (task) => task.denominatorName ?? "" },
  { field: "form", label: "指标形式", words: (task) => FORM_LABELS[task.form] },
  {
    field: "accumulation",
    label: "汇总方式",
    words: (task) => ACCUMULATION_LABELS[task.accumulation],
  },
  { field: "source", label: "数据来源", words: (task) => SOURCE_LABELS[task.source] },
  { field: "frequency", label: "报送频次", words: (task) => FREQUENCY_LABELS[task.frequency] },
  {
    field: "dueDates",
    label: "完成时限",
    words: (task) => dueWords(task.frequency, task.dueDates),
  },
  { field: "askedLevels", label: "填报层级", words: (task) => levels(task.askedLevels) },
  { field: "levels", label: "适用层级", words: (task) => levels(task.levels) },
  { field: "asked", label: "要数方式", words: (task) => ASKED_LABELS[task.asked] },
  { field: "askedRole", label: "填报单位", words: (task) => ASKED_ROLE_LABELS[task.askedRole] },
  { field: "subCarrierName", label: "子载体", words: (task) => task.subCarrierName ?? "" },
  { field: "leadName", label: "牵头单位", words: (task) => task.leadName ?? "" },
  {
    field: "cooperatingUnits",
    label: "配合单位",
    words: (task) => task.cooperatingUnits.join("、"),
    isText: true,
  },
  { field: "accountable", label: "责任人", words: (task) => task.accountable ?? "" },
  {
    field: "responsibilities",
    label: "责任类型",
    words: (task) => task.responsibilities.map((one) => RESPONSIBILITY_LABELS[one]).join("、"),
  },
  {
    field: "evidenceHint",
    label: "佐证材料",
    words: (task) => task.evidenceHint.join("、"),
    isText: true,
  },
  {
    field: "evidence",
    label: "佐证份数",
    words: (task) => `${task.evidenceMin}–${task.evidenceMax} 份`,
  },
  {
    field: "evidenceKinds",
    label: "佐证种类",
    words: (task) => task.evidenceKinds.map((kind) => EVIDENCE_KIND_LABELS[kind]).join("、"),
  },
  { field: "minutes", label: "预计用时", words: (task) => `${task.minutes} 分钟` },
  { field: "weight", label: "权重", words: (task) => String(task.weight) },
  { field: "disclosure", label: "公开方式", words: (task) => DISCLOSURE_LABELS[task.disclosure] },
  {
    field: "basis",
    label: "依据",
    words: (task) => task.basis.map(({ source, fact }) => `${source} ${fact}`.trim()).join("；"),
    isText: true,
  },
  {
    field: "citations",
    label: "引用条款",
    words: (task) =>
      task.citations.map((one) => `《${one.documentTitle}》${one.number}`).join("、"),
  },
  { field: "note", label: "备注", words: (task) => task.note ?? "", isText: true },
];

const CLAUSE_FIELDS: readonly Field<ListClause>[] = [
  { field: "code", label: "编号", words: (clause) => clause.code },
  {
    field: "responsibility",
    label: "责任类型",
    words: (clause) => RESPONSIBILITY_LABELS[clause.responsibility],
  },
  { field: "text", label: "责任内容", words: (clause) => clause.text, isText: true },
  { field: "subject", label: "责任主体", words: (clause) => clause.subject },
  { field: "post", label: "责任岗位", words: (clause) => clause.post ?? "" },
  {
    field: "frequency",
    label: "频次",
    words: (clause) => (clause.frequency ? FREQUENCY_LABELS[clause.frequency] : ""),
  },
  { field: "basis", label: "依据", words: (clause) => clause.basis ?? "", isText: true },
  { field: "tags", label: "纳入", words: (clause) => clause.tags.join("、") },
  {
    field: "dutyKind",
    label: "固定职责",
    words: (clause) => (clause.dutyKind ? DUTY_WORDS[clause.dutyKind].name : ""),
  },
  {
    field: "dueDates",
    label: "完成时限",
    words: (clause) => dueWords(clause.frequency ?? "annual", clause.dueDates),
  },
  { field: "levels", label: "履责层级", words: (clause) => levels(clause.levels) },
  { field: "askedRole", label: "履责单位", words: (clause) => ASKED_ROLE_LABELS[clause.askedRole] },
  { field: "minutes", label: "预计用时", words: (clause) => `${clause.minutes} 分钟` },
];

function changedFields<Entry>(
  fields: readonly Field<Entry>[],
  before: Entry,
  after: Entry,
): FieldChange[] {
  return fields.flatMap(({ field, label, words, isText = false }) => {
    const [old, now] = [words(before), words(after)];
    return old === now ? [] : [{ field, label, before: old, after: now, isText }];
  });
}

interface Compared<Entry> {
  rootOf: (entry: Entry) => string;
  titleOf: (entry: Entry) => string;
  replacesOf: (entry: Entry) => string | null;
  fields: readonly Field<Entry>[];
}

function compareEntries<Entry extends { code: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  { rootOf, titleOf, replacesOf, fields }: Compared<Entry>,
): EntryChange[] {
  const old = new Map(before.map((entry) => [rootOf(entry), entry]));
  const kept = new Set(after.map(rootOf));
  const replaced = new Set<string>();
  const line = (kind: EntryChange["kind"], entry: Entry, changes: FieldChange[] = []) => ({
    ...{ kind, rootId: rootOf(entry), code: entry.code, title: titleOf(entry) },
    ...{ fields: changes, replaces: null as EntryChange["replaces"] },
  });
  const now = after.map((entry) => {
    const same = old.get(rootOf(entry));
    if (same) {
      const changes = changedFields(fields, same, entry);
      return line(changes.length > 0 ? "changed" : "same", entry, changes);
    }
    const root = replacesOf(entry);
    const place = root !== null && !kept.has(root) ? old.get(root) : undefined;
    if (!place || root === null) return line("added", entry);
    replaced.add(root);
    const changes = changedFields(fields, place, entry);
    const replaces = { code: place.code, title: titleOf(place) };
    return { ...line("replaced", entry, changes), replaces };
  });
  const gone = before.filter((entry) => !kept.has(rootOf(entry)) && !replaced.has(rootOf(entry)));
  return [...now, ...gone.map((entry) => line("removed", entry))];
}

/** What two lists of one kind are compared by. */
export type ComparedList = Pick<ListDetail, "kind" | "tasks" | "clauses">;

/** How a list became another: what was added, removed, changed by field, or made into a new task. */
export function compareLists(before: ComparedList, after: ComparedList): ListComparison {
  const entries =
    after.kind === "task"
      ? compareEntries(before.tasks, after.tasks, {
          rootOf: (task) => task.rootTaskId,
          titleOf: (task) => task.title,
          replacesOf: (task) => task.replacesRootId,
          fields: TASK_FIELDS,
        })
      : compareEntries(before.clauses, after.clauses, {
          rootOf: (clause) => clause.rootClauseId,
          titleOf: (clause) => clause.text,
          replacesOf: () => null,
          fields: CLAUSE_FIELDS,
        });
  const counts = { added: 0, removed: 0, changed: 0, replaced: 0, same: 0 };
  for (const { kind } of entries) counts[kind] += 1;
  return { entries, counts };
}

/** Only the tasks that a lower place is asked: what else changes above is not its concern. */
export function reachingTasks<List extends ComparedList>(
  list: List,
  reached: ReadonlySet<string>,
): List {
  const tasks = list.tasks.filter((task) => task.askedLevels.some((level) => reached.has(level)));
  return { ...list, tasks };
}
