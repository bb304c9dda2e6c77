import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getOwnOpening } from "@/lib/domain/sites/openings/queries";
import type { OpeningInput } from "@/lib/domain/sites/openings/schema";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Sets when a site of the actor's organisation takes visitors; visits already booked stay. */
export async function setOpening(actor: Actor, input: OpeningInput): Promise<{ siteId: string }> {
  const { siteId, version, weekdays, slots, closedOn, aheadDays, isPaused } = input;
  const before = await getOwnOpening(actor, siteId);
  const facts = { weekdays, slots, closedOn, aheadDays, isPaused };
  return write(actor, { action: "opening.set" }, async (tx) => {
    const set = await tx.count(sql`
      insert into site_opening as s
        (site_id, weekdays, slots, closed_on, ahead_days, is_paused, changed_by_name)
      select ${siteId}::uuid, ${weekdays}::smallint[], ${slots}::text[], ${closedOn}::date[],
        ${aheadDays}, ${isPaused}, ${actorName(actor)}
      where ${version} = ${before.opening.version}
      on conflict (site_id) do update set weekdays = excluded.weekdays, slots = excluded.slots,
        closed_on = excluded.closed_on, ahead_days = excluded.ahead_days,
        is_paused = excluded.is_paused, changed_by_name = excluded.changed_by_name,
        changed_at = now(), version = s.version + 1
      where s.version = ${version}`);
    if (set === 0) throw conflict("开放安排刚被同事改过，请刷新页面核对后再改");
    await recordAudit(tx, actor, {
      action: "opening.set",
      subjectType: "demonstration_site",
      subjectId: siteId,
      before: before.opening,
      after: facts,
    });
    return { siteId };
  });
}
