/*
 * A sheet that says what its list says is not stored again, and only a comparison tells: the list may have
 * been changed since the same file came. Rows that cannot be stored keep the whole import from being stored, unless the person has seen them and takes
 * the others. A list that waits for consent is nobody's to import into.
 */
import type { ListDraft } from "@/lib/domain/imports/types";
import { sha256 } from "@/lib/shared/hash";

/** Names one sheet of one workbook, whatever the file is called. */
export function sheetHash(fileHash: string, sheet: string): string {
  return sha256(`${fileHash}#${sheet}`);
}

/** Why a draft cannot be stored, or null when it can. `untouched`: rows that change nothing. */
export function refusalOf(draft: ListDraft, isPartial: boolean, untouched = 0): string | null {
  const entries = draft.tasks.length + draft.clauses.length + untouched;
  if (entries === 0) return "没有一行可以导入，请按提示修改表格后重新上传";
  const first = draft.doubts[0];
  if (!first || isPartial) return null;
  return `有 ${draft.doubts.length} 行不能导入（第 ${first.row} 行：${first.message}）。请修改表格后重新上传，或选择只导入其余各行`;
}
