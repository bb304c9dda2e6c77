/*
 * The life of an order: the machine proposes it; a person releases it with its text and a deadline, or
 * decides against it with a reason. The organisation answers in words, once, also after the deadline. The
 * person who decides accepts the answer, or finds it insufficient; then, or where no answer came, the next
 * step is proposed, and its release ends the one before. An order whose work was done ends by itself.
 *
 * 约谈 and 通报 happen on paper: here stand their number and day, and nothing of their content.
 */
import type { WrittenReport } from "@/lib/platform/documents/report";
import { type Day, dayAt, dayLabel } from "@/lib/shared/dates";
import { CLOSE_LABELS, ORDER_KIND_LABELS } from "../labels";
import type { OrderKind, OrderStatus } from "../types";
import type { FoundOrder, Order, OrderStep, OrderTask } from "./types";

/** What can be done with an order. */
export type OrderMove = "release" | "waive" | "answer" | "close";

const FROM: Record<OrderMove, readonly OrderStatus[]> = {
  release: ["proposed"],
  waive: ["proposed"],
  answer: ["released"],
  close: ["released", "answered"],
};

/** True when the move is allowed from the state. */
export function canMove(state: OrderStatus, move: OrderMove): boolean {
  return FROM[move].includes(state);
}

/** Where an order stands. */
export function orderLink(id: string): string {
  return `/desk/supervision/orders/${id}`;
}

/** True for a step that happens on paper: only its number and day are kept. */
export function isOnPaper(kind: OrderKind): boolean {
  return kind === "interview" || kind === "circular";
}

/** The heads of the tasks, the first three by name. */
function taskWords(tasks: readonly Pick<OrderTask, "title">[]): string {
  const named = tasks.slice(0, 3).map(({ title }) => `《${title}》`);
  return tasks.length > 3 ? `${named.join("、")}等 ${tasks.length} 项任务` : named.join("、");
}

const ASKS: Record<OrderKind, string> = {
  remind: "请尽快填报；确有困难的，请在期限内回复原因和打算报送的日期。",
  urge: "此前已提醒，至今没有报送。请在期限内填报，或者回复没有报送的原因、已采取的措施和完成日期。",
  order:
    "此前已提醒、催办，至今没有报送。请主要负责人牵头，在期限内填报并书面答复原因、措施和完成日期。",
  interview: "请按通知参加约谈，会后继续报送。",
  circular: "通报以文件为准，请继续报送。",
};

/** The words that a release begins from; whoever releases may change them. */
export function orderText(
  kind: OrderKind,
  organisationName: string,
  tasks: readonly Pick<OrderTask, "title">[],
): string {
  return `${organisationName}：${taskWords(tasks)}已超过报送期限。${ASKS[kind]}`;
}

/** 「督办〔2026〕12 号」; the kind alone for what has no number. */
export function orderName({ kind, year, number }: Pick<Order, "kind" | "year" | "number">): string {
  return number === null ? ORDER_KIND_LABELS[kind] : `督办〔${year}〕${number} 号`;
}

/** What the organisation is told in its messages. */
export function tellingTitle(kind: OrderKind, tasks: number, dueOn: Day): string {
  if (isOnPaper(kind)) return `${ORDER_KIND_LABELS[kind]}已登记，涉及 ${tasks} 项超期任务`;
  return `${ORDER_KIND_LABELS[kind]}：${tasks} 项任务超期，请在 ${dayLabel(dueOn)}前答复`;
}

/** What happened to an order, in its order; the organisation is told nothing of what was never sent. */
export function stepsOf(order: FoundOrder): OrderStep[] {
  const steps: OrderStep[] = [
    { what: "按督促步骤提议", by: "系统", at: order.proposedAt, note: order.ground },
  ];
  const by = order.decidedByName ?? "";
  if (order.decidedAt && order.status === "waived")
    steps.push({ what: "决定不发", by, at: order.decidedAt, note: order.waiveReason });
  else if (order.decidedAt)
    steps.push({
      what: `发出${ORDER_KIND_LABELS[order.kind]}`,
      by,
      at: order.decidedAt,
      note: null,
    });
  if (order.answeredAt)
    steps.push({
      what: "单位答复",
      by: order.answeredByName ?? "",
      at: order.answeredAt,
      note: null,
    });
  if (order.closedAt && order.closeKind) {
    const what = CLOSE_LABELS[order.closeKind];
    steps.push({ what, by: order.closedByName ?? "", at: order.closedAt, note: order.closeNote });
  }
  return steps;
}

/** An order as it is written: what is asked, of whom, about which tasks, until when, and by whom. */
export function orderPaper(order: Order): WrittenReport {
  const until = order.dueOn ? `请于 ${dayLabel(order.dueOn)}前在平台答复或者完成报送。` : "";
  const sentOn = order.decidedAt ? dayAt(new Date(order.decidedAt)) : order.today;
  return {
    title: [ORDER_KIND_LABELS[order.kind]],
    subtitle: order.number === null ? `${order.year} 年` : orderName(order),
    author: order.releasedByUnit ?? "",
    blocks: [
      { kind: "paragraph", text: order.text },
      { kind: "heading", text: "涉及的任务" },
      {
        kind: "table",
        head: ["编号", "任务", "期次", "到期"],
        rows: order.taskRows.map((task) => [
          task.code,
          task.title,
          task.periodWords,
          dayLabel(task.dueOn),
        ]),
        widths: [14, 44, 24, 18],
        centred: [0, 2, 3],
      },
      { kind: "paragraph", text: until },
      { kind: "signature", text: order.releasedByUnit ?? "" },
      { kind: "signature", text: `${sentOn.slice(0, 4)} 年 ${dayLabel(sentOn)}` },
    ],
  };
}
