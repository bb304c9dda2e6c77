import { systemActor } from "@/lib/access/actor";
import { publishBySystem } from "@/lib/domain/publications/commands";
import type { SiteContent, SiteFacets } from "@/lib/domain/sites/content/schema";
import type { Tx } from "@/lib/platform/db";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day, dayAt, weekdayOf } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { PLACES } from "./people-world";

const CONTENT: SiteContent = {
  ...{ name: "试验小学", siteKind: "demonstration", reportedAs: null, level: "county" },
  ...{ namedOn: "2026-05-01", namingDocument: "", organisationName: "试验小学", place: "某镇" },
  ...{
    villageCode: null,
    story: "从一块公开栏做起。",
    practices: ["食堂采购每周公示"],
    results: [],
  },
  ...{ hours: "周一至周五", address: "某镇某路 1 号", transport: "公交 1 路", contactPhone: null },
  ...{ accessible: true, accessibleNote: "门口有坡道", acceptsBookings: true, capacity: 20 },
  ...{ facts: [], sourceTitle: "" },
};

/** A published site to be made; what is left out is that of a named school that takes bookings. */
export interface SiteWish {
  organisationId: string;
  regionCode?: string;
  carrierCode?: string;
  title?: string;
  content?: Partial<SiteContent>;
  pictureIds?: string[];
  /** False for one that stands only at the desk. */
  isPublished?: boolean;
}

const KINDS = ["demonstration", "model_village", "contact_point", "demo_village"] as const;
const LEVELS = ["county", "city", "province"] as const;
let made = 0;

// An organisation stands once for each kind, carrier and level: each new one takes the next of them.
async function insertSite(tx: Tx, id: string, wish: SiteWish, title: string): Promise<void> {
  const kind = KINDS[made % KINDS.length];
  const level = LEVELS[Math.floor(made / KINDS.length) % LEVELS.length];
  made += 1;
  await tx.count(sql`
    insert into demonstration_site (id, kind, name, organisation_id, carrier_code, region_code,
      level_wished, level_named, named_on, recheck_due_on, status, grounds, created_by_name)
    values (${id}::uuid, ${kind}::demonstration_kind, ${title}, ${wish.organisationId}::uuid,
      ${wish.carrierCode ?? "school"}, ${wish.regionCode ?? PLACES.county}, ${level}::site_level,
      ${level}::site_level, '2026-05-01', '2027-05-01', 'named', '试验', '试验员')`);
}

/** Makes a demonstration site with its public page; answers its id. */
export async function makeSite(wish: SiteWish): Promise<string> {
  const id = newId();
  const title = wish.title ?? `试验小学${id.slice(-6)}`;
  const content = { ...CONTENT, name: title, ...wish.content };
  const { siteKind, level, accessible, acceptsBookings } = content;
  const isNamed = siteKind !== "reported";
  const facets: SiteFacets = { siteKind, level, accessible, acceptsBookings, isNamed };
  await transaction(async (tx) => {
    await insertSite(tx, id, wish, title);
    if (wish.isPublished === false) return;
    await publishBySystem(tx, systemActor("试验"), {
      ...{ kind: "site", subjectId: id, title, summary: content.practices[0] ?? "" },
      regionCode: wish.regionCode ?? PLACES.county,
      carrierCode: wish.carrierCode ?? "school",
      ...{ facets: { ...facets }, content, words: content.story },
      ...(wish.pictureIds ? { pictureIds: wish.pictureIds } : {}),
    });
  });
  return id;
}

/** The first day from tomorrow on that falls from Monday to Friday. */
export function nextWorkday(): Day {
  let day = addDays(dayAt(new Date()), 1);
  while ([0, 6].includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
}
