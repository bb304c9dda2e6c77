/*
 * The draft of a circular is written from one edition and nothing else: every number in it stands in the
 * edition. Regions are named by bands of completion, in the order of their codes, unless the edition itself
 * lists places. What only people can say (what is asked next, which document it rests on) stays 【待填】.
 */
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { periodWords } from "@/lib/domain/editions/labels";
import type { StuckAssignment } from "@/lib/domain/editions/stuck/types";
import type { EditionDetail, EditionFigures } from "@/lib/domain/editions/types";
import { dayLabel } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";

type Source = Pick<EditionDetail, "query" | "figures" | "regionName">;

const NAMED = 5;
/** Where bands begin, as on dashboards. */
const BANDS: readonly [number, string][] = [
  [0.9, "90% 及以上"],
  [0.8, "80% 至 90%"],
  [0.65, "65% 至 80%"],
  [0.5, "50% 至 65%"],
  [0, "50% 以下"],
];

function counted(figures: Figures): string {
  return `应办 ${groupDigits(figures.asked)} 条，办结 ${groupDigits(figures.done)} 条，办结率 ${percentText(completion(figures))}`;
}

/** The title of a draft: whose progress, of which period. */
export function draftTitle({ query, regionName }: Source): string {
  return `关于${regionName}${periodWords(query).replaceAll(" ", "")}清廉建设推进情况的通报`;
}

function overall({ query, figures }: Source): string[] {
  const { total, coordination } = figures.totals;
  const rate = onTimeRate(total);
  const punctual = rate === null ? "" : `，按时率 ${percentText(rate)}`;
  const late = total.overdue > 0 ? `超期 ${groupDigits(total.overdue)} 条` : "没有超期";
  const lines = [
    `截至 ${dayLabel(query.day)}，${periodWords(query)}各载体任务${counted(total)}${punctual}，${late}。`,
  ];
  if (coordination && coordination.asked > 0) {
    lines.push(`统筹协调事项另计，${counted(coordination)}。`);
  }
  return lines;
}

function byCarrier({ columns, totals }: EditionFigures): string[] {
  return columns.flatMap(({ code, name }) => {
    const cell = totals.cells[code];
    if (!cell || cell.asked === 0) return [];
    const late = cell.overdue > 0 ? `，超期 ${groupDigits(cell.overdue)} 条` : "";
    return [`${name}：${counted(cell)}${late}。`];
  });
}

function bandOf(rate: number): string {
  return BANDS.find(([from]) => rate >= from)?.[1] ?? "";
}

function byRegion({ rows, ranking }: EditionFigures): string[] {
  if (ranking) {
    return ranking.map(({ place, members }) => {
      const names = members.map((one) => `${one.name}（${percentText(one.rate)}）`).join("、");
      return `${members.length > 1 ? "并列" : ""}第 ${place}：${names}。`;
    });
  }
  const named = new Map<string, string[]>();
  for (const row of rows) {
    const rate = completion(row.total);
    if (row.kind !== "region" || rate === null) continue;
    named.set(bandOf(rate), [...(named.get(bandOf(rate)) ?? []), row.name]);
  }
  return BANDS.flatMap(([, words]) => {
    const names = named.get(words);
    return names ? [`办结率 ${words}的有：${names.join("、")}。`] : [];
  });
}

/** The unit with its place, said once where the name begins with it. */
function unitOf({ placeName, organisationName }: StuckAssignment): string {
  return organisationName.startsWith(placeName) ? organisationName : placeName + organisationName;
}

function named(lines: readonly StuckAssignment[], fact: (one: StuckAssignment) => string): string {
  return lines
    .slice(0, NAMED)
    .map((one) => `${unitOf(one)}“${one.title}”（${fact(one)}）`)
    .join("；");
}

function problems({ stuck }: EditionFigures): string[] {
  if (!stuck) return ["【待填：存在的问题】"];
  const { longest, mostReturned, unacknowledged } = stuck;
  const lines = [
    longest.length > 0 &&
      `超期时间较长：${named(longest, (one) => `超期 ${one.daysOverdue} 天`)}。`,
    mostReturned.length > 0 &&
      `退回后还没有办结：${named(mostReturned, (one) => `退回 ${one.timesReturned} 次`)}。`,
    unacknowledged.length > 0 &&
      `清单未签收：${unacknowledged
        .slice(0, NAMED)
        .map((one) => `《${one.title}》还有 ${groupDigits(one.waiting)} 个单位未签收`)
        .join("；")}。`,
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines : ["本期没有超期、退回未办结和未签收的情况。"];
}

function section(at: number, title: string, lines: readonly string[]): string[] {
  return [`${"一二三四五"[at]}、${title}`, ...lines];
}

/** The text of a draft, a paragraph a line. */
export function draftBody(edition: Source): string {
  const { figures, query } = edition;
  const reason = query.ranking
    ? [`列位次的理由：${query.ranking.reason}。差异在误差以内的并列。`]
    : [];
  const parts: [string, string[]][] = [
    ["总体情况", overall(edition)],
    ["分载体情况", byCarrier(figures)],
    ["分地区情况", [...reason, ...byRegion(figures)]],
    ["存在问题", problems(figures)],
    ["下一步工作", ["【待填：下一步工作要求和完成时限】"]],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines], at) => section(at, title, lines))
    .join("\n");
}

const SPOKEN = /(\d[\d,]*(?:\.\d+)?)\s*(%|条|项|个百分点|天|次|个单位)/g;

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === "number") into.add(String(value));
  else if (Array.isArray(value)) for (const one of value) collect(one, into);
  else if (typeof value === "object" && value !== null) {
    const figures = value as Partial<Figures>;
    if (typeof figures.asked === "number" && typeof figures.overdue === "number") {
      for (const rate of [completion, onTimeRate]) into.add(percentText(rate(figures as Figures)));
    }
    for (const one of Object.values(value)) collect(one, into);
  }
}

/** Numbers with a unit in a text that the edition does not hold: a question to whoever writes, no refusal. */
export function unknownNumbers(body: string, edition: Source): string[] {
  const known = new Set(BANDS.map(([from]) => `${from * 100}%`));
  collect(edition.figures, known);
  for (const { members } of edition.figures.ranking ?? []) {
    for (const one of members) known.add(percentText(one.rate));
  }
  const found = [...body.matchAll(SPOKEN)].flatMap(([whole, number = "", unit]) => {
    const plain = number.replaceAll(",", "");
    const isKnown = known.has(unit === "%" ? `${plain}%` : plain);
    return isKnown ? [] : [whole];
  });
  return [...new Set(found)];
}

/** Places that only people can fill. */
export function blanksIn(body: string): number {
  return body.match(/【待填[^】]*】/g)?.length ?? 0;
}
