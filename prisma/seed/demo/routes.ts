import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { publishBySystem } from "@/lib/domain/publications/commands";
import type { RouteStop } from "@/lib/domain/routes/content/schema";
import { contentOf, routeFacets } from "@/lib/domain/routes/rules";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { stableId } from "../identity";

const SYSTEM = systemActor("演示数据");
const MOST_ROUTES = 6;
const MOST_STOPS = 5;

interface Place {
  kind: "site" | "venue";
  subjectId: string;
  name: string;
  place: string;
  cityCode: string;
  cityName: string;
}

interface City {
  code: string;
  name: string;
  places: Place[];
  officeId: string;
}

/** Cities with at least two published places, those with most of them first. */
async function citiesOf(tx: Tx): Promise<City[]> {
  const places = await tx.rows<Place & { officeId: string }>(sql`
    select p.kind, p.subject_id as "subjectId", p.title as name,
      coalesce(nullif(p.content ->> 'place', ''), r.name) as place, city.code as "cityCode",
      city.name as "cityName", o.id as "officeId"
    from publication p join region r on r.code = p.region_code
    join region city on city.code = split_part(r.path, '/', 2)
    join organisation o on o.region_code = city.code and o.kind = 'office'
    where p.kind in ('site', 'venue') and p.status = 'published'
    order by p.kind, p.title, p.subject_id`);
  const byCity = new Map<string, City>();
  for (const { officeId, ...place } of places) {
    const { cityCode: code, cityName: name } = place;
    const city = byCity.get(code) ?? { code, name, places: [], officeId };
    if (city.places.length < MOST_STOPS) city.places.push(place);
    byCity.set(code, city);
  }
  return [...byCity.values()]
    .filter((city) => city.places.length >= 2)
    .sort((a, b) => b.places.length - a.places.length || a.code.localeCompare(b.code))
    .slice(0, MOST_ROUTES);
}

const SEASONS = [["spring", "autumn"], ["spring", "summer", "autumn", "winter"], ["autumn"]];
const SUITED = [
  ["party", "staff"],
  ["students", "families"],
  ["families", "seniors"],
];

function stopsOf(city: City, asked: Day): RouteStop[] {
  const stops: RouteStop[] = city.places.map((place, at) => ({
    ...{
      kind: place.kind,
      subjectId: place.subjectId,
      name: place.name.slice(0, 40),
      place: place.place,
    },
    minutes: place.kind === "site" ? 60 : 30,
    see: "示例：看公开栏、听讲解，约一小时。",
    opensAt: place.kind === "site" ? "09:00" : null,
    closesAt: place.kind === "site" ? "17:00" : null,
    closedWeekdays: place.kind === "site" && at === 0 ? [1] : [],
    ...{ travelMode: "car" as const, travelMinutes: 25 + at * 5, travelKm: 12 + at * 3 },
    ...{ meals: "", lodging: "", factsOn: asked },
  }));
  const lunch: RouteStop = {
    ...{ kind: "point", subjectId: null, name: "午餐（示例点位）", place: `${city.name}城区` },
    ...{ minutes: 60, see: "", opensAt: "11:00", closesAt: "14:00", closedWeekdays: [] },
    ...{ travelMode: "car", travelMinutes: 20, travelKm: 8, factsOn: asked },
    ...{ meals: "示例：附近有职工食堂和小餐馆，人均约 25 元", lodging: "示例：城区有多家旅馆" },
  };
  const middle = Math.min(2, stops.length);
  const all = [...stops.slice(0, middle), lunch, ...stops.slice(middle)];
  return all.map((stop, at) =>
    at === all.length - 1 ? { ...stop, travelMode: null, travelMinutes: 0, travelKm: null } : stop,
  );
}

async function writeStops(tx: Tx, routeId: string, stops: readonly RouteStop[]): Promise<void> {
  for (const [at, stop] of stops.entries()) {
    await tx.count(sql`
      insert into route_stop (id, route_id, position, kind, subject_id, name, place, minutes, see, opens_at,
        closes_at, closed_weekdays, travel_mode, travel_minutes, travel_km, meals, lodging, facts_on)
      values (${stableId("stop", routeId, String(at))}::uuid, ${routeId}::uuid, ${at + 1},
        ${stop.kind}::stop_kind, ${stop.subjectId}::uuid, ${stop.name}, ${stop.place}, ${stop.minutes},
        ${stop.see}, ${stop.opensAt}, ${stop.closesAt}, ${stop.closedWeekdays}::smallint[],
        ${stop.travelMode}, ${stop.travelMinutes}, ${stop.travelKm}::numeric, ${stop.meals},
        ${stop.lodging}, ${stop.factsOn}::date)`);
  }
}

async function writeRoute(tx: Tx, city: City, index: number, today: Day): Promise<void> {
  const id = stableId("route", city.code);
  const stops = stopsOf(city, addDays(today, -15));
  const title = `${city.name}清廉研学一日线（示例）`;
  const summary = `示例：从${city.places[0]?.name ?? city.name}出发，看示范点和文化阵地，中途用餐，一天走完。`;
  const facts = {
    seasons: SEASONS[index % SEASONS.length] ?? ["spring"],
    suited: SUITED[index % SUITED.length] ?? ["families"],
    ...{ groupMin: 10, groupMax: 45, costNote: "示例：各站免费，车费和餐费自理" },
    ...{
      contact: "示例：请向当地领导小组办公室咨询",
      bookingNote: "示例：团体请提前三天分别向各站预约",
    },
    ...{ isAccessible: index % 2 === 1, accessibleNote: index % 2 === 1 ? "各站有坡道" : "" },
    startsAt: "09:00",
  };
  await tx.count(sql`
    insert into study_route (id, region_code, title, summary, seasons, suited, group_min, group_max, cost_note,
      contact, booking_note, is_accessible, accessible_note, starts_at, entered_by_id, is_example)
    values (${id}::uuid, ${city.code}, ${title}, ${summary}, ${facts.seasons}::text[], ${facts.suited}::text[],
      ${facts.groupMin}, ${facts.groupMax}, ${facts.costNote}, ${facts.contact}, ${facts.bookingNote},
      ${facts.isAccessible}, ${facts.accessibleNote}, ${facts.startsAt}, ${city.officeId}::uuid, true)`);
  await writeStops(tx, id, stops);
  const content = contentOf(
    facts,
    stops.map((stop) => ({ ...stop, isGone: false })),
  );
  await publishBySystem(tx, SYSTEM, {
    ...{
      kind: "route",
      subjectId: id,
      regionCode: city.code,
      carrierCode: "culture",
      title,
      summary,
    },
    ...{ facets: routeFacets(content), content, isExample: true },
    words: stops.map(({ name, place }) => `${name} ${place}`).join(" "),
  });
}

/** Example routes over the published places of the cities that have most of them. */
export async function loadRoutes(client: pg.PoolClient, today: Day): Promise<number> {
  const tx = txOf(client);
  const cities = await citiesOf(tx);
  for (const [index, city] of cities.entries()) await writeRoute(tx, city, index, today);
  return cities.length;
}
