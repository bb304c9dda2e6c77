"use client";

import { type ChangeEvent, useState } from "react";
import { percentLabel, targetLabel } from "@/lib/domain/reports/labels";
import {
  changesSince,
  missesTarget,
  nameOf,
  percentOf,
  valuesOf,
} from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportContent, ReportValues } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { NumberField, RadioField, TextField } from "../../forms/form-fields";

interface FigureFieldsProps {
  facts: IndicatorFacts;
  content: ReportContent;
  past: ReportValues | null;
  pastLabel: string | null;
  errors: FieldErrors;
  /** Told whether the figures miss the target, so that the reason can be asked for. */
  onMissed: (isMissed: boolean) => void;
}

// A ratio's parts count whatever their names say: 合同, 人数, 阵地; only whole figures have a unit.
function unitOf(facts: IndicatorFacts): string {
  return facts.form === "score" ? "分" : facts.unit;
}

/** The figures that a task asks for, with last period's beside them and the share as one types. */
export function FigureFields(props: FigureFieldsProps) {
  const { facts, content, past, pastLabel, errors, onMissed } = props;
  const [typed, setTyped] = useState(content);
  const values = valuesOf(facts, typed);
  const lastTime = (figure: string | null | undefined) =>
    figure != null && pastLabel ? `${pastLabel}填报 ${figure}` : undefined;

  function type(name: "numerator" | "denominator" | "value", value: string) {
    const next = { ...typed, [name]: value };
    setTyped(next);
    onMissed(missesTarget(facts, valuesOf(facts, next)) === true);
  }

  if (facts.form === "boolean") {
    return (
      <div onChange={(event) => type("value", (event.target as HTMLInputElement).value)}>
        <RadioField
          name="value"
          label={facts.indicatorName}
          hint={
            past?.value != null && pastLabel
              ? `${pastLabel}填报“${past.value === "1" ? "是" : "否"}”`
              : undefined
          }
          error={errors.value}
          defaultValue={content.value}
          choices={[
            { value: "1", label: "是，已完成" },
            { value: "0", label: "否，尚未完成" },
          ]}
        />
      </div>
    );
  }
  const common = (name: "numerator" | "denominator" | "value") => ({
    ...{ name, label: nameOf(facts, name), hint: lastTime(past?.[name]), error: errors[name] },
    ...{ defaultValue: content[name], maxLength: 40 },
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(name, event.target.value),
  });
  const part = (name: "numerator" | "denominator") => (
    <TextField {...common(name)} className="input-number" inputMode="decimal" autoComplete="off" />
  );
  return (
    <div className="figure-fields">
      {facts.form === "ratio" ? (
        <>
          {part("numerator")}
          {part("denominator")}
        </>
      ) : (
        <NumberField {...common("value")} unit={unitOf(facts)} />
      )}
      <Outcome facts={facts} values={values} past={past} />
    </div>
  );
}

function Outcome({
  facts,
  values,
  past,
}: {
  facts: IndicatorFacts;
  values: ReportValues;
  past: ReportValues | null;
}) {
  const percent = facts.form === "ratio" ? percentOf(values) : null;
  const isMissed = missesTarget(facts, values);
  const isFar = changesSince(values, past).some((change) => change.isFar);
  const isEmptyRatio = facts.form === "ratio" && values.denominator === "0";
  return (
    <output className="figure-outcome">
      {facts.form === "ratio" && (
        <b>
          {facts.indicatorName} {percent === null ? "—" : percentLabel(percent)}
        </b>
      )}
      <span>目标：{targetLabel(facts)}</span>
      {isEmptyRatio && <span>分母为 0，本期不计算比例</span>}
      {isMissed === true && <span className="figure-missed">未达目标，请在下面说明原因</span>}
      {isMissed === false && <span className="figure-met">达到目标</span>}
      {isFar && <span className="figure-far">与上期相差一半以上，请核对数值和单位</span>}
    </output>
  );
}
