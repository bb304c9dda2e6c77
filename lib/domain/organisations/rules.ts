/*
 * Where an organisation of a kind may stand, and at which level it is asked. Offices, commissions,
 * resident groups and lead units stand at province, city or county and are asked at that level; a
 * township's organisation stands at its township, a village's at its village. A unit (建设单位) is asked
 * as a unit wherever it stands.
 */
import type {
  OrganisationKind,
  OrganisationLevel,
  RegionLevel,
} from "@/lib/platform/generated/prisma/enums";

const UPPER: readonly RegionLevel[] = ["province", "city", "county"];

/** The level at which an organisation of a kind is asked in a region; null where it may not stand there. */
export function levelOf(kind: OrganisationKind, region: RegionLevel): OrganisationLevel | null {
  if (kind === "unit") return "unit";
  if (kind === "township" || kind === "village") return kind === region ? kind : null;
  return UPPER.includes(region) ? region : null;
}

/** What to do where `levelOf` is null. */
export function placeRemedy(kind: OrganisationKind): string {
  if (kind === "township") return "乡镇（街道）单位须设在乡级地区，请重新选择";
  if (kind === "village") return "村（社区）单位须设在村级地区，请重新选择";
  return "这类单位须设在省、市或县级地区，请重新选择";
}

const CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** True for a unified social credit code whose check character is right (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * CREDIT_CHARACTERS.indexOf(code.charAt(at)),
    0,
  );
  return CREDIT_CHARACTERS.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}
