import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { CODE_MINUTES } from "@/lib/domain/notifications/emails/rules";
import { channel } from "@/lib/platform/channels/registry";
import { readContact } from "@/lib/platform/contacts";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { MessageSettings } from "./types";

type Kept = Omit<MessageSettings, "hasEmailChannel" | "hasSmsChannel" | "digestAt">;

/** The actor's own settings; version 0 where nothing was chosen yet. */
export async function getSettings(actor: StaffActor): Promise<MessageSettings> {
  const { accountId } = actor;
  const kept = await row<Kept>(sql`
    select a.email, a.phone, k.address as "emailToProve", coalesce(s.by_email, true) as "byEmail",
      coalesce(s.by_sms, false) as "bySms", coalesce(s.quiet_from, '20:00') as "quietFrom",
      coalesce(s.quiet_until, '08:30') as "quietUntil",
      coalesce(s.returned_at_once, false) as "returnedAtOnce", coalesce(s.version, 0) as version
    from account a left join message_setting s on s.account_id = a.id
    left join email_check k on k.account_id = a.id
      and k.sent_at > now() - make_interval(mins => ${CODE_MINUTES})
    where a.id = ${accountId}::uuid`);
  if (!kept) throw notFound("账号");
  return {
    ...kept,
    email: readContact(kept.email, accountId),
    phone: readContact(kept.phone, accountId),
    emailToProve: readContact(kept.emailToProve, accountId),
    hasEmailChannel: channel("email").isOn(),
    hasSmsChannel: channel("sms").isOn(),
    digestAt: env().DIGEST_AT,
  };
}
