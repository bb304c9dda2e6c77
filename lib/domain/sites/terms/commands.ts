import "server-only";
import type { Actor } from "@/lib/access/actor";
import { replaceSetting } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { wordsOfSiteTerms } from "@/lib/domain/sites/terms/labels";
import { setsTerms } from "@/lib/domain/sites/terms/queries";
import type { SetSiteTermsInput, SiteTerms } from "@/lib/domain/sites/terms/schema";
import { forbidden } from "@/lib/platform/errors";

/**
 * Sets from when on signals are shown and how long notices and re-checks take; `conflict` where somebody else saved
 * in between.
 */
export async function setSiteTerms(
  actor: Actor,
  { seen, ...terms }: SetSiteTermsInput,
): Promise<SiteTerms> {
  if (!setsTerms(actor)) throw forbidden("由本平台所在地区的领导小组办公室设置");
  const action = "site.set_terms";
  return write(actor, { action }, async (tx) => {
    await replaceSetting(tx, actor, {
      ...{ key: "site_terms", value: terms, action, seen },
      ...{ what: "期限与信号", words: wordsOfSiteTerms },
    });
    return terms;
  });
}
