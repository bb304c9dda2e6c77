import type { Fault } from "@/lib/domain/lists/faults/types";

type Mark = Pick<Fault, "severity" | "mustAnswer">;

function warningsWord(warnings: readonly Mark[]): string {
  const toAnswer = warnings.filter(({ mustAnswer }) => mustAnswer).length;
  if (toAnswer === 0) return "提示不影响提交。";
  const rest = warnings.length > toAnswer ? "其余提示不影响提交。" : "";
  return `有 ${toAnswer} 处减负核对提示，提交前要改好，或在清单页说明理由。${rest}`;
}

/** What marks keep a list from being submitted, and what to do about them. */
export function marksWord(marks: readonly Mark[]): string {
  const warnings = marks.filter(({ severity }) => severity !== "error");
  const errors =
    warnings.length < marks.length ? "草稿照常保存；标为要改的，改好才能提交同意。" : "";
  return errors + (warnings.length > 0 ? warningsWord(warnings) : "");
}
