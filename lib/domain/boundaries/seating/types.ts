import type { OrganisationKind, OrganisationLevel } from "@/lib/platform/generated/prisma/enums";

/** What becomes of organisations. */
export interface Seating {
  moved: { id: string; regionCode: string }[];
  renamed: { id: string; name: string }[];
  /** `successorId` is null where nobody goes on with its work. */
  ended: { id: string; successorId: string | null }[];
  /** `likeId`: whose carriers and 条线 it gets; the place's own organisation of a new place has none. */
  made: {
    name: string;
    kind: OrganisationKind;
    level: OrganisationLevel;
    regionCode: string;
    likeId: string | null;
  }[];
}
