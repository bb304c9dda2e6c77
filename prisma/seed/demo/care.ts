import type { Organisation } from "./organisation";
import { hashText, Random } from "./random";

/*
 * Cities differ, and so do counties within a city, townships within a county and organisations within a
 * township: how careful an organisation is comes from all four. Most places are good, a few are poor.
 */
const CITY_DIGITS = 4;
const known = new Map<string, number>();

function careOfPlace(code: string): number {
  const found = known.get(code);
  if (found !== undefined) return found;
  const care = 0.05 + 0.95 * new Random(hashText(`care:${code}`)).next() ** 0.5;
  known.set(code, care);
  return care;
}

/** From 0 to 1: how careful an organisation is. */
export function careOf(organisation: Organisation): number {
  const own = 0.3 + 0.7 * new Random(organisation.seed).next() ** 0.6;
  const node = careOfPlace(organisation.nodeCode);
  const city = careOfPlace(organisation.nodeCode.slice(0, CITY_DIGITS));
  const township = careOfPlace(organisation.townshipCode ?? organisation.nodeCode);
  return 0.4 * city + 0.35 * node + 0.1 * township + 0.15 * own;
}

/** From 0 to 1: how quick the reviewers of a place are. */
export function reviewCareOf(code: string): number {
  return careOfPlace(`review:${code}`);
}
