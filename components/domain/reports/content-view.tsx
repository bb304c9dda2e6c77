import { NO_FIGURE, percentLabel, targetLabel } from "@/lib/domain/reports/labels";
import {
  changesSince,
  hasNoValues,
  missesTarget,
  nameOf,
  percentOf,
} from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportValues } from "@/lib/domain/reports/types";

interface FiguresProps {
  facts: IndicatorFacts;
  values: ReportValues;
  past?: ReportValues | null;
  pastLabel?: string | null;
}

function rowsOf(facts: IndicatorFacts, values: ReportValues) {
  if (hasNoValues(values)) {
    return [{ field: "value", name: facts.indicatorName, text: NO_FIGURE }];
  }
  if (facts.form === "boolean") {
    return [
      { field: "value", name: facts.indicatorName, text: values.value === "1" ? "是" : "否" },
    ];
  }
  if (facts.form !== "ratio") {
    const unit = facts.form === "score" ? "分" : facts.unit;
    return [{ field: "value", name: facts.indicatorName, text: `${values.value ?? "—"} ${unit}` }];
  }
  const percent = percentOf(values);
  return [
    { field: "numerator", name: nameOf(facts, "numerator"), text: values.numerator ?? "—" },
    { field: "denominator", name: nameOf(facts, "denominator"), text: values.denominator ?? "—" },
    {
      field: "percent",
      name: facts.indicatorName,
      text: percent === null ? "—" : percentLabel(percent),
    },
  ];
}

function pastText(facts: IndicatorFacts, past: ReportValues, field: string): string {
  return (
    rowsOf(facts, past).find((row) => row.field === field)?.text ??
    (hasNoValues(past) ? NO_FIGURE : "—")
  );
}

/** The figures of a report: this time, last time, and the change with its sign. */
export function FiguresTable({ facts, values, past, pastLabel }: FiguresProps) {
  const changes = changesSince(values, past ?? null);
  const isMissed = missesTarget(facts, values);
  return (
    <table className="figures-table">
      <caption className="sr-only">填报的数值</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">本期</th>
          {past && <th scope="col">{pastLabel ?? "上期"}</th>}
          {past && <th scope="col">变化</th>}
        </tr>
      </thead>
      <tbody>
        {rowsOf(facts, values).map((row) => {
          const change = changes.find((one) => one.field === row.field);
          return (
            <tr key={row.field}>
              <th scope="row">{row.name}</th>
              <td className="figure-now">{row.text}</td>
              {past && <td>{pastText(facts, past, row.field)}</td>}
              {past && (
                <td className={change?.isFar ? "figure-far" : undefined}>
                  {change ? changeText(change.difference, row.field === "percent") : "—"}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={past ? 4 : 2}>
            目标：{targetLabel(facts)}
            {isMissed === true && <span className="figure-missed">　未达目标</span>}
            {isMissed === false && <span className="figure-met">　达到目标</span>}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function changeText(difference: number, isPercent: boolean): string {
  if (difference === 0) return "持平";
  const amount = Number(Math.abs(difference).toFixed(isPercent ? 1 : 4));
  return `${difference > 0 ? "▲ +" : "▼ −"}${amount}${isPercent ? " 个百分点" : ""}`;
}

/** A part of a report under its heading; empty parts are left out. */
export function TextPart({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <section className="report-part">
      <h3>{title}</h3>
      <p className="whitespace-pre-line">{text}</p>
    </section>
  );
}
