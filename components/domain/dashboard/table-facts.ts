import { measureFacts } from "./measures-panel";
import { stuckFact } from "./stuck-panel";
import type { Make } from "./table-types";

/** What stands apart from completion. */
export const measuresTable: Make = ({ measures: found, figures }) => ({
  title: "完成之外",
  head: ["方面", "内容", "数值"],
  rows: measureFacts(found, figures.matrix.totals.total).map(({ measure, term, value }) => ({
    cells: [measure, term, value],
  })),
});

/** The assignments that are stuck. */
export const stuckTable =
  (list: "overdue" | "returned"): Make =>
  ({ stuck: found, figures }) => ({
    title: list === "overdue" ? "最久超期" : "退回次数最多",
    head: ["情况", "单位", "地区", "任务编号", "任务", "到期", "退回次数"],
    rows: found[list].map((row) => ({
      cells: [
        stuckFact(row, list, figures.matrix.today),
        row.organisationName,
        row.townshipName ?? row.nodeName,
        ...[row.taskCode, row.taskTitle, row.dueOn, row.timesReturned],
      ],
    })),
  });

/** The lists that were not acknowledged by all. */
export const unacknowledgedTable: Make = ({ stuck: found }) => ({
  title: "未签收",
  head: ["清单", "未签收", "已送达"],
  rows: found.unacknowledged.map(({ title, waiting, delivered }) => ({
    cells: [title, waiting, delivered],
  })),
});
