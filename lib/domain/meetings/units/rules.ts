/*
 * A unit is found by any part of its name, or by the first letters of its pinyin from any character on: jyt
 * and 教育 both find 湖北省教育厅. What begins with what was typed stands before what only contains it.
 */
import type { UnitChoice } from "./types";

function rankOf(unit: UnitChoice, typed: string): number {
  if (unit.name === typed) return 0;
  if (unit.name.startsWith(typed) || unit.letters.some((one) => one.startsWith(typed))) return 1;
  if (unit.name.includes(typed)) return 2;
  return unit.letters.some((one) => one.includes(typed)) ? 3 : 9;
}

/** The units that what was typed may mean, best first, at most eight. */
export function matchingUnits(units: readonly UnitChoice[], typed: string): UnitChoice[] {
  const text = typed.trim().toLowerCase();
  if (text === "") return units.slice(0, 8);
  return units
    .map((unit, at) => ({ unit, at, rank: rankOf(unit, text) }))
    .filter(({ rank }) => rank < 9)
    .toSorted((one, other) => one.rank - other.rank || one.at - other.at)
    .slice(0, 8)
    .map(({ unit }) => unit);
}
