import { systemActor } from "@/lib/access/actor";
import {
  checkPublication,
  publishBySystem,
  releasePublication,
} from "@/lib/domain/publications/commands";
import type { SiteContent, SiteFacets } from "@/lib/domain/sites/content/schema";
import { composePage } from "@/lib/domain/sites/pages/commands";
import { listResultChoices } from "@/lib/domain/sites/pages/queries";
import type { PageDraft } from "@/lib/domain/sites/pages/types";
import { disconnect, row, rows, type Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { ExampleSite } from "./demonstration-sites";
import { EXAMPLE_STORIES } from "./demonstration-texts";
import { isAppsDatabase } from "./edition";
import type { Organisation } from "./organisation";
import { type Scene, storeExamplePicture } from "./pictures";

const SYSTEM = systemActor("演示数据");
const SCENES: readonly Scene[] = ["board", "court", "wall", "hall"];
const ALT: Record<Scene, string> = {
  board: "示例图：院子里的公开栏，贴着分栏的公示",
  court: "示例图：树下的两排平房和院子",
  hall: "示例图：展厅墙上的几幅挂图和长桌",
  wall: "示例图：画着荷叶的一面廉洁文化墙",
};

async function draw(tx: Tx, site: ExampleSite): Promise<string[]> {
  const pictures = [];
  for (const by of site.at % 3 === 0 ? [0, 1] : [0]) {
    const scene = SCENES[(site.at + by) % SCENES.length] ?? "board";
    const { organisationId, regionCode } = site;
    const wish = { scene, seed: site.at * 7 + by, alt: ALT[scene], regionCode, organisationId };
    pictures.push((await storeExamplePicture(tx, wish)).id);
  }
  return pictures;
}

function draftOf(site: ExampleSite, pictureIds: string[]): PageDraft {
  const words = EXAMPLE_STORIES[site.topCarrier] ?? EXAMPLE_STORIES.organ;
  const accessible = site.at % 3 !== 1;
  const acceptsBookings = site.at % 2 === 0;
  return {
    ...{ story: words?.story ?? "", practices: words?.practices ?? [], figures: [], pictureIds },
    ...{ hours: "周一至周五 9:00—12:00，14:00—17:00（示例）", contactPhone: "" },
    ...{ address: `${site.regionName}，具体门牌以实际为准（示例）`, accessible, acceptsBookings },
    transport: "乘公交到附近站点步行可到（示例）",
    accessibleNote: accessible ? "入口有坡道，一楼有无障碍卫生间（示例）" : "",
    capacity: acceptsBookings ? 30 : null,
  };
}

/** Publishes the example page of a named site; figures follow once an edition is released. */
export async function publishExamplePage(
  tx: Tx,
  site: ExampleSite,
  withPictures: boolean,
): Promise<void> {
  const pictureIds = withPictures ? await draw(tx, site) : [];
  const draft = draftOf(site, pictureIds);
  const { figures: _figures, pictureIds: _pictures, ...shown } = draft;
  const { level, namedOn, regionCode, carrierCode, id } = site;
  const found = await tx.row<{ kind: SiteFacets["siteKind"]; place: string }>(sql`
    select s.kind, (select string_agg(above.name, '' order by length(above.path)) from region above
      where r.path like above.path || '%') as place
    from demonstration_site s join region r on r.code = s.region_code where s.id = ${id}`);
  const siteKind = found?.kind ?? "demonstration";
  const content: SiteContent = {
    ...shown,
    ...{ name: site.siteName, siteKind, reportedAs: null, level, namedOn, namingDocument: "" },
    ...{ organisationName: site.name, place: found?.place ?? "", results: [], facts: [] },
    ...{ sourceTitle: "", villageCode: carrierCode === "village" ? regionCode : null },
  };
  const { accessible, acceptsBookings } = draft;
  const facets: SiteFacets = { siteKind, level, accessible, acceptsBookings, isNamed: true };
  await tx.count(sql`
    update demonstration_site set page = ${JSON.stringify(draft)}::jsonb where id = ${id}`);
  await publishBySystem(tx, SYSTEM, {
    ...{ kind: "site", subjectId: id, title: site.siteName, summary: draft.story.slice(0, 80) },
    ...{ regionCode, carrierCode, happenedOn: namedOn, facets: { ...facets }, content, pictureIds },
    ...{ words: [draft.story, ...draft.practices].join(" "), isExample: true },
  });
}

interface Shown {
  siteId: string;
  version: number;
  regionCode: string;
  carrierCode: string;
  page: PageDraft;
}

const WITH_FIGURES = 6;

/**
 * Quotes figures of the released edition on some example pages, through the app's own commands. Nothing where
 * the app works on another database than the one that was loaded.
 */
export async function quoteFigures(office: Organisation): Promise<void> {
  try {
    if (!(await isAppsDatabase(office))) return;
    const sites = await rows<Shown>(sql`
      select id as "siteId", version, region_code as "regionCode", carrier_code as "carrierCode", page
      from demonstration_site where page is not null order by id limit ${WITH_FIGURES}`);
    for (const { page, ...site } of sites) {
      const choices = await listResultChoices(SYSTEM, site);
      const figures = choices.slice(0, 3).map(({ key }) => key);
      if (figures.length === 0) continue;
      const { siteId, version } = site;
      const { publicationId } = await composePage(SYSTEM, { siteId, version, ...page, figures });
      await checkPublication(SYSTEM, { publicationId, version: await versionOf(publicationId) });
      await releasePublication(SYSTEM, { publicationId, version: await versionOf(publicationId) });
    }
  } finally {
    await disconnect();
  }
}

async function versionOf(id: string): Promise<number> {
  const found = await row<{ version: number }>(
    sql`select version from publication where id = ${id}::uuid`,
  );
  return found?.version ?? 1;
}
