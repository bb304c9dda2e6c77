import { ORDER_KIND_LABELS } from "@/lib/domain/supervision/labels";
import {
  answerOrderAction,
  closeOrderAction,
  releaseOrderAction,
  waiveOrderAction,
} from "@/lib/domain/supervision/orders/actions";
import { isOnPaper, orderText } from "@/lib/domain/supervision/orders/rules";
import type { Order } from "@/lib/domain/supervision/orders/types";
import { ActionForm, FormRadio, FormText, FormTextArea } from "../../forms/action-form";
import { Card } from "../../ui/card";

const ids = (order: Order) => ({ orderId: order.id, version: String(order.version) });

/** Releasing: the words can be changed, the deadline is in working days. */
export function ReleaseForm({ order, formKey }: { order: Order; formKey: string }) {
  const paper = isOnPaper(order.kind);
  const late = order.taskRows.filter((task) => task.isLate);
  const word = ORDER_KIND_LABELS[order.kind];
  return (
    <Card title={paper ? `登记${word}` : `发出${word}`}>
      <ActionForm
        action={releaseOrderAction}
        submit={paper ? "登记" : "发出"}
        pendingText="正在办理…"
        hidden={{ ...ids(order), key: formKey, ...(paper && { days: String(order.answerDays) }) }}
      >
        {paper ? (
          <>
            <p className="mb-4 text-sm text-ink-hint">
              {word}按文书办理，这里只记编号和日期，不写任何内容。
            </p>
            <FormText name="documentNo" label="文书编号" />
            <FormText name="documentOn" label="日期" type="date" defaultValue={order.today} />
          </>
        ) : (
          <>
            <FormTextArea
              name="text"
              label="内容"
              max={1000}
              rows={7}
              defaultValue={orderText(order.kind, order.organisationName, late)}
            />
            <FormText
              name="days"
              label="答复期限（工作日）"
              inputMode="numeric"
              defaultValue={order.answerDays}
            />
          </>
        )}
      </ActionForm>
    </Card>
  );
}

/** Not sending it, with a reason. */
export function WaiveForm({ order }: { order: Order }) {
  return (
    <Card title="不发">
      <ActionForm
        action={waiveOrderAction}
        submit="决定不发"
        pendingText="正在办理…"
        variant="secondary"
        hidden={ids(order)}
      >
        <FormTextArea
          name="reason"
          label="不发的原因"
          hint="同样的任务在这一步不再提议；单位不会看到"
          max={300}
          rows={2}
        />
      </ActionForm>
    </Card>
  );
}

/** The organisation's answer. */
export function AnswerForm({ order, formKey }: { order: Order; formKey: string }) {
  return (
    <Card title="答复">
      <p className="mb-4 text-sm text-ink-hint">能补报的，直接去报，报完自动了结，不用在这里写。</p>
      <ActionForm
        action={answerOrderAction}
        submit="送出答复"
        pendingText="正在送出…"
        hidden={{ ...ids(order), key: formKey }}
      >
        <FormTextArea
          name="answer"
          label="原因、措施和日期"
          hint="例如：台账移交晚了，村会计正在补，11 月 28 日前报送"
          max={1000}
          rows={5}
        />
      </ActionForm>
    </Card>
  );
}

const VERDICTS = [
  { value: "accepted", label: "认可，了结", note: "十个工作日后仍没有报的，从第一步重新提议" },
  { value: "insufficient", label: "不认可", note: "按步骤提议下一步，请写明还缺什么" },
];

/** The word on an answer, or on an order that was settled otherwise. */
export function CloseForm({ order, formKey }: { order: Order; formKey: string }) {
  return (
    <Card title={order.status === "answered" ? "答复是否认可" : "了结"}>
      <ActionForm
        action={closeOrderAction}
        submit="确定"
        pendingText="正在办理…"
        hidden={{ ...ids(order), key: formKey }}
      >
        <FormRadio name="verdict" label="意见" choices={VERDICTS} defaultValue="accepted" />
        <FormTextArea name="note" label="说明" max={300} rows={2} optional />
      </ActionForm>
    </Card>
  );
}
