import type { CatalogueField } from "@/lib/domain/guard/fields/types";
import type { LoadTask } from "@/lib/domain/guard/load/types";
import type { GuardedTask, GuardFacts } from "@/lib/domain/guard/types";

/** A task against which no rule speaks, with some parts replaced. */
export function guardedTask(part: Partial<GuardedTask> = {}): GuardedTask {
  return {
    ...{ id: "task-1", rootTaskId: "root-1", code: "CJ-01", title: "清单公开" },
    ...{ measure: "按村列权力事项，上墙上网", indicatorName: "清单公开率", unit: "%" },
    ...{ form: "ratio" as const, numeratorName: "已公开的村", denominatorName: "应公开的村" },
    ...{ evidenceHint: ["公开链接"], evidenceKinds: [], evidenceMin: 0, evidenceMax: 3 },
    ...{ askedLevels: ["village" as const], frequency: "quarterly" as const },
    ...{ dueDates: ["03-31", "06-30", "09-30", "12-31"], minutes: 10, basis: [], note: null },
    ...{ source: "report" as const, subCarrierCode: null, leadLine: null },
    ...{ askedRole: "lead" as const, inheritsTaskId: null, prefillRootId: null },
    ...part,
  };
}

/** The facts of a list of the village carrier with nothing around it, with some parts replaced. */
export function guardFacts(part: Partial<GuardFacts> = {}): GuardFacts {
  return {
    ...{ carrierCode: "village", parentCarrierCode: null, parents: { soe: "enterprise" } },
    ...{ catalogue: [], others: [], budgets: [] },
    ...part,
  };
}

/** A field of an issued list that villages are asked. */
export function catalogueField(part: Partial<CatalogueField> = {}): CatalogueField {
  return {
    ...{ part: "numerator" as const, name: "已公开的村数", unit: "", rootTaskId: "root-9" },
    ...{
      taskCode: "JT-05",
      taskTitle: "家风品牌",
      listId: "list-9",
      listTitle: "清廉家庭任务清单",
    },
    ...{ regionCode: "420000", regionName: "湖北省", owner: "省妇联", source: "report" as const },
    ...{ frequency: "quarterly" as const, carrierCode: "family", parentCarrierCode: null },
    ...{ leadLine: null, askedRole: "lead" as const, askedLevels: ["village" as const] },
    ...part,
  };
}

/** A task that villages report each quarter. */
export function loadTask(part: Partial<LoadTask> = {}): LoadTask {
  return {
    ...{ rootTaskId: "root-1", source: "report" as const, minutes: 10 },
    ...{ dueDates: ["03-31", "06-30", "09-30", "12-31"], carrierCode: "village" },
    ...{ parentCarrierCode: null, leadLine: null, askedRole: "lead" as const },
    ...{ askedLevels: ["village" as const], ...part },
  };
}
