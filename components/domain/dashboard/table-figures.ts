import { completionSteps, exactPercent, stepLabels, stepOf } from "@/components/charts/scale";
import { valueText } from "@/lib/domain/counters/formulas/rules";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures, MatrixRow } from "@/lib/domain/counters/types";
import { percentText } from "@/lib/shared/figures";
import { rowHead } from "./labels";
import { heatInput } from "./matrix-input";
import { asks, here, type Make, type Place, placeOfRow, whole } from "./table-types";
import { targetText } from "./task-table-html";
import { drawnPoints } from "./trend-marks";

const COUNT_HEADS = ["要求办理", "已办结", "待审核", "已退回", "预警", "超期", "待取数"];

function countsOf(f: Figures): number[] {
  return [f.asked, f.done, f.submitted, f.returned, f.soon, f.overdue, f.awaiting];
}

/** The carrier matrix, with the whole per cents of its cells. */
export const matrixTable: Make = (board, filter) => {
  const { matrix: found, grid } = board.figures;
  const input = heatInput(found, filter, grid);
  const places = [here(board), ...found.rows.map(placeOfRow)];
  return {
    title: "载体 × 地区 完成率",
    head: [input.corner, ...input.columns.map(({ label }) => label)],
    rows: input.rows.map(({ label, cells }, at) => ({
      cells: [label, ...cells.map(({ value }) => whole(value))],
      question: asks(board, filter, places[at] ?? here(board)),
    })),
  };
};

/** Every row with all its counts. */
export const rowsTable: Make = (board, filter) => {
  const { byChild } = board.figures;
  const line = (name: string, found: Pick<MatrixRow, "total" | "coordination">, place: Place) => ({
    cells: [
      name,
      percentText(completion(found.total)),
      percentText(onTimeRate(found.total)),
      ...countsOf(found.total),
      percentText(completion(found.coordination)),
    ],
    question: asks(board, filter, place),
  });
  return {
    title: "分地区明细",
    head: [rowHead(byChild), "完成率", "按期率", ...COUNT_HEADS, "统筹协调完成率"],
    rows: [
      line("合计", byChild.totals, here(board)),
      ...byChild.rows.map((row) => line(row.name, row, placeOfRow(row))),
    ],
  };
};

/** The places of the schematic map. */
export const mapTable: Make = (board, filter) => {
  const { grid, byChild } = board.figures;
  if (!grid) return null;
  const found = new Map(
    byChild.rows.filter((row) => row.kind === "region").map((r) => [r.code, r]),
  );
  return {
    title: "各地推进情况",
    head: ["地区", "完成率", "要求办理", "超期"],
    rows: grid.tiles.map(({ code, name }) => {
      const row = found.get(code);
      const share = exactPercent(row ? completion(row.total) : null);
      return {
        cells: [name, share, row?.total.asked ?? 0, row?.total.overdue ?? 0],
        question: asks(board, filter, { regionCode: code }),
      };
    }),
  };
};

/** Which region stands in which band, in the order of the regions. */
export const bandsTable: Make = (board, filter) => {
  const labels = stepLabels(completionSteps);
  return {
    title: "分档",
    head: ["地区", "完成率", "档"],
    rows: board.figures.byChild.rows
      .filter(({ kind }) => kind !== "own")
      .map((row) => {
        const share = completion(row.total);
        const label = labels[stepOf(share) - 1] ?? "没有要求办理的任务";
        return {
          cells: [row.name, exactPercent(share), label],
          question: asks(board, filter, placeOfRow(row)),
        };
      }),
  };
};

/** The points of the trend that are drawn. */
export const trendTable: Make = ({ figures }, filter) => {
  const { trend: found } = figures;
  if (found.asked === 0) return null;
  return {
    title: "办结进度",
    head: ["日期", "完成率", "到期应完成", "累计办结", "累计到期"],
    rows: drawnPoints(found, filter).map(({ day, done, due }) => ({
      cells: [day, exactPercent(done / found.asked), exactPercent(due / found.asked), done, due],
    })),
  };
};

/** The tasks of the region. */
export const tasksTable: Make = (board, filter) => ({
  title: "按任务",
  head: ["编号", "任务", "完成率", "要求办理", "已办结", "超期", "待取数", "汇总值", "目标"],
  rows: board.figures.tasks.map(({ code, title, rootTaskId, figures: f, value }) => ({
    cells: [
      ...[code, title, percentText(completion(f)), f.asked, f.done, f.overdue, f.awaiting],
      ...[valueText(value), targetText(value)],
    ],
    question: asks(board, filter, { ...here(board), rootTaskId }),
  })),
});
