import { SITE_STATUS_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { DemonstrationStatus } from "@/lib/domain/sites/lifecycle/types";
import { type Shape, StatusMark, type Tone } from "../../../ui/mark";

const LOOK: Record<DemonstrationStatus, { tone: Tone; shape: Shape }> = {
  recommended: { tone: "grey", shape: "circle" },
  self_evaluated: { tone: "lian", shape: "hourglass" },
  verified: { tone: "qing", shape: "circle" },
  publicised: { tone: "lian", shape: "hourglass" },
  named: { tone: "green", shape: "check" },
  cultivating: { tone: "qing", shape: "wave" },
  rechecking: { tone: "lian", shape: "hourglass" },
  kept: { tone: "green", shape: "check" },
  rectifying: { tone: "amber", shape: "return" },
  withdrawn: { tone: "muted", shape: "dash" },
  declined: { tone: "muted", shape: "dash" },
};

/** The state of a site as shape, word and colour. */
export function SiteMark({ status }: { status: DemonstrationStatus }) {
  return <StatusMark {...LOOK[status]} word={SITE_STATUS_LABELS[status]} />;
}
