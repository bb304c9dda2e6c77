import type { RowProblem } from "@/lib/domain/machine/values/schema";
import { csvText } from "@/lib/shared/csv";
import type { FeedRun } from "./types";

/** What a run brought, in one sentence. */
export function countsLabel(run: Pick<FeedRun, "received" | "taken" | "unchanged" | "refused">) {
  return `共 ${run.received} 行：采用 ${run.taken}，与现有相同 ${run.unchanged}，未采用 ${run.refused}`;
}

/** The refused rows for a spreadsheet; rows count from 1 after the head. */
export function problemsCsv(problems: readonly RowProblem[]): string {
  const lines = problems.map(({ index, field, code, message }) => [
    index + 1,
    field ?? "",
    code,
    message,
  ]);
  return csvText([["第几行数据", "字段", "代码", "原因和改正办法"], ...lines]);
}
