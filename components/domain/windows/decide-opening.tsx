import { decideOpeningAction } from "@/lib/domain/windows/openings/actions";
import type { WaitingOpening } from "@/lib/domain/windows/openings/types";
import { addDays, type Day } from "@/lib/shared/dates";
import { ActionForm, FormRadio, FormText, FormTextArea } from "../../forms/action-form";
import { Card } from "../../ui/card";

/** A week is enough for what is ready but for the window. */
const DAYS_PROPOSED = 7;

const CHOICES = [
  { value: "open", label: "同意开窗", note: "到所选日期当天 24 时，过后自动关窗" },
  { value: "refuse", label: "不同意", note: "请写明原因，申请单位会看到" },
];

/** The answer to one request. */
export function DecideOpening({
  request,
  today,
  formKey,
}: {
  request: WaitingOpening;
  today: Day;
  formKey: string;
}) {
  return (
    <Card id="answer" title={`答复：${request.organisationName}`} aside={request.taskTitle}>
      <p className="mb-4">申请原因：{request.reason}</p>
      <ActionForm
        action={decideOpeningAction}
        submit="送出答复"
        pendingText="正在办理…"
        hidden={{ openingId: request.id, version: String(request.version), key: formKey }}
      >
        <FormRadio name="decision" label="是否同意" choices={CHOICES} defaultValue="open" />
        <FormText
          name="until"
          label="开窗到哪一天"
          type="date"
          min={today}
          defaultValue={addDays(today, DAYS_PROPOSED)}
          hint="不同意时不用填"
          optional
        />
        <FormTextArea name="note" label="意见" max={300} rows={2} optional />
      </ActionForm>
    </Card>
  );
}
