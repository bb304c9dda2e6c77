import type { ConsentKind } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { ConsentKind };

/** Who agreed to what, when, and the document that says so. For the desk alone. */
export interface ConsentRecord {
  id: string;
  kind: ConsentKind;
  givenBy: string;
  givenOn: Day;
  evidenceId: string;
  fileName: string;
  note: string;
  recordedByName: string;
  recordedAt: string;
  withdrawnOn: Day | null;
  withdrawnReason: string | null;
}

/** A document of the material library that a consent may rest on. */
export interface ConsentDocument {
  id: string;
  label: string;
}
