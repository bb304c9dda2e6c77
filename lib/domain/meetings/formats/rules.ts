/*
 * The formats of a pack: a paper (Word, print page, PDF), a talk (PowerPoint) and a workbook (Excel). Each is
 * laid out from the same parts and lines; none computes a figure of its own.
 */
import { sumAsks } from "@/lib/domain/meetings/packs/rules";
import type { Pack, ScoreLine } from "@/lib/domain/meetings/packs/types";
import {
  asksTable,
  changeTable,
  earlierTable,
  nextTable,
  partsOf,
  problemTable,
  scoreTable,
  sourceWords,
  stateWords,
} from "@/lib/domain/meetings/papers/rules";
import type { NamedTable } from "@/lib/domain/meetings/papers/types";
import {
  cellWords,
  type PaperContent,
  type PaperTable,
  statedShare,
} from "@/lib/platform/documents/paper";
import type { Deck, Slide } from "@/lib/platform/slides";
import { columnWidths, WIDTH } from "@/lib/platform/slides-layout";
import type { CellInput, SheetContent } from "@/lib/platform/spreadsheet/types";
import { dayLabel } from "@/lib/shared/dates";

const fullDay = (day: string) => `${day.slice(0, 4)} 年 ${dayLabel(day)}`;

/** A title in two lines: whose work, and which meeting; never broken within the name of either. */
function titleOf({ content }: Pack): string[] {
  const [work = "", ...rest] = content.meeting.title.split(" ");
  return [work, `${rest.join(" ")}材料`];
}

function subtitleOf({ content, day }: Pack): string {
  const { heldOn, place } = content.meeting;
  return `（会议时间 ${fullDay(heldOn)}${place ? `，${place}` : ""}；数字截至 ${fullDay(day)}）`;
}

/** The pack as a paper. */
export function paperOf(pack: Pack): PaperContent {
  return {
    title: titleOf(pack),
    subtitle: subtitleOf(pack),
    blanks: ["文号：【待填】", "签发：【待填】"],
    unit: pack.content.unitName,
    day: fullDay(pack.day),
    source: sourceWords(pack),
    blocks: partsOf(pack).flatMap(({ heading, blocks }) => [
      { kind: "heading" as const, text: heading },
      ...blocks,
    ]),
  };
}

/** All tables of a pack, each with the name of its sheet. */
export function tablesOf(pack: Pack): NamedTable[] {
  return partsOf(pack).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [block] : [])),
  );
}

const FORMATS = { percent: "0.0%", count: "0" } as const;
const CHARACTERS = 1.1;

function sheetOf({ sheet, table }: NamedTable, title: string): SheetContent {
  const { columns, rows, empty } = table;
  const lines: CellInput[][] = rows.map((cells) => [...cells]);
  return {
    name: sheet,
    title: `${title} · ${sheet}`,
    columns: columns.map(({ head, width, kind }) => ({
      head,
      width: Math.max(8, width * CHARACTERS),
      ...(kind === "percent" || kind === "count" ? { format: FORMATS[kind] } : {}),
    })),
    rows: lines.length > 0 ? lines : [[empty]],
  };
}

/** The pack as sheets; the first says what it is and where its figures come from. */
export function sheetsOf(pack: Pack): SheetContent[] {
  const { content, number, year, fingerprint, day, frozenByName } = pack;
  const facts: CellInput[][] = [
    ["会议", content.meeting.title],
    ["会议时间", content.meeting.heldOn],
    ["地点", content.meeting.place || "—"],
    ["数字截至", day],
    ["期号", `${year} 年会议材料第 ${number} 期`],
    ["指纹", fingerprint],
    ["定稿人", frozenByName],
    ["情况", stateWords(content, day)],
    ["说明", sourceWords(pack)],
  ];
  const cover: SheetContent = {
    name: "说明",
    title: titleOf(pack).join(""),
    columns: [
      { head: "项目", width: 12 },
      { head: "内容", width: 110 },
    ],
    rows: facts,
  };
  return [cover, ...tablesOf(pack).map((one) => sheetOf(one, content.meeting.title))];
}

const TEXT_LENGTH = 46;

/** Long texts would push a table off its slide; the paper has them whole. */
function shortened(table: PaperTable): PaperTable {
  const cut = (cell: string | number | null) =>
    typeof cell === "string" && cell.length > TEXT_LENGTH
      ? `${cell.slice(0, TEXT_LENGTH - 1)}…`
      : cell;
  return { ...table, rows: table.rows.map((cells) => cells.map(cut)) };
}

/** Characters of a line as wide as Chinese ones; Latin letters and digits are half as wide. */
const breadth = (words: string) =>
  [...words].reduce((sum, sign) => sum + (sign < "\u2000" ? 0.6 : 1), 0);

/** Lines that a row takes on a slide: as its longest text, as it is shown, wraps in its column. */
function heightOf(
  { columns }: PaperTable,
  row: readonly (string | number | null)[],
  inches: number,
): number {
  const lines = columnWidths(columns, inches).map((width, at) => {
    const words = cellWords(columns[at]?.kind ?? "text", row[at] ?? null);
    return Math.ceil(breadth(words) / Math.max(1, Math.floor((width - 0.1) * 5.1)));
  });
  return 0.17 + 0.25 * Math.max(1, ...lines);
}

const ROOM = 5.0;

/** A table over as many slides as it needs, its head on each. */
function tableSlides(title: string, whole: PaperTable): Slide[] {
  const table = shortened(whole);
  if (table.rows.length === 0) return [{ title, table }];
  const groups: (readonly (string | number | null)[])[][] = [[]];
  let used = 0;
  for (const row of table.rows) {
    const height = heightOf(table, row, WIDTH);
    if (used + height > ROOM) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(row);
    used += height;
  }
  return groups.map((rows, at) => ({
    title: groups.length > 1 ? `${title}（${at + 1}/${groups.length}）` : title,
    table: { ...table, rows },
  }));
}

function figuresOf({ figures, stuck, asks }: ScoreLine): Slide["figures"] {
  return [
    { label: "到期应办", value: String(figures.asked) },
    { label: "已办结", value: String(figures.done) },
    { label: "办结率", value: cellWords("percent", statedShare(figures.done, figures.asked)) },
    { label: "超期", value: String(figures.overdue), isBad: figures.overdue > 0 },
    { label: "卡住", value: String(stuck), isBad: stuck > 0 },
    { label: "待答复", value: String(sumAsks(asks)) },
  ];
}

function chartOf({ figures, stuck, before }: ScoreLine): Slide["chart"] {
  const now = { name: "本次", values: [figures.asked, figures.done, figures.overdue, stuck] };
  const labels = ["到期应办", "已办结", "超期", "卡住"];
  if (!before) return { title: "项数", labels, series: [now] };
  const then = { name: "上次会议", values: [before.asked, before.done, before.overdue] };
  const three = { ...now, values: now.values.slice(0, 3) };
  return { title: "项数，与上次会议相比", labels: labels.slice(0, 3), series: [three, then] };
}

const SLIDE_TASKS = 5;

/** A carrier or a lead unit on one slide; a lead with what comes next for it. */
function lineSlide(line: ScoreLine, pack: Pack, isLead: boolean): Slide {
  const next = isLead ? pack.content.next.find(({ name }) => name === line.name) : undefined;
  const tasks = next?.tasks ?? [];
  const code = pack.codes[line.key] ?? "";
  const own = asksTable([line]);
  return {
    title: line.name,
    code,
    figures: figuresOf(line) ?? [],
    ...(line.figures.asked > 0 ? { chart: chartOf(line) } : {}),
    table: shortened(isLead ? nextTable({ tasks: tasks.slice(0, SLIDE_TASKS) }) : own),
    ...(isLead && tasks.length > SLIDE_TASKS
      ? { lines: [`下一阶段共 ${tasks.length} 项，其余见会议材料。`] }
      : {}),
  } as Slide;
}

/** The pack as a talk. */
export function deckOf(pack: Pack): Deck {
  const { content, codes, day } = pack;
  const { total, carriers, leads, moved, previous } = content;
  const changes: Slide[] =
    previous && moved
      ? tableSlides("上次会议以来的变化", changeTable([total, ...carriers, ...leads]))
      : [{ title: "上次会议以来的变化", lines: ["首次形成会议材料，没有可比的上一次会议。"] }];
  return {
    title: titleOf(pack),
    subtitle: subtitleOf(pack),
    unit: content.unitName,
    day: fullDay(day),
    foot: `${pack.year} 年会议材料第 ${pack.number} 期 · 截至 ${day} · 指纹 ${pack.fingerprint.slice(0, 16)}`,
    slides: [
      ...tableSlides("此前议定事项办理情况", earlierTable(content.earlier)),
      {
        title: "总体情况",
        code: codes[total.key] ?? "",
        figures: figuresOf(total) ?? [],
        lines: [stateWords(content, day)],
      },
      ...tableSlides("成绩单：各载体", scoreTable([total, ...carriers], { head: "载体", codes })),
      ...carriers.map((line) => lineSlide(line, pack, false)),
      ...tableSlides("成绩单：各牵头单位", scoreTable(leads, { head: "牵头单位", codes })),
      ...leads.map((line) => lineSlide(line, pack, true)),
      ...changes,
      ...tableSlides("需要跨部门协调的难题", problemTable(content)),
    ],
  };
}
