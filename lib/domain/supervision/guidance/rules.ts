/*
 * A place is ahead or behind where its completion differs from that of all others of its region by more than
 * chance explains (the rule of counters/comparison); all others are 相当. What those ahead do differently is
 * told from the same data by the same rule, as what occurs together: it names no cause, and a difference
 * within chance is called 相当. Places are compared, never persons; no marks, no ranks.
 */
import { compareShares } from "@/lib/domain/counters/comparison/rules";
import type { Share } from "@/lib/domain/counters/comparison/types";
import { sumFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { share } from "../tables/rules";
import type { FigureTable } from "../tables/types";
import { BAND_LABELS, HABIT_LABELS } from "./labels";
import type { Band, BandPlace, HabitDifference } from "./types";

const BANDS: Band[] = ["ahead", "among", "behind"];

function shareOf({ done, asked }: Figures): Share {
  return { done, asked };
}

/** The band of a place beside all others. */
function bandOfPlace(place: BandPlace, whole: Figures): Band {
  const others = {
    done: whole.done - place.figures.done,
    asked: whole.asked - place.figures.asked,
  };
  const difference = compareShares(shareOf(place.figures), others);
  if (!difference || difference.direction === "equal") return "among";
  return difference.direction === "up" ? "ahead" : "behind";
}

/** Places in their bands, by name; those that are asked nothing are left out. */
export function bandsOf(places: readonly BandPlace[]): Record<Band, BandPlace[]> {
  const asked = places.filter(({ figures }) => figures.asked > 0);
  const whole = sumFigures(asked.map(({ figures }) => figures));
  const of = (band: Band) => asked.filter((place) => bandOfPlace(place, whole) === band);
  return { ahead: of("ahead"), among: of("among"), behind: of("behind") };
}

/** One difference in words that claim no cause. */
export function differenceWords({ difference }: Pick<HabitDifference, "difference">): string {
  if (!difference) return "数据不足";
  if (difference.direction === "equal") return "相当";
  const more = difference.direction === "up" ? "高" : "低";
  return `走在前面的${more} ${difference.points} 个百分点`;
}

function bandTable(bands: Record<Band, BandPlace[]>, link: (code: string) => string): FigureTable {
  const rows = BANDS.flatMap((band) =>
    bands[band].map((place) => [
      { value: place.name, href: link(place.code) },
      { value: BAND_LABELS[band] },
      { value: place.figures.asked },
      share(place.figures.done, place.figures.asked),
      share(place.figures.overdue, place.figures.asked),
    ]),
  );
  return {
    key: "bands",
    title: "各地在哪一类",
    note: "与其余各地相比，差别超出偶然范围的才分前后，其余都算相当；同一类里按区划代码排，不是名次",
    columns: ["地区", "类别", "应报", "办结率", "超期占比"],
    rows,
  };
}

function habitTable(habits: readonly HabitDifference[]): FigureTable {
  const rows = habits
    .filter(({ ahead, behind }) => ahead.asked > 0 && behind.asked > 0)
    .map((one) => [
      { value: HABIT_LABELS[one.habit].title },
      { value: HABIT_LABELS[one.habit].counts },
      share(one.ahead.done, one.ahead.asked),
      share(one.behind.done, one.behind.asked),
      { value: differenceWords(one) },
    ]);
  return {
    key: "habits",
    title: "走在前面的地方有什么不同",
    note: "只说明这些情况同时出现，不说明哪个造成哪个；差别在偶然范围内的算相当",
    columns: ["做法", "怎样计算", "走在前面的", "落在后面的", "差别"],
    rows,
  };
}

/** The tables of the page; those with nothing to say are left out. */
export function guidanceTables(
  bands: Record<Band, BandPlace[]>,
  habits: readonly HabitDifference[],
  link: (code: string) => string,
): FigureTable[] {
  return [bandTable(bands, link), habitTable(habits)].filter(({ rows }) => rows.length > 0);
}
