/*
 * Some values follow from others by rule, so that nobody types them twice: days follow a frequency, a form
 * follows a unit, a ratio's two numbers get names from the indicator, and what a system, a survey or an
 * inspection supplies takes no minutes and no evidence of people. What follows is shown and can be changed.
 */
import { lastDay } from "@/lib/domain/imports/deadlines/rules";
import { formOf, ratioNames } from "@/lib/domain/imports/indicators/rules";
import type { Frequency } from "@/lib/domain/imports/schema";
import type { CellPlace, CellValue, Values } from "@/lib/domain/lists/cells/types";
import { listOf, PERIODS } from "@/lib/domain/lists/wording/rules";

/** The days of a frequency in place of others: the same day of each period's last month. */
export function daysFor(frequency: Frequency, dueDates: readonly string[], year: number): string[] {
  const months = PERIODS[frequency];
  if (dueDates.length === months.length) return [...dueDates];
  const day = Number(dueDates.at(-1)?.slice(3) ?? 25);
  return months.map((month) => {
    const fitting = Math.min(day, lastDay(month, year));
    return `${String(month).padStart(2, "0")}-${String(fitting).padStart(2, "0")}`;
  });
}

/** How a number is asked where its unit has changed: per cent as a share, with names for its two numbers. */
function formConsequences(changes: Values, values: Values): Values {
  const row = { ...values, ...changes };
  const indicator = {
    indicatorName: String(row.indicatorName ?? ""),
    unit: String(row.unit ?? ""),
  };
  const isPercent = indicator.unit === "%" || indicator.unit === "‰";
  const isShare = row.form === "ratio" || row.form === "boolean";
  const isNew = ![undefined, "", values.unit].includes(changes.unit) && changes.form === undefined;
  const form = isNew && isPercent !== isShare ? formOf(indicator) : row.form;
  const more: Record<string, CellValue> = form === values.form ? {} : { form: form ?? null };
  if (form === "ratio" && indicator.indicatorName !== "" && !row.numeratorName) {
    Object.assign(more, ratioNames(indicator.indicatorName));
  }
  return more;
}

/**
 * What follows by rule from new values: days from a frequency, nought from 保持为零, no asking from a
 * system, a form from a unit. Fields that are fixed stay.
 */
export function withConsequences(changes: Values, { values, context, fixed }: CellPlace): Values {
  const { frequency, direction, source, unit, form, indicatorName } = changes;
  const more: Record<string, CellValue> = {};
  const mayRecur = context.kind === "task" || listOf(values.dueDates).length > 0;
  if (typeof frequency === "string" && changes.dueDates === undefined && mayRecur) {
    more.dueDates = daysFor(frequency as Frequency, listOf(values.dueDates), context.year);
  }
  if (direction === "zero") more.target = 0;
  if (typeof source === "string" && source !== "report") {
    more.minutes = 0;
    more.evidenceMin = 0;
  }
  const isIndicator = [unit, form, indicatorName].some((value) => value !== undefined);
  if (context.kind === "task" && isIndicator && !fixed?.includes("form")) {
    Object.assign(more, formConsequences(changes, values));
  }
  return { ...changes, ...more };
}
