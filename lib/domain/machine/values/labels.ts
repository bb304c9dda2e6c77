import type { RowProblem } from "./schema";

const SEE_TASKS = "请用 GET /api/v1/tasks 核对";

/** Why a row stays behind, in words that say what to do. */
export const PROBLEMS = {
  task: {
    field: "task",
    code: "not_found",
    message: `没有找到该任务，或不在本次取数的范围内；${SEE_TASKS}任务编号和年度`,
  },
  severalTasks: {
    field: "task",
    code: "ambiguous",
    message: `这个编号对应多项任务，请改用任务标识（rootTaskId）；${SEE_TASKS}`,
  },
  period: {
    field: "period",
    code: "invalid",
    message: `这项任务没有这一期；${SEE_TASKS}期数`,
  },
  organisation: {
    field: "organisation",
    code: "not_found",
    message: "没有找到该单位，或不在本次取数的范围内；请核对信用代码、区划代码或单位标识",
  },
  severalOrganisations: {
    field: "organisation",
    code: "ambiguous",
    message: "这个代码对应多个单位，请改用单位标识，或请管理员核对单位的信用代码",
  },
  assignment: {
    field: null,
    code: "not_found",
    message: `没有找到该单位这一期的任务，或不在本次取数的范围内；${SEE_TASKS}年度和期次`,
  },
  closed: {
    field: "year",
    code: "closed",
    message: "该年度已关闭，不再接收数据；确需补录的，请联系关闭年度的领导小组办公室重新开启",
  },
  exempted: {
    field: null,
    code: "dropped",
    message: "该单位这一期已免报，不需要数据；请从推送范围里去掉",
  },
  cancelled: {
    field: null,
    code: "dropped",
    message: "该单位这一期的任务已取消，不需要数据；请从推送范围里去掉",
  },
  future: {
    field: "observedAt",
    code: "invalid",
    message: "数据时间晚于现在，请核对来源系统的时钟和时区",
  },
  outdated: {
    field: "observedAt",
    code: "outdated",
    message: "平台上已有数据时间更晚的数，这一行没有采用；要更正，请用更正时的时间重新推送",
  },
} as const satisfies Record<string, Omit<RowProblem, "index">>;

/** A refused row. */
export function problemAt(index: number, name: keyof typeof PROBLEMS): RowProblem {
  return { index, ...PROBLEMS[name] };
}

/** The same task, organisation and period a second time. */
export function duplicateAt(index: number, first: number): RowProblem {
  const message = `与第 ${first + 1} 行（index ${first}）是同一任务、单位和期次，只采用前一行；请去掉重复`;
  return { index, field: null, code: "duplicate", message };
}

/** A figure that the form of the task does not ask for. */
export function strangeFigure(form: "ratio" | "other"): string {
  return form === "ratio"
    ? "比率任务请填 numerator 和 denominator，不填 value"
    : "这项任务只填 value，不填 numerator 和 denominator";
}

/** The text of a report that no person wrote. */
export function narrativeOf(sourceName: string, moment: string, note: string | undefined): string {
  const first = `由${sourceName}提供，数据时间 ${moment}。`;
  return note ? `${first}${note}` : first;
}

/** What a task of yes or no asks for. */
export const BOOLEAN_FIGURE = "“是否”任务请填 1（是）或 0（否）";
