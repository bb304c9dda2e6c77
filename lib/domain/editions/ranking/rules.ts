/*
 * A ranking puts regions in order by completion. Where the difference to the first of a group is one that
 * chance alone could make (the rule of comparisons, lib/domain/counters/comparison), the region belongs to that
 * group and shares its place: nobody stands behind another for noise. Regions of which nothing is asked have no place.
 * Persons and organisations are never ranked.
 */
import { compareShares } from "@/lib/domain/counters/comparison/rules";
import { completion } from "@/lib/domain/counters/rules";
import type { RankGroup, RankMember } from "@/lib/domain/editions/ranking/types";
import type { EditionFiguresRow } from "@/lib/domain/editions/types";

function membersOf(rows: readonly EditionFiguresRow[]): RankMember[] {
  return rows
    .flatMap(({ kind, code, name, total }) => {
      const rate = completion(total);
      if (kind !== "region" || rate === null) return [];
      return [{ code, name, asked: total.asked, done: total.done, rate }];
    })
    .sort((a, b) => b.rate - a.rate || a.code.localeCompare(b.code));
}

/** The regions of an edition in groups of equal place, the first place first. */
export function rankingOf(rows: readonly EditionFiguresRow[]): RankGroup[] {
  const groups: RankGroup[] = [];
  for (const [at, member] of membersOf(rows).entries()) {
    const group = groups.at(-1);
    const [first] = group?.members ?? [];
    if (group && first && compareShares(member, first)?.direction !== "down")
      group.members.push(member);
    else groups.push({ place: at + 1, members: [member] });
  }
  return groups;
}
