import { windowSentence } from "@/lib/domain/assignments/window/labels";
import type { Window } from "@/lib/domain/assignments/window/types";
import { requestOpeningAction } from "@/lib/domain/windows/openings/actions";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { Notice } from "../../ui/feedback";

interface OpeningRequestProps {
  assignmentId: string;
  window: Window;
  formKey: string;
  /** A request waits for its answer already. */
  isAsked: boolean;
}

/** Why nothing can be handed in now, and the way out: one reason, one tap. Nothing while it is open. */
export function OpeningRequest({ assignmentId, window, formKey, isAsked }: OpeningRequestProps) {
  if (window.state === "open") return null;
  const title = windowSentence(window) ?? "";
  if (window.state === "paused") {
    return (
      <Notice tone="soon" title={title}>
        <p>可以先填写，草稿照常保存，恢复后直接提交。</p>
      </Notice>
    );
  }
  if (isAsked) {
    return (
      <Notice tone="soon" title={`${title}，开窗申请已送出`}>
        <p>可以先填写，草稿照常保存。答复后会在“消息”里告诉您。</p>
      </Notice>
    );
  }
  return (
    <Notice tone="soon" title={title}>
      <p className="mb-3">
        可以先填写，草稿照常保存。要提交的，请写明原因申请开窗，由审核单位答复。
      </p>
      <ActionForm
        action={requestOpeningAction}
        submit="申请开窗"
        pendingText="正在送出…"
        variant="secondary"
        hidden={{ assignmentId, key: formKey }}
      >
        <FormTextArea
          name="reason"
          label="申请开窗的原因"
          hint="例如：防汛期间停电，6 月底补齐台账"
          max={300}
          rows={2}
        />
      </ActionForm>
    </Notice>
  );
}
