import type { NoticeType } from "@/lib/domain/publications/notices/schema";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** What is written at the desk: news, or a public notice. */
export type NewsKind = "news" | "notice";

/** How far the newest revision handed over has come; null where nothing was handed over yet. */
export interface NewsProgress {
  publicationId: string | null;
  status: PublicationStatus | null;
  reason: string | null;
  /** Something of it is shown to the public now. */
  isShown: boolean;
}

/** An article as the desk lists it. */
export interface NewsSummary extends NewsProgress {
  id: string;
  kind: NewsKind;
  columnCode: string;
  columnName: string;
  regionName: string;
  title: string;
  editedAt: Date;
  editedByName: string;
  version: number;
  submittedVersion: number | null;
}

/** An article with all that its writer typed. */
export interface NewsDetail extends NewsSummary {
  regionCode: string;
  carrierCode: string | null;
  needsSource: boolean;
  lead: string;
  body: string;
  isReprint: boolean;
  sourceTitle: string;
  sourceUrl: string;
  happenedOn: Day | null;
  pictureIds: string[];
  noticeType: NoticeType | null;
  periodFrom: Day | null;
  periodTo: Day | null;
  objectionNote: string;
  isExample: boolean;
}

/** The words that can be typed, of an article. */
export type NewsText = Pick<
  NewsDetail,
  | "title"
  | "lead"
  | "body"
  | "isReprint"
  | "sourceTitle"
  | "sourceUrl"
  | "happenedOn"
  | "noticeType"
  | "periodFrom"
  | "periodTo"
  | "objectionNote"
>;
