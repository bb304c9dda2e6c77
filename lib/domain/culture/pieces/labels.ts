import type { PieceKind, PieceStage } from "@/lib/domain/culture/pieces/types";
import type { ConsentKind } from "@/lib/platform/generated/prisma/enums";

/** What each kind is called. */
export const pieceKindWords: Record<PieceKind, string> = {
  work: "廉洁作品",
  story: "家风故事",
  brand: "家庭品牌",
};

/** How far it has come. */
export const pieceStageWords: Record<PieceStage, string> = {
  draft: "未送发布",
  submitted: "已送发布",
  withdrawn: "已撤下",
};

/** What somebody agreed to. */
export const consentKindWords: Record<ConsentKind, string> = {
  display: "展示授权",
  portrait: "肖像同意",
  naming: "家庭具名同意",
};
