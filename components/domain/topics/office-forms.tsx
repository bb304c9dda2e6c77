import {
  assignTopicAction,
  closeTopicAction,
  declineTopicAction,
  reopenTopicAction,
  selectTopicAction,
  upholdTopicAction,
} from "@/lib/domain/topics/actions";
import { ActionForm, FormText, FormTextArea } from "../../forms/action-form";
import type { MoveProps } from "./move-page";

/** What every form of a move sends along unseen. */
export function stepOf({ topic, formKey }: MoveProps) {
  return { topicId: topic.id, version: String(topic.version), key: formKey };
}

export function ChooseForm({ isChosen, ...props }: MoveProps & { isChosen: boolean }) {
  return (
    <ActionForm
      action={isChosen ? selectTopicAction : declineTopicAction}
      submit={isChosen ? "选定并送审" : "不予选用"}
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <FormTextArea
        name="reason"
        label={isChosen ? "为什么选" : "为什么不选"}
        hint={
          isChosen
            ? "会公开，例如：多个村都提到，关系老年人日常生活"
            : "会告诉提建议的群众，请写清楚依据和去处，例如：已列入某某工程，进度见某网页"
        }
        rows={5}
        max={1_000}
      />
    </ActionForm>
  );
}

function DaysField({ days }: { days: number }) {
  return (
    <FormText
      name="days"
      label="几个工作日内答复"
      inputMode="numeric"
      defaultValue={String(days)}
      hint="从今天起算，按日历扣除节假日"
    />
  );
}

export function AssignForm(props: MoveProps) {
  return (
    <ActionForm
      action={assignTopicAction}
      submit="交办并送审"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <div className="flex flex-col gap-5">
        <FormText
          name="unitName"
          label="责任单位"
          hint="写全称，与单位名录一致；只能是一个，办公室和纪委不能承办"
        />
        <FormTextArea
          name="cooperating"
          label="配合单位"
          hint="写全称，每行一个"
          optional
          rows={3}
          max={800}
        />
        <DaysField days={props.answerDays} />
      </div>
    </ActionForm>
  );
}

export function ReopenForm(props: MoveProps) {
  return (
    <ActionForm
      action={reopenTopicAction}
      submit="重新办理"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <div className="flex flex-col gap-5">
        <FormTextArea
          name="reason"
          label="为什么重新办理"
          hint="会公开，和次数一起一直保留"
          rows={4}
          max={1_000}
        />
        <DaysField days={props.answerDays} />
      </div>
    </ActionForm>
  );
}

export function UpholdForm(props: MoveProps) {
  return (
    <ActionForm
      action={upholdTopicAction}
      submit="不重新办理"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <FormTextArea
        name="reason"
        label="怎么核对的，为什么不重新办理"
        hint="会公开，也告诉提过建议的群众；请不要写个人信息"
        rows={4}
        max={1_000}
      />
    </ActionForm>
  );
}

export function CloseForm(props: MoveProps) {
  return (
    <ActionForm
      action={closeTopicAction}
      submit="办结并送审"
      variant="primary"
      pendingText="正在提交"
      hidden={stepOf(props)}
    >
      <FormTextArea
        name="words"
        label="办结结论"
        hint="会公开。四周以后还会问群众有没有反弹"
        rows={4}
        max={1_000}
      />
    </ActionForm>
  );
}
