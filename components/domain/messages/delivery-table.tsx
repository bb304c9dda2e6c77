import { resendAction } from "@/lib/domain/notifications/deliveries/actions";
import {
  CHANNEL_LABELS,
  DELIVERY_KIND_LABELS,
  STATE_LABELS,
} from "@/lib/domain/notifications/deliveries/labels";
import type { DeliveryRow, DeliveryState } from "@/lib/domain/notifications/deliveries/types";
import { ActionForm } from "../../forms/action-form";
import { type Shape, StatusMark, type Tone } from "../../ui/mark";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";

const LOOKS: Record<DeliveryState, { tone: Tone; shape: Shape }> = {
  waiting: { tone: "grey", shape: "hourglass" },
  sent: { tone: "plain", shape: "check" },
  dead: { tone: "amber", shape: "question" },
};

/** Lines of 消息投递, with 重发 for what was given up. */
export function DeliveryTable({ rows }: { rows: readonly DeliveryRow[] }) {
  return (
    <Table caption="消息" cards>
      <thead>
        <tr>
          <th scope="col">消息</th>
          <th scope="col">发给</th>
          <th scope="col">渠道</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.subject}
              <span className="block text-sm font-normal text-ink-hint">
                {DELIVERY_KIND_LABELS[row.kind]}，{when(row.createdAt)}
              </span>
            </th>
            <td data-label="发给">
              {row.organisationName}
              <span className="block text-sm text-ink-hint" translate="no">
                {row.to}
              </span>
            </td>
            <td data-label="渠道">{CHANNEL_LABELS[row.channel]}</td>
            <td data-label="状态">
              <StatusMark {...LOOKS[row.state]} word={STATE_LABELS[row.state]} />
              <span className="block text-sm text-ink-hint">{progressWord(row)}</span>
              {row.state === "dead" && <Resend row={row} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function progressWord(row: DeliveryRow): string {
  if (row.state === "sent") return row.sentAt ? when(row.sentAt) : "";
  const error = row.lastError ?? "";
  if (row.state === "dead") return error;
  const next = `下次 ${when(row.nextAt)}`;
  return row.attempts > 0 ? `试过 ${row.attempts} 次，${next}。${error}` : next;
}

function Resend({ row }: { row: DeliveryRow }) {
  if (row.isPurged) return <span className="text-sm text-ink-hint">正文已清除</span>;
  if (row.isPast) return <span className="text-sm text-ink-hint">已过当天，不再发</span>;
  return (
    <ActionForm
      action={resendAction}
      hidden={{ deliveryId: row.id, version: String(row.version) }}
      variant="secondary"
      size="small"
      pendingText="正在重发…"
      submit={
        <>
          重发<span className="sr-only">{row.subject}</span>
        </>
      }
    />
  );
}
