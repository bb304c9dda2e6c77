import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import type { Board } from "@/lib/domain/counters/board/types";
import type { FactorLine, Measures } from "@/lib/domain/counters/measures/types";
import { onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { TableLinks } from "./table-links";

/** A fact of a measure: its words, and the figure with what it is made of. */
export interface MeasureFact {
  measure: "覆盖" | "按期" | "核验" | "体验";
  term: string;
  value: string;
}

const share = (part: number, whole: number): string =>
  whole === 0
    ? "—"
    : `${percentText(part / whole)}（${groupDigits(part)} ÷ ${groupDigits(whole)}）`;

function factorText({ reported, found, code, title }: FactorLine): MeasureFact {
  const term = `核验系数 ${code} ${title}`;
  const value = `${(reported / found).toFixed(2)}（填报 ${groupDigits(reported)} ÷ 核实 ${groupDigits(found)}）`;
  return { measure: "核验", term, value };
}

/** The measures as facts, each by itself; what has no data is not among them. */
export function measureFacts(measures: Measures, figures: Figures): MeasureFact[] {
  const { coverage, verification, experience } = measures;
  const of = (measure: MeasureFact["measure"], term: string, value: string): MeasureFact => {
    return { measure, term, value };
  };
  const facts = [
    of("覆盖", "要求办理占已下达", share(coverage.asked, coverage.given)),
    of("覆盖", "清单已签收", share(coverage.acknowledged, coverage.delivered)),
    of("按期", "按期率", percentText(onTimeRate(figures))),
    of("按期", "超期未办", `${groupDigits(figures.overdue)} 项`),
  ];
  if (verification) {
    const { done, verified, same, factors } = verification;
    facts.push(of("核验", "已核验占已办结", share(verified, done)));
    facts.push(of("核验", "核验与填报一致", share(same, verified)));
    facts.push(...factors.map(factorText));
  }
  if (experience) {
    const { rated, voices, mean } = experience;
    facts.push(of("体验", "群众评价平均", `${mean.toFixed(1)}（${groupDigits(voices)} 人次）`));
    facts.push(of("体验", "有评价的任务", `${groupDigits(rated)} 项`));
  }
  return facts;
}

const NOTES: Record<MeasureFact["measure"], string> = {
  覆盖: "下达的任务有多少要人办、清单送到了没有",
  按期: "办得及不及时，不说明办得好不好",
  核验: "报的与查的对不对得上",
  体验: "群众怎么说，与填报分开",
};

type MeasuresProps = { board: Board; filter: DashboardFilter };

/** 完成不等于质量: coverage, punctuality, verification and experience side by side, never as one score. */
export function MeasuresPanel({ board, filter }: MeasuresProps) {
  const { region, totals } = board.figures.matrix;
  const facts = measureFacts(board.measures, totals.total);
  const shown = (Object.keys(NOTES) as MeasureFact["measure"][]).filter((measure) =>
    facts.some((fact) => fact.measure === measure),
  );
  return (
    <Card title="完成之外" aside="分开看，不合成一个分数">
      <div className="measure-panels">
        {shown.map((measure) => (
          <section key={measure} aria-label={measure}>
            <h3>{measure}</h3>
            <p className="text-sm text-ink-hint">{NOTES[measure]}</p>
            <DescriptionList items={facts.filter((fact) => fact.measure === measure)} />
          </section>
        ))}
      </div>
      <TableLinks name="measures" code={region.code} filter={filter} />
    </Card>
  );
}
