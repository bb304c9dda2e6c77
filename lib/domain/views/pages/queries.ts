import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { startExport } from "@/lib/domain/assignments/exports/commands";
import { sheetOf } from "@/lib/domain/assignments/exports/rules";
import { assignmentExportSchema } from "@/lib/domain/assignments/exports/schema";
import { getClock } from "@/lib/domain/calendar/queries";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { dashboardFilterSchema } from "@/lib/domain/counters/schema";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { analysedRegion, readAnalysis } from "@/lib/domain/supervision/analysis/queries";
import { analysisFilterSchema } from "@/lib/domain/supervision/analysis/schema";
import { readFeedback } from "@/lib/domain/supervision/feedback/queries";
import { feedbackFilterSchema } from "@/lib/domain/supervision/feedback/schema";
import { sheetsOf } from "@/lib/domain/supervision/tables/rules";
import { conflict } from "@/lib/platform/errors";
import { dayLabel } from "@/lib/shared/dates";
import { FIGURE_COLUMNS, figureCells, pageAddress, quarterOf } from "./rules";
import type { PageAddress, PageKind, PageTables } from "./types";

const PERIOD_WORDS = {
  year: "全年",
  q1: "一季度到期",
  q2: "二季度到期",
  q3: "三季度到期",
  q4: "四季度到期",
  to_date: "截至今日到期",
} as const;

type Read = (actor: StaffActor, page: PageAddress) => Promise<PageTables>;

function figureQuery(regionCode: string, search: unknown, today: string): FigureQuery {
  const { year, period, carrier, grain, level, lead, asOf, map } =
    dashboardFilterSchema.parse(search);
  return {
    regionCode,
    year: year ?? Number(today.slice(0, 4)),
    period: period ?? quarterOf(today),
    carrierCode: carrier ?? null,
    grain: grain ?? "children",
    level: level ?? null,
    leadUnitId: lead ?? null,
    asOf: asOf && asOf < today ? asOf : null,
    ...(map && { map }),
  };
}

const dashboard: Read = async (actor, { path, search }) => {
  const { today } = await getClock(actor);
  const query = figureQuery(path.split("/").at(-1) ?? "", search, today);
  const [matrix, tasks, carriers] = await Promise.all([
    readMatrix(actor, query),
    listTaskFigures(actor, query),
    findCarriers(actor, query),
  ]);
  const name = new Map((carriers?.members ?? []).map((one) => [one.code, one.name]));
  const rows = [
    ["合计", ...figureCells(matrix.totals.total)],
    ...matrix.rows.map((row) => [row.name, ...figureCells(row.total)]),
  ];
  return {
    title: `${matrix.region.name}驾驶舱`,
    subtitle: `${query.year} 年 · ${PERIOD_WORDS[query.period]} · 数据截至 ${dayLabel(matrix.today)}`,
    sheets: [
      { name: "各地", columns: [{ head: "地区或单位", width: 22 }, ...FIGURE_COLUMNS], rows },
      {
        name: "各载体",
        columns: [{ head: "载体", width: 22 }, ...FIGURE_COLUMNS],
        rows: matrix.columns.map((column) => {
          const cells = matrix.totals.cells[column.code];
          return [column.name, ...(cells ? figureCells(cells) : [])];
        }),
      },
      {
        name: "各任务",
        columns: [
          { head: "载体", width: 12 },
          { head: "编码", width: 10 },
          { head: "任务", width: 34 },
          ...FIGURE_COLUMNS,
        ],
        rows: tasks.map((task) => [
          task.carrierCode ? (name.get(task.carrierCode) ?? task.carrierCode) : "统筹协调",
          task.code,
          task.title,
          ...figureCells(task.figures),
        ]),
      },
    ],
  };
};

const assignments: Read = async (actor, { search }) => {
  const { today } = await getClock(actor);
  const asked = { year: today.slice(0, 4), ...search, format: "xlsx" };
  const { batches } = await startExport(actor, assignmentExportSchema.parse(asked));
  return {
    title: "任务明细",
    subtitle: `数据截至 ${dayLabel(today)}`,
    sheets: [sheetOf(batches)],
  };
};

const analysis: Read = async (actor, { search }) => {
  const filter = analysisFilterSchema.parse(search);
  const found = await readAnalysis(actor, filter);
  return {
    title: `${found.region.name}综合分析`,
    subtitle: `${PERIOD_WORDS[filter.period]} · 数据截至 ${dayLabel(found.today)}`,
    sheets: sheetsOf(found.tables),
  };
};

const feedback: Read = async (actor, { search }) => {
  const { today } = await getClock(actor);
  const { tables } = await readFeedback(actor, feedbackFilterSchema.parse(search));
  const nothing = { name: "信息反馈", columns: [{ head: "没有等待办理的反馈" }], rows: [] };
  return {
    title: "信息反馈",
    subtitle: `数据截至 ${dayLabel(today)}`,
    sheets: tables.length > 0 ? sheetsOf(tables) : [nothing],
  };
};

interface Page {
  /** Throws what the page would for whoever has no right to it. */
  check: (actor: StaffActor, page: PageAddress) => Promise<unknown>;
  read: (actor: StaffActor, page: PageAddress) => Promise<PageTables>;
}

/** Which page is read how. A domain whose page can become a file adds its line here and its path in rules.ts. */
const PAGES: Record<PageKind, Page> = {
  dashboard: {
    check: (actor, { path }) => getFigureScope(actor, path.split("/").at(-1) ?? ""),
    read: dashboard,
  },
  analysis: {
    check: async (actor, { search }) => {
      await requireReaches(actor, "order.read");
      return getFigureScope(actor, analysedRegion(actor, analysisFilterSchema.parse(search)));
    },
    read: analysis,
  },
  feedback: { check: (actor) => requireReaches(actor, "order.read"), read: feedback },
  assignments: { check: (actor) => requireReaches(actor, "assignment.read"), read: assignments },
};

function requireKnown(address: string): { page: PageAddress; known: Page } {
  const page = pageAddress(address);
  const known = page && PAGES[page.kind];
  if (!known) throw conflict("这个页面不能生成文件，请改订驾驶舱、任务清单等有表格的页面");
  return { page, known };
}

/** Throws what the page of an address would where the actor has no right to it. */
export async function requirePage(actor: StaffActor, address: string): Promise<void> {
  const { page, known } = requireKnown(address);
  await known.check(actor, page);
}

/**
 * The tables behind an address as the actor would see the page now; throws what the page would: `forbidden`
 * or `not_found` where the actor has no right to it any more.
 */
export async function readPage(actor: StaffActor, address: string): Promise<PageTables> {
  const { page, known } = requireKnown(address);
  await known.check(actor, page);
  return known.read(actor, page);
}
