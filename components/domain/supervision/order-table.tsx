import Link from "next/link";
import { ORDER_KIND_LABELS, ORDER_STATUS_LABELS } from "@/lib/domain/supervision/labels";
import { isOnPaper, orderLink, orderName } from "@/lib/domain/supervision/orders/rules";
import type { OrderRow, OrderView } from "@/lib/domain/supervision/orders/types";
import { dayLabel } from "@/lib/shared/dates";
import { FormTick } from "../../forms/action-form";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";

interface OrderTableProps {
  rows: readonly OrderRow[];
  view: OrderView;
  /** Each that goes out without a paper of its own can be ticked. */
  picks: boolean;
}

/** Orders as lines: what, to whom, why, and until when. */
export function OrderTable({ rows, view, picks }: OrderTableProps) {
  return (
    <Table caption="督促" cards>
      <thead>
        <tr>
          {picks && <th scope="col">选</th>}
          <th scope="col">督促</th>
          {view !== "own" && <th scope="col">单位</th>}
          <th scope="col">依据</th>
          <th scope="col">{view === "proposed" ? "提议" : "答复期限"}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((order) => (
          <Line key={order.id} order={order} view={view} picks={picks} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ order, view, picks }: { order: OrderRow } & Omit<OrderTableProps, "rows">) {
  return (
    <tr>
      {picks && (
        <td>
          {!isOnPaper(order.kind) && (
            <FormTick
              name="picked[]"
              value={`${order.id}:${order.version}`}
              label={<span className="sr-only">发给{order.organisationName}</span>}
            />
          )}
        </td>
      )}
      <th scope="row">
        <Link className="queue-name" href={orderLink(order.id)} prefetch={false}>
          {orderName(order)}
        </Link>
        <span className="block text-sm font-normal text-ink-hint">
          {order.number !== null && `${ORDER_KIND_LABELS[order.kind]} · `}
          {order.tasks} 项任务
        </span>
      </th>
      {view !== "own" && (
        <td data-label="单位">
          {order.organisationName}
          <span className="block text-sm text-ink-hint">{order.placeName}</span>
        </td>
      )}
      <td data-label="依据">{order.ground}</td>
      <td data-label={view === "proposed" ? "提议" : "答复期限"}>
        {view === "proposed" ? (
          when(order.proposedAt)
        ) : (
          <Standing order={order} shown={view === "over" || view === "own"} />
        )}
      </td>
    </tr>
  );
}

function Standing({ order, shown }: { order: OrderRow; shown: boolean }) {
  const { label, tone } = ORDER_STATUS_LABELS[order.status];
  return (
    <>
      {order.dueOn && dayLabel(order.dueOn)}
      {order.isLate && <span className="block text-sm text-overdue-ink">过期没有答复</span>}
      {shown && (
        <span className="block">
          <Tag tone={tone}>{label}</Tag>
        </span>
      )}
    </>
  );
}
