import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ConsentDocument } from "@/lib/domain/culture/consents/types";
import { evidenceVisibleTo } from "@/lib/domain/evidence/policy";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The newest documents of the actor's own organisation that a consent may rest on. */
export async function listConsentDocuments(actor: Actor): Promise<ConsentDocument[]> {
  if (actor.kind !== "staff") return [];
  const visible = await evidenceVisibleTo(actor);
  return rows<ConsentDocument>(sql`
    select e.id, coalesce(e.title, e.file_name) || '（'
      || to_char(e.uploaded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') || '）' as label
    from evidence e where e.organisation_id = ${actor.organisation.id}::uuid and ${visible}
    order by e.uploaded_at desc, e.id limit 60`);
}
