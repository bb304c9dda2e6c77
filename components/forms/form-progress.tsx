import { Check, CloudOff, LoaderCircle, PencilLine } from "lucide-react";

/** Where one is in a form of several pages: 第 2 步，共 4 步. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <nav aria-label={`第 ${current + 1} 步，共 ${steps.length} 步`}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < current ? "past" : undefined}
            aria-current={index === current ? "step" : undefined}
          >
            {step}
            {index < current && <span className="sr-only">（已填）</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type Saving = "edited" | "saving" | "saved" | "failed";

const savingIcons = { edited: PencilLine, saving: LoaderCircle, saved: Check, failed: CloudOff };
const savingWords: Record<Saving, string> = {
  edited: "有未保存的修改",
  saving: "正在保存",
  saved: "已自动保存",
  failed: "没有保存，稍后自动再试",
};

/** The four states of autosave in words, announced politely. `detail` adds the time or the cause. */
export function SaveState({ state, detail }: { state: Saving; detail?: string }) {
  const Icon = savingIcons[state];
  return (
    <span className="save-state" role="status">
      <Icon aria-hidden="true" />
      {savingWords[state]}
      {detail && ` ${detail}`}
    </span>
  );
}
