/*
 * A venue is a draft until its organisation hands it in; the level above confirms it or returns it with a
 * reason. Confirmed ones that are open or under repair count as existing; planned and closed ones do not. Kind
 * and region never change: another venue is another record. Other facts are kept up without a new
 * confirmation, because the public copy is frozen and checked by itself.
 */
import type { VenueStage, VenueStatus } from "@/lib/domain/culture/venues/types";
import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** What can be done to a venue. */
export type VenueMove = "submit" | "confirm" | "return" | "discard";

const BEGINNINGS: Record<VenueMove, readonly VenueStage[]> = {
  submit: ["draft", "returned"],
  confirm: ["submitted"],
  return: ["submitted"],
  discard: ["draft", "returned"],
};

/** True where a venue at this stage can make the move. */
export function canMove(stage: VenueStage, move: VenueMove): boolean {
  return BEGINNINGS[move].includes(stage);
}

/** True for a venue that stands: what coverage counts. */
export function isStanding({ stage, status }: { stage: VenueStage; status: VenueStatus }): boolean {
  return stage === "confirmed" && (status === "open" || status === "under_repair");
}

/** True where a region of this level owes a venue of a kind; a directly administered county owes two kinds. */
export function owes(
  region: { level: RegionLevel; isDirectCounty: boolean },
  kind: { level: RegionLevel | null },
): boolean {
  if (kind.level === null) return false;
  return kind.level === region.level || (region.isDirectCounty && kind.level === "county");
}

interface VenueFacts {
  name: string;
  place: string;
  description: string;
  pictureIds: readonly string[];
}

/** What a venue still lacks before it can be shown to the public, as sentences. */
export function missingForPublic({ description, pictureIds }: VenueFacts): string[] {
  const missing: string[] = [];
  if (description.trim() === "") missing.push("还没有简介，请写几句这里有什么、怎么看");
  if (pictureIds.length === 0) missing.push("还没有图片，请至少上传一张实景照片并写明说明");
  return missing;
}
