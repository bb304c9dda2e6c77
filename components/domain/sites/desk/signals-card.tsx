import { openMoves } from "@/lib/domain/sites/lifecycle/rules";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { answerSignalAction } from "@/lib/domain/sites/signals/actions";
import type { Signal } from "@/lib/domain/sites/signals/types";
import { ActionForm, FormRadio, FormText } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

/** Signals in words: a person begins an early re-check, or sets them aside with a reason. */
export function SignalsCard({ signals, site }: { signals: readonly Signal[]; site: SiteFacts }) {
  if (signals.length === 0) return null;
  const mayAnswer = openMoves(site.status, site).includes("recheck");
  const [first] = signals;
  return (
    <Card title="提前复核信号">
      <p className="mb-2">信号只是提醒，是否复核由您决定，系统不会自动处理。</p>
      <ul className="mb-4 list-disc pl-5">
        {signals.map(({ source, ground }) => (
          <li key={source}>{ground}</li>
        ))}
      </ul>
      {mayAnswer && first && (
        <ActionForm
          action={answerSignalAction}
          submit="提交处理意见"
          hidden={{ siteId: site.id, version: String(site.version), source: first.source }}
        >
          <div className="grid gap-4">
            <p className="text-ink-soft">处理：{first.ground}</p>
            <FormRadio
              name="decision"
              label="处理方式"
              choices={[
                { value: "recheck", label: "提前复核" },
                { value: "set_aside", label: "暂不处理", note: "数字再增加时会重新提示" },
              ]}
            />
            <FormText name="signalReason" label="理由" />
            <FormText
              name="signalDueOn"
              type="date"
              label="复核完成日期"
              hint="选“提前复核”时填写"
              optional
            />
          </div>
        </ActionForm>
      )}
    </Card>
  );
}
