import type { ComparedLine, Comparison, Difference } from "@/lib/domain/counters/comparison/types";
import { completion } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";

/** `▲ 高 5 个百分点`, `▼ 低 3 个百分点`, `相当`, `—`: a sign and words, so that no colour speaks alone. */
export function differenceText(difference: Difference | null): string {
  if (!difference) return "—";
  const { direction, points } = difference;
  if (direction === "equal") return "相当";
  return direction === "up" ? `▲ 高 ${points} 个百分点` : `▼ 低 ${points} 个百分点`;
}

/** `44.6%（445 ÷ 998）`: of how many it is decides how much a difference says. */
export function shareText(figures: Figures): string {
  const share = completion(figures);
  if (share === null) return "—";
  return `${percentText(share)}（${groupDigits(figures.done)} ÷ ${groupDigits(figures.asked)}）`;
}

/** What a line is compared with: the other's share, or the median of the peers. */
export function otherText({ there, band }: ComparedLine): string {
  if (band) return percentText(band.median);
  return there ? shareText(there) : "—";
}

/** The middle half of the peers in words; a dash where there is none. */
export function bandText({ band }: ComparedLine): string {
  return band ? `${percentText(band.low)} 至 ${percentText(band.high)}` : "—";
}

/** How the whole compares, as a sentence. */
export function comparisonSentence({ other, lines }: Comparison): string | null {
  const [whole] = lines;
  if (!whole || !other) return null;
  const median = whole.band ? "的中位数" : "";
  const { difference } = whole;
  if (!difference) return `与${other}${median}相比：没有可比的数。`;
  const verdict =
    difference.direction === "equal"
      ? "相当，差别在正常波动以内"
      : differenceText(difference).slice(2);
  const here = percentText(completion(whole.here));
  const there = whole.there ? percentText(completion(whole.there)) : otherText(whole);
  return `完成率 ${here}，与${other}${median} ${there} 相比${verdict}。`;
}
