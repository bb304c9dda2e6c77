import type { ReactNode } from "react";
import type { OrderCounts, OrderView } from "@/lib/domain/supervision/orders/types";
import { PageHeader } from "../../layout/page-header";
import { Tabs } from "../../ui/navigation";
import { DoneNotice } from "../people/done-notice";

const DONE = {
  released: "已发出，单位会在消息和今日待办里看到",
  released_many: "已全部发出，单位会在消息和今日待办里看到",
  released_some: "已发出；其中有的刚刚变化、已经报送或由他人办理，没有发，仍在原处",
  waived: "已决定不发，同样的任务在这一步不再提议",
  answered: "答复已送出",
  accepted: "已认可答复并了结，单位会在消息里看到",
  insufficient: "已退回答复，下一个工作日按步骤提议下一步",
  set: "步骤已保存，下一个工作日的提议按它进行",
  dropped: "已改回上级的步骤",
};

const VIEW_LABELS: Record<Exclude<OrderView, "own">, string> = {
  proposed: "待发出",
  released: "待答复",
  answered: "已答复",
  over: "已了结",
};

interface OrdersFrameProps {
  /** Which tab is open; `steps` is the page that sets the steps. */
  at: OrderView | "steps";
  counts: OrderCounts | null;
  /** Decides, and so sees what is proposed and sets the steps. */
  isDecider: boolean;
  isReader: boolean;
  isWide?: boolean;
  done: string | undefined;
  children: ReactNode;
}

/** The head that the pages of 跟踪督促 share. */
export function OrdersFrame(props: OrdersFrameProps) {
  const { isReader, done, children } = props;
  return (
    <>
      <PageHeader
        title="跟踪督促"
        subtitle={
          isReader
            ? "系统按步骤提议，由人决定发不发；单位先得到提醒，答复或补报后了结"
            : "发给本单位的督促；补报后自动了结，报不了的写明原因和日期"
        }
      />
      <DoneNotice done={done} words={DONE} />
      {isReader && (
        <div className="mb-5">
          <Tabs label="跟踪督促" items={tabs(props)} />
        </div>
      )}
      {children}
    </>
  );
}

function tabs({ at, counts, isDecider, isWide }: OrdersFrameProps) {
  const wide = isWide ? "&wide=1" : "";
  const views = (Object.keys(VIEW_LABELS) as (keyof typeof VIEW_LABELS)[])
    .filter((view) => isDecider || view !== "proposed")
    .map((view) => ({
      href: `/desk/supervision/orders?view=${view}${wide}`,
      label: VIEW_LABELS[view],
      current: at === view,
      count: view === "over" || !counts ? undefined : counts[view],
    }));
  const own = {
    href: "/desk/supervision/orders?view=own",
    label: "发给本单位的",
    current: at === "own",
    count: counts?.own,
  };
  const steps = {
    href: "/desk/supervision/orders/steps",
    label: "督促步骤",
    current: at === "steps",
  };
  return isDecider ? [...views, own, steps] : [...views, own];
}
