import {
  ADJUSTMENT_KIND_LABELS,
  ADJUSTMENT_STATUS_LABELS,
  termLines,
} from "@/lib/domain/adjustments/labels";
import type { AdjustmentRow, AdjustmentStatus } from "@/lib/domain/adjustments/types";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";

const LOOK: Record<AdjustmentStatus, { tone: Tone; shape: Shape }> = {
  waiting: { tone: "lian", shape: "hourglass" },
  granted: { tone: "plain", shape: "check" },
  refused: { tone: "amber", shape: "return" },
  withdrawn: { tone: "muted", shape: "dash" },
};

/** Where a request stands: shape, word and colour. */
export function AdjustmentStatusMark({ status }: { status: AdjustmentStatus }) {
  return <StatusMark {...LOOK[status]} word={ADJUSTMENT_STATUS_LABELS[status]} />;
}

/** What holds and what is wanted, side by side. */
export function WantedTerms({ request }: { request: AdjustmentRow }) {
  return (
    <ul>
      {termLines(request).map((line) => (
        <li key={line.name}>
          <span className="text-ink-hint">
            {ADJUSTMENT_KIND_LABELS[request.kind]} · {line.name}{" "}
          </span>
          {line.held} → <b>{line.wanted}</b>
        </li>
      ))}
    </ul>
  );
}

/** 「南漳县牵头单位」: who decides now. */
export function deciderWord({ atRegionName, atOffice }: AdjustmentRow): string {
  return `${atRegionName}${atOffice ? "领导小组办公室" : "牵头单位"}`;
}
