import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { notify } from "@/lib/domain/notifications/commands";
import { requireReviewer } from "@/lib/domain/reviews/policy";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { LONGEST_DAYS, requireGivable } from "./policy";
import { canStandIn } from "./queries";
import type { AppointmentInput, DelegationEndInput } from "./schema";

const PAGE = "/desk/reviews/delegations";

async function requireTime(tx: Tx, input: AppointmentInput): Promise<void> {
  const clock = await tx.row<{ today: Day }>(sql`select ${TODAY} as today`);
  const today = clock?.today ?? "";
  if (input.validFrom < today) throw invalid({ validFrom: "开始日期不能早于今天，请重新选择" });
  if (input.validTo > addDays(input.validFrom, LONGEST_DAYS - 1)) {
    throw invalid({ validTo: `一次最多代理 ${LONGEST_DAYS} 天，请缩短时间，到期后可以再指定` });
  }
}

interface Receiver {
  name: string;
  organisationId: string;
}

async function requireColleague(
  tx: Tx,
  actor: StaffActor,
  input: AppointmentInput,
): Promise<Receiver> {
  const grants = requireGivable(actor);
  // Held, so that two appointments by one person do not pass each other.
  await tx.row(sql`select 1 from account where id = ${actor.accountId} for update`);
  const colleague = await tx.row<Receiver>(sql`
    select ac.name, ac.organisation_id as "organisationId" from account ac
    where ac.id = ${input.toAccountId} and ${canStandIn(actor, grants)}`);
  if (!colleague) {
    throw invalid({ toAccountId: "只能指定本单位的同事，或本来就能审核这些单位的人，请重新选择" });
  }
  const overlapping = await tx.row(sql`
    select 1 from delegation d
    where d.from_account_id = ${actor.accountId} and d.to_account_id = ${input.toAccountId}
      and d.ended_at is null and d.valid_from <= ${input.validTo} and d.valid_to >= ${input.validFrom}`);
  if (overlapping) throw conflict(`这段时间已经指定${colleague.name}代理，不用重复指定`);
  return colleague;
}

/**
 * Gives the actor's review rights into a colleague's hands for a time. Throws `invalid` by field where the
 * colleague or the time does not fit, `conflict` where the same is appointed already.
 */
export async function appointDelegate(actor: Actor, input: AppointmentInput): Promise<void> {
  const staff = requireReviewer(actor);
  await write(staff, { action: "delegation.appoint", key: input.key }, async (tx) => {
    await requireTime(tx, input);
    const colleague = await requireColleague(tx, staff, input);
    const id = newId();
    const { toAccountId, validFrom, validTo, reason } = input;
    await tx.count(sql`
      insert into delegation (id, from_account_id, to_account_id, valid_from, valid_to, reason)
      values (${id}, ${staff.accountId}, ${toAccountId}, ${validFrom}, ${validTo}, ${reason})`);
    await notify(tx, {
      ...{ organisationId: colleague.organisationId, accountId: toAccountId, link: PAGE },
      kind: "delegation.appointed",
      title: `${staff.name}请您在 ${dayLabel(validFrom)}至 ${dayLabel(validTo)}代理审核：${reason}`,
    });
    await recordAudit(tx, staff, {
      ...{ action: "delegation.appoint", subjectType: "account", subjectId: toAccountId },
      after: { delegationId: id, to: colleague.name, validFrom, validTo, reason },
    });
  });
}

interface Ended {
  fromAccountId: string;
  toAccountId: string;
  organisationId: string;
}

/** Ends an appointment at once: by who gave it or who holds it. Throws `conflict` where it is over already. */
export async function endDelegation(actor: Actor, input: DelegationEndInput): Promise<void> {
  const staff = requireReviewer(actor);
  await write(staff, { action: "delegation.end" }, async (tx) => {
    const one = await tx.row<Ended>(sql`
      select d.from_account_id as "fromAccountId", d.to_account_id as "toAccountId",
        other.organisation_id as "organisationId"
      from delegation d join account other on other.id = case
        when d.from_account_id = ${staff.accountId} then d.to_account_id else d.from_account_id end
      where d.id = ${input.id} and ${staff.accountId}::uuid in (d.from_account_id, d.to_account_id)`);
    if (!one) throw notFound("代理");
    const ended = await tx.count(sql`
      update delegation set ended_at = now(), version = version + 1
      where id = ${input.id} and ended_at is null and version = ${input.version}`);
    if (ended === 0) throw conflict("这项代理已经结束，请刷新页面");
    const other = one.fromAccountId === staff.accountId ? one.toAccountId : one.fromAccountId;
    await notify(tx, {
      ...{ organisationId: one.organisationId, accountId: other, link: PAGE },
      ...{ kind: "delegation.ended", title: `${staff.name}结束了代理审核` },
    });
    await recordAudit(tx, staff, {
      ...{ action: "delegation.end", subjectType: "account", subjectId: one.toAccountId },
      after: { delegationId: input.id },
    });
  });
}
