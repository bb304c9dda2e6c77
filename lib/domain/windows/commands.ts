import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { canManage, requireStaffActor } from "./policy";
import type { RemoveRuleInput, SetRuleInput } from "./schema";

const FOREIGN = "窗口规则由本地区领导小组办公室制定，牵头单位可以制定本领域的";
const STALE = "这条规则刚刚有变化，请刷新页面后再改";

interface KeptRule {
  id: string;
  version: number;
  regionCode: string;
  carrierCode: string | null;
  frequency: string | null;
  opensBefore: number | null;
  closesAfter: number | null;
}

const COLUMNS = sql`id, version, region_code as "regionCode", carrier_code as "carrierCode", frequency,
  opens_before as "opensBefore", closes_after as "closesAfter"`;

async function note(
  tx: Tx,
  actor: Actor,
  facts: { action: string; id: string; regionCode: string; before?: unknown; after?: unknown },
): Promise<void> {
  const { id, ...rest } = facts;
  await recordAudit(tx, actor, { ...rest, subjectType: "window_rule", subjectId: id });
}

/**
 * Makes the rule of a region, carrier and frequency, or changes the one that was shown. Throws `forbidden`
 * for another's region or carrier and `conflict` where somebody was faster.
 */
export async function setWindowRule(actor: Actor, input: SetRuleInput): Promise<{ id: string }> {
  const staff = requireStaffActor(actor);
  if (!canManage(staff, input)) throw forbidden(FOREIGN);
  const { regionCode, carrierCode, frequency, opensBefore, closesAfter } = input;
  return write(staff, { action: "window.set" }, async (tx) => {
    const before = await tx.row<KeptRule>(sql`
      select ${COLUMNS} from window_rule where region_code = ${regionCode}
        and carrier_code is not distinct from ${carrierCode}
        and frequency is not distinct from ${frequency}::frequency for update`);
    if ((before?.version ?? 0) !== input.version) {
      throw conflict(input.version === 0 ? "这个范围已有一条规则，请在列表里修改" : STALE);
    }
    const set = await tx.row<{ id: string }>(sql`
      insert into window_rule as w (id, region_code, carrier_code, frequency, opens_before,
        closes_after, set_by_name)
      values (${newId()}, ${regionCode}, ${carrierCode}, ${frequency}::frequency, ${opensBefore},
        ${closesAfter}, ${staff.name})
      on conflict (region_code, carrier_code, frequency) do update set
        opens_before = excluded.opens_before, closes_after = excluded.closes_after,
        set_by_name = excluded.set_by_name, set_at = now(), version = w.version + 1
      where w.version = ${input.version}
      returning w.id`);
    if (!set) throw conflict(STALE);
    const after = { carrierCode, frequency, opensBefore, closesAfter };
    await note(tx, staff, { action: "window.set", id: set.id, regionCode, before, after });
    return { id: set.id };
  });
}

/** Takes a rule away: what holds from above, or none, holds again. */
export async function removeWindowRule(
  actor: Actor,
  { id, version }: RemoveRuleInput,
): Promise<{ id: string }> {
  const staff = requireStaffActor(actor);
  return write(staff, { action: "window.remove" }, async (tx) => {
    const before = await tx.row<KeptRule>(
      sql`select ${COLUMNS} from window_rule where id = ${id}::uuid for update`,
    );
    if (!before) throw notFound("规则");
    if (!canManage(staff, before)) throw forbidden(FOREIGN);
    if (before.version !== version) throw conflict(STALE);
    await tx.count(sql`delete from window_rule where id = ${id}::uuid`);
    const { regionCode } = before;
    await note(tx, staff, { action: "window.remove", id, regionCode, before });
    return { id };
  });
}
