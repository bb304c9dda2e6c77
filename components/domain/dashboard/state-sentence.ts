import { completion } from "@/lib/domain/counters/rules";
import type { Figures, Matrix, PeriodFilter } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";

const OPENINGS: Record<PeriodFilter, string> = {
  q1: "一季度",
  q2: "二季度",
  q3: "三季度",
  q4: "四季度",
  year: "全年",
  to_date: "截至今日到期的任务中",
};

function worst(found: readonly { name: string; figures: Figures }[]): string {
  const [first] = [...found].sort((a, b) => b.figures.overdue - a.figures.overdue);
  if (!first || first.figures.overdue === 0) return "";
  return `${first.name}（${groupDigits(first.figures.overdue)} 项）`;
}

/** Where most of what is overdue lies: the carrier and the child that have the most. */
function overduePlaces(matrix: Matrix): string {
  const carriers = matrix.columns.map((column) => ({
    name: column.name,
    figures: matrix.totals.cells[column.code] ?? { ...matrix.totals.total, overdue: 0 },
  }));
  const places = matrix.rows.map((row) => ({ name: row.name, figures: row.total }));
  const named = [carriers.length > 1 ? worst(carriers) : "", worst(places)].filter(Boolean);
  return named.length > 0 ? `，较多的是${named.join("、")}` : "";
}

const counted = (word: string, count: number) =>
  count > 0 ? [`${word} ${groupDigits(count)} 项`] : [];

/** What is asked of a place and how far it is: the beginning of every sentence of state. */
function progressWords(total: Figures): string {
  const share = completion(total);
  if (share === null) return "没有要求办理的任务";
  const done = total.done === total.asked ? "已全部办结" : `已办结 ${percentText(share)}`;
  return `要求办理 ${groupDigits(total.asked)} 项，${done}`;
}

/** What still moves: due soon or sent back, and waiting for a reviewer. */
function movingWords(total: Figures): string {
  const moving = [
    ...counted("即将到期或已退回", total.soon),
    ...counted("待审核", total.submitted),
  ].join("、");
  return moving ? `；${moving}` : "";
}

/** The state of a region in one sentence, from its figures alone. */
export function stateSentence(matrix: Matrix): string {
  const { total } = matrix.totals;
  const opening = OPENINGS[matrix.period];
  if (total.asked === 0) return `${opening}没有要求办理的任务。`;
  const late =
    total.overdue > 0
      ? `超期 ${groupDigits(total.overdue)} 项${overduePlaces(matrix)}`
      : "没有超期";
  return `${opening}${progressWords(total)}，${late}${movingWords(total)}。`;
}

/** The state of what a lead unit leads in a region, with what waits for it, in one sentence. */
export function leadSentence(
  matrix: Matrix,
  waiting: readonly { kind: "adjustment" | "doubt" }[],
): string {
  const { total } = matrix.totals;
  const opening = `在${matrix.region.name}牵头的任务，${OPENINGS[matrix.period]}`;
  if (total.asked === 0) return `${opening}没有要求办理的。`;
  const late =
    total.overdue > 0
      ? `超期 ${groupDigits(total.overdue)} 项${overduePlaces(matrix)}`
      : "没有超期";
  const requests = waiting.filter(({ kind }) => kind === "adjustment").length;
  const doubts = waiting.length - requests;
  const asks = [
    requests > 0 ? `${requests} 件调整申请` : "",
    doubts > 0 ? `${doubts} 件存疑` : "",
  ].filter(Boolean);
  const waits = asks.length > 0 ? `；等着办 ${asks.join("、")}` : "";
  return `${opening}${progressWords(total)}，${late}${movingWords(total)}${waits}。`;
}

/** Points of a per cent between an organisation and the middle of its peers; equal within half a point. */
function besidePeers(share: number | null, peers: { median: number } | null): string {
  if (share === null || !peers) return "";
  const points = (share - peers.median) * 100;
  if (Math.abs(points) < 0.5) return "，与本地同类单位中位数持平";
  const word = points > 0 ? "高" : "低";
  return `，比本地同类单位中位数${word} ${Math.abs(points).toFixed(1)} 个百分点`;
}

/** The state of an organisation in a year in one sentence: its progress, beside its peers, what is late. */
export function organisationSentence({
  year,
  figures: { total },
  peers,
}: {
  year: number;
  figures: { total: Figures };
  peers: { median: number } | null;
}): string {
  if (total.asked === 0) return `${year} 年没有要求办理的任务。`;
  const late = total.overdue > 0 ? `，超期 ${groupDigits(total.overdue)} 项` : "，没有超期";
  const beside = besidePeers(completion(total), peers);
  return `${year} 年${progressWords(total)}${beside}${late}${movingWords(total)}。`;
}
