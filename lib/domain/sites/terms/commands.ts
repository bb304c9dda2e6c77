import "server-only";
import type { Actor } from "@/lib/access/actor";
import { replaceSetting } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { setsTerms } from "@/lib/domain/sites/terms/queries";
import type { SiteTerms } from "@/lib/domain/sites/terms/schema";
import { forbidden } from "@/lib/platform/errors";

/** Sets from when on signals are shown and how long notices and re-checks take. */
export async function setSiteTerms(actor: Actor, terms: SiteTerms): Promise<SiteTerms> {
  if (!setsTerms(actor)) throw forbidden("由本平台所在地区的领导小组办公室设置");
  return write(actor, { action: "site.set_terms" }, async (tx) => {
    await replaceSetting(tx, actor, { key: "site_terms", value: terms, action: "site.set_terms" });
    return terms;
  });
}
