/*
 * What came back and waits: each kind with how many, and how long in working days; the middle one says more
 * than the mean, which one forgotten thing moves. Where it waits is a place, an office or a lead unit, never
 * a person.
 */
import { counted } from "../tables/rules";
import type { FigureTable } from "../tables/types";
import { FEEDBACK_LABELS } from "./labels";
import type { FeedbackItem, FeedbackKind, FeedbackKindFigures, FeedbackPlace } from "./types";

/** The address of the page for a kind. */
export function feedbackHref(kind: FeedbackKind | null): string {
  return kind ? `/desk/supervision/feedback?kind=${kind}` : "/desk/supervision/feedback";
}

function kindTable(kinds: readonly FeedbackKindFigures[]): FigureTable {
  return {
    key: "kinds",
    title: "等待办理的反馈",
    note: "等待时间按工作日；中位数是排在正中间的那一件等了多久",
    columns: ["类别", "等待谁", "件数", "等待中位数（天）", "最久（天）"],
    rows: kinds.map(({ kind, count, median, longest }) => [
      { value: FEEDBACK_LABELS[kind].title },
      { value: FEEDBACK_LABELS[kind].waitsFor },
      counted(count, feedbackHref(kind)),
      { value: median },
      { value: longest },
    ]),
  };
}

function placeTable(places: readonly FeedbackPlace[]): FigureTable {
  return {
    key: "places",
    title: "在哪里等待",
    note: "最久的在前",
    columns: ["等待办理的单位或地区", "件数", "等待中位数（天）", "最久（天）"],
    rows: places.map(({ place, count, median, longest }) => [
      { value: place },
      { value: count },
      { value: median },
      { value: longest },
    ]),
  };
}

function itemTable(items: readonly FeedbackItem[], kind: FeedbackKind | null): FigureTable {
  return {
    key: "items",
    title: kind ? `${FEEDBACK_LABELS[kind].title}：等得最久的` : "等得最久的",
    note: "最多列 100 件；基层反映不显示是哪个单位",
    columns: ["事项", "类别", "单位", "在哪里等待", "已等（工作日）"],
    rows: items.map((item) => [
      { value: item.title, href: item.link },
      { value: FEEDBACK_LABELS[item.kind].title },
      { value: item.organisation },
      { value: item.place },
      { value: item.days },
    ]),
  };
}

/** The tables of the page; those in which nothing waits are left out. */
export function feedbackTables(
  found: { kinds: FeedbackKindFigures[]; places: FeedbackPlace[]; items: FeedbackItem[] },
  kind: FeedbackKind | null,
): FigureTable[] {
  const { kinds, places, items } = found;
  return [kindTable(kinds), placeTable(places), itemTable(items, kind)].filter(
    ({ rows }) => rows.length > 0,
  );
}
