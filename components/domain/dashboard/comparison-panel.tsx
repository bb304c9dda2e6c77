import { HtmlBlock } from "@/components/charts/html-block";
import { escapeHtml, type SafeHtml, trustHtml } from "@/components/charts/safe-html";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { FilterChips } from "@/components/ui/navigation";
import type { Board } from "@/lib/domain/counters/board/types";
import type { ComparedLine, Comparison } from "@/lib/domain/counters/comparison/types";
import type { CompareKind } from "@/lib/domain/counters/types";
import { withBase } from "@/lib/shared/base-path";
import {
  bandText,
  comparisonSentence,
  differenceText,
  otherText,
  shareText,
} from "./comparison-words";
import type { DashboardFilter } from "./dashboard-filter";
import { explainCell } from "./figure-table-html";
import { dashboardHref, explainHref } from "./links";
import { TableLinks } from "./table-links";

type PanelProps = { board: Board; filter: DashboardFilter };

/** 比较: with the last period, last year, peers of the same kind or another region; never a rank. */
export function ComparisonPanel({ board, filter }: PanelProps) {
  const { comparison } = board;
  const { region } = board.figures.matrix;
  return (
    <Card
      title="比较"
      aside="差别在正常波动以内的，写作“相当”"
      className={comparison ? "dash-compare" : "dash-compare no-print"}
    >
      <FilterChips label="与什么比较" items={kinds({ board, filter })} />
      {comparison?.kind === "region" && <OtherRegion code={region.code} filter={filter} />}
      {comparison && <Compared comparison={comparison} board={board} filter={filter} />}
    </Card>
  );
}

function kinds({ board, filter }: PanelProps) {
  const { region } = board.figures.matrix;
  const isQuarter = filter.period.startsWith("q");
  const all: [CompareKind | undefined, string, boolean][] = [
    [undefined, "不比较", true],
    ["last", "上期", isQuarter],
    ["year", "去年同期", board.hasYearBefore || filter.compare === "year"],
    ["peers", "同类地区", region.level !== "province"],
    ["region", "另一个地区", true],
  ];
  return all
    .filter(([, , isOffered]) => isOffered)
    .map(([compare, label]) => ({
      href: dashboardHref(region.code, { ...filter, compare, with: undefined }),
      label,
      kind: "choose" as const,
      current: filter.compare === compare,
    }));
}

/** Plain fields of a GET form: what was chosen stays in the address. */
function OtherRegion({ code, filter }: { code: string; filter: DashboardFilter }) {
  const kept = new URL(dashboardHref(code, { ...filter, with: undefined }), "http://here");
  return (
    <form action={withBase(kept.pathname)} method="get" className="dash-with no-print">
      {[...kept.searchParams].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="compare-with">地区名称或代码</label>
      <Input id="compare-with" name="with" defaultValue={filter.with} maxLength={30} required />
      <Button type="submit">比较</Button>
    </form>
  );
}

type ComparedProps = PanelProps & { comparison: Comparison };

function Compared({ comparison, board, filter }: ComparedProps) {
  const { region } = board.figures.matrix;
  const { obstacle, choices } = comparison;
  const sentence = comparisonSentence(comparison);
  return (
    <>
      {obstacle && <p className="mt-3">{obstacle}。</p>}
      {choices.length > 1 && (
        <ul className="sibling-list">
          {choices.map(({ code, name, above }) => (
            <li key={code}>
              <a
                className="link"
                href={withBase(dashboardHref(region.code, { ...filter, with: code }))}
              >
                {name}
                {above && `（${above}）`}
              </a>
            </li>
          ))}
        </ul>
      )}
      {sentence && <p className="mt-3 font-semibold">{sentence}</p>}
      {comparison.lines.length > 0 && (
        <>
          <HtmlBlock
            className="table-scroll mt-3"
            html={comparedHtml(comparison, region.code, filter)}
          />
          <p className="mt-2 text-sm text-ink-hint">
            {comparison.kind === "last" || comparison.kind === "year"
              ? "以前的数按现在的情况计（含到期后补办的）。"
              : ""}
            按 95% 的把握判断：数量少的，差几个百分点也可能只是波动。
          </p>
          <TableLinks name="compare" code={region.code} filter={filter} />
        </>
      )}
    </>
  );
}

/** The carrier of a line opens how its own completion is worked out. */
function hereCell(line: ComparedLine, code: string, filter: DashboardFilter): string {
  const place = { regionCode: code, carrierCode: line.carrierCode ?? undefined };
  return explainCell(shareText(line.here), explainHref("completion", place, filter));
}

function comparedHtml(
  { kind, other, lines }: Comparison,
  code: string,
  filter: DashboardFilter,
): SafeHtml {
  const isPeers = kind === "peers";
  const heads = [
    "本地",
    isPeers ? `${other}中位数` : (other ?? ""),
    isPeers ? "中间一半" : "",
    "差别",
  ];
  const head = heads
    .filter(Boolean)
    .map((one) => `<th scope="col" class="num">${escapeHtml(one)}</th>`)
    .join("");
  const body = lines.map((line) => {
    const { direction } = line.difference ?? { direction: "equal" };
    const cells = [otherText(line)];
    if (isPeers) cells.push(bandText(line));
    const numbers = cells.map((one) => `<td class="num">${escapeHtml(one)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(line.name)}</th>${hereCell(line, code, filter)}${numbers}<td class="num change change-${direction}">${escapeHtml(differenceText(line.difference))}</td></tr>`;
  });
  return trustHtml(
    `<table class="table figure-table"><caption class="sr-only">完成率比较</caption><thead><tr><th scope="col">载体</th>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`,
  );
}
