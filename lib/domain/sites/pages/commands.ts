import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { listPictures } from "@/lib/domain/pictures/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import type { SiteContent, SiteFacets, SiteResult } from "@/lib/domain/sites/content/schema";
import { holdSite, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { isNamed } from "@/lib/domain/sites/lifecycle/rules";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import { listResultChoices } from "@/lib/domain/sites/pages/queries";
import type { ComposePageInput } from "@/lib/domain/sites/pages/schema";
import type { PageDraft } from "@/lib/domain/sites/pages/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { firstCharacters } from "@/lib/shared/text";

const SUMMARY = 80;

async function contentOf(
  tx: Tx,
  site: HeldSite,
  draft: PageDraft,
  results: SiteResult[],
): Promise<SiteContent> {
  const place = await tx.row<{ names: string; level: string }>(sql`
    select (select string_agg(above.name, '' order by length(above.path)) from region above
      where r.path like above.path || '%') as names, r.level from region r
    where r.code = ${site.regionCode}`);
  const { pictureIds: _pictures, figures: _figures, ...typed } = draft;
  return {
    ...typed,
    ...{ name: site.name, siteKind: site.kind, reportedAs: null, level: site.levelNamed },
    ...{ namedOn: site.namedOn, namingDocument: site.namingDocument },
    ...{ organisationName: site.organisationName, place: place?.names ?? "" },
    villageCode: place?.level === "village" ? site.regionCode : null,
    ...{ results, facts: [], sourceTitle: "", contactPhone: typed.contactPhone || null },
    capacity: typed.acceptsBookings ? typed.capacity : null,
  };
}

async function chosenResults(
  actor: Actor,
  site: HeldSite,
  keys: readonly string[],
): Promise<SiteResult[]> {
  const choices = keys.length > 0 ? await listResultChoices(actor, site) : [];
  return keys.map((key) => {
    const choice = choices.find((one) => one.key === key);
    if (!choice) throw invalid({ figures: "选的数字已有新的一期，请刷新页面后重新选择" });
    const { key: _key, ...result } = choice;
    return result;
  });
}

/** Keeps the public page of a named site and hands a frozen copy over to be checked and released. */
export async function composePage(
  actor: Actor,
  input: ComposePageInput,
): Promise<{ siteId: string; publicationId: string }> {
  const { siteId, version, newPicture: _new, ...rest } = input;
  const { newPictureAlt: _alt, newPictureCredit: _credit, ...draft } = rest;
  return write(actor, { action: "site.compose" }, async (tx) => {
    const site = await holdSite(tx, actor, siteId);
    if (actor.kind !== "system" && !site.isUnit && !site.isManager) throw forbidden();
    if (site.version !== version) throw conflict("这个示范点刚被他人办理，请刷新页面核对后再办");
    if (!isNamed(site.status)) throw conflict("命名以后才编写公开页面");
    const known = await listPictures(actor, draft.pictureIds);
    if (known.length !== draft.pictureIds.length) {
      throw invalid({ pictureIds: "有图片已经不在，请重新上传" });
    }
    const results = await chosenResults(actor, site, draft.figures);
    const content = await contentOf(tx, site, draft, results);
    await tx.count(sql`
      update demonstration_site set page = ${JSON.stringify(draft)}::jsonb, version = version + 1
      where id = ${siteId}::uuid`);
    const facets: SiteFacets = {
      siteKind: site.kind,
      level: site.levelNamed,
      accessible: draft.accessible,
      acceptsBookings: draft.acceptsBookings,
      isNamed: true,
    };
    const { publicationId } = await submitPublication(tx, actor, {
      ...{ kind: "site", subjectId: siteId, title: site.name, content, happenedOn: site.namedOn },
      ...{ regionCode: site.regionCode, carrierCode: site.carrierCode, facets: { ...facets } },
      summary: firstCharacters(draft.story, SUMMARY),
      words: [content.place, draft.story, ...draft.practices].join(" "),
      ...{ pictureIds: draft.pictureIds, isExample: site.isExample },
    });
    await noteStep(tx, actor, site, { move: "compose", facts: { publicationId } });
    return { siteId, publicationId };
  });
}
