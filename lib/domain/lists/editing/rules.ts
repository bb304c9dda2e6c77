/*
 * A save is held against what is stored now: an entry is changed only on the version that the person saw;
 * one that somebody else changed meanwhile is left alone and given back. Codes are unique in a list: a code
 * that would stand twice stays as it was (a new entry gets the next free one) until the other is mended, so
 * two entries may swap their codes. What a list above fixed is not changed. New entries continue the list's
 * own numbering and take over what rarely differs from the entry before.
 */
import { askedLevelsOf } from "@/lib/domain/imports/drafts/rules";
import { carrierCodePrefixes } from "@/lib/domain/imports/labels";
import type { Asked, Level, ListKind } from "@/lib/domain/imports/schema";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { CellValue, Values } from "@/lib/domain/lists/cells/types";
import { brokenFields, FIXED_FIELDS } from "@/lib/domain/lists/inheriting/rules";
import { isSameValue } from "@/lib/domain/lists/sheet/rules";
import { listOf } from "@/lib/domain/lists/wording/rules";
import type { StoredEntry } from "./types";

/**
 * The codes that may be given: of those wanted, the ones that no other entry holds or wants. `stored` are
 * the codes of the entries that stay.
 */
export function settleCodes(
  stored: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Map<string, string> {
  const given = new Map([...wanted].filter(([id, code]) => stored.get(id) !== code));
  for (;;) {
    const holders = new Map<string, string[]>();
    for (const id of new Set([...stored.keys(), ...given.keys()])) {
      const code = given.get(id) ?? stored.get(id) ?? "";
      holders.set(code, [...(holders.get(code) ?? []), id]);
    }
    const clashing = [...holders.values()].filter((ids) => ids.length > 1).flat();
    const dropped = clashing.filter((id) => given.delete(id));
    if (dropped.length === 0) return given;
  }
}

/** How new entries of a list are numbered. */
export interface CodePattern {
  prefix: string;
  /** Only this beginning; else the one that most of the list's codes have. */
  isFixed: boolean;
}

/** What decides how new entries are numbered. */
interface NumberedList {
  kind: ListKind;
  regionCode: string;
  carrierCode: string | null;
}

/** How a list numbers new entries; own tasks beside those of the list above begin with the region's digits. */
export function codePatternOf(list: NumberedList, isInheriting: boolean): CodePattern {
  if (isInheriting) return { prefix: `${list.regionCode.replace(/(00)+$/, "")}-`, isFixed: true };
  const letters = carrierCodePrefixes[list.carrierCode ?? "coordination"] ?? "QL";
  return { prefix: list.kind === "task" ? `${letters}-` : `${letters}-Z`, isFixed: false };
}

/** The next code of a list: one number on after the highest of its pattern. */
export function nextCode(codes: readonly string[], pattern: CodePattern): string {
  const counts = new Map<string, { count: number; last: number; width: number }>();
  for (const code of codes) {
    const [, prefix = "", digits = ""] = /^(.*?)(\d+)$/.exec(code) ?? [];
    if (digits === "" || (pattern.isFixed && prefix !== pattern.prefix)) continue;
    const before = counts.get(prefix) ?? { count: 0, last: 0, width: 2 };
    counts.set(prefix, {
      count: before.count + 1,
      last: Math.max(before.last, Number(digits)),
      width: Math.max(before.width, digits.length),
    });
  }
  const [usual] = [...counts].sort((a, b) => b[1].count - a[1].count);
  const [prefix, { last, width }] = usual ?? ([pattern.prefix, { last: 0, width: 2 }] as const);
  return `${prefix}${String(last + 1).padStart(width, "0")}`;
}

const BLANK_TASK: Values = {
  ...{ title: "", measure: "", subCarrierCode: null, indicatorName: "", unit: "", form: "count" },
  ...{ direction: "increase", target: null, numeratorName: null, denominatorName: null },
  ...{ accumulation: "flow", source: "report", frequency: "annual", dueDates: ["12-10"] },
  ...{ levels: ["county"], asked: "lowest", askedRole: "lead", minutes: 5, leadName: null },
  ...{ cooperatingUnits: [], accountable: null, responsibilities: ["primary"], evidenceHint: [] },
  ...{ evidenceKinds: [], evidenceMin: 0, evidenceMax: 3, weight: 1, disclosure: "aggregate" },
  ...{ basis: [], citations: [], note: null },
};
const BLANK_CLAUSE: Values = {
  ...{ responsibility: "primary", text: "", subject: "", post: null, dutyKind: null },
  ...{ frequency: null, dueDates: [], levels: [], askedRole: "lead", leadLine: null, minutes: 0 },
  ...{ basis: null, tags: [] },
};
/** What neighbouring entries of a list usually share. */
const SHARED: Record<ListKind, readonly string[]> = {
  task: [
    ...["subCarrierCode", "levels", "asked", "askedRole", "leadName", "cooperatingUnits"],
    ...["responsibilities", "evidenceMax", "weight", "disclosure"],
  ],
  responsibility: ["responsibility", "subject"],
};

/** The values of a new entry after another one. */
export function blankValues(
  kind: ListKind,
  { code, before, leadName }: { code: string; before: Values | null; leadName: string | null },
): Values {
  const blank: Record<string, CellValue> =
    kind === "task" ? { code, ...BLANK_TASK, leadName } : { code, ...BLANK_CLAUSE };
  for (const field of SHARED[kind]) {
    const value = before?.[field];
    if (value !== undefined) blank[field] = value;
  }
  return blank;
}

/** Where the value of a cell that nobody filled came from: the entry before, or what is usual. */
export type Guess = "before" | "usual";

/** The columns of a new entry that were filled by guess, without those that were given. */
export function guessedColumns(
  kind: ListKind,
  values: Values,
  { given, isFollowing }: { given: readonly string[]; isFollowing: boolean },
): Record<string, Guess> {
  const isFilled = (field: string) => {
    const value = values[field];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== "" && value !== 0;
  };
  const guesses: Record<string, Guess> = {};
  for (const { key, fields } of columnsOf(kind)) {
    if (given.includes(key) || !fields.some(isFilled)) continue;
    if (fields.some((field) => SHARED[kind].includes(field))) {
      guesses[key] = isFollowing ? "before" : "usual";
    } else if (fields.includes("minutes")) guesses[key] = "usual";
  }
  return guesses;
}

/** The fields of an entry that the list above has fixed; none for an entry of one's own. */
export function fixedFields(entry: Pick<StoredEntry, "facts"> | undefined): readonly string[] {
  return entry?.facts.upper ? FIXED_FIELDS : [];
}

/** The levels that are asked, where what decides it was changed; else as they stand. */
export function askedLevelsAfter(
  values: Values,
  stored: Pick<StoredEntry, "values" | "facts"> | undefined,
): readonly string[] {
  const isKept =
    stored !== undefined &&
    isSameValue(values.levels, stored.values.levels) &&
    values.asked === stored.values.asked;
  if (isKept) return stored.facts.askedLevels;
  return askedLevelsOf(listOf(values.levels) as Level[], values.asked as Asked);
}

type Comparable = Parameters<typeof brokenFields>[0];

function comparable(values: Values, askedLevels: readonly string[]): Comparable {
  // Whose line leads follows from names in the place itself and is settled when the entry is stored.
  return { ...values, leadLine: null, askedLevels } as unknown as Comparable;
}

/** The fields in which changed values would break what the list above has fixed, in words. */
export function brokenFixed(values: Values, stored: StoredEntry): Record<string, string> {
  const { upper } = stored.facts;
  if (!upper) return {};
  const below = comparable(values, askedLevelsAfter(values, stored));
  const before = comparable(stored.values, stored.facts.askedLevels);
  const above = comparable(upper.values, listOf(upper.values.askedLevels));
  // What departed before this edit is not this edit's doing.
  const known = new Set<string>(brokenFields(above, before));
  const broken = brokenFields(above, below).filter((field) => !known.has(field));
  return Object.fromEntries(broken.map((field) => [field, "由上级清单确定，这里不能改"]));
}

/** The names of all fields of a list's kind that may be edited. */
export function editableFields(kind: ListKind): ReadonlySet<string> {
  return new Set(columnsOf(kind).flatMap(({ fields }) => fields));
}
