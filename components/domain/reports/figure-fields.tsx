"use client";

import { type ChangeEvent, useState } from "react";
import { changeWord, percentLabel, targetLabel } from "@/lib/domain/reports/labels";
import {
  changesSince,
  isAboveWhole,
  isWithoutFigure,
  missesTarget,
  nameOf,
  percentOf,
  reasonToExplain,
  valuesOf,
} from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportContent, ReportValues } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { NumberField, RadioField, TextField } from "../../forms/form-fields";
import { Checkbox } from "../../ui/input";

/** Why the figures have to be explained; null where they need not be. */
export type Reason = ReturnType<typeof reasonToExplain>;

interface FigureFieldsProps {
  facts: IndicatorFacts;
  content: ReportContent;
  past: ReportValues | null;
  pastLabel: string | null;
  errors: FieldErrors;
  /** Told why the figures have to be explained, so that the reason can be asked for. */
  onReason: (reason: Reason) => void;
}

type FigureName = "numerator" | "denominator" | "value";

// A ratio's parts count whatever their names say: 合同, 人数, 阵地; only whole figures have a unit.
function unitOf(facts: IndicatorFacts): string {
  return facts.form === "score" ? "分" : facts.unit;
}

/** The figures that a task asks for, with last period's beside them and the share as one types. */
export function FigureFields({ onReason, ...props }: FigureFieldsProps) {
  const { facts } = props;
  const [typed, setTyped] = useState(props.content);

  function type(part: Partial<ReportContent>) {
    const next = { ...typed, ...part };
    setTyped(next);
    onReason(reasonToExplain(facts, next));
  }

  return facts.form === "boolean" ? (
    <YesNo {...props} onType={type} />
  ) : (
    <Figures {...props} typed={typed} onType={type} />
  );
}

type PartProps = Omit<FigureFieldsProps, "onReason"> & {
  onType: (part: Partial<ReportContent>) => void;
};

function YesNo({ facts, content, past, pastLabel, errors, onType }: PartProps) {
  const before = past?.value != null && `${pastLabel}填报“${past.value === "1" ? "是" : "否"}”`;
  return (
    <div onChange={(event) => onType({ value: (event.target as HTMLInputElement).value })}>
      <RadioField
        name="value"
        label={facts.indicatorName}
        hint={pastLabel && before ? before : undefined}
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

function Figures(props: PartProps & { typed: ReportContent }) {
  const { facts, content, typed, past, pastLabel, errors, onType } = props;
  const isWithout = isWithoutFigure(facts, typed);
  const common = (name: FigureName) => ({
    ...{ name, label: nameOf(facts, name), error: errors[name], maxLength: 40 },
    hint: past?.[name] != null && pastLabel ? `${pastLabel}填报 ${past[name]}` : undefined,
    ...{ defaultValue: content[name], readOnly: isWithout },
    onChange: (event: ChangeEvent<HTMLInputElement>) => onType({ [name]: event.target.value }),
  });
  const part = (name: FigureName) => (
    <TextField {...common(name)} className="input-number" inputMode="decimal" autoComplete="off" />
  );
  return (
    <div className={isWithout ? "figure-fields is-without" : "figure-fields"}>
      {facts.form === "ratio" ? (
        <>
          {part("numerator")}
          {part("denominator")}
        </>
      ) : (
        <NumberField {...common("value")} unit={unitOf(facts)} />
      )}
      <Checkbox
        className="figure-none"
        name="hasNoFigure"
        value="1"
        defaultChecked={content.hasNoFigure}
        onChange={(event) => onType({ hasNoFigure: event.target.checked })}
        label="本期没有数"
        note="没有发生、暂时统计不出等，勾选后不用填数，请在下面说明原因；汇总时不按 0 计"
      />
      <Outcome facts={facts} typed={typed} past={past} />
    </div>
  );
}

interface OutcomeProps {
  facts: IndicatorFacts;
  typed: ReportContent;
  past: ReportValues | null;
}

function Outcome({ facts, typed, past }: OutcomeProps) {
  const values = valuesOf(facts, typed);
  const percent = facts.form === "ratio" ? percentOf(values) : null;
  const isOver = isAboveWhole(facts, typed);
  const isMissed = isOver ? null : missesTarget(facts, values);
  const far = changesSince(values, past).filter((change) => change.isFar);
  const isEmptyRatio = facts.form === "ratio" && values.denominator === "0";
  return (
    <output className="figure-outcome">
      {facts.form === "ratio" && (
        <b>
          {facts.indicatorName} {percent === null ? "—" : percentLabel(percent)}
        </b>
      )}
      <span>目标：{targetLabel(facts)}</span>
      {isWithoutFigure(facts, typed) && <span>本期没有数，请在下面说明原因</span>}
      {isEmptyRatio && <span>分母为 0，本期不计算比例</span>}
      {isOver && (
        <span className="figure-missed">
          {nameOf(facts, "numerator")}不能大于{nameOf(facts, "denominator")}，请核对两个数
        </span>
      )}
      {isMissed === true && <span className="figure-missed">未达目标，请在下面说明原因</span>}
      {isMissed === false && <span className="figure-met">达到目标</span>}
      {far.length > 0 && (
        <span className="figure-far">
          {far
            .map(
              (change) =>
                `${change.field === "percent" ? facts.indicatorName : nameOf(facts, change.field)}${changeWord(change)}`,
            )
            .join("，")}
          ，请核对数值和单位；没有错就继续
        </span>
      )}
    </output>
  );
}
