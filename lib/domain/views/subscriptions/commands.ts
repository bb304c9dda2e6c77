import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { isPdfAvailable } from "@/lib/platform/pdf";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { requirePage } from "../pages/queries";
import { formatsOf } from "../pages/rules";
import { getView } from "../queries";
import { firstFrom, MOST_SUBSCRIPTIONS } from "./rules";
import type { SubscribeInput, SubscriptionInput } from "./schema";

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

function requireFormat(address: string, format: "xlsx" | "pdf"): void {
  const formats = formatsOf(address);
  if (formats.length === 0) throw conflict("这个页面没有可以生成文件的表格，不能订阅");
  if (!formats.includes(format)) throw invalid({ format: "这个页面只能订阅 Excel" });
  if (format === "pdf" && !isPdfAvailable())
    throw invalid({ format: "服务器没有安装 Chromium，暂时不能生成 PDF，请选 Excel" });
}

/**
 * Subscribes the actor to one of their views; the first file comes on the first such day, today included.
 * Throws what the page would where the actor has no right to it.
 */
export async function subscribe(actor: Actor, input: SubscribeInput): Promise<{ viewId: string }> {
  const staff = requireStaffActor(actor);
  const { viewId, format } = input;
  const { cadence, onDay } = input.rhythm;
  const { address } = await getView(staff, viewId);
  requireFormat(address, format);
  await requirePage(staff, address);
  const { today } = await getClock(staff);
  return write(staff, { action: "subscription.start", key: input.key }, async (tx) => {
    const id = newId();
    const made = await tx.count(sql`
      insert into subscription (id, account_id, saved_view_id, cadence, on_day, format, next_on)
      select ${id}::uuid, ${staff.accountId}::uuid, ${viewId}::uuid, ${cadence}, ${onDay}::smallint, ${format},
        ${firstFrom({ cadence, onDay }, today)}::date
      from subscription where account_id = ${staff.accountId}::uuid and ended_at is null
      having count(*) < ${MOST_SUBSCRIPTIONS}`);
    if (made === 0) throw conflict(`订阅已有 ${MOST_SUBSCRIPTIONS} 个，请先结束不用的`);
    await recordAudit(tx, staff, {
      action: "subscription.start",
      subjectType: "subscription",
      subjectId: id,
      after: { address, cadence, onDay, format },
    });
    return { viewId };
  });
}

const CHANGES = {
  pause: sql`is_on = false`,
  resume: sql`is_on = true`,
  end: sql`is_on = false, ended_at = now()`,
} as const;

/** Pauses a subscription, lets it go on from its next day, or ends it; files that were made stay. */
export async function changeSubscription(
  actor: Actor,
  input: SubscriptionInput,
): Promise<{ viewId: string }> {
  const staff = requireStaffActor(actor);
  const { subscriptionId, version, move } = input;
  const { today } = await getClock(staff);
  return write(staff, { action: `subscription.${move}` }, async (tx) => {
    const held = await tx.row<{
      viewId: string;
      version: number;
      cadence: "weekly" | "monthly";
      onDay: number;
    }>(sql`
      select saved_view_id as "viewId", version, cadence, on_day::int as "onDay" from subscription
      where id = ${subscriptionId}::uuid and account_id = ${staff.accountId}::uuid and ended_at is null
      for update`);
    if (!held) throw notFound("订阅");
    if (held.version !== version) throw conflict("这个订阅刚刚有变化，请刷新页面后再改");
    await tx.count(sql`
      update subscription set ${CHANGES[move]}, version = version + 1,
        next_on = ${firstFrom(held, today)}::date
      where id = ${subscriptionId}::uuid`);
    await recordAudit(tx, staff, {
      action: `subscription.${move}`,
      subjectType: "subscription",
      subjectId: subscriptionId,
    });
    return { viewId: held.viewId };
  });
}
