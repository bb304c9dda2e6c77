/*
 * The built-in layout of the year-end report, for offices without a template of their own: seven parts, of
 * which those with nothing to say are left out. Each table says the day of its figures.
 */
import {
  dayLabel,
  difficultiesOf,
  draftTitle,
  NONE,
  overview,
  shareText,
} from "@/lib/domain/duties/drafts/rules";
import type { AnnualDraft } from "@/lib/domain/duties/drafts/types";
import type { ReportBlock, WrittenReport } from "@/lib/platform/documents/report";

function tasksBlock({ tasks }: AnnualDraft): ReportBlock {
  return {
    kind: "table",
    head: ["编号", "任务", "目标", "完成值", "应报/办结", "超期", "退回", "数据日期"],
    widths: [10, 26, 10, 18, 9, 7, 7, 13],
    centred: [0, 2, 3, 4, 5, 6, 7],
    rows: tasks.map((task) => [
      task.code,
      task.title,
      task.target ?? NONE,
      task.value ?? NONE,
      `${task.asked}/${task.done}`,
      String(task.overdue),
      String(task.timesReturned),
      task.valueOn ?? NONE,
    ]),
  };
}

function beneathBlock({ beneath }: AnnualDraft): ReportBlock {
  return {
    kind: "table",
    head: ["地区（单位）", "应办", "办结", "办结率", "超期"],
    widths: [36, 16, 16, 16, 16],
    centred: [1, 2, 3, 4],
    rows: beneath.map(({ name, counts }) => [
      name,
      String(counts.asked),
      String(counts.done),
      shareText(counts),
      String(counts.overdue),
    ]),
  };
}

function clausesBlock({ clauses }: AnnualDraft): ReportBlock {
  return {
    kind: "table",
    head: ["编号", "责任类型", "内容", "落实情况"],
    widths: [14, 14, 56, 16],
    centred: [0, 1, 3],
    rows: clauses.map(({ code, responsibility, text, state }) => [
      code,
      responsibility,
      text,
      state,
    ]),
  };
}

const ORDINALS = ["一", "二", "三", "四", "五", "六", "七", "八"];

/** A part of the report: its heading, and what stands beneath. */
type Part = [heading: string, blocks: ReportBlock[]];

function parts(draft: AnnualDraft): Part[] {
  const dated: ReportBlock = { kind: "note", text: `数据截至${dayLabel(draft.asOf)}` };
  const paragraph = (text: string): ReportBlock => ({ kind: "paragraph", text });
  const difficulties = difficultiesOf(draft).map(({ 任务, 内容, 日期 }) =>
    paragraph(`${任务}：${内容}（${日期}填报）`),
  );
  const sites = draft.sites.map(
    ({ name, place, carrierName }) => `${name}（${place}，${carrierName}）`,
  );
  return [
    ["总体情况", [paragraph(overview(draft))]],
    ["任务完成情况", draft.tasks.length > 0 ? [tasksBlock(draft), dated] : []],
    ["所辖地区情况", draft.beneath.length > 0 ? [beneathBlock(draft), dated] : []],
    ["责任落实情况", draft.clauses.length > 0 ? [clausesBlock(draft), dated] : []],
    ["示范点情况", sites.length > 0 ? [paragraph(`${sites.join("；")}。`), dated] : []],
    [
      "存在的困难",
      difficulties.length > 0 ? difficulties : [paragraph("全年填报中没有写明困难，请据实补充。")],
    ],
    ["下步打算", [paragraph("（请填写）")]],
  ];
}

/** The built-in layout of the report, for offices without a template of their own. */
export function writtenDraft(draft: AnnualDraft): WrittenReport {
  const shown = parts(draft).filter(([, blocks]) => blocks.length > 0);
  return {
    title: draftTitle(draft),
    subtitle: `（初稿，数据截至${dayLabel(draft.asOf)}）`,
    author: draft.organisationName,
    blocks: [
      ...shown.flatMap(([heading, blocks], index): ReportBlock[] => [
        { kind: "heading", text: `${ORDINALS[index] ?? ""}、${heading}` },
        ...blocks,
      ]),
      { kind: "signature", text: draft.organisationName },
      { kind: "signature", text: dayLabel(draft.asOf) },
    ],
  };
}
