/*
 * A draft may stand unfinished; a list that is submitted may not. Every task needs its words, an indicator
 * with a unit that fits its form, a target, one day for each period in this year, whom it is asked of, and
 * who leads it; what is not asked of people takes no minutes and no evidence of them. A clause needs its
 * words and its subject, and a duty what makes it come back. No code stands twice.
 */
import { readDeadline } from "@/lib/domain/imports/deadlines/rules";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { CellContext, CellValue, Values } from "@/lib/domain/lists/cells/types";
import { dutyProblems } from "@/lib/domain/lists/duties/rules";
import type { DutyClause } from "@/lib/domain/lists/duties/types";
import { dueWords, listOf, PERIODS } from "@/lib/domain/lists/wording/rules";
import type { Fault } from "./types";

function error(column: string, message: string): Fault {
  return { column, message, severity: "error" };
}

function warning(column: string, message: string): Fault {
  return { column, message, severity: "warning" };
}

function isEmpty(value: CellValue | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  return Array.isArray(value) && value.length === 0;
}

function missing(values: Values, context: CellContext): Fault[] {
  return columnsOf(context.kind)
    .filter((column) => column.isRequired)
    .filter((column) => isEmpty(values[column.fields.at(-1) ?? column.key]))
    .filter((column) => !(column.key === "target" && values.direction === "zero"))
    .map((column) => error(column.key, `没有填写${column.label}`));
}

function formFaults({ form, unit }: Values): Fault[] {
  if (unit === "" || unit === null) return [];
  const isPercent = unit === "%" || unit === "‰";
  if ((form === "ratio" || form === "boolean") && !isPercent) {
    const what = form === "ratio" ? "比率" : "是否完成";
    return [error("form", `单位是“${unit}”，不能按${what}填报，请改填报形式或单位`)];
  }
  if ((form === "count" || form === "amount") && isPercent) {
    return [error("form", "单位是百分比，请按比率或是否完成填报")];
  }
  return [];
}

function ratioFaults(values: Values): Fault[] {
  if (values.form !== "ratio") return [];
  return (["numeratorName", "denominatorName"] as const)
    .filter((field) => isEmpty(values[field]))
    .map((field) =>
      error(field, `按比率填报，请写明${field === "numeratorName" ? "分子" : "分母"}`),
    );
}

function targetFaults({ target, unit, direction }: Values): Fault[] {
  if (typeof target !== "number") return [];
  if (direction === "zero" && target !== 0) return [error("target", "保持为零的，目标值是 0")];
  return unit === "%" && target > 100 ? [error("target", "百分比目标超过 100%")] : [];
}

/** Whether the days are days of the year, one for each period, in order. */
export function dayFaults(values: Values, year: number): Fault[] {
  const dueDates = listOf(values.dueDates);
  const frequency = String(values.frequency ?? "");
  if (dueDates.length === 0) return [];
  const wanted = PERIODS[frequency as keyof typeof PERIODS]?.length ?? dueDates.length;
  if (wanted !== dueDates.length) {
    return [error("dueDates", `频次需要 ${wanted} 个日期，现有 ${dueDates.length} 个`)];
  }
  const text = dueWords(frequency, dueDates);
  const { notes } = readDeadline({ row: 1, column: 1, text }, year);
  return notes
    .filter((note) => note.severity === "error")
    .slice(0, 1)
    .map((note) => error("dueDates", note.message));
}

function askingFaults(values: Values): Fault[] {
  const faults: Fault[] = [];
  const { source, minutes, evidenceMin, evidenceMax } = values;
  if (Number(evidenceMin) > Number(evidenceMax)) {
    faults.push(error("evidenceMin", "最少份数不能大于最多份数"));
  }
  if (source !== "report" && Number(minutes) > 0) {
    faults.push(error("minutes", "不由单位填报的任务不向人要数，预计分钟应为 0"));
  }
  if (source !== "report" && Number(evidenceMin) > 0) {
    faults.push(error("evidenceMin", "不由单位填报的任务不要求佐证，最少份数应为 0"));
  }
  if (source === "report" && Number(minutes) === 0) {
    faults.push(warning("minutes", "由单位填报，请估一估填报一次要几分钟"));
  }
  return faults;
}

function basisWarnings({ basis, citations }: Values): Fault[] {
  const isBased = listOf(basis).length > 0 || listOf(citations).length > 0;
  return isBased ? [] : [warning("basis", "没有写依据：填报单位会看到“依据未注明”")];
}

function taskFaults(values: Values, context: CellContext): Fault[] {
  const subCarrier = values.subCarrierCode;
  const isForeign =
    subCarrier !== null && !context.subCarriers.some(({ value }) => value === subCarrier);
  return [
    ...formFaults(values),
    ...ratioFaults(values),
    ...targetFaults(values),
    ...dayFaults(values, context.year),
    ...askingFaults(values),
    ...(isForeign ? [error("subCarrierCode", "不是本清单载体的子载体，请重新选择")] : []),
    ...basisWarnings(values),
  ];
}

function clauseFaults(values: Values): Fault[] {
  return dutyProblems(values as unknown as DutyClause).map(({ field, message }) =>
    error(field, message),
  );
}

/** What is wrong with one entry by itself, each at its column. */
export function rowFaults(values: Values, context: CellContext): Fault[] {
  const own = context.kind === "task" ? taskFaults(values, context) : clauseFaults(values);
  return [...missing(values, context), ...own];
}

/** The ids whose code stands in more than one row, each with the number of the first other row. */
export function repeatedCodes(rows: readonly { id: string; code: string }[]): Map<string, number> {
  const places = new Map<string, number[]>();
  for (const [at, { code }] of rows.entries()) {
    places.set(code, [...(places.get(code) ?? []), at]);
  }
  const repeated = new Map<string, number>();
  for (const all of places.values()) {
    if (all.length < 2) continue;
    for (const at of all) {
      const id = rows[at]?.id;
      const other = all.find((place) => place !== at);
      if (id !== undefined && other !== undefined) repeated.set(id, other + 1);
    }
  }
  return repeated;
}
