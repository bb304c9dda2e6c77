/*
 * Two people may edit one list. Fields that only one of them changed are merged by themselves; a field that
 * both changed to different values is shown to the later of the two, before, own and theirs, and chosen;
 * until then neither is lost. Direction and target belong together, and frequency and days: they are
 * chosen as one. A row that one removed and the other changed is chosen too.
 */
import type { Values } from "@/lib/domain/lists/cells/types";
import { settleCodes } from "@/lib/domain/lists/editing/rules";
import type { SaveAnswer, StoredEntry } from "@/lib/domain/lists/editing/types";
import { isSameValue, mergeOrder } from "@/lib/domain/lists/sheet/rules";
import type { Sheet, SheetRow } from "@/lib/domain/lists/sheet/types";
import type { Clash, Desk, LocalRow, LocalWork, Pending } from "./types";

const TOGETHER: readonly (readonly string[])[] = [
  ["direction", "target"],
  ["frequency", "dueDates"],
];

/** Fields in groups that belong together. */
export function groupsOf(fields: Iterable<string>): string[][] {
  const all = new Set(fields);
  const coupled = TOGETHER.map((group) => group.filter((field) => all.has(field)));
  const single = [...all].filter((field) => !TOGETHER.some((group) => group.includes(field)));
  return [...coupled.filter((group) => group.length > 0), ...single.map((field) => [field])];
}

/** True where one of the fields differs. */
export function differs(group: readonly string[], one: Values, other: Values): boolean {
  return group.some((field) => !isSameValue(one[field], other[field]));
}

/** Own and their changes of the same values put together; `fields` are those that both changed apart. */
export function mergeValues(
  base: Values,
  own: Values,
  theirs: Values,
): { values: Values; fields: string[] } {
  const values: Record<string, Values[string]> = { ...theirs };
  const fields: string[] = [];
  for (const group of groupsOf(Object.keys({ ...own, ...theirs }))) {
    if (!differs(group, base, own)) continue;
    for (const field of group) values[field] = own[field] ?? null;
    if (differs(group, base, theirs) && differs(group, own, theirs)) fields.push(...group);
  }
  return { values, fields };
}

function changedFields(row: SheetRow, stored: StoredEntry, clash: Clash | undefined): Values {
  return Object.fromEntries(
    Object.entries(row.values).filter(
      ([field, value]) =>
        !isSameValue(value, stored.values[field]) && !clash?.fields.includes(field),
    ),
  );
}

function orderWanted({ sheet, stored, storedOrder }: Desk): string[] | null {
  const kept = storedOrder.filter((id) => sheet.rows.has(id));
  const order = sheet.order.filter((id) => stored.has(id));
  const isNew = sheet.order.length > order.length;
  return isNew || kept.join() !== order.join() ? [...sheet.order] : null;
}

/** True for an entry that is gone from the sheet and stays stored until that is chosen. */
function isAskedToStay({ clashes }: Desk, id: string): boolean {
  // Whoever removes a row with fields in question has chosen.
  return clashes.has(id) && clashes.get(id)?.kind !== "fields";
}

/** What is to be stored, without what is still to be chosen or mended; null when there is nothing. */
export function pendingOf(desk: Desk): Pending | null {
  const { sheet, stored, clashes } = desk;
  const rows = [...sheet.rows.values()];
  const storedCodes = new Map(
    [...stored.values()]
      .filter(({ id }) => sheet.rows.has(id) || isAskedToStay(desk, id))
      .map(({ id, values }) => [id, String(values.code)]),
  );
  const codes = settleCodes(
    storedCodes,
    new Map(rows.map((row) => [row.id, String(row.values.code)])),
  );
  const changed = rows.flatMap((row) => {
    const before = stored.get(row.id);
    if (!before) return [];
    const { code, ...values } = changedFields(row, before, clashes.get(row.id));
    const all = code !== undefined && codes.has(row.id) ? { ...values, code } : values;
    return Object.keys(all).length > 0
      ? [{ id: row.id, version: before.version, values: all }]
      : [];
  });
  const added = rows
    .filter(({ id }) => !stored.has(id) && !clashes.has(id))
    .map(({ id, values }) => ({ id, values: codes.has(id) ? values : { ...values, code: "" } }));
  const removed = [...stored.values()]
    .filter(({ id }) => !sheet.rows.has(id) && !isAskedToStay(desk, id))
    .map(({ id, version }) => ({ id, version }));
  const order = orderWanted(desk);
  const isNothing = changed.length + added.length + removed.length === 0 && order === null;
  return isNothing ? null : { changed, added, removed, order };
}

/** What a row was based on when it was sent: what the server now holds of it came from there. */
function sentValues(sent: Pending | null): Map<string, Values> {
  const values = new Map<string, Values>();
  for (const { id, values: own } of [...(sent?.changed ?? []), ...(sent?.added ?? [])]) {
    // A new entry sent without a code was given one: that is what it is based on.
    const { code, ...others } = own;
    values.set(id, code === "" ? others : own);
  }
  return values;
}

interface Absorbing {
  rows: Map<string, SheetRow>;
  stored: Map<string, StoredEntry>;
  clashes: Map<string, Clash>;
}

/** A clash with what is stored of an entry. */
export function clashOf(
  entry: StoredEntry,
  kind: Clash["kind"],
  part: Pick<Clash, "fields" | "before" | "own">,
): Clash {
  const { id, values: theirs, editedBy: by, editedAt: at } = entry;
  return { id, kind, theirs, by, at, ...part };
}

function absorbEntry(into: Absorbing, entry: StoredEntry, sent: Values | undefined): void {
  const { rows, stored, clashes } = into;
  const before = stored.get(entry.id);
  const row = rows.get(entry.id);
  const earlier = clashes.get(entry.id);
  stored.set(entry.id, entry);
  if (!row) {
    // New here, or removed here while they changed it.
    if (before === undefined) rows.set(entry.id, { id: entry.id, values: entry.values, typed: {} });
    else {
      const part = { fields: [], before: before.values, own: before.values };
      clashes.set(entry.id, clashOf(entry, "removal", part));
    }
    return;
  }
  const base = { ...(earlier?.before ?? before?.values ?? entry.values), ...sent };
  const { values, fields } = mergeValues(base, row.values, entry.values);
  rows.set(entry.id, { ...row, values });
  if (fields.length === 0) clashes.delete(entry.id);
  else clashes.set(entry.id, clashOf(entry, "fields", { fields, before: base, own: row.values }));
}

function absorbRemoval(into: Absorbing, gone: SaveAnswer["removed"][number]): void {
  const { rows, stored, clashes } = into;
  const before = stored.get(gone.id);
  const row = rows.get(gone.id);
  stored.delete(gone.id);
  clashes.delete(gone.id);
  if (!row || !before) return;
  const isTouched =
    Object.keys(changedFields(row, before, undefined)).length > 0 ||
    Object.keys(row.typed).length > 0;
  if (!isTouched) {
    rows.delete(gone.id);
    return;
  }
  const { by, at } = gone;
  const values = { before: before.values, own: row.values, theirs: before.values };
  clashes.set(gone.id, { id: gone.id, kind: "removed", fields: [], ...values, by, at });
}

/** The desk after a save's answer: what was stored, what others did, and what is to be chosen. */
export function absorb(desk: Desk, sent: Pending | null, answer: SaveAnswer): Desk {
  const into: Absorbing = {
    rows: new Map(desk.sheet.rows),
    stored: new Map(desk.stored),
    clashes: new Map(desk.clashes),
  };
  const behind = new Set([...answer.behind, ...answer.refused.map(({ id }) => id)]);
  const values = sentValues(sent);
  for (const { id } of sent?.removed ?? []) {
    if (behind.has(id)) continue;
    into.stored.delete(id);
    into.clashes.delete(id);
  }
  for (const entry of answer.entries) {
    absorbEntry(into, entry, behind.has(entry.id) ? undefined : values.get(entry.id));
  }
  for (const gone of answer.removed) absorbRemoval(into, gone);
  const order = orderAfter(desk, sent, { answer, into });
  const sheet: Sheet = { rows: into.rows, order };
  return { sheet, stored: into.stored, storedOrder: answer.order, clashes: into.clashes };
}

/** Own order where it is still to be stored, else the stored one; rows on one side only keep their place. */
function orderAfter(
  desk: Desk,
  sent: Pending | null,
  { answer, into }: { answer: SaveAnswer; into: Absorbing },
): string[] {
  const wasMoved = orderWanted(desk) !== null;
  const isSent = sent?.order !== undefined && sent.order?.join() === desk.sheet.order.join();
  const leading = wasMoved && !isSent ? desk.sheet.order : answer.order;
  const following = leading === answer.order ? desk.sheet.order : answer.order;
  const all = [...new Set([...following, ...leading])].filter((id) => into.rows.has(id));
  return mergeOrder(all, leading);
}

/** The desk after a choice: own or their values for each field in question. */
export function settleFields(desk: Desk, id: string, theirs: readonly string[]): Desk {
  const clash = desk.clashes.get(id);
  const row = desk.sheet.rows.get(id);
  if (!clash || !row) return desk;
  const taken = Object.fromEntries(theirs.map((field) => [field, clash.theirs[field] ?? null]));
  const rows = new Map(desk.sheet.rows).set(id, { ...row, values: { ...row.values, ...taken } });
  return { ...desk, sheet: { ...desk.sheet, rows }, clashes: withoutClash(desk, id) };
}

function withoutClash(desk: Desk, id: string): Map<string, Clash> {
  const clashes = new Map(desk.clashes);
  clashes.delete(id);
  return clashes;
}

/** The desk after the choice whether a row that one removed and the other changed stays. */
export function settleRow(desk: Desk, id: string, stays: boolean): Desk {
  const clash = desk.clashes.get(id);
  if (!clash || clash.kind === "fields") return desk;
  const clashes = withoutClash(desk, id);
  const rows = new Map(desk.sheet.rows);
  if (!stays) rows.delete(id);
  else if (clash.kind === "removal") rows.set(id, { id, values: clash.theirs, typed: {} });
  const known = rows.has(id) && !desk.sheet.order.includes(id);
  const order = known
    ? mergeOrder(
        [...desk.sheet.order, id],
        desk.storedOrder.filter((one) => rows.has(one)),
      )
    : desk.sheet.order.filter((one) => rows.has(one));
  return { ...desk, sheet: { rows, order }, clashes };
}

/** What is not stored, as this browser keeps it; null when everything is. */
export function localWork(desk: Desk, at: string): LocalWork | null {
  const { sheet, stored, clashes } = desk;
  const rows = [...sheet.rows.values()].flatMap((row): LocalRow[] => {
    const entry = stored.get(row.id);
    const isWhole = entry && Object.keys(changedFields(row, entry, undefined)).length === 0;
    if (isWhole && Object.keys(row.typed).length === 0) return [];
    const base = clashes.get(row.id)?.before ?? entry?.values ?? null;
    return [{ id: row.id, base, own: row.values, typed: row.typed }];
  });
  const removed = [...stored.values()]
    .filter(({ id }) => !sheet.rows.has(id))
    .map(({ id, values }) => ({ id, base: values }));
  const order = orderWanted(desk);
  return rows.length + removed.length === 0 && order === null ? null : { at, rows, removed, order };
}
