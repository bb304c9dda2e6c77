/*
 * What the draft of a year-end report says, from counted figures only: nothing is judged, and nothing is
 * promised. Every figure carries the day it was taken on. A share is done ÷ asked; where nothing was asked
 * there is none. What only people know (下步打算) is left to them.
 */
import type { MatrixRow } from "@/lib/domain/counters/types";
import { targetWords } from "@/lib/domain/lists/labels";
import type { ListTask } from "@/lib/domain/lists/types";
import type { TemplateValues } from "@/lib/platform/documents/template";
import type { Day } from "@/lib/shared/dates";
import { percentText } from "@/lib/shared/figures";
import type { AnnualDraft, DraftCounts, DraftTask } from "./types";

/** What stands where there is nothing to say. */
export const NONE = "—";

/** A task with the sums of its approved values, as the database gives them. */
export type FoundTask = Omit<DraftTask, "target" | "value"> &
  Pick<ListTask, "unit" | "form" | "direction" | "target"> & {
    /** How many approved values stand: all of a flow, else the last one. */
    standing: number;
    numerator: number | null;
    denominator: number | null;
    value: number | null;
  };

function valueWords({ standing, form, unit, ...sums }: FoundTask): string | null {
  const { numerator, denominator, value } = sums;
  if (standing === 0) return null;
  if (form === "ratio") {
    if (numerator === null || !denominator) return null;
    return `${percentText(numerator / denominator)}（${numerator}/${denominator}）`;
  }
  if (value === null) return null;
  if (form === "boolean") {
    if (standing === 1) return value === 1 ? "是" : "否";
    return `${standing} 期中 ${value} 期为是`;
  }
  const shown = form === "score" ? Math.round((value / standing) * 10) / 10 : value;
  return `${shown} ${unit}`;
}

/** A task of the draft, with its target and its value in words. */
export function taskOf(found: FoundTask): DraftTask {
  const { code, title, carrierName, indicatorName, valueOn, difficulties } = found;
  const { asked, done, doneOnTime, overdue, timesReturned } = found;
  const isYesNo = found.form === "boolean";
  return {
    ...{ code, title, carrierName, indicatorName, difficulties },
    ...{ asked, done, doneOnTime, overdue, timesReturned },
    target: isYesNo ? null : targetWords(found),
    value: valueWords(found),
    valueOn: found.standing > 0 ? valueOn : null,
  };
}

/** The sum of counts. */
export function sumCounts(all: readonly DraftCounts[]): DraftCounts {
  const sum = { asked: 0, done: 0, doneOnTime: 0, overdue: 0, timesReturned: 0 };
  for (const one of all) {
    sum.asked += one.asked;
    sum.done += one.done;
    sum.doneOnTime += one.doneOnTime;
    sum.overdue += one.overdue;
    sum.timesReturned += one.timesReturned;
  }
  return sum;
}

/** A region's counts: of the chosen carriers, or of all and the coordination office's list. */
export function regionCounts(row: MatrixRow, carriers: readonly string[]): DraftCounts {
  if (carriers.length === 0) return sumCounts([row.total, row.coordination]);
  return sumCounts(carriers.flatMap((carrier) => row.cells[carrier] ?? []));
}

/** Done ÷ asked; a dash where nothing was asked. */
export function shareText({ asked, done }: DraftCounts): string {
  return percentText(asked === 0 ? null : done / asked);
}

/** 2026年11月22日, as a document writes it. */
export function dayLabel(day: Day): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 清廉村居、清廉学校, or 清廉建设 where no carrier was chosen. */
export function subjectOf({ carriers }: AnnualDraft): string {
  return carriers.length > 0 ? carriers.join("、") : "清廉建设";
}

/** The title in two lines: 南漳县教育局党组, 2026年度清廉学校工作情况报告. */
export function draftTitle(draft: AnnualDraft): [unit: string, subject: string] {
  return [draft.organisationName, `${draft.year}年度${subjectOf(draft)}工作情况报告`];
}

/** The paragraph that sums the year up. */
export function overview(draft: AnnualDraft): string {
  const { asked, done, doneOnTime, overdue, timesReturned } = draft.counts;
  if (asked === 0) return `截至${dayLabel(draft.asOf)}，本单位${draft.year}年没有应办任务。`;
  const late = overdue > 0 ? `，超期 ${overdue} 项次` : "，没有超期";
  const sentBack = timesReturned > 0 ? `被退回 ${timesReturned} 次` : "没有被退回";
  return `截至${dayLabel(draft.asOf)}，${draft.year}年应办任务 ${asked} 项次，已办结 ${done} 项次，办结率 ${shareText(draft.counts)}，其中按时办结 ${doneOnTime} 项次${late}；填报${sentBack}。`;
}

/** What the reports of the year say in the way, by the placeholders of the template. */
export function difficultiesOf({ tasks }: AnnualDraft) {
  return tasks.flatMap(({ title, difficulties }) =>
    difficulties.map(({ text, on }) => ({ 任务: title, 内容: text, 日期: dayLabel(on) })),
  );
}

function taskValues(task: DraftTask, index: number): Record<string, string> {
  return {
    序号: String(index + 1),
    编号: task.code,
    名称: task.title,
    所属载体: task.carrierName,
    指标: task.indicatorName,
    目标: task.target ?? NONE,
    完成值: task.value ?? NONE,
    应报: String(task.asked),
    办结: String(task.done),
    超期: String(task.overdue),
    退回: String(task.timesReturned),
    数据日期: task.valueOn ? dayLabel(task.valueOn) : NONE,
  };
}

/** The values of the office's own template, by the names of its placeholders. */
export function templateValues(draft: AnnualDraft): TemplateValues {
  const { counts } = draft;
  const on = dayLabel(draft.asOf);
  return {
    单位名称: draft.organisationName,
    地区: draft.regionName,
    年度: String(draft.year),
    载体: subjectOf(draft),
    数据截至: on,
    应办任务数: String(counts.asked),
    办结任务数: String(counts.done),
    办结率: shareText(counts),
    按时办结数: String(counts.doneOnTime),
    超期任务数: String(counts.overdue),
    退回次数: String(counts.timesReturned),
    总体情况: overview(draft),
    任务: draft.tasks.map(taskValues),
    下级: draft.beneath.map(({ name, counts: beneath }) => ({
      名称: name,
      应办: String(beneath.asked),
      办结: String(beneath.done),
      办结率: shareText(beneath),
      超期: String(beneath.overdue),
      数据日期: on,
    })),
    责任条款: draft.clauses.map(({ code, responsibility, text, state }) => ({
      编号: code,
      责任类型: responsibility,
      内容: text,
      落实情况: state,
      数据日期: on,
    })),
    困难: difficultiesOf(draft),
    示范点: draft.sites.map(({ name, place, carrierName }) => ({
      名称: name,
      地点: place,
      所属载体: carrierName,
    })),
  };
}
