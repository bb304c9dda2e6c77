import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { requireStaffActor, steppedRegions } from "../policy";
import type { OrderKind } from "../types";
import type { DropStepInput, SetStepInput } from "./schema";

const FOREIGN = "督促步骤由本地区领导小组办公室或纪检监察机关设定";
const STALE = "这一步刚刚有变化，请刷新页面后再改";

interface KeptStep {
  version: number;
  afterDays: number;
  answerDays: number;
  isOn: boolean;
}

function held(tx: Tx, regionCode: string, kind: OrderKind): Promise<KeptStep | undefined> {
  return tx.row<KeptStep>(sql`
    select version, after_days as "afterDays", answer_days as "answerDays", is_on as "isOn"
    from escalation_rule where region_code = ${regionCode} and kind = ${kind}::supervision_order_kind
    for update`);
}

/** Sets a step of a region. Throws `forbidden` for another's region, `conflict` where somebody was faster. */
export async function setStep(actor: Actor, input: SetStepInput): Promise<{ kind: OrderKind }> {
  const staff = requireStaffActor(actor);
  const { regionCode, kind, afterDays, answerDays } = input;
  if (!steppedRegions(staff).includes(regionCode)) throw forbidden(FOREIGN);
  const isOn = input.isOn === "on";
  return write(staff, { action: "escalation.set" }, async (tx) => {
    const before = await held(tx, regionCode, kind);
    if ((before?.version ?? 0) !== input.version) throw conflict(STALE);
    const made = await tx.count(sql`
      insert into escalation_rule as e (id, region_code, kind, after_days, answer_days, is_on, set_by_name)
      values (${newId()}, ${regionCode}, ${kind}::supervision_order_kind, ${afterDays}, ${answerDays},
        ${isOn}, ${staff.name})
      on conflict (region_code, kind) do update set after_days = excluded.after_days,
        answer_days = excluded.answer_days, is_on = excluded.is_on, set_by_name = excluded.set_by_name,
        set_at = now(), version = e.version + 1
      where e.version = ${input.version}`);
    if (made === 0) throw conflict(STALE);
    await recordAudit(tx, staff, {
      action: "escalation.set",
      subjectType: "escalation_rule",
      subjectId: `${regionCode}:${kind}`,
      regionCode,
      before,
      after: { afterDays, answerDays, isOn },
    });
    return { kind };
  });
}

/** Takes a region's own step away: what holds above, or what the product brings along, holds again. */
export async function dropStep(actor: Actor, input: DropStepInput): Promise<{ kind: OrderKind }> {
  const staff = requireStaffActor(actor);
  const { regionCode, kind, version } = input;
  if (!steppedRegions(staff).includes(regionCode)) throw forbidden(FOREIGN);
  return write(staff, { action: "escalation.drop" }, async (tx) => {
    const before = await held(tx, regionCode, kind);
    if (before?.version !== version) throw conflict(STALE);
    await tx.count(sql`
      delete from escalation_rule
      where region_code = ${regionCode} and kind = ${kind}::supervision_order_kind`);
    await recordAudit(tx, staff, {
      action: "escalation.drop",
      subjectType: "escalation_rule",
      subjectId: `${regionCode}:${kind}`,
      regionCode,
      before,
    });
    return { kind };
  });
}
