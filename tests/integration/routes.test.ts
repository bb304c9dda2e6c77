import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { publishBySystem, retractPublication } from "@/lib/domain/publications/commands";
import { getDeskPublication } from "@/lib/domain/publications/queries";
import {
  composeRoute,
  discardRoute,
  editRoute,
  publishRoute,
  tellOfGoneStops,
} from "@/lib/domain/routes/commands";
import { routeContentSchema } from "@/lib/domain/routes/content/schema";
import { getPublishedRoute, getRouteBrowser } from "@/lib/domain/routes/published/queries";
import { routeFilterSchema } from "@/lib/domain/routes/published/schema";
import {
  getRoute,
  listRoutePlaces,
  listRoutes,
  listStopChoices,
} from "@/lib/domain/routes/queries";
import { composeRouteSchema, editRouteSchema } from "@/lib/domain/routes/schema";
import { addStop, arrangeStops, editStop, removeStop } from "@/lib/domain/routes/stops/commands";
import { addStopSchema, editStopSchema } from "@/lib/domain/routes/stops/schema";
import { clockOf, timetableOf } from "@/lib/domain/routes/timetable/rules";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { type CultureWorld, cultureWorld } from "../support/culture-world";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";

const system = systemActor("试验");
let world: CultureWorld;
let venueId: string;

async function publishPlace(accessible = false): Promise<string> {
  const subjectId = newId();
  await transaction((tx) =>
    publishBySystem(tx, system, {
      ...{ kind: "venue", subjectId, regionCode: PLACES.county, title: "清风广场" },
      ...{ summary: "", content: { place: "城南" }, facets: { accessible } },
    }),
  );
  return subjectId;
}

beforeAll(async () => {
  world = await cultureWorld();
  venueId = await publishPlace();
});

const facts = (more: object = {}) => ({
  ...{ title: "清风一日线", summary: "走一天", seasons: ["spring"], suited: ["students"] },
  ...{ startsAt: "09:00", regionCode: PLACES.county, key: newId() },
  ...more,
});
const compose = async () =>
  (await composeRoute(world.county, composeRouteSchema.parse(facts()))).routeId;
const step = async (routeId: string) => ({
  routeId,
  version: (await getRoute(world.county, routeId)).version,
});
const add = async (routeId: string, more: object) =>
  addStop(world.county, addStopSchema.parse({ ...(await step(routeId)), ...more }));
const names = async (routeId: string) =>
  (await getRoute(world.county, routeId)).stops.map(({ name }) => name);

async function threeStops(): Promise<string> {
  const routeId = await compose();
  await add(routeId, { ref: `venue:${venueId}` });
  await add(routeId, { ref: "point", name: "老街", place: "城东" });
  await add(routeId, { ref: "point", name: "书院", place: "城西" });
  return routeId;
}

async function release(publicationId: string): Promise<void> {
  const draft = await getDeskPublication(system, { id: publicationId });
  await transaction((tx) => publishBySystem(tx, system, draft));
}

describe("a route", () => {
  it("is composed of published places and own points, arranged, and shortened", async () => {
    const routeId = await threeStops();
    const { stops } = await getRoute(world.county, routeId);
    expect(stops[0]).toMatchObject({
      name: "清风广场",
      place: "城南",
      subjectId: venueId,
      isGone: false,
    });
    const stopIds = stops.map(({ id }) => id);
    await arrangeStops(world.county, { ...(await step(routeId)), stopIds, positions: [3, 1, 2] });
    expect(await names(routeId)).toEqual(["老街", "书院", "清风广场"]);
    const partial = { ...(await step(routeId)), stopIds: stopIds.slice(1), positions: [1, 2] };
    expect((await refusal(arrangeStops(world.county, partial))).code).toBe("conflict");
    const twice = [stopIds[0] ?? "", stopIds[0] ?? "", stopIds[1] ?? ""];
    const repeated = { ...(await step(routeId)), stopIds: twice, positions: [1, 2, 3] };
    expect((await refusal(arrangeStops(world.county, repeated))).code).toBe("conflict");
    await removeStop(world.county, { ...(await step(routeId)), stopId: stopIds[2] ?? "" });
    expect(await names(routeId)).toEqual(["老街", "清风广场"]);
  });

  it("takes only places that the public sees, and points with a name and a place", async () => {
    const routeId = await compose();
    expect((await refusal(add(routeId, { ref: `site:${newId()}` }))).code).toBe("not_found");
    expect(Object.keys((await refusal(add(routeId, { ref: "point" }))).fields)).toEqual([
      "name",
      "place",
    ]);
    const choices = await listStopChoices(world.county, PLACES.county);
    expect(choices.map(({ ref }) => ref)).toContain(`venue:${venueId}`);
  });

  it("keeps hours, ways and facts, and its times follow from them", async () => {
    const routeId = await threeStops();
    const [first, second] = (await getRoute(world.county, routeId)).stops;
    const edit = async (stop: typeof first, more: object) =>
      editStopSchema.parse({
        ...{ ...(await step(routeId)), stopId: stop?.id, name: stop?.name, place: stop?.place },
        ...{ minutes: "45", ...more },
      });
    const half = await edit(first, { opensAt: "09:00" });
    expect((await refusal(editStop(world.county, half))).fields).toHaveProperty("closesAt");
    const upside = await edit(first, { opensAt: "17:00", closesAt: "09:00" });
    expect((await refusal(editStop(world.county, upside))).fields).toHaveProperty("closesAt");
    await editStop(
      world.county,
      await edit(first, { travelMode: "bus", travelMinutes: "20", travelKm: "7.5" }),
    );
    const late = {
      opensAt: "10:30",
      closesAt: "17:00",
      closedWeekdays: ["1"],
      factsOn: "2026-11-01",
    };
    await editStop(world.county, await edit(second, late));
    const { stops } = await getRoute(world.county, routeId);
    expect(stops[0]).toMatchObject({ travelMode: "bus", travelKm: 7.5, minutes: 45 });
    const times = timetableOf(stops, { day: "2026-11-24", startsAt: "09:00" }).stops;
    expect(
      times.slice(0, 2).map(({ begins, leaves }) => `${clockOf(begins)} ${clockOf(leaves)}`),
    ).toEqual(["09:00 09:45", "10:30 11:15"]);
    expect(timetableOf(stops, { day: "2026-11-23", startsAt: "09:00" }).stops[1]?.problems).toEqual(
      ["closed_day"],
    );
  });

  it("is released as a frozen copy, found by what it suits, and says when a stop is gone", async () => {
    const routeId = await threeStops();
    const gone = await publishPlace();
    const reachable = await publishPlace(true);
    await add(routeId, { ref: `venue:${reachable}` });
    await add(routeId, { ref: `venue:${gone}` });
    const { publicationId } = await publishRoute(world.county, await step(routeId));
    expect((await refusal(getPublishedRoute(VISITOR, routeId))).code).toBe("not_found");
    await release(publicationId);
    const shown = await getPublishedRoute(VISITOR, routeId);
    expect([shown.gone, shown.accessible]).toEqual([[], [reachable]]);
    expect(routeContentSchema.parse(shown.item.content).minutes).toBe(300);
    const found = async (filter: object) =>
      (await getRouteBrowser(VISITOR, routeFilterSchema.parse(filter))).found.items.map(
        ({ subjectId }) => subjectId,
      );
    expect(
      await found({ season: "spring", suited: "students", duration: "day", city: PLACES.city }),
    ).toContain(routeId);
    expect(await found({ season: "winter" })).not.toContain(routeId);
    expect(await found({ city: PLACES.otherCity })).not.toContain(routeId);
    expect(await found({ accessible: "1" })).not.toContain(routeId);

    expect(await tellOfGoneStops(system)).toBe(0);
    await transaction((tx) =>
      retractPublication(tx, system, { kind: "venue", subjectId: gone, reason: "拆除" }),
    );
    expect((await getPublishedRoute(VISITOR, routeId)).gone).toEqual([gone]);
    expect(await tellOfGoneStops(system)).toBe(1);
    expect(await tellOfGoneStops(system)).toBe(0);
    const told = await rows<{ link: string }>(sql`
      select link from notification where kind = 'route.stop_gone'
        and organisation_id = ${world.county.organisation.id}::uuid`);
    expect(told).toEqual([{ link: `/desk/routes/${routeId}` }]);
    const refused = await refusal(publishRoute(world.county, await step(routeId)));
    expect(refused.fields.form).toContain("已不对外公开");
    expect((await refusal(tellOfGoneStops(world.county))).code).toBe("forbidden");
  });

  it("tells apart sites that were named, that take bookings, and that a report merely mentions", async () => {
    const publishSite = async (facets: object) => {
      const subjectId = newId();
      await transaction((tx) =>
        publishBySystem(tx, system, {
          ...{ kind: "site", subjectId, regionCode: PLACES.county, title: "清风村" },
          ...{ summary: "", content: { place: "城北" }, facets: { ...facets } },
        }),
      );
      return subjectId;
    };
    const named = await publishSite({ isNamed: true, acceptsBookings: true });
    const closed = await publishSite({ isNamed: true, acceptsBookings: false });
    const reported = await publishSite({ isNamed: false, acceptsBookings: false });
    const routeId = await compose();
    for (const id of [named, closed, reported]) await add(routeId, { ref: `site:${id}` });
    const { publicationId } = await publishRoute(world.county, await step(routeId));
    await release(publicationId);
    const shown = await getPublishedRoute(VISITOR, routeId);
    expect(shown.named).toEqual([named, closed]);
    expect(shown.bookable).toEqual([named]);
    expect(shown.gone).toEqual([]);
  });

  it("of one stop is not released; one that was never handed over can be discarded", async () => {
    const routeId = await compose();
    await add(routeId, { ref: `venue:${venueId}` });
    expect((await refusal(publishRoute(world.county, await step(routeId)))).code).toBe("invalid");
    await discardRoute(world.county, await step(routeId));
    expect((await refusal(getRoute(world.county, routeId))).code).toBe("not_found");
    const kept = await threeStops();
    await publishRoute(world.county, await step(kept));
    expect((await refusal(discardRoute(world.county, await step(kept)))).code).toBe("conflict");
  });

  it("changed by somebody else meanwhile is a conflict, and nothing is lost", async () => {
    const routeId = await threeStops();
    const old = await step(routeId);
    const { stops } = await getRoute(world.county, routeId);
    await editRoute(world.county, editRouteSchema.parse({ ...old, ...facts({ title: "改名" }) }));
    const stopId = stops[0]?.id ?? "";
    expect((await refusal(removeStop(world.county, { ...old, stopId }))).code).toBe("conflict");
    expect(await names(routeId)).toHaveLength(3);
  });

  it("belongs to the offices of its region and above; others neither find nor change it", async () => {
    const routeId = await threeStops();
    expect((await getRoute(world.city, routeId)).title).toBe("清风一日线");
    const { stops } = await getRoute(world.county, routeId);
    const stopId = stops[0]?.id ?? "";
    const at = await step(routeId);
    const stopIds = stops.map(({ id }) => id);
    const edited = editRouteSchema.parse({ ...at, ...facts() });
    const stop = editStopSchema.parse({ ...at, stopId, name: "名", place: "地", minutes: "30" });
    const attempts = (actor: typeof world.county) => [
      () => getRoute(actor, routeId),
      () => editRoute(actor, edited),
      () => publishRoute(actor, at),
      () => discardRoute(actor, at),
      () => addStop(actor, addStopSchema.parse({ ...at, ref: `venue:${venueId}` })),
      () => editStop(actor, stop),
      () => removeStop(actor, { ...at, stopId }),
      () => arrangeStops(actor, { ...at, stopIds, positions: [1, 2, 3] }),
      () => composeRoute(actor, composeRouteSchema.parse(facts())),
    ];
    for (const attempt of attempts(world.sibling)) {
      expect((await refusal(attempt())).code).toBe("not_found");
    }
    for (const attempt of [
      ...attempts(world.village),
      () => listRoutes(world.village),
      () => listRoutePlaces(world.township),
    ]) {
      expect((await refusal(attempt())).code).toBe("forbidden");
    }
    for (const attempt of attempts(VISITOR as never)) {
      expect((await refusal(attempt())).code).toBe("forbidden");
    }
    expect((await listRoutes(world.sibling)).map(({ id }) => id)).not.toContain(routeId);
    // The lead unit of another carrier has no business with routes.
    const school = (await personWith("lead_unit", PLACES.county)).actor;
    expect((await refusal(getRoute(school, routeId))).code).toBe("forbidden");
    expect((await listRoutePlaces(world.county))[0]?.code).toBe(PLACES.county);
  });
});
