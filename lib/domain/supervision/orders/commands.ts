import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { notify, receiveAbout } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { requireStaffActor } from "../policy";
import { answerDays, send } from "../releases/commands";
import { getOrder } from "./queries";
import { canMove, isOnPaper, type OrderMove, orderLink } from "./rules";
import type {
  AnswerOrderInput,
  CloseOrderInput,
  ReleaseOrderInput,
  WaiveOrderInput,
} from "./schema";
import type { Order } from "./types";

const STALE = "这一份刚刚有变化，请刷新页面查看最新状态";

interface Note {
  move: Exclude<OrderMove, "release">;
  order: Order;
  after: unknown;
}

async function note(tx: Tx, actor: Actor, { move, order, after }: Note): Promise<void> {
  await recordAudit(tx, actor, {
    action: `order.${move}`,
    subjectType: "supervision_order",
    subjectId: order.id,
    regionCode: order.regionCode,
    before: { kind: order.kind, status: order.status },
    after,
  });
}

/** The order as the actor decides about it or answers it; throws `conflict` where its state forbids that. */
async function requireOrder(actor: StaffActor, id: string, move: OrderMove): Promise<Order> {
  const order = await getOrder(actor, id);
  const isOwn = move === "answer";
  if (isOwn ? !order.mayAnswer : !order.mayDecide)
    throw conflict(isOwn ? "由被督促的单位答复" : "由提出督促的办公室或纪检监察机关办理");
  if (!canMove(order.status, move)) throw conflict(STALE);
  return order;
}

function requireWords(order: Order, input: ReleaseOrderInput): void {
  if (!isOnPaper(order.kind)) {
    if (input.text.length < 4) throw invalid({ text: "请写明督促的内容" });
    return;
  }
  const fields: Record<string, string> = {};
  if (!input.documentNo) fields.documentNo = "请填写文书编号";
  if (!input.documentOn) fields.documentOn = "请填写日期";
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

/**
 * Releases a proposal to its organisation. Throws `not_found` out of sight, `conflict` where somebody was
 * faster or where the work was done meanwhile.
 */
export async function releaseOrder(
  actor: Actor,
  input: ReleaseOrderInput,
): Promise<{ orderId: string }> {
  const staff = requireStaffActor(actor);
  const { orderId, version } = input;
  const days = await answerDays(staff);
  return write(staff, { action: "order.release", key: input.key }, async (tx) => {
    const order = await requireOrder(staff, orderId, "release");
    requireWords(order, input);
    const paper = isOnPaper(order.kind);
    const sent = await send(tx, staff, [
      {
        ...{ id: orderId, version, dueOn: days(input.days), text: paper ? "" : input.text },
        documentNo: paper ? input.documentNo : null,
        documentOn: paper ? input.documentOn : null,
      },
    ]);
    if (sent.length === 0) throw conflict("这一份刚刚有变化，或者所涉任务都已报送，请刷新页面查看");
    return { orderId };
  });
}

/** Decides against a proposal, with a reason; it is not proposed again for the same tasks and step. */
export async function waiveOrder(
  actor: Actor,
  input: WaiveOrderInput,
): Promise<{ orderId: string }> {
  const staff = requireStaffActor(actor);
  const { orderId, version, reason } = input;
  return write(staff, { action: "order.waive", key: input.key }, async (tx) => {
    const order = await requireOrder(staff, orderId, "waive");
    const changed = await tx.count(sql`
      update supervision_order set status = 'waived', waive_reason = ${reason},
        decided_by_id = ${staff.accountId}::uuid, decided_by_name = ${staff.name},
        decided_by_unit = ${staff.organisation.name}, decided_at = now(), version = version + 1
      where id = ${orderId}::uuid and version = ${version} and status = 'proposed'`);
    if (changed === 0) throw conflict(STALE);
    await note(tx, staff, { move: "waive", order, after: { reason } });
    return { orderId };
  });
}

/** The organisation's answer; its message counts as received with it. */
export async function answerOrder(
  actor: Actor,
  input: AnswerOrderInput,
): Promise<{ orderId: string }> {
  const staff = requireStaffActor(actor);
  const { orderId, version, answer } = input;
  return write(staff, { action: "order.answer", key: input.key }, async (tx) => {
    const order = await requireOrder(staff, orderId, "answer");
    if (isOnPaper(order.kind)) throw conflict("约谈和通报按文书办理，不在这里答复");
    const changed = await tx.count(sql`
      update supervision_order set status = 'answered', answer = ${answer},
        answered_by_id = ${staff.accountId}::uuid, answered_by_name = ${staff.name},
        answered_at = now(), version = version + 1
      where id = ${orderId}::uuid and version = ${version} and status = 'released'`);
    if (changed === 0) throw conflict(STALE);
    await receiveAbout(tx, staff, orderLink(orderId));
    await note(tx, staff, { move: "answer", order, after: { answer } });
    return { orderId };
  });
}

/** The word on an answer, or on what was settled otherwise; the organisation is told. */
export async function closeOrder(
  actor: Actor,
  input: CloseOrderInput,
): Promise<{ orderId: string }> {
  const staff = requireStaffActor(actor);
  const { orderId, version, verdict } = input;
  return write(staff, { action: "order.close", key: input.key }, async (tx) => {
    const order = await requireOrder(staff, orderId, "close");
    const changed = await tx.count(sql`
      update supervision_order set status = 'closed', close_kind = ${verdict}, close_note = ${input.note},
        closed_by_name = ${staff.name}, closed_at = now(), version = version + 1
      where id = ${orderId}::uuid and version = ${version} and status = ${order.status}::supervision_order_status`);
    if (changed === 0) throw conflict(STALE);
    await notify(tx, {
      organisationId: order.organisationId,
      kind: "order.closed",
      title:
        verdict === "accepted"
          ? `${staff.organisation.name}认可了您单位对督促的答复`
          : `${staff.organisation.name}没有认可您单位的答复：${input.note}`,
      link: orderLink(orderId),
    });
    await note(tx, staff, { move: "close", order, after: { verdict, note: input.note } });
    return { orderId };
  });
}
