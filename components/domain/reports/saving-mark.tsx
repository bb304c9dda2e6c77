import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { SAVING_LABELS } from "@/lib/domain/reports/labels";
import { momentLabel } from "@/lib/shared/dates";
import type { DraftState } from "./draft-state";

const ICONS = { saved: Check, saving: LoaderCircle, offline: CloudOff, failed: TriangleAlert };

/** Whether what was typed is kept, in words and with its time: 已保存, 保存中, 离线暂存, 保存失败. */
export function SavingMark({ state }: { state: DraftState }) {
  if (!state.saving) return <span className="save-state">填写后自动保存</span>;
  const Icon = ICONS[state.saving];
  const time = state.savedAt ? ` ${momentLabel(new Date(state.savedAt)).slice(-5)}` : "";
  return (
    <span className={`save-state saving-${state.saving}`} role="status">
      <Icon aria-hidden="true" />
      {SAVING_LABELS[state.saving]}
      {(state.saving === "saved" || state.saving === "offline") && time}
      {state.saving === "offline" && "，联网后自动补存"}
      {state.saving === "failed" && time && `，上次保存于${time}`}
    </span>
  );
}
