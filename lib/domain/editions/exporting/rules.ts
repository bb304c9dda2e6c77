/*
 * An edition leaves as a workbook, as one table of text or as the very text that its fingerprints are made
 * of. Every export says which edition it is, what it asked of the data and its SHA-256; a ranking carries its
 * reason. Rates are written beside their counts, never instead of them. For staff each line bears the short code
 * of its completion, which leads back to the edition and to the figure as it is now.
 */
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { periodOf } from "@/lib/domain/editions/freezing/rules";
import { editionName, PURPOSE_WORDS, questionWords } from "@/lib/domain/editions/labels";
import type { EditionDetail, EditionFiguresRow } from "@/lib/domain/editions/types";
import type { CellInput, SheetColumn, SheetContent } from "@/lib/platform/spreadsheet/types";

const PERCENT = "0.0%";

const FIGURE_COLUMNS: SheetColumn[] = [
  { head: "应办" },
  { head: "办结" },
  { head: "办结率", format: PERCENT },
  { head: "按时办结" },
  { head: "按时率", format: PERCENT },
  { head: "待审核" },
  { head: "退回待改" },
  { head: "超期" },
  { head: "免报" },
  { head: "取消" },
  { head: "待取数" },
];

function figureCells(figures: Figures): CellInput[] {
  return [
    figures.asked,
    figures.done,
    completion(figures),
    figures.doneOnTime,
    onTimeRate(figures),
    figures.submitted,
    figures.returned,
    figures.overdue,
    figures.exempted,
    figures.cancelled,
    figures.awaiting,
  ];
}

function aboutSheet(edition: EditionDetail): SheetContent {
  const rows: [string, string][] = [
    ["期号", editionName(edition)],
    ["标题", edition.title],
    ["用途", PURPOSE_WORDS[edition.purpose].name],
    ["口径", questionWords(edition).join("，")],
    ["定稿", `${edition.frozenAt} ${edition.frozenByName}`],
    ["发布", edition.releasedAt ? `${edition.releasedAt} ${edition.releasedByName}` : "尚未发布"],
    ["指纹 SHA-256", edition.fingerprint],
    ["指纹 SM3", edition.fingerprintSm3 || "这一期定稿时还没有计算"],
  ];
  if (edition.query.ranking) rows.push(["列位次的理由", edition.query.ranking.reason]);
  return {
    name: "说明",
    columns: [
      { head: "项目", width: 16 },
      { head: "内容", width: 80 },
    ],
    rows,
  };
}

/** The short codes of an edition's lines in the order of `questionsOf`; empty where none are given. */
type Codes = readonly string[];

const CODE_COLUMN: SheetColumn = { head: "数字编码", width: 12 };

/** Adds to each row its code, where there are codes. */
function coded(sheet: SheetContent & { rows: CellInput[][] }, codes: Codes): SheetContent {
  if (codes.length === 0) return sheet;
  return {
    ...sheet,
    columns: [...sheet.columns, CODE_COLUMN],
    rows: sheet.rows.map((row, at) => {
      const blanks = Array<null>(sheet.columns.length - row.length).fill(null);
      return [...row, ...blanks, codes[at] ?? ""];
    }),
  };
}

function placeOf({ kind, code }: EditionFiguresRow): Partial<FigureQuestion> {
  if (kind === "organisation") return { regionCode: undefined, organisationId: code };
  return { regionCode: code, isOwnLevel: kind === "own" };
}

/** What each line of an edition's tables asks: the whole, its places, its lead units, its tasks. */
export function questionsOf({ id, query, figures }: EditionDetail): FigureQuestion[] {
  const whole: FigureQuestion = {
    measure: "completion",
    regionCode: query.regionCode,
    year: query.year,
    period: periodOf(query),
    carrierCode: query.carrierCode,
    level: query.level,
    leadUnitId: query.leadUnitId,
    asOf: query.isPast ? query.day : undefined,
    editionId: id,
  };
  return [
    whole,
    ...figures.rows.map((row) => ({ ...whole, ...placeOf(row) })),
    ...(figures.leads ?? []).map((lead) => ({ ...whole, leadUnitId: lead.organisationId })),
    ...figures.tasks.map(({ rootTaskId }) => ({ ...whole, rootTaskId })),
  ];
}

function regionSheet({ figures }: EditionDetail, codes: Codes): SheetContent {
  const { totals, columns } = figures;
  const carriers = columns.map((column) => ({ head: column.short, format: PERCENT }));
  const shares = (cells: Record<string, Figures>) =>
    columns.map(({ code }) => (cells[code] ? completion(cells[code]) : null));
  const rows = figures.rows.map((row) => [
    row.name,
    ...figureCells(row.total),
    ...shares(row.cells),
    ...(row.coordination ? [row.coordination.asked, row.coordination.done] : []),
  ]);
  const coordination = totals.coordination
    ? [totals.coordination.asked, totals.coordination.done]
    : [];
  const sheet = {
    name: "分地区",
    columns: [
      { head: "地区", width: 22 },
      ...FIGURE_COLUMNS,
      ...carriers,
      ...(totals.coordination ? [{ head: "统筹应办" }, { head: "统筹办结" }] : []),
    ],
    rows: [
      ["合计", ...figureCells(totals.total), ...shares(totals.cells), ...coordination],
      ...rows,
    ],
  };
  return coded(sheet, codes);
}

function taskSheet({ figures }: EditionDetail, codes: Codes): SheetContent {
  const names = new Map(figures.columns.map((column) => [column.code, column.name]));
  const sheet = {
    name: "分任务",
    columns: [{ head: "编号" }, { head: "任务", width: 50 }, { head: "载体" }, ...FIGURE_COLUMNS],
    rows: figures.tasks.map((task) => [
      task.code,
      task.title,
      task.carrierCode ? (names.get(task.carrierCode) ?? task.carrierCode) : "统筹协调",
      ...figureCells(task.figures),
    ]),
  };
  return coded(sheet, codes);
}

function leadSheet({ figures }: EditionDetail, codes: Codes): SheetContent[] {
  if (!figures.leads?.length) return [];
  const columns = [{ head: "牵头单位", width: 30 }, ...FIGURE_COLUMNS];
  const rows = figures.leads.map((lead) => [lead.name, ...figureCells(lead.figures)]);
  return [coded({ name: "分牵头单位", columns, rows }, codes)];
}

function stuckSheet({ figures: { stuck } }: EditionDetail): SheetContent[] {
  if (!stuck) return [];
  const lines = [
    ...stuck.longest.map((one) => ["超期最久", one] as const),
    ...stuck.mostReturned.map((one) => ["退回最多", one] as const),
  ];
  return [
    {
      name: "堵点",
      columns: [
        { head: "类别" },
        { head: "单位", width: 30 },
        { head: "地区" },
        { head: "任务", width: 50 },
        { head: "到期日", width: 12 },
        { head: "超期天数" },
        { head: "退回次数" },
      ],
      rows: lines.map(([kind, one]) => [
        kind,
        one.organisationName,
        one.placeName,
        `${one.code} ${one.title}`,
        one.dueOn,
        one.daysOverdue,
        one.timesReturned,
      ]),
    },
  ];
}

function rankingSheet({ figures, query }: EditionDetail): SheetContent[] {
  if (!figures.ranking || !query.ranking) return [];
  return [
    {
      name: "位次",
      title: `列位次的理由：${query.ranking.reason}。差异在误差以内的并列`,
      columns: [
        { head: "位次" },
        { head: "地区", width: 22 },
        { head: "应办" },
        { head: "办结" },
        { head: "办结率", format: PERCENT },
      ],
      rows: figures.ranking.flatMap(({ place, members }) =>
        members.map((one) => [
          members.length > 1 ? `并列第 ${place}` : `第 ${place}`,
          one.name,
          one.asked,
          one.done,
          one.rate,
        ]),
      ),
    },
  ];
}

/** The sheets of an edition: what it is, then its tables, each line with its code where these are given. */
export function sheetsOf(edition: EditionDetail, codes: Codes = []): SheetContent[] {
  const places = 1 + edition.figures.rows.length;
  const leads = places + (edition.figures.leads?.length ?? 0);
  return [
    aboutSheet(edition),
    regionSheet(edition, codes.slice(0, places)),
    ...leadSheet(edition, codes.slice(places, leads)),
    taskSheet(edition, codes.slice(leads)),
    ...stuckSheet(edition),
    ...rankingSheet(edition),
  ];
}

/** The same as lines of text for one CSV file: a sheet after the other, each under its name. */
export function linesOf(edition: EditionDetail, codes: Codes = []): (string | number)[][] {
  return sheetsOf(edition, codes).flatMap(({ name, title, columns, rows }) => [
    [name, ...(title ? [title] : [])],
    columns.map((column) => column.head),
    ...[...(rows as Iterable<readonly CellInput[]>)].map((row) =>
      row.map((cell, column) => csvCell(cell, columns[column])),
    ),
    [],
  ]);
}

function csvCell(cell: CellInput, column: SheetColumn | undefined): string | number {
  if (cell === null) return "";
  if (typeof cell === "number" && column?.format === PERCENT) return `${(cell * 100).toFixed(1)}%`;
  return typeof cell === "number" ? cell : String(cell);
}

/** The name of an export: the region, the edition and its day. */
export function fileNameOf(edition: EditionDetail, extension: string): string {
  return `${edition.regionName}${editionName(edition).replaceAll(" ", "")}数据.${extension}`;
}
