/*
 * 综合分析 says where the work stands and where what is late lies; it does not say whose fault it is. Shares
 * are sums over sums, never means of percentages. How concentrated something is: the tasks, places and lead
 * units in the order of what is late there, each with the share of all that is late up to and with it. Lead
 * units share tasks, so their rows do not add up and have no running share. Coverage, punctuality and
 * verification stand apart; nothing is added up into one mark.
 */
import { noFigures, onTimeRate, sumFigures } from "@/lib/domain/counters/rules";
import type { FigureQuery, Figures, TaskFigures } from "@/lib/domain/counters/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import { counted, share } from "../tables/rules";
import type { FigureTable, TableCell } from "../tables/types";
import type { Analysis, AnalysisFacts, Reason } from "./types";

const SHOWN = 15;
const LEVELS: OrganisationLevel[] = ["province", "city", "county", "township", "village", "unit"];
const QUARTERS = [1, 2, 3, 4] as const;
const QUARTER_WORDS = ["一季度", "二季度", "三季度", "四季度"];
/** Minutes that a report takes, in steps. */
const EFFORTS = [
  { label: "10 分钟以内", least: 0, most: 10 },
  { label: "11 至 30 分钟", least: 11, most: 30 },
  { label: "31 至 60 分钟", least: 31, most: 60 },
  { label: "超过 1 小时", least: 61, most: Number.POSITIVE_INFINITY },
];

/** The list of what a number counts, under the same filter. */
function listAddress(query: FigureQuery, more: Record<string, string | undefined>): string {
  const { regionCode, year, period, carrierCode, level, leadUnitId } = query;
  const all = {
    ...{ year: String(year), period: period === "year" ? undefined : period, regionCode },
    carrierCode: carrierCode ?? (more.rootTaskId ? undefined : "carriers"),
    ...{ level: level ?? undefined, lead: leadUnitId ?? undefined },
    ...more,
  };
  const kept = Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/desk/assignments?${new URLSearchParams(kept)}`;
}

type Link = (more: Record<string, string | undefined>) => string;

function crossTable(facts: AnalysisFacts, link: Link): FigureTable {
  const { columns, cross } = facts;
  const levels = LEVELS.filter((level) => cross.some((cell) => cell.level === level));
  const of = (carrier: string | null, level?: OrganisationLevel) =>
    sumFigures(
      cross
        .filter((cell) => cell.carrier === carrier && (!level || cell.level === level))
        .map(({ figures }) => figures),
    );
  const lines = [...columns, { code: null, name: "统筹协调" }].flatMap(({ code, name }) => {
    const whole = of(code);
    if (whole.asked === 0) return [];
    const carrierCode = code ?? "coordination";
    const cells = levels.flatMap((level): TableCell[] => {
      const figures = of(code, level);
      return [
        share(figures.done, figures.asked),
        counted(figures.overdue, link({ carrierCode, level, show: "overdue" })),
      ];
    });
    return [
      [
        { value: name },
        counted(whole.asked, link({ carrierCode })),
        share(whole.done, whole.asked),
        counted(whole.overdue, link({ carrierCode, show: "overdue" })),
        ...cells,
      ],
    ];
  });
  return {
    key: "cross",
    title: "载体和层级",
    note: "办结率是办结除以应报，不把百分比再平均；超期的数字可以打开",
    columns: [
      ...["载体", "应报", "办结率", "超期"],
      ...levels.flatMap((level) => [`${LEVEL_WORDS[level]}办结率`, `${LEVEL_WORDS[level]}超期`]),
    ],
    rows: lines,
  };
}

function periodTable({ columns, cross }: AnalysisFacts, link: Link): FigureTable {
  const rows = columns.flatMap(({ code, name }) => {
    const mine = cross.filter((cell) => cell.carrier === code);
    if (sumFigures(mine.map(({ figures }) => figures)).asked === 0) return [];
    const cells = QUARTERS.flatMap((quarter): TableCell[] => {
      const of = mine.filter((cell) => cell.quarter === quarter).map(({ figures }) => figures);
      const figures = of.length > 0 ? sumFigures(of) : noFigures();
      const more = { carrierCode: code, period: `q${quarter}`, show: "overdue" };
      return [
        share(figures.done, figures.asked),
        { value: onTimeRate(figures), isShare: true },
        counted(figures.overdue, link(more)),
      ];
    });
    return [[{ value: name }, ...cells]];
  });
  return {
    key: "period",
    title: "载体和时段",
    note: "按任务到期的季度；按时率是按时办结除以办结加超期",
    columns: [
      "载体",
      ...QUARTER_WORDS.flatMap((word) => [`${word}办结率`, `${word}按时率`, `${word}超期`]),
    ],
    rows,
  };
}

interface Late {
  name: string;
  figures: Figures;
  more: Record<string, string | undefined>;
}

/** What is late by something, the most first, with the running share of all that is late. */
function concentration(
  head: { key: string; title: string; note: string; column: string; isRunning: boolean },
  all: readonly Late[],
  link: Link,
): FigureTable {
  const late = all
    .filter(({ figures }) => figures.overdue > 0)
    .sort((a, b) => b.figures.overdue - a.figures.overdue || a.name.localeCompare(b.name, "zh"));
  const whole = late.reduce((sum, { figures }) => sum + figures.overdue, 0);
  let running = 0;
  const rows = late.slice(0, SHOWN).map(({ name, figures, more }) => {
    running += figures.overdue;
    return [
      { value: name },
      counted(figures.overdue, link({ ...more, show: "overdue" })),
      share(figures.overdue, figures.asked),
      ...(head.isRunning ? [share(figures.overdue, whole), share(running, whole)] : []),
    ];
  });
  const { key, title, note, column } = head;
  const runningHeads = head.isRunning ? ["占全部超期", "累计占比"] : [];
  return { key, title, note, columns: [column, "超期", "占其应报", ...runningHeads], rows };
}

const REASON_WORDS: Record<Reason["kind"], { title: string; note: string; show?: string }> = {
  returned: {
    title: "退回原因",
    note: "审核退回和办结后退回重办，按审核人写的原因，一份多次退回的算多次",
    show: "returned",
  },
  exempted: { title: "免报原因", note: "免报不计入应报", show: "exempted" },
  extended: { title: "延期原因", note: "同意延期的，按申请时写的原因" },
  paused: { title: "挂起原因", note: "挂起过的任务，期限已顺延" },
};

function reasonTables(reasons: readonly Reason[], link: Link): FigureTable[] {
  const kinds = Object.keys(REASON_WORDS) as Reason["kind"][];
  return kinds.map((kind) => {
    const mine = reasons.filter((one) => one.kind === kind);
    const whole = mine.reduce((sum, { count }) => sum + count, 0);
    const { title, note, show } = REASON_WORDS[kind];
    const href = kind === "extended" ? "/desk/adjustments?view=within" : link({ show });
    return {
      ...{ key: kind, title, note, columns: ["原因", "次数", "占比"] },
      rows: mine.map(({ reason, count }) => [
        { value: reason },
        counted(count, href),
        share(count, whole),
      ]),
    };
  });
}

function gapTable({ gaps }: AnalysisFacts, link: Link): FigureTable {
  return {
    key: "gaps",
    title: "核验与所报",
    note: "只列有人核验过的；不一致的，是核验的数与所报的数不同",
    columns: ["任务", "已核验", "不一致", "不一致占比"],
    rows: gaps.map((gap) => [
      { value: gap.title },
      counted(gap.verified, link({ rootTaskId: gap.rootTaskId, carrierCode: undefined })),
      { value: gap.differing },
      share(gap.differing, gap.verified),
    ]),
  };
}

function effortTable(facts: AnalysisFacts): FigureTable {
  const { tasks, minutes } = facts;
  const rows = EFFORTS.flatMap(({ label, least, most }) => {
    const mine = tasks.filter(({ rootTaskId }) => {
      const taken = minutes[rootTaskId];
      return taken !== undefined && taken >= least && taken <= most;
    });
    const sum = sumFigures(mine.map(({ figures }) => figures));
    if (sum.asked === 0) return [];
    return [
      [
        { value: label },
        { value: mine.length },
        { value: sum.asked },
        share(sum.done, sum.asked),
        { value: onTimeRate(sum), isShare: true },
        { value: sum.done === 0 ? null : Number((sum.timesReturned / sum.done).toFixed(2)) },
      ],
    ];
  });
  return {
    key: "effort",
    title: "填报用时与办结",
    note: "按清单估算的每次填报用时分组；只说明同时出现，不说明谁造成谁",
    columns: ["每次填报", "任务数", "应报", "办结率", "按时率", "每份办结的退回次数"],
    rows,
  };
}

function taskLate(tasks: readonly TaskFigures[]): Late[] {
  return tasks
    .filter((task) => task.carrierCode !== null)
    .map(({ title, rootTaskId, figures }) => ({
      ...{ name: title, figures, more: { rootTaskId, carrierCode: undefined } },
    }));
}

function placeLate(facts: AnalysisFacts): Late[] {
  return facts.places.map(({ name, code, kind, figures }) => {
    if (kind === "organisation") return { name, figures, more: { organisationId: code } };
    const isOwnLevel = kind === "own" ? "true" : undefined;
    return { name, figures, more: { regionCode: code, isOwnLevel } };
  });
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}%`;
}

/** How few make how much of what is late, in a sentence; null where nothing can be said. */
function concentrated(late: readonly Late[], unit: string): string | null {
  const counts = late.map(({ figures }) => figures.overdue).sort((a, b) => b - a);
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const named = counts.filter((count) => count > 0).length;
  if (whole === 0 || named < 4) return null;
  const top = counts.slice(0, 3).reduce((sum, count) => sum + count, 0);
  return `超期最多的 3 ${unit}占全部超期的 ${percent(top, whole)}`;
}

function sentencesOf(facts: AnalysisFacts): string[] {
  const carried = facts.cross.filter((cell) => cell.carrier !== null);
  const whole = sumFigures(carried.map(({ figures }) => figures));
  if (whole.asked === 0) return ["这个条件下没有应报的任务。"];
  const stands = `应报 ${whole.asked.toLocaleString("zh-CN")} 项，办结 ${percent(whole.done, whole.asked)}；超期 ${whole.overdue.toLocaleString("zh-CN")} 项，占应报的 ${percent(whole.overdue, whole.asked)}。`;
  const parts = [
    concentrated(taskLate(facts.tasks), "项任务"),
    concentrated(placeLate(facts), "个地区或单位"),
  ].filter((part) => part !== null);
  return parts.length > 0 ? [stands, `${parts.join("；")}。`] : [stands];
}

/** An analysis from its facts: tables in which nothing is counted are left out. */
export function analysisOf(facts: AnalysisFacts): Analysis {
  const link: Link = (more) => listAddress(facts.query, more);
  const late = (key: string, title: string, column: string, all: readonly Late[]) =>
    concentration(
      { key, title, column, isRunning: true, note: "超期多的在前；累计占比到这一行为止" },
      all,
      link,
    );
  const tables = [
    crossTable(facts, link),
    periodTable(facts, link),
    late("late-tasks", "超期集中在哪些任务", "任务", taskLate(facts.tasks)),
    late("late-places", "超期集中在哪些地区", "地区或单位", placeLate(facts)),
    concentration(
      {
        ...{ key: "late-leads", title: "各牵头单位的超期", column: "牵头单位", isRunning: false },
        note: "两个单位共同牵头的任务两边都算，各行不能相加",
      },
      facts.leads.map(({ id, name, figures }) => ({ name, figures, more: { lead: id } })),
      link,
    ),
    ...reasonTables(facts.reasons, link),
    gapTable(facts, link),
    effortTable(facts),
  ];
  return {
    ...{ region: facts.region, today: facts.today, columns: facts.columns },
    sentences: sentencesOf(facts),
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}
