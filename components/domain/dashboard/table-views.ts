import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { percentText } from "@/lib/shared/figures";
import { bandText, differenceText, otherText, shareText } from "./comparison-words";
import { columnFilter } from "./grid-input";
import { rowHead } from "./labels";
import { dueShare } from "./series-html";
import { asks, here, type Make, placeOfRow, whole } from "./table-types";

/** By level or by period. */
export const gridTable: Make = (board, filter) => {
  const { grid: found, figures } = board;
  if (!found) return null;
  const cells = (of: Record<string, Figures>) =>
    found.columns.map(({ key }) => {
      const figures = of[key];
      return whole(figures ? completion(figures) : null);
    });
  const first = found.columns[0];
  const narrowed = first ? columnFilter(found, first.key, filter) : filter;
  return {
    title: found.view === "level" ? "层级 × 地区 完成率" : "时段 × 地区 完成率",
    head: [rowHead(figures.byChild), ...found.columns.map(({ label }) => label)],
    rows: [
      { cells: ["合计", ...cells(found.totals)], question: asks(board, narrowed, here(board)) },
      ...found.rows.map(({ row, cells: own }) => ({
        cells: [row.name, ...cells(own)],
        question: asks(board, narrowed, placeOfRow(row)),
      })),
    ],
  };
};

/** By lead unit. */
export const leadsTable: Make = (board, filter) => {
  if (!board.leads) return null;
  return {
    title: "按牵头单位",
    head: [
      "牵头单位",
      "牵头",
      "任务",
      "完成率",
      "按期率",
      "要求办理",
      "已办结",
      "待审核",
      "已退回",
      "超期",
    ],
    rows: board.leads.map(({ organisationId, name, leads: led, tasks: count, figures: f }) => ({
      cells: [
        ...[name, led.join("、"), count, percentText(completion(f)), percentText(onTimeRate(f))],
        ...[f.asked, f.done, f.submitted, f.returned, f.overdue],
      ],
      question: asks(board, { ...filter, lead: organisationId }, here(board)),
    })),
  };
};

/** The small drawings by their last points. */
export const seriesTable: Make = (board, filter) => {
  if (board.series.length === 0) return null;
  const isCarrier = filter.view === "carrier";
  return {
    title: isCarrier ? "各载体办结进度" : "各地办结进度",
    head: [isCarrier ? "载体" : "地区", "已办结", "到期应完成", "要求办理", "累计办结"],
    rows: board.series.map((one) => ({
      cells: [
        ...[one.name, percentText(one.done / one.asked), percentText(dueShare(one))],
        ...[one.asked, one.done],
      ],
      question: isCarrier
        ? asks(board, { ...filter, carrier: one.code }, here(board))
        : asks(board, filter, { regionCode: one.code }),
    })),
  };
};

/** The comparison. */
export const compareTable: Make = (board, filter) => {
  const { comparison } = board;
  if (!comparison || comparison.lines.length === 0) return null;
  const isPeers = comparison.kind === "peers";
  const other = isPeers ? [`${comparison.other}中位数`, "中间一半"] : [comparison.other ?? ""];
  return {
    title: `完成率比较：${comparison.other}`,
    head: ["载体", "本地", ...other, "差别"],
    rows: comparison.lines.map((line) => ({
      cells: [
        ...[line.name, shareText(line.here), otherText(line)],
        ...(isPeers ? [bandText(line)] : []),
        differenceText(line.difference),
      ],
      question: asks(
        board,
        { ...filter, carrier: line.carrierCode ?? filter.carrier },
        here(board),
      ),
    })),
  };
};
