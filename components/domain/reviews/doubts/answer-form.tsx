import { answerDoubtAction } from "@/lib/domain/reviews/doubts/actions";
import type { Doubt } from "@/lib/domain/reviews/doubts/types";
import { ActionForm, FormRadio, FormTextArea } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

const ANSWERS = [
  { value: "cleared", label: "填报属实" },
  { value: "confirmed", label: "填报不属实" },
];

/** The answer to one doubt, in a word and in words. */
export function AnswerForm({ doubt, formKey }: { doubt: Doubt; formKey: string }) {
  return (
    <Card title="答复">
      <p className="mb-4">
        {doubt.organisationName}《{doubt.taskTitle}》：{doubt.reason}
      </p>
      <ActionForm
        key={doubt.id}
        action={answerDoubtAction}
        submit="提交答复"
        pendingText="正在提交…"
        wide
        hidden={{ doubtId: doubt.id, version: String(doubt.version), key: formKey }}
      >
        <FormRadio name="state" label="核查结果" choices={ANSWERS} />
        <FormTextArea
          name="answer"
          label="核查情况"
          hint="写明怎样核查、查到什么，审核人据此决定"
          max={1000}
        />
      </ActionForm>
    </Card>
  );
}
