import { nameOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { FormSelect, FormText } from "../../forms/action-form";

/** 核验, optional: what the reviewer found, and how. It stands beside what was reported and changes nothing of it. */
export function VerificationFields({ facts }: { facts: IndicatorFacts }) {
  return (
    <details className="verification">
      <summary className="link" data-key="v">
        核验（可不填）
      </summary>
      <div className="mt-3">
        {facts.form === "ratio" && (
          <>
            <FormText
              name="foundNumerator"
              label={`核验的${nameOf(facts, "numerator")}`}
              optional
              inputMode="decimal"
            />
            <FormText
              name="foundDenominator"
              label={`核验的${nameOf(facts, "denominator")}`}
              optional
              inputMode="decimal"
            />
          </>
        )}
        {facts.form === "boolean" && (
          <FormSelect
            name="foundValue"
            label={`核验的${facts.indicatorName}`}
            optional
            blank="没有核验"
            choices={[
              { value: "1", label: "是" },
              { value: "0", label: "否" },
            ]}
          />
        )}
        {facts.form !== "ratio" && facts.form !== "boolean" && (
          <FormText
            name="foundValue"
            label={`核验的${facts.indicatorName}`}
            optional
            inputMode="decimal"
          />
        )}
        <FormText name="foundHow" label="怎样核验的" optional hint="例如：对照台账、现场查看" />
      </div>
    </details>
  );
}
