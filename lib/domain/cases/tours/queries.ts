import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { takesPart, toursManaged } from "@/lib/domain/cases/tours/policy";
import { canMove } from "@/lib/domain/cases/tours/rules";
import type { TourDetail, TourGroup, TourSummary } from "@/lib/domain/cases/tours/types";
import { isShown } from "@/lib/domain/publications/policy";
import { listPublished } from "@/lib/domain/publications/queries";
import { listRatingWords, summariseRatings } from "@/lib/domain/ratings/queries";
import type { RatingTotals, RatingWords } from "@/lib/domain/ratings/types";
import { calendarFile } from "@/lib/platform/calendar-file";
import { row, rows } from "@/lib/platform/db";
import { publicUrl } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { withBase } from "@/lib/shared/base-path";

const SUMMARY = sql`t.id, t.title, to_char(t.starts_on, 'YYYY-MM-DD') as "startsOn",
  to_char(t.ends_on, 'YYYY-MM-DD') as "endsOn", t.status, o.name as organiser, r.name as "regionName",
  t.is_example as "isExample", t.version`;

const SOURCE = sql`tour t join organisation o on o.id = t.organisation_id
  join region r on r.code = t.region_code left join carrier k on k.code = t.carrier_code`;

/** The tours that the actor plans or takes part in, the newest first. */
export async function listTours(actor: Actor): Promise<TourSummary[]> {
  const managed = toursManaged(await reachesFor(actor, "tour.manage"));
  return rows<TourSummary>(sql`
    select ${SUMMARY} from ${SOURCE} where ${managed} or ${takesPart(actor)}
    order by t.starts_on desc, t.id limit 200`);
}

/** A tour for its planners and its members; throws `not_found` for anybody else. */
export async function getTour(actor: Actor, id: string): Promise<TourDetail> {
  const managed = toursManaged(await reachesFor(actor, "tour.manage"));
  const found = await row<Omit<TourDetail, "groups">>(sql`
    select ${SUMMARY}, t.purpose, t.region_code as "regionCode", t.carrier_code as "carrierCode",
      k.name as "carrierName", t.stops, t.notes, ${managed} as "mayManage",
      ${isShown(sql`'tour'`, sql`t.id`)} as "isPublished"
    from ${SOURCE} where t.id = ${id}::uuid and (${managed} or ${takesPart(actor)})`);
  if (!found) throw notFound("巡回观摩");
  const groups = await listGroups(actor, id);
  if (found.mayManage) return { ...found, groups };
  return { ...found, groups: groups.map((group) => withoutOthers(actor, group)) };
}

/** A tour to be planned anew: by its planners, until its members are told; throws `not_found` otherwise. */
export async function getTourPlan(actor: Actor, id: string): Promise<TourDetail> {
  const tour = await getTour(actor, id);
  if (!tour.mayManage || !canMove("plan", tour.status)) throw notFound("可以修改的观摩安排");
  return tour;
}

async function listGroups(_actor: Actor, tourId: string): Promise<TourGroup[]> {
  return rows<TourGroup>(sql`
    select g.id, g.name, g.leader, coalesce((
      select json_agg(json_build_object('organisationId', m.organisation_id, 'organisationName', o.name,
        'remark', m.remark, 'remarkedByName', m.remarked_by_name) order by o.name)
      from tour_member m join organisation o on o.id = m.organisation_id
      where m.group_id = g.id), '[]') as members
    from tour_group g where g.tour_id = ${tourId}::uuid order by g.position`);
}

/** Members read who takes part, and their own remark alone. */
function withoutOthers(actor: Actor, group: TourGroup): TourGroup {
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  return {
    ...group,
    members: group.members.map((member) =>
      member.organisationId === own ? member : { ...member, remark: null, remarkedByName: null },
    ),
  };
}

/** All that the page of a tour at the desk shows. */
export interface TourPageFacts {
  tour: TourDetail;
  totals: RatingTotals;
  /** What people added to their ratings, for the planners. */
  words: RatingWords[];
  isMember: boolean;
  ownRemark: string | null;
  /** The address of the page that takes a rating code. */
  rateAddress: string;
}

/** A tour with its ratings, for its planners and its members. */
export async function getTourPage(actor: Actor, id: string): Promise<TourPageFacts> {
  const tour = await getTour(actor, id);
  const [totals, words] = await Promise.all([
    summariseRatings(actor, { subjectType: "tour", subjectIds: [id] }),
    tour.mayManage ? listRatingWords(actor, { subjectType: "tour", subjectId: id }) : [],
  ]);
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  const mine = tour.groups
    .flatMap(({ members }) => members)
    .find(({ organisationId }) => organisationId === own);
  return {
    tour,
    totals,
    words,
    isMember: mine !== undefined,
    ownRemark: mine?.remark ?? null,
    rateAddress: new URL(withBase("/rate"), publicUrl()).href,
  };
}

const PAGE = 24;

/** Released tours for everybody, page by page. */
export async function listPublicTours(actor: Actor, page: number) {
  const found = await listPublished(actor, ["tour"], { page, size: PAGE });
  return { ...found, page, pageSize: PAGE };
}

/** The calendar file of a tour: one event for each stop. */
export async function getTourCalendar(actor: Actor, id: string): Promise<string> {
  const tour = await getTour(actor, id);
  const url = new URL(withBase(`/desk/tours/${id}`), publicUrl()).href;
  const events = tour.stops.map((stop, at) => {
    const start = new Date(`${stop.day}T${stop.time}:00+08:00`);
    return {
      id: `${id}-${at + 1}`,
      title: `${tour.title}：${stop.title}`,
      start,
      end: new Date(start.getTime() + stop.minutes * 60_000),
      place: stop.place,
      note: stop.note,
      url,
    };
  });
  return calendarFile({ name: tour.title, events });
}
