/*
 * A row of a progress table becomes a draft of the assignment that it is about: one task, one period, one
 * unit, within what the person may enter for others or collects as lead. A name means only what is of its
 * kind, 九集镇 never 九集社区. What fits several assignments, or contradicts itself, is asked. A draft that a person has worked on, a returned report and whatever is
 * submitted stay as they are. A draft from an earlier table is replaced; the same table twice changes
 * nothing.
 */

import { KIND, withoutKind, withoutOffice } from "@/lib/domain/imports/places/rules";
import type { ProgressRow, ProgressSheet, StatedPeriod } from "@/lib/domain/imports/progress/types";
import type { Frequency } from "@/lib/domain/imports/schema";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import type { Candidate, MatchedRow, RegionLevel, RowAnswer, RowState } from "./types";

const PERIODS: Readonly<Record<Frequency, number>> = {
  annual: 1,
  semiannual: 2,
  quarterly: 4,
  monthly: 12,
};

/**
 * The period of a task that a table's period is: the third quarter is September of a monthly task and the
 * year of an annual one; null where the task is not reported then (第三季度 of a half-yearly task).
 */
export function periodOf(frequency: Frequency, stated: StatedPeriod): number | null {
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[stated.kind] * stated.number;
  const length = 12 / PERIODS[frequency];
  if (frequency === "annual") return 1;
  return months % length === 0 ? months / length : null;
}

/** Titles and names without spaces and punctuation. */
export function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{P}]/gu, "")
    .toLowerCase();
}

/** A place's name as it is compared: 东风村委会 and 东风村 are the same. */
export function written(name: string): string {
  return withoutOffice(bare(name));
}

/** What a row says of its unit: a name, and the level where its column is of one. */
interface Named {
  name: string;
  level: RegionLevel | null;
}

/** What a row names, the nearest to the unit first; of several places the deepest is the unit. */
function namesOf(row: ProgressRow): Named[] {
  const { organisation, village = "", township = "", county = "", place } = row;
  const all: Named[] = [
    { name: organisation, level: null },
    { name: village, level: "village" },
    { name: township, level: "township" },
    { name: county, level: "county" },
    { name: place, level: null },
  ];
  return all.filter(({ name }) => name !== "");
}

/** A directly administered county is a region of the city's level. */
function isOfLevel(level: string, asked: RegionLevel | null): boolean {
  return asked === null || level === asked || (asked === "county" && level === "city");
}

/** The kinds that end no stem where the column says the level: 新市 may be 新市镇, 九集镇 is only itself. */
const PLAIN_KIND = /(村|社区|街道|镇|乡|区|县)$/;

/**
 * A name means a place that is called so. Without its kind (九集) it means any place of that name; with a
 * kind of its own (九集镇) never one of another, unless the column says of which level it is (新市 is 新市镇).
 */
function isPlace({ name, level }: Named, place: Candidate["places"][number]): boolean {
  if (!isOfLevel(place.level, level)) return false;
  const own = written(name);
  if (own === written(place.name)) return true;
  const kind = level === null ? KIND : PLAIN_KIND;
  return !kind.test(own) && own === withoutKind(written(place.name));
}

function isAbout(row: ProgressRow, candidate: Candidate): boolean {
  if (row.taskCode !== "") return candidate.taskCode === row.taskCode;
  return bare(candidate.taskTitle) === bare(row.taskTitle);
}

/** The region that an organisation stands for: a village's office within a township stands for none. */
function ownPlace({ isUnit, level, places }: Candidate): Candidate["places"][number] | undefined {
  const [own] = places;
  if (isUnit || level === "unit") return undefined;
  return own && isOfLevel(own.level, level) ? own : undefined;
}

function isCalled({ name, level }: Named, candidate: Candidate): boolean {
  return isOfLevel(candidate.level, level) && written(candidate.organisationName) === written(name);
}

function isOfUnit(row: ProgressRow, candidate: Candidate): boolean {
  const [unit, ...above] = namesOf(row);
  if (!unit) return false;
  const own = ownPlace(candidate);
  if (!isCalled(unit, candidate) && !(own && isPlace(unit, own))) return false;
  return above.every(
    (named) =>
      isCalled(named, candidate) || candidate.places.some((place) => isPlace(named, place)),
  );
}

/** The assignments that a row may be about; a full name before one without its kind. */
export function candidatesFor(row: ProgressRow, all: readonly Candidate[]): Candidate[] {
  const fitting = all.filter((candidate) => isAbout(row, candidate) && isOfUnit(row, candidate));
  const name = written(unitNames(row)[0] ?? "");
  const exact = fitting.filter(
    (candidate) =>
      written(candidate.organisationName) === name ||
      written(ownPlace(candidate)?.name ?? "") === name,
  );
  return exact.length > 0 ? exact : fitting;
}

/** The names by which a row may mean its unit: the nearest first. */
export function unitNames(row: ProgressRow): string[] {
  return namesOf(row).map(({ name }) => name);
}

/** The unit in the table's own words, from the widest place to the unit. */
function unitOf(row: ProgressRow): string {
  return unitNames(row).reverse().join(" ");
}

function singleValue(facts: IndicatorFacts, row: ProgressRow): string {
  if (facts.form !== "boolean") return row.done;
  if (row.done === "" || row.expected === "") return "";
  return Number(row.expected) > 0 && Number(row.done) >= Number(row.expected) ? "1" : "0";
}

/** The draft that a row makes; evidence of a draft that is there stays. */
export function contentOf(
  facts: IndicatorFacts,
  row: ProgressRow,
  evidence: readonly string[],
): ReportContent {
  const isRatio = facts.form === "ratio";
  return {
    ...EMPTY_CONTENT,
    numerator: isRatio ? row.done : "",
    denominator: isRatio ? row.expected : "",
    value: isRatio ? "" : singleValue(facts, row),
    narrative: row.narrative,
    explanation: row.explanation,
    difficulties: row.difficulties,
    evidence: [...evidence],
  };
}

const MOVED_ON: Readonly<Record<string, string>> = {
  submitted: "已经提交，等待审核",
  returned: "已被退回，由填报单位修改后重新提交",
  approved: "已经审核通过",
  accepted: "已经审核通过",
};

function stateFor(
  candidate: Candidate,
  content: ReportContent,
): { state: RowState; reason: string } {
  const moved = MOVED_ON[candidate.status];
  if (moved) return { state: "left", reason: `${moved}，没有改动` };
  const { draft } = candidate;
  if (!draft) return { state: "new", reason: "" };
  if (draft.origin !== "progress") {
    return { state: "left", reason: `${draft.savedByName}已在填写草稿，没有改动` };
  }
  const isSame = JSON.stringify({ ...EMPTY_CONTENT, ...draft.content }) === JSON.stringify(content);
  if (isSame) return { state: "same", reason: "此前已经导入，没有改动" };
  return { state: "changed", reason: "替换此前导入、尚未核对的数据" };
}

function notFoundReason(row: ProgressRow, sheet: ProgressSheet): string {
  const unit = unitOf(row);
  const task = row.taskCode || row.taskTitle;
  const when = sheet.year === null ? "" : `${sheet.year} 年`;
  return `在您代录或牵头收集的范围内，没有找到“${unit}”${when}这一期的“${task}”。请核对任务编号和报送期；单位请写全称（如某某镇、某某村、某某社区），村（社区）另写所在乡镇`;
}

function labelOf({ organisationName, places, taskCode, taskTitle }: Candidate): string {
  const names = places.map(({ name }) => name);
  const where = names.slice(1, 3).join("，") || names[0];
  return `${organisationName}（${where}）· ${taskCode} ${taskTitle}`;
}

/** A row held against what it may be about, with what the person answered. */
export function matchRow(
  row: ProgressRow,
  sheet: ProgressSheet,
  { candidates, answer }: { candidates: readonly Candidate[]; answer: RowAnswer | undefined },
): MatchedRow & { content: ReportContent | null } {
  const matched = {
    ...{ key: row.key, sheet: row.sheet, row: row.row, narrative: row.narrative },
    unit: unitOf(row),
    task: [row.taskCode, row.taskTitle].filter(Boolean).join(" "),
    ...{ explanation: row.explanation, isContradictory: row.isContradictory },
    ...{ assignmentId: null, organisationName: "", taskTitle: "", figures: "", before: null },
    ...{ choices: [], content: null },
  };
  const plain = [row.done, row.expected].filter(Boolean).join(" / ");
  if (answer?.use === "skip") {
    return { ...matched, figures: plain, state: "left", reason: "按您的选择不导入" };
  }
  if (!row.isUsable) {
    return {
      ...matched,
      figures: plain,
      state: "wrong",
      reason: "这一行有错误，请按上面的提示改正",
    };
  }
  const fitting = candidatesFor(row, candidates);
  const chosen = fitting.find(({ assignmentId }) => assignmentId === answer?.assignmentId);
  const only = fitting.length === 1 ? fitting[0] : chosen;
  if (!only) {
    if (fitting.length === 0) {
      return { ...matched, figures: plain, state: "wrong", reason: notFoundReason(row, sheet) };
    }
    const choices = fitting.map((one) => ({
      assignmentId: one.assignmentId,
      label: labelOf(one),
    }));
    const reason = `有 ${fitting.length} 个单位或任务都符合，请选择是哪一个`;
    return { ...matched, figures: plain, choices, state: "ask", reason };
  }
  const content = contentOf(only.facts, row, only.draft?.content.evidence ?? []);
  const { assignmentId, organisationName, taskTitle } = only;
  const found = {
    ...matched,
    ...{ assignmentId, organisationName, taskTitle, content },
    choices: fitting.length > 1 ? fitting.map((one) => choiceOf(one)) : [],
    figures: figuresOf(content) || plain,
    before: only.draft && figuresOf(only.draft.content),
  };
  if (row.isContradictory && answer?.use !== "numbers") {
    const reason = "应完成数、已完成数和完成率对不上，请选择以哪个为准";
    return { ...found, state: "ask", reason };
  }
  return { ...found, ...stateFor(only, content) };
}

function choiceOf(candidate: Candidate): { assignmentId: string; label: string } {
  return { assignmentId: candidate.assignmentId, label: labelOf(candidate) };
}

/** The figures of a content as they were typed. */
export function figuresOf({ numerator, denominator, value }: ReportContent): string {
  if (numerator === "" && denominator === "") return value;
  return `${numerator || "（空）"} / ${denominator || "（空）"}`;
}

/** Two rows that would be stored for the same assignment: the later ones wait for the person. */
export function withRepeats<Row extends MatchedRow>(rows: readonly Row[]): Row[] {
  const taken = new Map<string, number>();
  return rows.map((row) => {
    if (!row.assignmentId || row.state === "left" || row.state === "wrong") return row;
    const earlier = taken.get(row.assignmentId);
    if (earlier === undefined) {
      taken.set(row.assignmentId, row.row);
      return row;
    }
    const reason = `与第 ${earlier} 行是同一单位、同一任务，请在表中只留一行，或选择不导入这一行`;
    return { ...row, state: "wrong", reason };
  });
}
