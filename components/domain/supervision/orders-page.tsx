import { ORDER_KIND_LABELS } from "@/lib/domain/supervision/labels";
import { releaseOrdersAction } from "@/lib/domain/supervision/orders/actions";
import { isOnPaper } from "@/lib/domain/supervision/orders/rules";
import type { OrderFilter } from "@/lib/domain/supervision/orders/schema";
import type {
  OrderCounts,
  OrderPage,
  OrderRow,
  OrderView,
} from "@/lib/domain/supervision/orders/types";
import { ActionForm } from "../../forms/action-form";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, FilterChips } from "../../ui/navigation";
import { OrderTable } from "./order-table";
import { OrdersFrame } from "./orders-frame";

interface OrdersPageProps {
  page: OrderPage;
  view: OrderView;
  filter: OrderFilter;
  counts: OrderCounts | null;
  isDecider: boolean;
  isReader: boolean;
  formKey: string;
  done: string | undefined;
}

/** 跟踪督促: one list by where the orders stand; what is proposed can be released together. */
export function OrdersPage({ page, view, filter, counts, formKey, ...rest }: OrdersPageProps) {
  const isWide = filter.wide === "1";
  const picks = view === "proposed" && page.rows.some((order) => !isOnPaper(order.kind));
  const table = <OrderTable rows={page.rows} view={view} picks={picks} />;
  return (
    <OrdersFrame at={view} counts={counts} isWide={isWide} {...rest}>
      <div className="flex flex-col gap-4">
        {view !== "own" && <Choices view={view} filter={filter} isDecider={rest.isDecider} />}
        {page.rows.length === 0 && <Nothing view={view} />}
        {page.rows.length > 0 && !picks && <div className="card">{table}</div>}
        {picks && (
          <ActionForm
            action={releaseOrdersAction}
            submit="发出所选"
            pendingText="正在发出…"
            hidden={{ key: formKey }}
            beside={
              <span className="text-sm text-ink-hint">
                按拟定的文字和答复期限发出；要改文字的，打开逐份发出
              </span>
            }
          >
            <div id="picked" className="card">
              {table}
            </div>
          </ActionForm>
        )}
        <CursorPagination
          previous={filter.after ? hrefOf(view, { ...filter, after: undefined }) : undefined}
          next={page.next ? hrefOf(view, { ...filter, after: page.next }) : undefined}
          note={filter.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </OrdersFrame>
  );
}

function hrefOf(view: OrderView, filter: OrderFilter): string {
  const { kind, wide, after } = filter;
  const kept = Object.entries({ view, kind, wide, after }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return `/desk/supervision/orders?${new URLSearchParams(kept)}`;
}

function Choices({
  view,
  filter,
  isDecider,
}: Pick<OrdersPageProps, "view" | "filter" | "isDecider">) {
  const kinds = (Object.keys(ORDER_KIND_LABELS) as OrderRow["kind"][]).map((kind) => ({
    label: ORDER_KIND_LABELS[kind],
    href: hrefOf(view, { ...filter, after: undefined, kind }),
    kind: "choose" as const,
    current: filter.kind === kind,
  }));
  const all = {
    label: "各步",
    href: hrefOf(view, { ...filter, after: undefined, kind: undefined }),
    kind: "choose" as const,
    current: !filter.kind,
  };
  const scopes = [undefined, "1" as const].map((wide) => ({
    label: wide ? "辖区内全部" : "本级办理的",
    href: hrefOf(view, { ...filter, after: undefined, wide }),
    kind: "choose" as const,
    current: filter.wide === wide,
  }));
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <FilterChips label="步骤" items={[all, ...kinds]} />
      {isDecider && <FilterChips label="范围" items={scopes} />}
    </div>
  );
}

const NOTHING: Record<OrderView, [string, string]> = {
  proposed: ["没有等待决定的督促", "每个工作日早上按督促步骤提议一次，有超期不报的会出现在这里"],
  released: ["没有等待答复的督促", "发出以后、单位答复或补报以前，在这里"],
  answered: ["没有等待了结的答复", "单位答复以后在这里，认可后了结"],
  over: ["还没有了结的督促", "补报的、认可答复的和决定不发的，都在这里"],
  own: ["没有发给本单位的督促", "收到以后在这里答复；补报后自动了结"],
};

function Nothing({ view }: { view: OrderView }) {
  const [title, words] = NOTHING[view];
  return (
    <div className="card">
      <EmptyState kind={view === "over" ? "first-use" : "all-done"} title={title}>
        {words}
      </EmptyState>
    </div>
  );
}
