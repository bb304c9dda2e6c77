import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { tourPublication } from "@/lib/domain/cases/tours/rules";
import type { TourDetail } from "@/lib/domain/cases/tours/types";
import { publishBySystem } from "@/lib/domain/publications/commands";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { stableId } from "../identity";
import { EXAMPLE_TOUR } from "./case-texts";
import { organisationOf } from "./cases";
import { HOME } from "./scope";

const TOUR = stableId("tour", "ledger");

async function writeGroups(tx: Tx): Promise<TourDetail["groups"]> {
  const teams = [
    { name: "第一组", members: [organisationOf("county", "agriculture")] },
    { name: "第二组", members: [organisationOf("neighbour", "agriculture")] },
  ];
  const groups: TourDetail["groups"] = [];
  for (const [at, { name, members }] of teams.entries()) {
    const id = stableId("tour group", name);
    await tx.count(sql`
      insert into tour_group (id, tour_id, position, name, leader)
      values (${id}, ${TOUR}, ${at + 1}, ${name}, '示例带队人')`);
    await tx.count(sql`
      insert into tour_member (group_id, organisation_id, remark, remarked_by_name, remarked_at)
      select ${id}::uuid, unnest(${members}::uuid[]), '示例：回去先从一个村试。', '示例填报员', now()`);
    groups.push({
      id,
      name,
      leader: "示例带队人",
      members: members.map((organisationId) => ({
        organisationId,
        organisationName: "",
        remark: null,
        remarkedByName: null,
      })),
    });
  }
  return groups;
}

/** Ratings of the example tour, low ones among them; their codes are nobody's. */
async function writeRatings(tx: Tx, held: Day): Promise<void> {
  for (const [at, level] of EXAMPLE_TOUR.levels.entries()) {
    const codeId = stableId("tour rating code", String(at));
    const reason = EXAMPLE_TOUR.reasons[level];
    await tx.count(sql`
      insert into rating_code (id, code_hmac, subject_type, subject_id, about, region_code, issued_on, expires_on)
      values (${codeId}, ${`example tour ${at}`}, 'tour', ${TOUR}, '示例', ${HOME.city}, ${held}::date,
        ${addDays(held, 30)}::date)`);
    await tx.count(sql`
      insert into rating (id, code_id, level, reasons, rated_on)
      values (${stableId("tour rating", String(at))}, ${codeId}, ${level},
        ${reason ? [reason] : []}::text[], ${addDays(held, 1)}::date)`);
  }
}

/** A tour that took place, with its groups, its summary released and its ratings. */
export async function loadTour(client: pg.PoolClient, today: Day): Promise<void> {
  const tx = txOf(client);
  const held = addDays(today, -25);
  const stops = EXAMPLE_TOUR.stops.map((stop) => ({ ...stop, day: held, note: "" }));
  const organisationId = organisationOf("city", "agriculture");
  const { title, purpose, notes } = EXAMPLE_TOUR;
  const organiser = await tx.row<{ name: string }>(sql`
    select name from organisation where id = ${organisationId}::uuid`);
  await tx.count(sql`
    insert into tour (id, region_code, carrier_code, organisation_id, title, purpose, starts_on, ends_on,
      status, stops, notes, held_at, is_example)
    values (${TOUR}, ${HOME.city}, 'village', ${organisationId}, ${title}, ${purpose}, ${held}::date,
      ${held}::date, 'held', ${JSON.stringify(stops)}::jsonb, ${notes}, now() - interval '20 days', true)`);
  const groups = await writeGroups(tx);
  await writeRatings(tx, held);
  const tour = {
    id: TOUR,
    title,
    purpose,
    startsOn: held,
    endsOn: held,
    organiser: organiser?.name ?? "",
    regionCode: HOME.city,
    carrierCode: "village",
    stops,
    groups,
    isExample: true,
  };
  await publishBySystem(tx, systemActor("演示数据"), tourPublication(tour, notes));
}
