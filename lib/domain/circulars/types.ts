import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";

/** Who is to get a circular: everybody of some levels (of one carrier), and organisations by name. */
export interface Recipients {
  levels: OrganisationLevel[];
  carrierCode: string | null;
  listed: { id: string; name: string }[];
}

export type CircularStatus = "draft" | "released" | "withdrawn";

/** A line of the circulars' page. */
export interface CircularRow {
  id: string;
  regionCode: string;
  regionName: string;
  year: number;
  /** Given on release. */
  number: number | null;
  title: string;
  status: CircularStatus;
  draftedByName: string;
  releasedAt: string | null;
  /** How many got it and how many have said 收到; zero before the release. */
  recipients: number;
  received: number;
  /** Of the reader's own organisation: when it said 收到; undefined where it is no recipient. */
  ownReceivedAt?: string | null;
}

/** A circular with its text. */
export interface CircularDetail extends Omit<CircularRow, "recipients" | "received"> {
  body: string;
  editionId: string;
  editionName: string;
  /** The unit in whose name it goes out. */
  unitName: string;
  to: Recipients;
  draftedById: string | null;
  draftedAt: string;
  /** Whoever saved its text last. */
  lastEditorId: string | null;
  editedByName: string | null;
  editedAt: string | null;
  releasedByName: string | null;
  remindedAt: string | null;
  remindedByName: string | null;
  withdrawReason: string | null;
  withdrawnAt: string | null;
  withdrawnByName: string | null;
  version: number;
}
