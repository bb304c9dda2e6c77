import type { ConsentRecord } from "@/lib/domain/culture/consents/types";
import type { BrandDetails, StoryDetails, WorkDetails } from "@/lib/domain/culture/pieces/schema";
import type { PieceKind, PieceStage } from "@/lib/platform/generated/prisma/enums";

export type { PieceKind, PieceStage };

/** A work, a story or a brand as the desk lists it. */
export interface PieceRow {
  id: string;
  kind: PieceKind;
  title: string;
  regionName: string;
  stage: PieceStage;
  isPublic: boolean;
  isWaiting: boolean;
  isExample: boolean;
  createdAt: Date;
}

/** What belongs to its kind. */
export type PieceDetails =
  | { kind: "work"; details: WorkDetails }
  | { kind: "story"; details: StoryDetails }
  | { kind: "brand"; details: BrandDetails };

/** A piece with its details and consents. */
export type PieceDetail = Omit<PieceRow, "kind"> & {
  regionCode: string;
  summary: string;
  pictureIds: string[];
  hasPeople: boolean;
  version: number;
  consents: ConsentRecord[];
} & PieceDetails;
