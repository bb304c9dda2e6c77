import { decideAdjustmentAction } from "@/lib/domain/adjustments/actions";
import type { AdjustmentDetail } from "@/lib/domain/adjustments/types";
import { ActionForm, FormRadio, FormTextArea } from "../../forms/action-form";

/** A level's word: agree or refuse, with a note. */
export function DecisionForm({
  request,
  isLast,
  formKey,
}: {
  request: AdjustmentDetail;
  /** Nobody decides after this level. */
  isLast: boolean;
  formKey: string;
}) {
  const agreeing = isLast
    ? "您是最后一级，同意后立即生效，单位会收到消息"
    : "同意后转上一级继续办理，因为上级清单的要求也要随之改变";
  return (
    <ActionForm
      action={decideAdjustmentAction}
      submit="提交办理意见"
      pendingText="正在提交…"
      hidden={{ adjustmentId: request.id, version: String(request.version), key: formKey }}
    >
      <FormRadio
        name="decision"
        label="意见"
        choices={[
          { value: "agree", label: "同意", note: agreeing },
          { value: "refuse", label: "不同意", note: "申请到此为止，原来的要求不变；请写明原因" },
        ]}
      />
      <div className="mt-4">
        <FormTextArea
          name="note"
          label="说明"
          max={500}
          optional
          rows={3}
          hint="不同意时必须填写，申请单位会看到"
        />
      </div>
    </ActionForm>
  );
}
