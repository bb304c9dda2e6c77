/*
 * The paper of a meeting opens with what earlier meetings decided and what became of it; then how each carrier
 * and lead unit stands, what changed since the last meeting, what only several can solve, and what comes next.
 * A part without anything says so. All formats are made of these parts, so that they cannot differ.
 */
import { ITEM_STATE_LABELS } from "@/lib/domain/meetings/items/labels";
import type { EarlierItem } from "@/lib/domain/meetings/items/types";
import { sumAsks } from "@/lib/domain/meetings/packs/rules";
import type { NextOfLead, Pack, PackContent, ScoreLine } from "@/lib/domain/meetings/packs/types";
import { numeral } from "@/lib/domain/meetings/rules";
import {
  cellWords,
  type PaperBlock,
  type PaperColumn,
  type PaperTable,
  statedShare,
} from "@/lib/platform/documents/paper";
import { dayLabel } from "@/lib/shared/dates";
import type { PaperPart } from "./types";

const column = (head: string, width: number, kind: PaperColumn["kind"]) => ({ head, width, kind });
const paragraph = (text: string): PaperBlock => ({ kind: "paragraph", text });
const subheading = (text: string): PaperBlock => ({ kind: "subheading", text });
const tableBlock = (sheet: string, table: PaperTable): PaperBlock => ({
  kind: "table",
  sheet,
  table,
});

/** 张三局、李四局; — for nobody. */
function names(all: readonly string[]): string {
  return all.length > 0 ? all.join("、") : "—";
}

/** What became of a decision, in words. */
export function itemWords({ state, light, doneOn, cancelReason }: EarlierItem): string {
  if (state === "done") return doneOn ? `已办结（${dayLabel(doneOn)}）` : ITEM_STATE_LABELS.done;
  if (state === "cancelled" || state === "exempted") {
    return cancelReason ? `${ITEM_STATE_LABELS[state]}：${cancelReason}` : ITEM_STATE_LABELS[state];
  }
  return light === "overdue" ? `${ITEM_STATE_LABELS[state]}，已超期` : ITEM_STATE_LABELS[state];
}

/** Earlier decisions, open ones first. */
export function earlierTable(items: readonly EarlierItem[]): PaperTable {
  return {
    columns: [
      column("序号", 6, "count"),
      column("议定事项", 34, "text"),
      column("责任单位", 18, "text"),
      column("配合单位", 16, "text"),
      column("时限", 12, "day"),
      column("进展", 16, "text"),
    ],
    rows: items.map((item, at) => [
      ...[at + 1, item.text, item.organisationName, names(item.cooperatingNames), item.dueOn],
      itemWords(item),
    ]),
    empty: "此前的会议没有未办结的议定事项，也没有上次会议以来新办结的事项。",
  };
}

/** The 成绩单: one line each. */
export function scoreTable(
  lines: readonly ScoreLine[],
  { head, codes }: { head: string; codes: Readonly<Record<string, string>> },
): PaperTable {
  return {
    columns: [
      column(head, 25, "text"),
      column("应办", 11, "count"),
      column("办结", 11, "count"),
      column("办结率", 10, "percent"),
      column("超期", 10, "count"),
      column("卡住", 10, "count"),
      column("待答复", 8, "count"),
      column("编码", 16, "code"),
    ],
    rows: lines.map(({ key, name, figures, stuck, asks }) => [
      ...[name, figures.asked, figures.done, statedShare(figures.done, figures.asked)],
      ...[figures.overdue, stuck, sumAsks(asks), codes[key] ?? ""],
    ]),
    empty: "本地区没有可统计的单位。",
  };
}

/** What waits for an answer from above, by kind. */
export function asksTable(lines: readonly ScoreLine[]): PaperTable {
  const asking = lines.filter(({ asks }) => sumAsks(asks) > 0);
  return {
    columns: [
      column("载体或单位", 32, "text"),
      column("延期调整", 14, "count"),
      column("补报开窗", 14, "count"),
      column("基层声音", 14, "count"),
      column("难题", 12, "count"),
      column("合计", 12, "count"),
    ],
    rows: asking.map(({ name, asks }) => [
      ...[name, asks.adjustments, asks.openings, asks.voices, asks.problems, sumAsks(asks)],
    ]),
    empty: "目前没有等待答复的延期、开窗、基层声音和难题。",
  };
}

/** What changed since the last meeting, line by line. */
export function changeTable(lines: readonly ScoreLine[]): PaperTable {
  return {
    columns: [
      column("载体或单位", 22, "text"),
      column("上次应办", 11, "count"),
      column("上次办结", 11, "count"),
      column("上次办结率", 11, "percent"),
      column("本次办结率", 11, "percent"),
      column("上次超期", 10, "count"),
      column("本次超期", 10, "count"),
      column("新办结", 11, "count"),
      column("新超期", 9, "count"),
    ],
    rows: lines.map(({ name, figures, before, since }) => [
      ...[name, before?.asked ?? null, before?.done ?? null],
      before && statedShare(before.done, before.asked),
      statedShare(figures.done, figures.asked),
      ...[before?.overdue ?? null, figures.overdue, since?.done ?? null, since?.late ?? null],
    ]),
    empty: "没有可比的数字。",
  };
}

function movedTable(
  tasks: readonly { code: string; title: string; count: number }[],
  { head, empty }: { head: string; empty: string },
): PaperTable {
  return {
    columns: [column("编码", 16, "text"), column("任务", 60, "text"), column(head, 14, "count")],
    rows: tasks.map(({ code, title, count }) => [code, title, count]),
    empty,
  };
}

/** Problems that wait for several. */
export function problemTable({ problems }: Pick<PackContent, "problems">): PaperTable {
  return {
    columns: [
      column("难题", 26, "text"),
      column("提出单位", 16, "text"),
      column("牵头单位", 16, "text"),
      column("配合单位", 16, "text"),
      column("需要协调的事项", 22, "text"),
      column("已提出天数", 9, "count"),
    ],
    rows: problems.map((one) => [
      ...[one.title, one.raisedByName, one.leadName ?? "待定", names(one.cooperatingNames)],
      ...[one.asks, one.days],
    ]),
    empty: "难题台账里没有未解决的难题。",
  };
}

function adjustmentTable({ adjustments }: Pick<PackContent, "adjustments">): PaperTable {
  return {
    columns: [
      column("载体", 40, "text"),
      column("待决定（件）", 20, "count"),
      column("最早的已等（天）", 20, "count"),
    ],
    rows: adjustments.map(({ name, count, oldest }) => [name, count, oldest]),
    empty: "没有等待决定的延期与调整。",
  };
}

/** What falls due in the next phase for one lead unit. */
export function nextTable({ tasks }: Pick<NextOfLead, "tasks">): PaperTable {
  return {
    columns: [
      column("编码", 14, "text"),
      column("任务", 54, "text"),
      column("时限", 16, "day"),
      column("未办结", 12, "count"),
    ],
    rows: tasks.map(({ code, title, dueOn, open }) => [code, title, dueOn, open]),
    empty: "下一阶段没有到期的任务。",
  };
}

function projectTable({ projects }: Pick<NextOfLead, "projects">): PaperTable {
  return {
    columns: [
      column("年度方案中的工作", 44, "text"),
      column("责任", 24, "text"),
      column("时间节点", 24, "text"),
    ],
    rows: projects.map(({ work, responsibility, milestones }) => [
      work,
      responsibility,
      milestones,
    ]),
    empty: "年度方案没有列出工作。",
  };
}

/** One sentence of state. */
export function stateWords({ total, previous }: PackContent, day: string): string {
  const { figures, stuck, asks, since } = total;
  const share = cellWords("percent", statedShare(figures.done, figures.asked));
  const waiting = sumAsks(asks);
  const moved =
    previous && since
      ? `与上次会议（${dayLabel(previous.heldOn)}，数字截至 ${dayLabel(previous.day)}）相比，新办结 ${since.done} 项（含提前办结的），新超期 ${since.late} 项。`
      : "";
  return `截至 ${dayLabel(day)}，各载体到期任务 ${figures.asked} 项，已办结 ${figures.done} 项，办结率 ${share}；超期 ${figures.overdue} 项，卡住 ${stuck} 项（超期满 30 天，或退回后没有重报）；等待上级答复的事项 ${waiting} 件。${moved}`;
}

/** Where a paper's figures come from: edition, moment, fingerprint. */
export function sourceWords(pack: Pack): string {
  const { year, number, day, fingerprint } = pack;
  return `数字来源：${year} 年会议材料第 ${number} 期，截至 ${day}，指纹 ${fingerprint.slice(0, 16)}。“卡住”指超期满 30 天，或被退回还没有重报；“待答复”含延期调整、补报开窗、基层声音和难题。在平台搜索框输入“编码”列的数字编码，可打开该行数字的来历。`;
}

function changeBlocks({ previous, moved, total, carriers, leads }: PackContent): PaperBlock[] {
  if (!previous || !moved) {
    return [paragraph("这是本地区首次用平台形成会议材料，没有可比的上一次会议。")];
  }
  return [
    paragraph(`上次会议：${previous.title}（${previous.heldOn}），材料第 ${previous.number} 期。`),
    tableBlock("变化", changeTable([total, ...carriers, ...leads])),
    paragraph(
      "应办和办结只数时限已到的任务；“新办结”数上次会议以来办结的全部任务，含时限未到、提前办结的，所以不等于两次办结之差。",
    ),
    subheading("（一）新超期最多的任务"),
    tableBlock(
      "新超期",
      movedTable(moved.late, { head: "新超期", empty: "上次会议以来没有新超期的任务。" }),
    ),
    subheading("（二）新办结最多的任务"),
    tableBlock(
      "新办结",
      movedTable(moved.done, { head: "新办结", empty: "上次会议以来没有新办结的任务。" }),
    ),
  ];
}

function nextBlocks({ next, until }: PackContent): PaperBlock[] {
  const end = until.reason === "meeting" ? "下次会议" : "下一季度末";
  const head = paragraph(`下一阶段指到${end}（${until.day}）为止到期、目前还没有办结的任务。`);
  if (next.length === 0) return [head, paragraph("这一阶段没有到期的任务。")];
  const groups = next.flatMap((lead, at) => [
    subheading(`（${numeral(at + 1)}）${lead.name}`),
    tableBlock(`下一阶段${at + 1}`, nextTable(lead)),
    ...(lead.projects.length > 0 ? [tableBlock(`年度方案${at + 1}`, projectTable(lead))] : []),
  ]);
  return [head, ...groups];
}

/** The parts of a paper in their order. */
export function partsOf({
  content,
  codes,
  day,
}: Pick<Pack, "content" | "codes" | "day">): PaperPart[] {
  const { total, carriers, leads } = content;
  const parts: [string, PaperBlock[]][] = [
    ["此前议定事项办理情况", [tableBlock("议定事项", earlierTable(content.earlier))]],
    [
      "成绩单",
      [
        paragraph(stateWords(content, day)),
        subheading("（一）各载体"),
        tableBlock("载体成绩单", scoreTable([total, ...carriers], { head: "载体", codes })),
        subheading("（二）各牵头单位"),
        tableBlock("牵头单位成绩单", scoreTable(leads, { head: "牵头单位", codes })),
        subheading("（三）等待答复的事项"),
        tableBlock("待答复", asksTable([...carriers, ...leads])),
      ],
    ],
    ["上次会议以来的变化", changeBlocks(content)],
    [
      "需要跨部门协调的事项",
      [
        subheading("（一）难题台账"),
        tableBlock("难题", problemTable(content)),
        subheading("（二）等待决定的延期与调整"),
        tableBlock("延期与调整", adjustmentTable(content)),
      ],
    ],
    ["下一阶段项目清单", nextBlocks(content)],
  ];
  return parts.map(([heading, blocks], at) => ({
    heading: `${numeral(at + 1)}、${heading}`,
    blocks,
  }));
}
