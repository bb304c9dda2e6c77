import type { Draft } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import type { FoundDraft } from "./device-drafts";

/** The four visible states of saving. */
export type Saving = "saved" | "saving" | "offline" | "failed";

/** What is shown about a draft. */
export interface DraftState {
  saving: Saving | null;
  /** When it was last kept, on the server or, while offline, on this device. */
  savedAt: string | null;
  /** Why saving was refused. */
  problem: string | null;
  /** What the server refused, by field. */
  fields: FieldErrors;
  /** Why the session is not the page's: what is typed stays on this device until one signs in again. */
  signedOut: string | null;
  /** A newer draft of a colleague or another window, to be looked at before anything is overwritten. */
  newer: Draft | null;
  /** What this device kept and the server never got. */
  offer: (FoundDraft & { isBehind: boolean }) | null;
}

/**
 * Why one does not go on from the form yet; null where the server has all that is typed. What a notice of
 * its own says already is not said twice: then the words are empty.
 */
export function heldBack(
  state: Pick<DraftState, "saving" | "newer" | "signedOut" | "problem">,
  uploads: number,
): string | null {
  if (state.newer || state.signedOut || state.problem) return "";
  if (state.saving === "offline") {
    return "网络不通，内容已暂存在本机，没有丢。联网后会自动补存，到时再到下一步";
  }
  if (state.saving === "failed") return "内容还没有存上，请稍后再到下一步";
  if (uploads > 0) return `还有 ${uploads} 份材料没有传完，请等传完再到下一步；不需要的可以取消`;
  return null;
}

/** How a draft stands before anything was typed. */
export function draftStateOf(savedAt: string | null): DraftState {
  return {
    ...{ saving: savedAt ? "saved" : null, savedAt, problem: null, fields: {} },
    ...{ signedOut: null, newer: null, offer: null },
  };
}
