import "server-only";
import type { Actor } from "@/lib/access/actor";
import { publishBySystem } from "@/lib/domain/publications/commands";
import { type ReportedPlace, reportedDraft } from "@/lib/domain/sites/reported/rules";
import type { Tx } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/**
 * Publishes the places that public reports speak of and that were never published, in the caller's
 * transaction. Only the product itself does so, when it loads them. Answers how many there were.
 */
export async function publishReported(tx: Tx, actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  const places = await tx.rows<ReportedPlace>(sql`
    select s.id, s.name, s.place, s.region_code as "regionCode", s.village_code as "villageCode",
      s.carrier_code as "carrierCode", s.status, s.facts, s.source_title as "sourceTitle"
    from site s
    where s.is_published
      and not exists (select 1 from publication p where p.kind = 'site' and p.subject_id = s.id)
    order by s.position, s.id`);
  for (const place of places) await publishBySystem(tx, actor, reportedDraft(place));
  return places.length;
}
