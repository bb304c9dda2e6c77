/*
 * A ranking puts regions in order by completion. Where the difference to the first of a group is no larger
 * than chance alone would make it (two shares, two standard errors), the region belongs to that group and
 * shares its place: nobody stands behind another for noise. Regions of which nothing is asked have no place.
 * Persons and organisations are never ranked.
 */
import { completion } from "@/lib/domain/counters/rules";
import type { RankGroup, RankMember } from "@/lib/domain/editions/ranking/types";
import type { EditionFiguresRow } from "@/lib/domain/editions/types";

const STANDARD_ERRORS = 1.96;

/** True when two shares differ by more than chance: the difference of two proportions, pooled. */
export function isClearlyLess(one: RankMember, than: RankMember): boolean {
  const pooled = (one.done + than.done) / (one.asked + than.asked);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.asked + 1 / than.asked));
  return than.rate - one.rate > STANDARD_ERRORS * error;
}

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
    if (group && first && !isClearlyLess(member, first)) group.members.push(member);
    else groups.push({ place: at + 1, members: [member] });
  }
  return groups;
}
