import Link from "next/link";
import {
  CLOSE_LABELS,
  ORDER_KIND_LABELS,
  ORDER_STATUS_LABELS,
} from "@/lib/domain/supervision/labels";
import { canMove, isOnPaper, orderLink, orderName } from "@/lib/domain/supervision/orders/rules";
import type { Order } from "@/lib/domain/supervision/orders/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";
import { DoneNotice } from "../people/done-notice";
import { PrintButton } from "../reports/print-button";
import { AnswerForm, CloseForm, ReleaseForm, WaiveForm } from "./order-forms";

const DONE = {
  released: "已发出，单位会在消息和今日待办里看到",
  answered: "答复已送出，发出督促的办公室会看到",
};

interface OrderPageProps {
  order: Order;
  formKey: string;
  done: string | undefined;
}

/** One order: what it says, the tasks it is about, what became of it, and what the reader does next. */
export function OrderPage({ order, formKey, done }: OrderPageProps) {
  const { label, tone } = ORDER_STATUS_LABELS[order.status];
  const isSent = order.decidedAt !== null && order.status !== "waived";
  return (
    <>
      <PageHeader
        back={{ href: "/desk/supervision/orders", label: "跟踪督促" }}
        title={`${orderName(order)}：${order.organisationName}`}
        subtitle={
          <>
            <Tag tone={tone}>{label}</Tag> {order.placeName}
          </>
        }
        actions={
          isSent &&
          !isOnPaper(order.kind) && (
            <>
              <PrintButton />
              <ButtonLink href={`${orderLink(order.id)}/word`} prefetch={false}>
                下载 Word
              </ButtonLink>
            </>
          )
        }
      />
      <DoneNotice done={done} words={DONE} />
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          {isSent && <Paper order={order} />}
          <Tasks order={order} />
        </div>
        <aside aria-label="办理" className="flex flex-col gap-5">
          <Moves order={order} formKey={formKey} />
          <History order={order} />
        </aside>
      </div>
    </>
  );
}

function Paper({ order }: { order: Order }) {
  const facts = [
    ...(order.releasedByUnit ? [{ term: "发出单位", value: order.releasedByUnit }] : []),
    ...(order.documentNo ? [{ term: "文书编号", value: order.documentNo }] : []),
    ...(order.documentOn ? [{ term: "日期", value: dayLabel(order.documentOn) }] : []),
    ...(order.dueOn && !isOnPaper(order.kind)
      ? [{ term: "答复期限", value: dayLabel(order.dueOn) }]
      : []),
  ];
  return (
    <Card title={ORDER_KIND_LABELS[order.kind]}>
      {order.text && <p className="mb-4 whitespace-pre-line">{order.text}</p>}
      <DescriptionList items={facts} />
      {order.answer && (
        <div className="mt-4">
          <h3 className="mb-1 font-semibold">单位答复</h3>
          <p className="whitespace-pre-line">{order.answer}</p>
        </div>
      )}
      {order.closeKind && <p className="mt-4 text-ink-soft">{CLOSE_LABELS[order.closeKind]}</p>}
    </Card>
  );
}

function Tasks({ order }: { order: Order }) {
  return (
    <Card title={`涉及 ${order.taskRows.length} 项任务`} aside={order.ground} flush>
      <Table caption="涉及的任务" cards>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">到期</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {order.taskRows.map((task) => (
            <tr key={task.assignmentId}>
              <th scope="row">
                <Link
                  className="queue-name"
                  href={`/desk/assignments/${task.assignmentId}`}
                  prefetch={false}
                >
                  {task.title}
                </Link>
                <span className="block text-sm font-normal text-ink-hint">
                  {task.carrierName} {task.code} · {task.periodWords}
                </span>
              </th>
              <td data-label="到期">{dayLabel(task.dueOn)}</td>
              <td data-label="现在">
                {task.isLate ? <Tag tone="amber">仍未报送</Tag> : <Tag>已报送或改期</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Moves({ order, formKey }: { order: Order; formKey: string }) {
  const { status, mayDecide, mayAnswer, kind } = order;
  if (mayDecide && canMove(status, "release"))
    return (
      <>
        <ReleaseForm order={order} formKey={formKey} />
        <WaiveForm order={order} />
      </>
    );
  if (mayAnswer && canMove(status, "answer") && !isOnPaper(kind))
    return <AnswerForm order={order} formKey={formKey} />;
  if (mayDecide && canMove(status, "close")) return <CloseForm order={order} formKey={formKey} />;
  if (mayAnswer && status === "answered")
    return <Notice tone="info" title="答复已送出，等待发出督促的办公室认可" />;
  return null;
}

function History({ order }: { order: Order }) {
  // The organisation is told what was sent and why, not who weighed it before.
  const steps = order.mayDecide ? order.steps : order.steps.slice(1);
  if (steps.length === 0) return null;
  return (
    <Card title="经过">
      <ol className="flex flex-col gap-3">
        {steps.map((step) => (
          <li key={step.at + step.what}>
            {step.what}
            <span className="block text-sm text-ink-hint">
              {step.by} {when(step.at)}
            </span>
            {step.note && <span className="block text-sm text-ink-soft">{step.note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
