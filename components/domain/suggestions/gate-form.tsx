import { ActionForm, FormRadio } from "@/components/forms/action-form";
import { answerGateAction } from "@/lib/domain/suggestions/filing/actions";

const CHOICES = [
  { value: "suggest", label: "提一条建议", note: "希望某项工作、某个地方怎样改进" },
  { value: "report", label: "反映违纪违法", note: "举报某个人或某个单位，由 12388 受理" },
  { value: "help", label: "求助、投诉、办事", note: "要别人帮忙办一件具体的事，由 12345 受理" },
];

/** The question before the form: nothing is chosen beforehand. */
export function GateForm({ solicitation }: { solicitation?: string | undefined }) {
  return (
    <ActionForm
      action={answerGateAction}
      hidden={{ solicitation }}
      submit="下一步"
      size="large"
      wide
    >
      <FormRadio name="wish" label="您想做什么" choices={CHOICES} />
    </ActionForm>
  );
}
