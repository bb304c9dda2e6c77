import type { MeetingKind, MeetingStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { MeetingKind, MeetingStatus };

/** A line of the meetings' page. */
export interface MeetingRow {
  id: string;
  kind: MeetingKind;
  regionCode: string;
  regionName: string;
  year: number;
  /** Counted for each region, kind and year. */
  number: number;
  title: string;
  heldOn: Day;
  place: string;
  status: MeetingStatus;
  carrierName: string | null;
  subject: string;
  packEditionId: string | null;
  /** How many decisions were typed, given to somebody, and done. */
  items: { draft: number; assigned: number; done: number };
  version: number;
}

/** An organisation at a meeting. */
export interface MeetingParticipant {
  organisationId: string;
  name: string;
  /** 召集 or 成员 */
  role: "convener" | "member";
  attended: boolean;
}

/** A problem on a meeting's agenda. */
export interface AgendaProblem {
  problemId: string;
  title: string;
  status: "open" | "coordinating" | "solved" | "shelved";
  leadName: string | null;
  asks: string;
}

/** A meeting with everything that its page shows. */
export interface MeetingDetail extends MeetingRow {
  carrierCode: string | null;
  minutes: string;
  cancelReason: string | null;
  heldAt: string | null;
  participants: MeetingParticipant[];
  agenda: AgendaProblem[];
  /** The edition of its pack: number, fingerprint and moment; null before it was made. */
  pack: { editionId: string; number: number; fingerprint: string; frozenAt: string } | null;
  may: { manage: boolean };
}

/** A region whose meetings somebody reads. */
export interface MeetingRegion {
  code: string;
  name: string;
  mayManage: boolean;
}
