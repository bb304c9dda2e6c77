/*
 * A report is handed in while its window is open, and taken back only while it is: whoever took it back
 * outside could not hand it in again. A draft is kept at any time.
 */
import { windowRefusal } from "@/lib/domain/assignments/window/labels";
import type { Window } from "@/lib/domain/assignments/window/types";
import { conflict } from "@/lib/platform/errors";

/** Throws `conflict`, naming the way out, where nothing is taken in today. */
export function requireWindow({ window }: { window: Window }): void {
  const refusal = windowRefusal(window);
  if (refusal) throw conflict(refusal);
}

/** Throws `conflict` where a report that was taken back could not be handed in again. */
export function requireReturnable({ window }: { window: Window }): void {
  if (window.state === "open") return;
  throw conflict("现在不在报送窗口内，撤回后将无法再次提交。确需修改的，请联系审核人退回");
}
