import { ActionForm, FormTextArea } from "@/components/forms/action-form";
import { saveReasonsAction } from "@/lib/domain/portal/reasons/actions";
import { reasonsLabel } from "@/lib/domain/portal/reasons/labels";
import type { ReasonSettings } from "@/lib/domain/portal/reasons/types";

/** Which reasons people can tick when they rate; in force as soon as it is saved. */
export function ReasonsForm({ settings: { subjects, seen } }: { settings: ReasonSettings }) {
  return (
    <ActionForm action={saveReasonsAction} submit="保存评价理由" hidden={{ seen }}>
      <div className="flex max-w-measure flex-col gap-5">
        <p className="text-ink-soft">
          群众评价时可以勾选的理由，保存后马上生效。一行一条，最多 12 条，每条不超过 20
          个字；满意的和不满意的都要有。清空就恢复平台自带的。
        </p>
        {subjects.map(({ type, reasons, isOwn }) => (
          <FormTextArea
            key={type}
            name={type}
            label={reasonsLabel(type)}
            hint={isOwn ? "已改过" : "平台自带的"}
            max={400}
            rows={reasons.length + 1}
            optional
            defaultValue={reasons.join("\n")}
          />
        ))}
      </div>
    </ActionForm>
  );
}
