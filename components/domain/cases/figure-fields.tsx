import { FormSelect, FormText } from "@/components/forms/action-form";
import { lineLabel } from "@/components/forms/line-label";
import { FieldGroup } from "@/components/ui/field";
import type { FigureChoice } from "@/lib/domain/cases/figures/queries";
import { OWN_FIGURES, SYSTEM_FIGURES } from "@/lib/domain/cases/schema";
import "./cases.css";

const numbered = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Figures of a form: two periods of a task from the system, and own ones with their source. */
export function FigureFields({ choices }: { choices: readonly FigureChoice[] }) {
  const options = choices.map((one) => ({
    value: one.assignmentId,
    label: `${one.code} ${one.title}，${one.period}：${one.value} ${one.unit}`,
  }));
  return (
    <>
      <FieldGroup
        id="systemFigures"
        label="系统数据的前后对比"
        optional
        hint="从本单位审核通过的填报数中选同一项任务的两期，不用再填数。入选后这些数字不再变动。"
      >
        {options.length < 2 ? (
          <p className="text-ink-hint">本单位还没有两期以上审核通过的数字。</p>
        ) : (
          numbered(SYSTEM_FIGURES).map((at) => (
            <div key={at} className="case-line mb-3">
              <FormSelect
                name={`before${at}`}
                label={`第 ${at} 组，改善前`}
                choices={options}
                blank="不选"
                optional
              />
              <FormSelect
                name={`after${at}`}
                label={`第 ${at} 组，改善后`}
                choices={options}
                blank="不选"
                optional
              />
            </div>
          ))
        )}
      </FieldGroup>
      <FieldGroup
        id="ownFigures"
        label="单位自报的前后对比"
        optional
        hint="系统里没有的数字，写明来源，公开时标“单位自报”。"
      >
        {numbered(OWN_FIGURES).map((at) => (
          <OwnFigure key={at} at={at} />
        ))}
      </FieldGroup>
    </>
  );
}

function OwnFigure({ at }: { at: number }) {
  return (
    <div className="case-line mb-4">
      <FormText name={`ownLabel${at}`} label={`自报 ${at}：指标`} optional />
      <FormText name={`ownUnit${at}`} label={lineLabel(`自报 ${at}`, "单位")} optional />
      <FormText
        name={`ownBefore${at}`}
        label={lineLabel(`自报 ${at}`, "之前的数")}
        inputMode="decimal"
        optional
      />
      <FormText
        name={`ownBeforePeriod${at}`}
        label={lineLabel(`自报 ${at}`, "之前是什么时候")}
        optional
      />
      <FormText
        name={`ownAfter${at}`}
        label={lineLabel(`自报 ${at}`, "之后的数")}
        inputMode="decimal"
        optional
      />
      <FormText
        name={`ownAfterPeriod${at}`}
        label={lineLabel(`自报 ${at}`, "之后是什么时候")}
        optional
      />
      <FormText name={`ownSource${at}`} label={lineLabel(`自报 ${at}`, "来源")} optional />
    </div>
  );
}
