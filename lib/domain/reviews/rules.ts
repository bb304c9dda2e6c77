/*
 * What the machine points out. Every check is a question to a person, never a verdict, and nothing is
 * deducted for it: a figure far from the own earlier ones or from the middle of others with the same task, a
 * numerator above its denominator, a missed target with or without a reason, a text or file used before or
 * by others, dates outside the period, a stamp that is asked for and not seen, a late report, a change after
 * approval. A check that has nothing to go by does not appear.
 */
import { changesSince, missesTarget, parseFigure, percentOf } from "@/lib/domain/reports/rules";
import type { ReportValues } from "@/lib/domain/reports/types";
import type { Check, CheckedReport, CheckKind, CheckPair, FileTwin } from "./checks/types";
import { isCopied, likeness } from "./likeness/rules";
import { isTakenOutside, strayPeriods } from "./periods/rules";

const fine = (kind: CheckKind, text: string): Check => ({ kind, result: "fine", text, pairs: [] });
const look = (kind: CheckKind, text: string, pairs: CheckPair[] = []): Check => ({
  ...{ kind, result: "look", text, pairs },
});

const HALF = 0.5;
const FAR_POINTS = 20;

/** The one figure that a report is judged by: per cent of a ratio, otherwise its value. */
export function figureOf(report: ReportValues): number | null {
  const percent = percentOf(report);
  if (percent !== null) return percent;
  const value = parseFigure(report.value);
  return value === null ? null : Number(value) / 10_000;
}

function isFarFromHistory({ values, history, facts }: CheckedReport): boolean {
  const [last] = history;
  if (changesSince(values, last ?? null).some((change) => change.isFar)) return true;
  const now = figureOf(values);
  const earlier = history.map(figureOf).filter((one) => one !== null);
  if (now === null || earlier.length === 0) return false;
  const [least, most] = [Math.min(...earlier), Math.max(...earlier)];
  if (facts.form === "ratio") return now < least - FAR_POINTS || now > most + FAR_POINTS;
  return now < least * HALF || now > most * (1 + HALF);
}

function rangeCheck(report: CheckedReport): Check | null {
  if (report.history.length === 0 || report.facts.form === "boolean") return null;
  if (isFarFromHistory(report)) return look("range", "与本单位以往相差较大，数值和单位有没有填错");
  return fine("range", "与本单位以往相比在常见范围内");
}

const FEW = 5;
const PEER_POINTS = 30;
const PEER_TIMES = 3;

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function peersCheck({ facts, values, peers }: CheckedReport): Check | null {
  if (facts.form === "boolean") return null;
  const now = figureOf(values);
  const others = peers.filter((peer) => peer.isDone).map(figureOf);
  const known = others.filter((one) => one !== null);
  if (now === null || known.length < FEW) return null;
  const middle = median(known);
  const isFar =
    facts.form === "ratio"
      ? Math.abs(now - middle) > PEER_POINTS
      : now > middle * PEER_TIMES || now * PEER_TIMES < middle;
  const unit = facts.form === "ratio" ? "%" : ` ${facts.unit}`;
  const words = `同类 ${known.length} 个单位的中位数是 ${Number(middle.toFixed(1))}${unit}`;
  if (isFar) return look("peers", `与同类单位相差较大，口径是否一致（${words}）`);
  return fine("peers", `与同类单位相近（${words}）`);
}

function ratioCheck({ values }: CheckedReport): Check | null {
  const above = parseFigure(values.numerator);
  const below = parseFigure(values.denominator);
  if (above === null || below === null) return null;
  if (above > below) return look("ratio", "分子大于分母，两个数有没有填反");
  return fine("ratio", "分子不大于分母");
}

function targetCheck({ facts, values, explanation }: CheckedReport): Check | null {
  const isMissed = missesTarget(facts, values);
  if (isMissed === null) return null;
  if (!isMissed) return fine("target", "达到目标");
  if (explanation?.trim()) return look("target", "没有达到目标，原因和打算说清了没有");
  return look("target", "没有达到目标，也没有写原因，要不要请单位补写");
}

function textCheck({ narrative, history }: CheckedReport): Check | null {
  const [last] = history;
  if (!last) return null;
  if (narrative.trim() !== last.narrative.trim()) return fine("text", "进展情况与上期不同");
  return look("text", "进展情况与上期一字不差，本期有没有新进展");
}

const SHOWN_PAIRS = 3;

function copiedCheck({ narrative, peers }: CheckedReport): Check | null {
  if (peers.length === 0) return null;
  const alike = peers.filter((peer) => isCopied(narrative, peer.narrative));
  if (alike.length === 0) return fine("copied", "进展情况与同任务的其他单位不同");
  const isEqual = alike.some((peer) => likeness(narrative, peer.narrative) === 1);
  const named = alike.flatMap((peer) => (peer.organisationName ? [peer.organisationName] : []));
  const pairs = alike.slice(0, SHOWN_PAIRS).map((peer) => ({
    ...{ label: peer.organisationName ?? "其他单位", assignmentId: peer.assignmentId, files: null },
    text: peer.organisationName === null ? null : peer.narrative,
  }));
  const names = named.slice(0, SHOWN_PAIRS).join("、");
  const isMore = alike.length > Math.min(named.length, SHOWN_PAIRS);
  const whose = `${names}${isMore ? `${names && " 等"} ${alike.length} 个其他单位` : ""}`;
  return look(
    "copied",
    `进展情况与${whose}${isEqual ? "相同" : "几乎相同"}，是不是各自写的`,
    pairs,
  );
}

function periodCheck({ narrative, reported }: CheckedReport): Check {
  const stray = strayPeriods(narrative, reported);
  if (stray.length === 0) return fine("period", "文中没有本期以外的日期");
  const words = stray.slice(0, SHOWN_PAIRS).join("、");
  return look("period", `文中写到“${words}”，不在本期，写的是不是本期的情况`);
}

function capturedCheck({ files, reported, dueOn }: CheckedReport): Check | null {
  const dated = files.flatMap(({ fileName, capturedOn }) =>
    capturedOn ? [{ fileName, capturedOn }] : [],
  );
  if (dated.length === 0) return null;
  const outside = dated.filter(({ capturedOn }) => isTakenOutside(capturedOn, reported, dueOn));
  const [first] = outside;
  if (!first) return fine("captured", "照片的拍摄日期在本期");
  const more = outside.length > 1 ? `等 ${outside.length} 张照片` : "";
  return look(
    "captured",
    `${first.fileName}${more}拍摄于 ${first.capturedOn}，不在本期，能不能说明本期`,
  );
}

const HOW = { same: "相同", text: "文字相同", picture: "画面几乎相同" } as const;

function pairOf(twin: FileTwin): CheckPair {
  const whose = twin.isForeign ? (twin.organisationName ?? "其他单位") : "本单位以前";
  return {
    label: [whose, twin.when].filter(Boolean).join("，"),
    assignmentId: twin.assignmentId,
    text: null,
    files: {
      ...{ ownId: twin.evidenceId, ownName: twin.fileName, otherName: twin.otherName },
      otherId: twin.assignmentId ? twin.otherId : null,
    },
  };
}

function evidenceCheck({ files, twins }: CheckedReport): Check | null {
  if (files.length === 0) return null;
  const [first] = [...twins].sort((a, b) => Number(b.isForeign) - Number(a.isForeign));
  if (!first) return fine("evidence", "材料没有在别处重复使用");
  const pairs = twins.slice(0, SHOWN_PAIRS).map(pairOf);
  const where = first.isForeign
    ? `${first.organisationName ?? "其他单位"}的材料`
    : "本单位以前各期的材料";
  const question = first.isForeign ? "是不是本单位自己的" : "还适用于本期吗";
  return look("evidence", `${first.fileName} 与${where}${HOW[first.how]}，${question}`, pairs);
}

const STAMP = /盖章|加盖|公章|印章|签章/;
/** A round stamp of an office covers about a hundredth of a page; less than this is a stray red word. */
const STAMPED = 0.0008;

function stampCheck({ evidenceHint, files }: CheckedReport): Check | null {
  if (!evidenceHint.some((hint) => STAMP.test(hint))) return null;
  const seen = files.flatMap(({ redShare }) => (redShare === null ? [] : [redShare]));
  if (seen.length === 0) return null;
  if (seen.some((share) => share >= STAMPED)) return fine("stamp", "材料里看到了红色印迹");
  return look("stamp", "这项任务要求盖章件，材料里没有看到红色印迹，是不是缺了盖章页");
}

function timeCheck({ isOnTime }: CheckedReport): Check {
  return isOnTime ? fine("time", "按时报送") : look("time", "逾期报送，原因清楚吗");
}

function againCheck({ timesReopened }: CheckedReport): Check | null {
  if (timesReopened === 0) return null;
  return look("again", `办结以后又改过 ${timesReopened} 次，这次改了什么`);
}

const CHECKS = [
  ...[againCheck, ratioCheck, rangeCheck, peersCheck, targetCheck, periodCheck, textCheck],
  ...[copiedCheck, evidenceCheck, capturedCheck, stampCheck, timeCheck],
];

/** All checks that apply to a report, those to look at first. */
export function checksOf(report: CheckedReport): Check[] {
  const checks = CHECKS.map((check) => check(report)).filter((check) => check !== null);
  return checks.sort((a, b) => Number(b.result === "look") - Number(a.result === "look"));
}

/** What the checks ask a person to look at. */
export function looksOf(report: CheckedReport): Check[] {
  return checksOf(report).filter((check) => check.result === "look");
}
