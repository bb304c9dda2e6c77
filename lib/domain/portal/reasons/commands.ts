import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { SaveReasonsInput, StoredReasons } from "@/lib/domain/portal/reasons/schema";
import { requirePortalOffice } from "@/lib/domain/portal/settings/queries";
import { USUAL_REASONS } from "@/lib/domain/ratings/rules";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const STALE = "评价理由刚在别处改过，您填写的内容仍在本页，请复制后刷新页面核对";

/** What is kept: nothing where the reasons are none or the usual ones, so that those stay in force. */
function ownOf(input: SaveReasonsInput): StoredReasons {
  const { visit, tour, suggestion, topic } = input;
  const own = Object.entries({ visit, tour, suggestion, topic }).filter(
    ([type, reasons]) =>
      reasons.length > 0 &&
      reasons.join("\n") !== USUAL_REASONS[type as keyof StoredReasons].join("\n"),
  );
  return Object.fromEntries(own);
}

/** Sets which reasons rating forms offer from now on; what was given before stays as it was given. */
export async function saveReasons(actor: Actor, input: SaveReasonsInput): Promise<void> {
  await requirePortalOffice(actor);
  const own = ownOf(input);
  await write(actor, { action: "portal.save_reasons" }, async (tx) => {
    const before = await tx.row<{ value: StoredReasons; seen: string }>(sql`
      select value, md5(value::text) as seen from setting where key = 'rating_reasons' for update`);
    if ((before?.seen ?? "") !== input.seen) throw conflict(STALE);
    const kept = await tx.count(sql`
      insert into setting as s (key, value, updated_at)
      values ('rating_reasons', ${JSON.stringify(own)}::jsonb, now())
      on conflict (key) do update set value = excluded.value, updated_at = now()
        where md5(s.value::text) = ${input.seen}`);
    if (kept === 0) throw conflict(STALE);
    await recordAudit(tx, actor, {
      action: "portal.save_reasons",
      subjectType: "portal",
      subjectId: env().HOST_REGION,
      regionCode: env().HOST_REGION,
      before: before?.value ?? {},
      after: own,
    });
  });
}
