import { accumulationOf, formOf, minutesOf, ratioNames, sourceOf } from "../indicators/rules";
import { carrierCodePrefixes } from "../labels";
import {
  type Asked,
  type ImportDefaults,
  type Level,
  type TaskOverrides,
  textLimits,
} from "../schema";
import type { CarrierWord, SuggestedDefaults, UnderstoodList, UnderstoodTask } from "../types";
import { cutText } from "../values/rules";

// What the preview proposes for a whole sheet, so that most sheets need one look and no typing. The
// proposals lean to the careful side: figures are disclosed in aggregate only, and only the lowest level
// is asked. A proposal that a row's own indicator calls for is put beside that row.

interface Asking {
  levels: Level[];
  asked: Asked;
}

const ASKING: Readonly<Record<string, Asking>> = {
  village: { levels: ["county", "township", "village"], asked: "lowest" },
  family: { levels: ["county", "township", "village"], asked: "lowest" },
  school: { levels: ["city", "county", "unit"], asked: "lowest" },
  hospital: { levels: ["city", "county", "unit"], asked: "lowest" },
  enterprise: { levels: ["city", "county", "unit"], asked: "lowest" },
  organ: { levels: ["province", "city", "county", "unit"], asked: "each" },
};
const OTHERWISE: Asking = { levels: ["province", "city", "county"], asked: "each" };

/** The letters by which most codes of the list begin; the carrier's usual ones where no row has a code. */
function prefixOf(list: UnderstoodList, carrierCode: string | null): string {
  const counts = new Map<string, number>();
  for (const { code } of [...list.tasks, ...list.clauses]) {
    const prefix = /^([A-Z]{1,6})-/.exec(code ?? "")?.[1];
    if (prefix) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? carrierCodePrefixes[carrierCode ?? "coordination"] ?? "QL";
}

/** The carrier whose codes usually begin with the list's letters, where the title names none. */
function carrierByPrefix(list: UnderstoodList): string | null {
  const prefix = prefixOf(list, null);
  const found = Object.entries(carrierCodePrefixes).find(([, letters]) => letters === prefix);
  return found && found[0] !== "coordination" ? found[0] : null;
}

function leadOf(list: UnderstoodList): string {
  if (list.leadName) return list.leadName;
  const counts = new Map<string, number>();
  for (const { leadName } of list.tasks) {
    if (leadName) counts.set(leadName, (counts.get(leadName) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return cutText(most?.[0] ?? "", textLimits.organisationName);
}

/** What one row's indicator calls for beyond the sheet's defaults; empty when nothing does. */
function overridesOf(task: UnderstoodTask, defaults: ImportDefaults): TaskOverrides {
  const form = task.stated.form ?? formOf(task);
  const source = task.stated.source ?? sourceOf(task);
  const accumulation = task.stated.accumulation ?? accumulationOf(task, form);
  const minutes = minutesOf(form, source);
  const overrides: TaskOverrides = { form };
  if (form === "ratio") {
    const names = ratioNames(task.indicatorName);
    overrides.numeratorName = cutText(
      task.stated.numeratorName ?? names.numeratorName,
      textLimits.indicatorName,
    );
    overrides.denominatorName = cutText(
      task.stated.denominatorName ?? names.denominatorName,
      textLimits.indicatorName,
    );
  }
  if (source !== defaults.source) overrides.source = source;
  if (accumulation !== defaults.accumulation) overrides.accumulation = accumulation;
  if (minutes !== defaults.minutes && task.stated.minutes === undefined) {
    overrides.minutes = minutes;
  }
  return overrides;
}

/**
 * Proposes what the sheet does not say. `year` is the year to propose where the sheet names none.
 * Deterministic; `perTask` is keyed by the task's key.
 */
export function suggestDefaults(
  list: UnderstoodList,
  carriers: readonly CarrierWord[],
  year: number,
): SuggestedDefaults {
  const named = list.carrierCode ?? (list.isCoordination ? null : carrierByPrefix(list));
  const word = carriers.find((carrier) => carrier.code === named);
  const carrierCode = word?.parentCode ?? word?.code ?? null;
  const asking = ASKING[carrierCode ?? ""] ?? OTHERWISE;
  const defaults: ImportDefaults = {
    title: list.title,
    carrierCode,
    subCarrierCode: word?.parentCode ? word.code : null,
    year: list.year ?? year,
    leadName: leadOf(list),
    levels: asking.levels,
    asked: asking.asked,
    source: "report",
    accumulation: "flow",
    responsibilities: ["primary"],
    disclosure: "aggregate",
    minutes: 10,
    weight: 1,
    evidenceMin: 1,
    evidenceMax: carrierCode === "village" || carrierCode === "family" ? 3 : 5,
    codePrefix: prefixOf(list, carrierCode),
  };
  const perTask = Object.fromEntries(
    list.tasks.map((task) => [task.key, overridesOf(task, defaults)]),
  );
  return { defaults, perTask };
}
