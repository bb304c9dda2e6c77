import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listPictures } from "@/lib/domain/pictures/queries";
import { getPublished } from "@/lib/domain/publications/queries";
import type { Published } from "@/lib/domain/publications/types";
import { summariseRatings } from "@/lib/domain/ratings/queries";
import { bookingStatusWords } from "@/lib/domain/sites/bookings/labels";
import { getBookingByCode } from "@/lib/domain/sites/bookings/queries";
import { plainCode } from "@/lib/domain/sites/bookings/rules";
import { findBadge, listRelatedSites } from "@/lib/domain/sites/browsing/queries";
import { siteContentSchema } from "@/lib/domain/sites/content/schema";
import { getBookableSite } from "@/lib/domain/sites/openings/queries";
import { openDays, slotLabel, slotTimes } from "@/lib/domain/sites/openings/rules";
import type { PublicSite, SitePageFacts } from "@/lib/domain/sites/page/types";
import { countVisits } from "@/lib/domain/sites/visits/queries";
import type { CalendarEvent } from "@/lib/platform/calendar-file";
import { row } from "@/lib/platform/db";
import { publicAddress } from "@/lib/platform/env";
import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";

async function namesAbove(code: string): Promise<string[]> {
  const found = await row<{ names: string[] | null }>(sql`
    select array_agg(above.name order by length(above.path)) as names
    from region place join region above on place.path like above.path || '%'
    where place.code = ${code}`);
  return found?.names ?? [];
}

/** What a publication of kind `site` shows, with the marks and pictures that stand beside its words. */
export async function readSite(actor: Actor, item: Published): Promise<PublicSite> {
  const content = siteContentSchema.parse(item.content);
  const [carrier, regionNames, pictures] = await Promise.all([
    findBadge(actor, item.carrierCode),
    namesAbove(content.villageCode ?? item.regionCode),
    listPictures(actor, item.pictureIds),
  ]);
  const {
    subjectId: id,
    title: name,
    summary,
    regionCode,
    releasedOn,
    isExample,
    sourceUrl,
  } = item;
  const sourceTitle = content.sourceTitle || (item.sourceTitle ?? "");
  return {
    ...{ id, name, summary, content, carrier, regionCode, regionNames, pictures },
    ...{ sourceTitle, sourceUrl, releasedOn, isExample },
    isNamed: content.siteKind !== "reported",
  };
}

/** A published site; throws `not_found` for anything else. */
export async function getSite(actor: Actor, id: string): Promise<PublicSite> {
  return readSite(actor, await getPublished(actor, "site", id));
}

/** The whole address of a site's page. */
export function siteUrl(id: string): string {
  return publicAddress(`/sites/${id}`);
}

/** A published site with its ratings, visits and others like it; throws `not_found` for anything else. */
export async function getSitePage(actor: Actor, id: string): Promise<SitePageFacts> {
  const site = await getSite(actor, id);
  const [ratings, visits, related] = await Promise.all([
    summariseRatings(actor, { subjectType: "visit", subjectIds: [site.id] }),
    countVisits(actor, site.id),
    listRelatedSites(actor, site.id),
  ]);
  return { site, ratings, visits, related, url: siteUrl(site.id) };
}

/** The whole address of a booking's page: only whoever booked has the code. */
export function bookingUrl(code: string): string {
  return publicAddress(`/sites/bookings/${code}`);
}

const DAYS_IN_FILE = 30;

/** The next days on which a published site takes visitors, as events. Throws for one that takes none. */
export async function listOpenDayEvents(
  actor: Actor,
  id: string,
): Promise<{ name: string; events: CalendarEvent[] }> {
  const { name, opening } = await getBookableSite(actor, id);
  const url = siteUrl(id);
  const hours = opening.slots.map(slotLabel).join("、");
  const events = openDays(opening, dayAt(new Date()))
    .slice(0, DAYS_IN_FILE)
    .map((day) => ({
      ...{ id: `${id}-${day}`, title: `${name}：可预约参观`, allDay: true as const, start: day },
      ...{ note: `可预约时段：${hours}。请先在网上预约。`, url },
    }));
  return { name: `${name}开放日`, events };
}

// A phone that saved the visit before takes back what does not take place.
const EVENT_STATUS: Record<BookingStatus, CalendarEvent["status"]> = {
  ...{ requested: "tentative", declined: "cancelled", cancelled: "cancelled" },
  ...{ confirmed: "confirmed", held: "confirmed", absent: "confirmed" },
};

function visitTitle(status: BookingStatus, siteName: string): string {
  if (EVENT_STATUS[status] === "cancelled")
    return `${bookingStatusWords[status]}：参观 ${siteName}`;
  return status === "requested" ? `参观 ${siteName}（等待确认）` : `参观 ${siteName}`;
}

/** A booked visit as an event, for whoever holds its code. */
export async function getVisitEvent(actor: Actor, code: string): Promise<CalendarEvent> {
  const booking = await getBookingByCode(actor, code);
  const { id, siteId, siteName, visitOn, slot, people, version, status } = booking;
  const place = await getSite(actor, siteId).catch(() => null);
  return {
    ...{ id, title: visitTitle(status, siteName), ...slotTimes(visitOn, slot) },
    ...{ status: EVENT_STATUS[status], revision: version },
    place: place
      ? place.content.address || [...place.regionNames, place.content.place].join("")
      : "",
    note: `${people} 人。是否确认、如何取消，见预约页面。`,
    url: bookingUrl(plainCode(code)),
  };
}

/** The whole address at which a visit is rated with its code. */
export function rateUrl(code: string): string {
  return publicAddress(`/rate/${code}`);
}
