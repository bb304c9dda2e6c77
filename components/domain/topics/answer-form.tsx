import { answerContentSchema } from "@/lib/domain/topics/content/schema";
import { answerTopicAction } from "@/lib/domain/topics/entries/actions";
import { ActionForm, FormText, FormTextArea } from "../../forms/action-form";
import type { MoveProps } from "./move-page";
import { stepOf } from "./office-forms";

/** 答复: what was returned or answered before stands in the form again. */
export function AnswerForm(props: MoveProps) {
  const last = props.topic.entries.findLast(({ kind }) => kind === "answer");
  const before = answerContentSchema.safeParse(last?.content).data;
  return (
    <ActionForm
      action={answerTopicAction}
      submit="提交答复"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <div className="flex flex-col gap-5">
        <FormText
          name="ownerPost"
          label="负责人岗位"
          hint="会公开，例如：县住建局分管副局长"
          defaultValue={before?.ownerPost}
        />
        <FormText
          name="ownerName"
          label="负责人姓名"
          hint="只有设置为公开姓名时才公开"
          optional
          autoComplete="off"
          defaultValue={before?.ownerName ?? ""}
        />
        <FormTextArea
          name="goal"
          label="目标"
          hint="办到什么程度，用数字说清楚"
          rows={3}
          max={500}
          defaultValue={before?.goal}
        />
        <FormTextArea
          name="measures"
          label="措施"
          hint="每行一条，最多 10 条"
          rows={6}
          max={3_000}
          defaultValue={before?.measures.join("\n")}
        />
        <FormText
          name="startsOn"
          type="date"
          label="开始日期"
          optional
          defaultValue={before?.startsOn ?? ""}
        />
        <FormText
          name="doneBy"
          type="date"
          label="完成日期"
          hint="今天或以后的日期"
          min={props.today}
          defaultValue={before?.doneBy}
        />
        <FormText
          name="contactOffice"
          label="咨询科室"
          hint="群众可以问谁，写科室不写个人"
          defaultValue={before?.contactOffice}
        />
        <FormText
          name="contactPhone"
          label="咨询电话"
          hint="办公电话，例如 0710-1234567"
          optional
          inputMode="tel"
          defaultValue={before?.contactPhone ?? ""}
        />
      </div>
    </ActionForm>
  );
}
