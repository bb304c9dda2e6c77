import "server-only";
import type { Actor } from "@/lib/access/actor";
import { organisationsWithin, requireReaches } from "@/lib/access/reach";
import { isPublished } from "@/lib/domain/publications/policy";
import { getPublished } from "@/lib/domain/publications/queries";
import { siteContentSchema } from "@/lib/domain/sites/content/schema";
import { openDays, USUAL_CAPACITY, USUAL_OPENING } from "@/lib/domain/sites/openings/rules";
import type {
  BookableSite,
  OpenHours,
  Opening,
  OwnOpening,
} from "@/lib/domain/sites/openings/types";
import { row, rows } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

const OPENING = sql`json_build_object('weekdays', s.weekdays, 'slots', s.slots, 'closedOn', s.closed_on,
  'aheadDays', s.ahead_days, 'isPaused', s.is_paused, 'version', s.version)`;

/** Who builds a site, when it is open, and the public holidays that are known. */
async function findBuilder(siteId: string) {
  return row<{ organisationId: string; opening: Opening | null; holidays: Day[] }>(sql`
    select d.organisation_id as "organisationId",
      case when s.site_id is null then null else ${OPENING} end as opening,
      array(select to_char(date, 'YYYY-MM-DD') from calendar_exception
        where kind = 'holiday' and date >= (now() at time zone 'Asia/Shanghai')::date) as holidays
    from demonstration_site d left join site_opening s on s.site_id = d.id
    where d.id = ${siteId}::uuid`);
}

/**
 * What is needed to book a visit at a published site. Throws `not_found` for what is not published and
 * `conflict` for a site that takes no bookings.
 */
export async function getBookableSite(actor: Actor, siteId: string): Promise<BookableSite> {
  const item = await getPublished(actor, "site", siteId);
  const content = siteContentSchema.parse(item.content);
  const builder = content.acceptsBookings ? await findBuilder(siteId) : undefined;
  if (!builder) throw conflict("这里目前不接受网上预约，请按开放时间前往，或先打电话询问");
  const { organisationId, opening, holidays } = builder;
  return {
    ...{ siteId, name: item.title, organisationId, regionCode: item.regionCode },
    capacity: content.capacity ?? USUAL_CAPACITY,
    opening: opening ?? { ...USUAL_OPENING, closedOn: holidays },
  };
}

/** The hours of the days ahead in which places are left. */
export async function listOpenHours(
  _actor: Actor,
  { siteId, opening, capacity }: BookableSite,
  today: Day,
): Promise<OpenHours[]> {
  const taken = await rows<{ key: string; people: number }>(sql`
    select to_char(visit_on, 'YYYY-MM-DD') || ' ' || slot as key, people
    from booking_load where site_id = ${siteId}::uuid and visit_on > ${today}::date`);
  const loads = new Map(taken.map(({ key, people }) => [key, people]));
  return openDays(opening, today)
    .flatMap((day) => opening.slots.map((slot) => ({ day, slot })))
    .map(({ day, slot }) => ({ day, slot, left: capacity - (loads.get(`${day} ${slot}`) ?? 0) }))
    .filter(({ left }) => left > 0);
}

const OWN = sql`demonstration_site d
  join organisation o on o.id = d.organisation_id
  join publication p on p.kind = 'site' and p.subject_id = d.id and ${isPublished("p")}
  left join site_opening s on s.site_id = d.id`;

/** The published sites of the actor's organisation with their opening. */
export async function listOwnOpenings(actor: Actor): Promise<OwnOpening[]> {
  const reaches = await requireReaches(actor, "booking.answer");
  const found = await rows<Omit<OwnOpening, "opening"> & { opening: Opening | null }>(sql`
    select d.id as "siteId", p.title as name,
      coalesce((p.content ->> 'acceptsBookings')::boolean, false) as "acceptsBookings",
      coalesce((p.content ->> 'capacity')::int, ${USUAL_CAPACITY}) as capacity,
      case when s.site_id is null then null else ${OPENING} end as opening
    from ${OWN} where ${organisationsWithin(reaches, "o")} order by p.title, d.id`);
  return found.map((one) => ({ ...one, opening: one.opening ?? USUAL_OPENING }));
}

/** The opening of one site of the actor's organisation; throws `not_found` for any other. */
export async function getOwnOpening(actor: Actor, siteId: string): Promise<OwnOpening> {
  const found = (await listOwnOpenings(actor)).find((one) => one.siteId === siteId);
  if (!found) throw notFound("示范点");
  return found;
}
