import type { Direction } from "@/lib/domain/imports/schema";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { Guess } from "@/lib/domain/lists/editing/rules";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import { repeatedCodes, rowFaults } from "@/lib/domain/lists/faults/rules";
import type { Fault } from "@/lib/domain/lists/faults/types";
import { looserTerms, targetTightness } from "@/lib/domain/lists/inheriting/rules";
import type { Sheet, SheetRow } from "@/lib/domain/lists/sheet/types";
import { listOf } from "@/lib/domain/lists/wording/rules";
import type { DeskStore } from "./desk-store";

/** What is said at the cells of a row; the same array while nothing of it changes. */
export type RowMarks = readonly Fault[];

const NONE: RowMarks = [];

function termsOf(values: SheetRow["values"]) {
  const target = typeof values.target === "number" ? values.target : null;
  return { target, dueDates: listOf(values.dueDates) };
}

/** How an inherited task stands to the one above it. */
function inheritedMarks(row: SheetRow, entry: StoredEntry | undefined): Fault[] {
  const upper = entry?.facts.upper;
  if (!upper) return [];
  const direction = row.values.direction as Direction;
  const [above, below] = [termsOf(upper.values), termsOf(row.values)];
  const looser = looserTerms(direction, above, below);
  const marks: Fault[] = [];
  const { isWeakened } = entry.facts;
  const remedy = isWeakened ? "已有获批的调整" : "提交前须有获批的调整，或改回";
  const severity = isWeakened ? "warning" : "error";
  if (looser?.isTargetLooser) {
    marks.push({ column: "target", message: `比上级清单宽松，${remedy}`, severity });
  } else if (targetTightness(direction, above.target, below.target) === "tighter") {
    marks.push({ column: "target", message: "比上级清单更严", severity: "warning" });
  }
  if (looser && looser.laterPeriods.length > 0) {
    const message = `第 ${looser.laterPeriods.join("、")} 期比上级清单晚，${remedy}`;
    marks.push({ column: "dueDates", message, severity });
  }
  return marks;
}

function leadMarks(store: DeskStore, row: SheetRow): Fault[] {
  const { units, kind, regionName } = store.list;
  const name = row.values.leadName;
  if (kind !== "task" || typeof name !== "string" || name === "") return [];
  // 省农业农村厅 is 湖北省农业农村厅 in its own province.
  if (name === store.list.leadName || units.some((unit) => unit.endsWith(name))) return [];
  const message = `${regionName}没有登记“${name}”这个单位，任务将由本载体的牵头单位承担`;
  return [{ column: "leadName", message, severity: "warning" }];
}

/** What the office said at a row when it returned the list, at the column that names the entry. */
function remarkMarks({ list }: DeskStore, row: SheetRow): Fault[] {
  const column = list.kind === "task" ? "title" : "text";
  return list.remarks
    .filter(({ entryId }) => entryId === row.id)
    .map(({ text }) => ({ column, message: `办公室退回意见：${text}`, severity: "warning" }));
}

const GUESSED: Record<Guess, string> = {
  before: "沿用上一行，请核对",
  usual: "没有粘贴这一列，按常用值填写，请核对",
};

function guessMarks(guesses: Readonly<Record<string, Guess>> = {}): Fault[] {
  return Object.entries(guesses).map(([column, guess]) => ({
    column,
    message: GUESSED[guess],
    severity: "warning",
  }));
}

/** Says what is wrong or worth a look, row by row; rows that did not change are not looked at again. */
export class MarkKeeper {
  private readonly store: DeskStore;
  private readonly faults = new WeakMap<SheetRow["values"], Fault[]>();
  private last = new Map<string, { key: readonly unknown[]; marks: RowMarks }>();

  constructor(store: DeskStore) {
    this.store = store;
  }

  private faultsOf(row: SheetRow): Fault[] {
    const known = this.faults.get(row.values);
    if (known) return known;
    const faults = [...rowFaults(row.values, this.store.context), ...leadMarks(this.store, row)];
    this.faults.set(row.values, faults);
    return faults;
  }

  private marksOf(row: SheetRow, other: number | undefined, hits: RowMarks): RowMarks {
    const entry = this.store.get().desk.stored.get(row.id);
    const guesses = this.store.get().guesses.get(row.id);
    const key = [row, other, hits, entry, guesses];
    const before = this.last.get(row.id);
    if (before?.key.every((part, at) => part === key[at])) return before.marks;
    const typed = columnsOf(this.store.list.kind).flatMap((column): Fault[] => {
      const text = row.typed[column.key];
      return text ? [{ column: column.key, message: text.problem, severity: "error" }] : [];
    });
    const repeated: Fault[] =
      other === undefined
        ? []
        : [
            {
              column: "code",
              message: `编号与第 ${other} 行重复，改好后才会保存`,
              severity: "error",
            },
          ];
    const marks = [
      ...typed,
      ...repeated,
      ...remarkMarks(this.store, row),
      ...this.faultsOf(row),
      ...inheritedMarks(row, entry),
      ...hits,
      ...guessMarks(guesses),
    ];
    this.last.set(row.id, { key, marks });
    return marks;
  }

  /** The marks of all rows, by id. */
  all(sheet: Sheet, hits: ReadonlyMap<string, RowMarks>): ReadonlyMap<string, RowMarks> {
    const rows = sheet.order.flatMap((id) => sheet.rows.get(id) ?? []);
    const codes = rows.map(({ id, values }) => ({ id, code: String(values.code) }));
    const repeated = repeatedCodes(codes);
    return new Map(
      rows.map((row) => [
        row.id,
        this.marksOf(row, repeated.get(row.id), hits.get(row.id) ?? NONE),
      ]),
    );
  }
}
