import { verifyTopicAction } from "@/lib/domain/topics/entries/actions";
import { findingWords } from "@/lib/domain/topics/labels";
import { ActionForm, FormRadio, FormText, FormTextArea } from "../../forms/action-form";
import type { MoveProps } from "./move-page";
import { stepOf } from "./office-forms";

const FINDINGS = Object.entries(findingWords).map(([value, label]) => ({ value, label }));

/** 纪委核实. */
export function VerifyForm(props: MoveProps) {
  return (
    <ActionForm
      action={verifyTopicAction}
      submit="提交核实结果"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <div className="flex flex-col gap-5">
        <FormText name="on" type="date" label="核实日期" defaultValue={props.today} />
        <FormText
          name="how"
          label="怎么核实的"
          hint="例如：到现场看了三处，问了十户；不写群众姓名"
        />
        <FormRadio name="finding" label="核实结果" choices={FINDINGS} />
        <FormTextArea
          name="words"
          label="核实情况"
          hint="用自己的话写，会公开"
          rows={5}
          max={1_000}
        />
      </div>
    </ActionForm>
  );
}
