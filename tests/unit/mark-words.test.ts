import { describe, expect, it } from "vitest";
import { marksWord } from "@/components/domain/lists/editor/mark-words";

const error = { severity: "error" as const };
const warning = { severity: "warning" as const };
const guard = { ...warning, mustAnswer: true };

describe("what the marks of a draft ask for", () => {
  it.each([
    ["nothing", [], ""],
    ["errors alone", [error], "草稿照常保存；标为要改的，改好才能提交同意。"],
    ["plain warnings", [warning, warning], "提示不影响提交。"],
    ["the guard's alone", [guard], "有 1 处减负核对提示，提交前要改好，或在清单页说明理由。"],
    [
      "all of them",
      [error, guard, guard, warning],
      "草稿照常保存；标为要改的，改好才能提交同意。有 2 处减负核对提示，提交前要改好，或在清单页说明理由。其余提示不影响提交。",
    ],
  ])("%s", (_what, marks, words) => {
    expect(marksWord(marks)).toBe(words);
  });
});
