/*
 * Work that could not be stored is kept in the browser and offered on the next visit. It is laid over what is
 * stored by then, beside what that visit has typed itself; where both stand in the same field, the older one
 * waits. What is stored already is not offered.
 */
import type { Values } from "@/lib/domain/lists/cells/types";
import { clashOf, differs, groupsOf, mergeValues } from "@/lib/domain/lists/merging/rules";
import type { Desk, LocalRow, LocalWork } from "@/lib/domain/lists/merging/types";
import { isSameValue, mergeOrder } from "@/lib/domain/lists/sheet/rules";

/** Whether the desk's own unstored work stands in the same fields of a row that was kept earlier. */
function isWorkedOver(desk: Desk, { id, base, own, typed }: LocalRow): boolean {
  const row = desk.sheet.rows.get(id);
  if (!row) return false;
  if (desk.clashes.has(id)) return true;
  const now = desk.stored.get(id)?.values ?? {};
  const isRetyped = Object.entries(typed).some(
    ([key, { text }]) => row.typed[key] !== undefined && row.typed[key].text !== text,
  );
  const before = base ?? {};
  return (
    isRetyped ||
    groupsOf(Object.keys(own)).some(
      (group) =>
        differs(group, before, own) &&
        differs(group, now, row.values) &&
        differs(group, own, row.values),
    )
  );
}

/** The part of kept work that waits until newer work in the same fields is stored or settled. */
export function heldWork(desk: Desk, local: LocalWork): LocalWork | null {
  const rows = local.rows.filter((row) => isWorkedOver(desk, row));
  return rows.length === 0 ? null : { at: local.at, rows, removed: [], order: null };
}

/** The part of kept work that is not what is stored already; null where all of it is. */
export function unstoredWork(desk: Desk, local: LocalWork): LocalWork | null {
  const { stored, storedOrder } = desk;
  const rows = local.rows.filter(({ id, base, own, typed }) => {
    const entry = stored.get(id);
    if (!entry || Object.keys(typed).length > 0) return true;
    return groupsOf(Object.keys(own)).some(
      (group) => (base === null || differs(group, base, own)) && differs(group, own, entry.values),
    );
  });
  const removed = local.removed.filter(({ id }) => stored.has(id));
  const isOrdered =
    local.order !== null &&
    rows.every(({ id }) => stored.has(id)) &&
    mergeOrder(storedOrder, local.order).join() === storedOrder.join();
  const order = isOrdered ? null : local.order;
  return rows.length + removed.length === 0 && order === null
    ? null
    : { at: local.at, rows, removed, order };
}

/** Fields that the desk has changed and not stored, with those they belong to. */
function unstoredFields({ sheet, stored }: Desk, id: string): Values {
  const row = sheet.rows.get(id);
  const entry = stored.get(id);
  if (!row || !entry) return {};
  const groups = groupsOf(Object.keys(row.values));
  const changed = groups.filter((group) => differs(group, entry.values, row.values)).flat();
  return Object.fromEntries(changed.map((field) => [field, row.values[field] ?? null]));
}

/**
 * The desk with work that this browser had kept laid over what is stored now, beside what the desk has
 * not stored yet; nothing is overwritten: `heldWork` is left out.
 */
export function withLocalWork(desk: Desk, local: LocalWork): Desk {
  const rows = new Map(desk.sheet.rows);
  const clashes = new Map(desk.clashes);
  const laid = local.rows.filter((row) => !isWorkedOver(desk, row));
  for (const { id, base, own, typed } of laid) {
    const entry = desk.stored.get(id);
    const before = base ?? {};
    const { values, fields } = entry
      ? mergeValues(before, own, entry.values)
      : { values: own, fields: [] };
    const newer = unstoredFields(desk, id);
    const texts = { ...typed, ...desk.sheet.rows.get(id)?.typed };
    rows.set(id, { id, values: { ...values, ...newer }, typed: texts });
    if (entry && fields.length > 0) {
      clashes.set(id, clashOf(entry, "fields", { fields, before, own }));
    }
  }
  for (const { id, base } of local.removed) {
    const entry = desk.stored.get(id);
    const isUntouched =
      entry &&
      isSameValue(JSON.stringify(base), JSON.stringify(entry.values)) &&
      Object.keys(unstoredFields(desk, id)).length === 0 &&
      Object.keys(rows.get(id)?.typed ?? {}).length === 0;
    if (isUntouched) rows.delete(id);
  }
  const all = [...new Set([...desk.sheet.order, ...laid.map(({ id }) => id)])];
  const order = mergeOrder(all, local.order ?? all).filter((id) => rows.has(id));
  return { ...desk, sheet: { rows, order }, clashes };
}
