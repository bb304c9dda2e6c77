import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { env } from "@/lib/platform/env";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { hidesDigest } from "./rules";
import type { ChooseSettingsInput } from "./schema";

/** Keeps how the actor wants to be reminded; `conflict` where it was changed in another window. */
export async function chooseSettings(actor: Actor, input: ChooseSettingsInput): Promise<void> {
  if (actor.kind !== "staff") throw forbidden();
  const { version, ...chosen } = input;
  const { DIGEST_AT } = env();
  if (hidesDigest(chosen, DIGEST_AT)) {
    throw invalid({
      quietFrom: `会盖住 ${DIGEST_AT} 的每日提醒，当天就收不到了；请从 ${DIGEST_AT} 之后开始，或当天结束`,
    });
  }
  await write(actor, { action: "account.choose_messages" }, async (tx) => {
    const kept = await tx.count(sql`
      insert into message_setting as s (account_id, by_email, by_sms, quiet_from, quiet_until,
        returned_at_once)
      select ${actor.accountId}::uuid, ${chosen.byEmail}, ${chosen.bySms}, ${chosen.quietFrom},
        ${chosen.quietUntil}, ${chosen.returnedAtOnce}
      on conflict (account_id) do update set by_email = excluded.by_email, by_sms = excluded.by_sms,
        quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
        returned_at_once = excluded.returned_at_once, version = s.version + 1
      where s.version = ${version}`);
    if (kept === 0) throw conflict("提醒方式刚在别的窗口改过，请刷新页面再改");
    await recordAudit(tx, actor, {
      action: "account.choose_messages",
      subjectType: "account",
      subjectId: actor.accountId,
      after: chosen,
    });
  });
}
