import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getSiteTerms, setsTerms } from "@/lib/domain/sites/terms/queries";
import type { SiteTerms } from "@/lib/domain/sites/terms/schema";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Sets from when on signals are shown and how long notices and re-checks take. */
export async function setSiteTerms(actor: Actor, terms: SiteTerms): Promise<SiteTerms> {
  if (!setsTerms(actor)) throw forbidden("由本平台所在地区的领导小组办公室设置");
  const before = await getSiteTerms(actor);
  return write(actor, { action: "site.set_terms" }, async (tx) => {
    await tx.count(sql`
      insert into setting (key, value, updated_at)
      values ('site_terms', ${JSON.stringify(terms)}::jsonb, now())
      on conflict (key) do update set value = excluded.value, updated_at = now()`);
    await recordAudit(tx, actor, {
      ...{ action: "site.set_terms", subjectType: "setting", subjectId: "site_terms" },
      before,
      after: terms,
    });
    return terms;
  });
}
