/*
 * Reaching far down is for helping out. What waits for somebody directly is what nobody below decides: for
 * a province its cities' and its own organisations, for a city its counties' and its own units, for a county
 * (or a directly administered one) everything beneath.
 */
import type { Reach } from "@/lib/access/reach";

const NEXT_LEVEL = { province: "city", city: "county" } as const;

function narrowed(reach: Reach, levels: NonNullable<Reach["levels"]>): Reach {
  const allowed = reach.levels;
  return { ...reach, levels: allowed ? levels.filter((one) => allowed.includes(one)) : levels };
}

/** The part of a reach from which work waits for its holder directly, not for somebody below. */
export function directReaches(reaches: readonly Reach[]): Reach[] {
  return reaches.flatMap((reach) => {
    const level = reach.grant?.regionLevel;
    const hasCounties = (reach.nodes?.length ?? 0) > 1;
    if (!reach.grant || !hasCounties || (level !== "province" && level !== "city")) return [reach];
    const own = { ...reach, nodes: [reach.grant.regionCode] };
    return [narrowed(reach, [NEXT_LEVEL[level]]), narrowed(own, [level, "unit"])];
  });
}
