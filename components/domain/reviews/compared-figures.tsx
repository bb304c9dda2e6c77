import { targetLabel } from "@/lib/domain/reports/labels";
import { missesTarget } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportValues } from "@/lib/domain/reports/types";
import { compareFigures, figureLabel } from "@/lib/domain/reviews/comparison/rules";
import type { ComparedFigure, Standing } from "@/lib/domain/reviews/comparison/types";
import { factorWords } from "@/lib/domain/reviews/verification/rules";
import { PointButton } from "./point-button";

/** An earlier report with what it is called. */
export interface Earlier {
  label: string;
  values: ReportValues;
}

interface FiguresProps {
  facts: IndicatorFacts;
  values: ReportValues;
  earlier: readonly Earlier[];
  standing: Standing;
}

/** The figures: claimed, verified and experienced in columns of their own, then what they were before. */
export function ComparedFigures({ facts, values, earlier, standing }: FiguresProps) {
  const figures = compareFigures(
    facts,
    values,
    earlier.map((one) => one.values),
  );
  const { verified, experienced } = standing;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
    <section className="figures-scroll" aria-label="数值对比" tabIndex={0}>
      <table className="figures-table compared-figures">
        <caption className="sr-only">填报的数值，和以前比</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">填报</th>
            {verified && <th scope="col">核验</th>}
            {experienced && <th scope="col">体验</th>}
            {earlier.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.field}>
              <th scope="row">
                {figure.name} <PointButton part={partOf(figure)} label={figure.name} />
              </th>
              <td className="figure-now">{figure.now}</td>
              {verified && <td>{figureLabel(facts, verified, figure.field)}</td>}
              {experienced && (
                <td>{isWhole(figure) ? `${experienced.value}（${experienced.count} 人）` : ""}</td>
              )}
              {figure.changes.map((change, index) => (
                <td key={earlier[index]?.label} className={change.isFar ? "figure-far" : undefined}>
                  {change.before}
                  {change.words && <span className="figure-change">{change.words}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Foot facts={facts} values={values} standing={standing} />
    </section>
  );
}

const isWhole = ({ field }: ComparedFigure) => field === "value" || field === "percent";
const partOf = ({ field }: ComparedFigure) => (field === "percent" ? "value" : field);

function Foot({ facts, values, standing }: Omit<FiguresProps, "earlier">) {
  const isMissed = missesTarget(facts, values);
  const { verified } = standing;
  return (
    <p className="figures-foot">
      <span>目标：{targetLabel(facts)}</span>
      {isMissed === true && <b className="figure-missed">未达目标</b>}
      {isMissed === false && <b className="figure-met">达到目标</b>}
      {verified && (
        <span>
          核验：{verified.byUnit} {verified.byName}，{verified.method}
          {`；${factorWords(facts.form, { reported: values, found: verified })}`}
        </span>
      )}
    </p>
  );
}
