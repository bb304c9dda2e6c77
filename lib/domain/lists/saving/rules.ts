/*
 * A save is held against what is stored at that moment: an entry is changed or removed only on the version
 * that the person saw; one that somebody else changed meanwhile is left alone and given back. What cannot be
 * kept at all (a text too long, a word that is none of the choices, what the list above has fixed) is
 * refused for its entry only; everything else is stored.
 */
import type { ListKind } from "@/lib/domain/imports/schema";
import type { CellValue, Values } from "@/lib/domain/lists/cells/types";
import {
  askedLevelsAfter,
  brokenFixed,
  type CodePattern,
  editableFields,
  nextCode,
  settleCodes,
} from "@/lib/domain/lists/editing/rules";
import {
  type EditEntriesInput,
  type EntryValues,
  valuesSchema,
} from "@/lib/domain/lists/editing/schema";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import { isSameValue, mergeOrder } from "@/lib/domain/lists/sheet/rules";

/** What a save comes to, held against what is stored. */
export interface EditPlan {
  updates: { stored: StoredEntry; values: EntryValues; askedLevels: readonly string[] }[];
  inserts: { id: string; values: EntryValues; askedLevels: readonly string[] }[];
  removes: StoredEntry[];
  /** All ids afterwards, in order. */
  order: string[];
  behind: string[];
  refused: { id: string; fields: Record<string, string> }[];
}

/** What of its list a save is held against. */
export interface PlannedList {
  kind: ListKind;
  subCarrierCodes: readonly string[];
  codes: CodePattern;
}

type Checked =
  | { values: EntryValues; fields: null }
  | { values: null; fields: Record<string, string> };

function checked(list: PlannedList, all: Record<string, unknown>, before: Values | null): Checked {
  const parsed = valuesSchema(list.kind).safeParse(all);
  if (!parsed.success) {
    const messages = parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]);
    return { values: null, fields: Object.fromEntries(messages) };
  }
  const sub = "subCarrierCode" in parsed.data ? parsed.data.subCarrierCode : null;
  const isForeign = sub !== null && !list.subCarrierCodes.includes(sub);
  if (isForeign && sub !== before?.subCarrierCode) {
    return { values: null, fields: { subCarrierCode: "不是本清单载体的子载体，请重新选择" } };
  }
  return { values: parsed.data, fields: null };
}

function onlyEditable(kind: ListKind, values: Record<string, unknown>): Record<string, unknown> {
  const fields = editableFields(kind);
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.has(field)));
}

function planUpdates(list: PlannedList, byId: ReadonlyMap<string, StoredEntry>, plan: EditPlan) {
  return ({ id, version, values: changes }: EditEntriesInput["changed"][number]): void => {
    const stored = byId.get(id);
    if (!stored) return;
    if (stored.version !== version) {
      plan.behind.push(id);
      return;
    }
    const all = { ...stored.values, ...onlyEditable(list.kind, changes) };
    const { values, fields } = checked(list, all, stored.values);
    const broken = fields ?? brokenFixed(values as unknown as Values, stored);
    if (values === null || Object.keys(broken).length > 0) {
      plan.refused.push({ id, fields: broken });
      return;
    }
    const askedLevels = askedLevelsAfter(values as unknown as Values, stored);
    plan.updates.push({ stored, values, askedLevels });
  };
}

function planInserts(list: PlannedList, byId: ReadonlyMap<string, StoredEntry>, plan: EditPlan) {
  return ({ id, values: given }: EditEntriesInput["added"][number]): void => {
    if (byId.has(id)) {
      plan.behind.push(id);
      return;
    }
    const { values, fields } = checked(list, onlyEditable(list.kind, given), null);
    if (values === null) plan.refused.push({ id, fields });
    else {
      const askedLevels = askedLevelsAfter(values as unknown as Values, undefined);
      plan.inserts.push({ id, values, askedLevels });
    }
  };
}

function giveCodes(plan: EditPlan, staying: readonly StoredEntry[], codes: CodePattern): void {
  const stored = new Map(staying.map(({ id, values }) => [id, String(values.code)]));
  const wanted = [
    ...plan.updates.map(({ stored: { id }, values }) => [id, values.code] as const),
    ...plan.inserts.map(({ id, values }) => [id, values.code] as const),
  ].filter(([, code]) => code !== "");
  const given = settleCodes(stored, new Map(wanted));
  const final = new Map([...stored, ...given]);
  for (const update of plan.updates) {
    update.values.code = final.get(update.stored.id) ?? update.values.code;
  }
  for (const insert of plan.inserts) {
    insert.values.code = given.get(insert.id) ?? nextCode([...final.values()], codes);
    final.set(insert.id, insert.values.code);
  }
}

/** What a save comes to: which entries are written, which are left alone and why. Pure. */
export function planEdit(
  stored: readonly StoredEntry[],
  input: EditEntriesInput,
  list: PlannedList,
): EditPlan {
  const byId = new Map(stored.map((entry) => [entry.id, entry]));
  const plan: EditPlan = {
    ...{ updates: [], inserts: [], removes: [], order: [], behind: [], refused: [] },
  };
  for (const { id, version } of input.removed) {
    const entry = byId.get(id);
    if (entry?.version === version) plan.removes.push(entry);
    else if (entry) plan.behind.push(id);
  }
  input.changed.forEach(planUpdates(list, byId, plan));
  input.added.forEach(planInserts(list, byId, plan));
  const gone = new Set(plan.removes.map(({ id }) => id));
  const staying = stored.filter(({ id }) => !gone.has(id));
  giveCodes(plan, staying, list.codes);
  plan.updates = plan.updates.filter(
    ({ stored: before, values }) => !isSameValue(withoutOrder(before.values), withoutOrder(values)),
  );
  const ids = [...staying.map(({ id }) => id), ...plan.inserts.map(({ id }) => id)];
  plan.order = mergeOrder(ids, input.order ?? ids);
  return plan;
}

function withoutOrder(values: object): CellValue {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
