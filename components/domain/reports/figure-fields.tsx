"use client";

import { useState } from "react";
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
import { NumberField, RadioField } from "../../forms/form-fields";

interface FigureFieldsProps {
  facts: IndicatorFacts;
  content: ReportContent;
  past: ReportValues | null;
  pastLabel: string | null;
  errors: FieldErrors;
  /** Told whether the figures miss the target, so that the reason can be asked for. */
  onMissed: (isMissed: boolean) => void;
}

function unitOf(facts: IndicatorFacts): string {
  if (facts.form === "score") return "分";
  return facts.unit === "%" ? "项" : facts.unit;
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
  const figure = (name: "numerator" | "denominator" | "value") => (
    <NumberField
      name={name}
      label={nameOf(facts, name)}
      unit={unitOf(facts)}
      hint={lastTime(past?.[name])}
      error={errors[name]}
      defaultValue={content[name]}
      onChange={(event) => type(name, event.target.value)}
      maxLength={40}
    />
  );
  return (
    <div className="figure-fields">
      {facts.form === "ratio" ? (
        <>
          {figure("numerator")}
          {figure("denominator")}
        </>
      ) : (
        figure("value")
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
