import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { findWalk, readFrom } from "@/lib/domain/assignments/walk/queries";
import { codeFor } from "@/lib/domain/counters/codes/commands";
import { readLeadPage } from "@/lib/domain/counters/leading/queries";
import { findTrail } from "@/lib/domain/counters/nearby/queries";
import { readOrganisationHistory } from "@/lib/domain/counters/organisation-log/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { traceFigure } from "@/lib/domain/editions/traced/queries";
import { searchShown } from "@/lib/domain/search/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { HOME } from "@/prisma/seed/demo/scope";
import { loadSmallDemo, staff } from "../support/demo-world";

const everyone = systemActor("test");
const query = (leadUnitId: string, regionCode: string = HOME.city) =>
  ({ regionCode, year: 2026, period: "year", leadUnitId }) as const;
let people: Record<"commission" | "city" | "township" | "village", StaffActor>;

beforeAll(async () => {
  await loadSmallDemo();
  people = {
    commission: await staff("jiwei"),
    city: await staff("shi"),
    township: await staff("xiang"),
    village: await staff("cun"),
  };
}, 120_000);

describe("a lead unit's page", () => {
  it("shows what it leads in a region, and its rows and tasks add up", async () => {
    const { city } = people;
    const page = await readLeadPage(city, query(city.organisation.id));
    const { total } = page.matrix.totals;
    expect(total.asked).toBeGreaterThan(0);
    expect(sumFigures(page.matrix.rows.map((row) => row.total))).toEqual(total);
    const ofTasks = page.tasks.filter(({ carrierCode }) => carrierCode !== null);
    expect(sumFigures(ofTasks.map(({ figures }) => figures)).asked).toBe(total.asked);
    expect(page.lead.duties.some(({ role }) => role === "lead")).toBe(true);
    expect(page.lists.length).toBeGreaterThan(0);
    expect(page.isPartial, "its own page is whole").toBe(false);
    const seen = await readLeadPage(people.commission, query(city.organisation.id));
    expect(seen.matrix.totals.total).toEqual(total);
  });

  it("lists the requests that wait for it", async () => {
    const { city, commission } = people;
    const [one] = await rows<{ id: string; root: string; organisation: string }>(sql`
      select a.id::text, a.root_task_id as root, a.organisation_id as organisation
      from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      where l.carrier_code = ${city.grants[0]?.carrierCode ?? ""} and a.node_code = ${HOME.county}
        and a.status = 'not_started' limit 1`);
    await rows(sql`insert into adjustment (id, kind, assignment_id, organisation_id, root_task_id, year,
        region_code, wanted_due_on, reason, at_region_code, final_region_code, requested_by_id,
        requested_by_name, requested_by_unit)
      values (gen_random_uuid(), 'extension', ${one?.id}::bigint, ${one?.organisation}, ${one?.root},
        2026, ${HOME.county}, '2026-12-31', '汛期延误', ${HOME.city}, ${HOME.city}, gen_random_uuid(), '某人', '某村')`);
    const page = await readLeadPage(commission, query(city.organisation.id));
    expect(page.waiting).toMatchObject([{ kind: "adjustment", reason: "汛期延误" }]);
  });

  it("answers those alike who do not see the region, and units that lead nothing", async () => {
    const { city, township, village } = people;
    for (const actor of [township, village, VISITOR]) {
      await expect(readLeadPage(actor, query(city.organisation.id))).rejects.toMatchObject({
        code: "not_found",
      });
    }
    await expect(readLeadPage(everyone, query(village.organisation.id))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("an organisation's history", () => {
  it("tells what happened to its own people and to those above, and to nobody else", async () => {
    const { village, township, commission, city } = people;
    const which = { organisationId: village.organisation.id, year: 2026 };
    for (const actor of [village, township, commission]) {
      const { log } = await readOrganisationHistory(actor, which);
      expect(log.length).toBeGreaterThan(0);
      expect(log.map(({ at }) => Date.parse(at))).toEqual(
        log.map(({ at }) => Date.parse(at)).sort((a, b) => b - a),
      );
    }
    const other = { organisationId: city.organisation.id, year: 2026 };
    await expect(readOrganisationHistory(village, other)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(readOrganisationHistory(VISITOR, which)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("names what it was called and what it became", async () => {
    const { village, township } = people;
    const [id, heir] = [village.organisation.id, township.organisation.id];
    await rows(sql`insert into organisation_past (organisation_id, last_day, name, region_code, node_code)
      values (${id}, '2025-12-31', '老名村', ${HOME.township}, ${HOME.county})`);
    await rows(sql`insert into organisation_successor (organisation_id, successor_id, from_day)
      values (${id}, ${heir}, '2026-12-01')`);
    const { past } = await readOrganisationHistory(village, { organisationId: id, year: 2026 });
    expect(past.formerly).toMatchObject([{ name: "老名村", lastDay: "2025-12-31" }]);
    expect(past.successors).toMatchObject([{ id: heir }]);
  });
});

describe("the way through a list", () => {
  it("leads to the one before and after, also over the end of a page", async () => {
    const filter = { year: 2026, show: "done", period: "year", regionCode: HOME.city } as const;
    const page = await listAssignments(people.commission, filter);
    const from = `show=done&regionCode=${HOME.city}`;
    const ids = page.rows.map(({ id }) => id);
    const at = (id: string) => findWalk(people.commission, { from, year: 2026, id });
    expect(await at(ids[0] ?? "")).toMatchObject({ previousId: null, next: { id: ids[1] } });
    expect(await at(ids[1] ?? "")).toMatchObject({ previousId: ids[0], next: { id: ids[2] } });
    const second = await listAssignments(people.commission, { ...filter, cursor: page.next ?? "" });
    expect(await at(ids.at(-1) ?? "")).toMatchObject({
      previousId: ids.at(-2),
      next: { id: second.rows[0]?.id, cursor: page.next },
    });
    expect(await at("1")).toMatchObject({ previousId: null });
  });

  it("is none without a list, and none beyond one's reach", async () => {
    expect(readFrom(undefined, 2026)).toBeNull();
    expect(readFrom("x".repeat(5000), 2026)).not.toBeNull();
    const walk = await findWalk(VISITOR, { from: "show=done", year: 2026, id: "1" });
    expect(walk).toBeNull();
  });

  it("names the places above, and opens only those within reach", async () => {
    const { village, commission } = people;
    const id = village.organisation.id;
    const own = await findTrail(village, id);
    expect(own?.regions.some(({ isReachable }) => isReachable)).toBe(false);
    expect(own?.organisation.isReachable).toBe(true);
    const seen = await findTrail(commission, id);
    expect(seen?.regions.map(({ isReachable }) => isReachable)).toEqual([false, true, true, true]);
  });
});

describe("a typed code", () => {
  it("is found by search for those who see figures, and opens what they reach", async () => {
    const { commission, village } = people;
    const asOf = "2026-06-30";
    const question = {
      regionCode: HOME.city,
      year: 2026,
      period: "q2",
      measure: "completion",
      asOf,
    } as const;
    const code = await codeFor(everyone, question);
    const [first] = await searchShown(commission, { q: code.toLowerCase(), page: 1 });
    expect(first).toMatchObject({ group: "figure", hits: [{ href: `/desk/f/${code}` }] });
    const traced = await traceFigure(commission, code);
    expect(traced?.now?.place.name).toBe("襄阳市");
    expect(traced?.past?.isPast).toBe(true);
    expect(await traceFigure(village, code)).toMatchObject({ now: null, past: null, frozen: null });
    expect(await traceFigure(commission, "0000000A")).toBeNull();
    const admin = await staff("xitong");
    expect(await searchShown(admin, { q: code, page: 1 })).not.toContainEqual(
      expect.objectContaining({ group: "figure" }),
    );
  });
});
