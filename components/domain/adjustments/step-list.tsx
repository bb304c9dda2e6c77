import { ADJUSTMENT_WORD_LABELS } from "@/lib/domain/adjustments/labels";
import type { Stop } from "@/lib/domain/adjustments/route/rules";
import type { AdjustmentDetail, AdjustmentStep } from "@/lib/domain/adjustments/types";
import { when } from "../assignments/words";
import { deciderWord } from "./adjustment-marks";

/** The whole chain: who asked, every word so far, who decides now, and who after. */
export function StepList({
  request,
  ahead,
}: {
  request: AdjustmentDetail;
  ahead: readonly Stop[];
}) {
  return (
    <ol className="timeline">
      <li>
        <div className="timeline-head">
          <b>提出申请</b>
          <span>
            {request.requestedByUnit} {request.requestedByName}
          </span>
          <time dateTime={request.createdAt}>{when(request.createdAt)}</time>
        </div>
      </li>
      {request.steps.map((step) => (
        <StepEntry key={`${step.at}-${step.unitName}-${step.decision}`} step={step} />
      ))}
      {request.status === "waiting" && (
        <>
          <li>
            <div className="timeline-head">
              <b>等待办理</b>
              <span>{deciderWord(request)}</span>
            </div>
          </li>
          {ahead.map((stop) => (
            <li key={`${stop.regionCode}-${stop.isOffice}`}>
              <div className="timeline-head text-ink-hint">
                <span>之后转</span>
                <span>{stop.units.map((unit) => unit.name).join("、") || stop.regionName}</span>
              </div>
            </li>
          ))}
        </>
      )}
    </ol>
  );
}

const LOOK: Partial<Record<AdjustmentStep["decision"], string>> = {
  agree: "is-done",
  refuse: "is-return",
};

function StepEntry({ step }: { step: AdjustmentStep }) {
  return (
    <li className={LOOK[step.decision]}>
      <div className="timeline-head">
        <b>{ADJUSTMENT_WORD_LABELS[step.decision]}</b>
        <span>
          {step.unitName === step.byName ? step.regionName : `${step.unitName} ${step.byName}`}
        </span>
        <time dateTime={step.at}>{when(step.at)}</time>
      </div>
      {step.note && <p className="whitespace-pre-line">{step.note}</p>}
    </li>
  );
}
