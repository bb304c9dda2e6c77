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

/** How a draft stands before anything was typed. */
export function draftStateOf(savedAt: string | null): DraftState {
  return {
    ...{ saving: savedAt ? "saved" : null, savedAt, problem: null, fields: {} },
    ...{ signedOut: null, newer: null, offer: null },
  };
}
