import { remindRecipientsAction } from "@/lib/domain/circulars/actions";
import type { Receipt, Receipts } from "@/lib/domain/circulars/receipts/types";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Progress } from "../../ui/feedback";

export interface CircularReceiptsProps {
  circular: CircularDetail;
  receipts: Receipts;
}

/** Who has said 收到 and who has not, and a reminder for those. */
export function CircularReceipts({ circular, receipts }: CircularReceiptsProps) {
  const { total, received, waiting, latest } = receipts;
  const left = total - received;
  return (
    <Card title="签收情况">
      <p className="mb-2">
        已签收 {formatCount(received)} 个，未签收 {formatCount(left)} 个，共 {formatCount(total)} 个
      </p>
      <Progress value={received} max={Math.max(total, 1)} label="已签收" />
      {left > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer py-1">未签收的单位</summary>
          <Names receipts={waiting} more={left - waiting.length} />
        </details>
      )}
      {latest.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer py-1">已签收的单位</summary>
          <Names receipts={latest} more={received - latest.length} />
        </details>
      )}
      {left > 0 && circular.status === "released" && (
        <div className="mt-4">
          <ActionForm
            action={remindRecipientsAction}
            submit="提醒签收"
            variant="secondary"
            hidden={{ circularId: circular.id }}
          />
          <p className="mt-2 text-sm text-ink-hint">
            {circular.remindedAt
              ? `上次提醒：${momentLabel(new Date(circular.remindedAt))} · ${circular.remindedByName}`
              : "每天最多提醒一次，只提醒未签收的单位"}
          </p>
        </div>
      )}
    </Card>
  );
}

function Names({ receipts, more }: { receipts: Receipt[]; more: number }) {
  return (
    <ul className="mt-1 max-h-80 overflow-y-auto text-sm">
      {receipts.map((one) => (
        <li key={one.organisationId} className="border-t border-line-soft py-1">
          {one.name} <span className="text-ink-hint">{one.placeName}</span>
          {one.receivedAt && (
            <small className="block text-ink-hint">
              {momentLabel(new Date(one.receivedAt))} · {one.receivedByName}
            </small>
          )}
        </li>
      ))}
      {more > 0 && <li className="py-1 text-ink-hint">另有 {formatCount(more)} 个没有列出</li>}
    </ul>
  );
}
