import type { SiteLevel } from "@/lib/domain/sites/lifecycle/types";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** The notice that a site stands in, and how far it has come. */
export interface SiteNotice {
  id: string;
  title: string;
  level: SiteLevel;
  days: number;
  fromOn: Day;
  toOn: Day;
  /** Of its newest revision; null where it was never handed over. */
  publicationStatus: PublicationStatus | null;
  publicationId: string | null;
  /** The day on which it was released; null while it is not shown. */
  releasedOn: Day | null;
  /** The last day on which objections are taken; null while it is not shown. */
  openUntil: Day | null;
  isOver: boolean;
  objections: number;
  unanswered: number;
}

/** What anybody may know of a notice: its sites, until when, and counts. */
export interface NoticeWindow {
  noticeId: string;
  title: string;
  openUntil: Day;
  isOpen: boolean;
  sites: { id: string; name: string }[];
  objections: number;
  answered: number;
}
