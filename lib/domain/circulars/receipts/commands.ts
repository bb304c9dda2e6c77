import "server-only";
import { type Actor, actorName, type StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { canWithdraw } from "@/lib/domain/circulars/policy";
import { getCircular, receivingFor } from "@/lib/domain/circulars/queries";
import type { CircularInput } from "@/lib/domain/circulars/schema";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** 收到: confirms a circular for the organisation. Who was first stays; a second 收到 changes nothing. */
export async function receiveCircular(
  actor: Actor,
  { circularId }: CircularInput,
): Promise<{ circularId: string }> {
  const staff = requireStaffActor(actor);
  const own = await receivingFor(staff);
  const circular = await getCircular(staff, circularId);
  if (circular.ownReceivedAt === undefined) throw notFound("通报");
  if (circular.status === "withdrawn") throw conflict("这份通报已经撤回，不用再签收");
  return write(staff, { action: "circular.receive" }, async (tx) => {
    const received = await tx.count(sql`
      update circular_receipt set received_at = now(), received_by_name = ${staff.name}
      where circular_id = ${circularId}::uuid and organisation_id = any (${own}::uuid[])
        and received_at is null`);
    if (received > 0) {
      await recordAudit(tx, actor, {
        action: "circular.receive",
        subjectType: "circular",
        subjectId: circularId,
        regionCode: circular.regionCode,
        after: { number: circular.number },
      });
    }
    return { circularId };
  });
}

/** Reminds those who have not said 收到, at most once a day; answers how many were told. */
export async function remindRecipients(
  actor: Actor,
  { circularId }: CircularInput,
): Promise<{ circularId: string; told: number }> {
  const circular = await getCircular(actor, circularId);
  if (!canWithdraw(actor, circular)) throw forbidden();
  return write(actor, { action: "circular.remind" }, async (tx) => {
    const claimed = await tx.count(sql`
      update circular set reminded_at = now(), reminded_by_name = ${actorName(actor)}
      where id = ${circularId}::uuid and status = 'released' and (reminded_at is null
        or (reminded_at at time zone 'Asia/Shanghai')::date < (now() at time zone 'Asia/Shanghai')::date)`);
    if (claimed === 0) throw conflict("今天已经提醒过，明天可以再提醒");
    const told = await notifyMany(
      tx,
      "circular.reminded",
      sql`select p.organisation_id, ${`请签收通报：${circular.title}`}::text as title,
          ${`/desk/circulars/${circularId}`}::text as link
        from circular_receipt p where p.circular_id = ${circularId}::uuid and p.received_at is null`,
    );
    await recordAudit(tx, actor, {
      action: "circular.remind",
      subjectType: "circular",
      subjectId: circularId,
      regionCode: circular.regionCode,
      after: { told },
    });
    return { circularId, told };
  });
}
