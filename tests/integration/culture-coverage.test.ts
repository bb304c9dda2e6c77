import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { coverageLines, missingLines } from "@/lib/domain/culture/coverage/labels";
import { getCoverage, getPublicCoverage, listMissing } from "@/lib/domain/culture/coverage/queries";
import type { Coverage, Covered } from "@/lib/domain/culture/coverage/types";
import { pool, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { organisationIn } from "../support/culture-world";
import { childOf, PLACES, personWith } from "../support/people-world";
import { planOf, statementsOf } from "../support/plans";
import { refusal } from "../support/refusal";

const DIRECT = ["429004", "429005", "429006", "429021"];

interface Region {
  code: string;
  level: string;
  path: string;
  direct: boolean;
}

let regions: Region[];
let venues: Map<string, string>;
let province: StaffActor;

/** Venues of all kinds, stages and states over the whole province, by lot. */
beforeAll(async () => {
  const enteredBy = await organisationIn(PLACES.county);
  await transaction((tx) =>
    tx.count(sql`
      insert into culture_venue (id, kind_code, region_code, name, place, status, stage, entered_by_id,
        submitted_at, confirmed_at, reason)
      select gen_random_uuid(), k.code, r.code, r.name, '', (array['open', 'under_repair', 'planned', 'closed'])[1
          + ('x' || substr(md5(r.code || k.code), 1, 4))::bit(16)::int % 4]::venue_status,
        (array['confirmed', 'confirmed', 'confirmed', 'submitted', 'draft', 'returned'])[1
          + ('x' || substr(md5(k.code || r.code), 1, 4))::bit(16)::int % 6]::venue_stage,
        ${enteredBy}::uuid, now(), now(), ''
      from region r join culture_term k on k.family = 'venue_kind'
      where ('x' || substr(md5(r.code), 1, 4))::bit(16)::int % 3 > 0`),
  );
  regions = await rows<Region>(sql`
    select code, level, path, is_direct_county as direct from region where valid_to is null`);
  const standing = await rows<{ code: string; kind: string }>(sql`
    select distinct region_code as code, kind_code as kind from culture_venue
    where stage = 'confirmed' and status <> 'planned' and status <> 'closed'`);
  venues = new Map(standing.map(({ code, kind }) => [`${code}:${kind}`, kind]));
  province = (await personWith("office", PLACES.province)).actor;
}, 120_000);

const LEVELS: Record<string, string> = {
  plaza: "city",
  corridor: "county",
  wall: "township",
  column: "village",
};

/** The same count by hand, region by region. */
function byHand(beneath: string): Covered[] {
  const inside = regions.filter(({ path }) => path.split("/").includes(beneath));
  return Object.entries(LEVELS).map(([kindCode, level]) => {
    const owing = inside.filter(
      (one) => one.level === level || (kindCode === "corridor" && one.direct),
    );
    const standing = owing.filter(({ code }) => venues.has(`${code}:${kindCode}`));
    return { kindCode, owed: owing.length, standing: standing.length };
  });
}

const whole = (one: Coverage) => Object.fromEntries(one.total.map((part) => [part.kindCode, part]));

describe("coverage", () => {
  it("of the province is what is counted by hand: 17 cities, 103 counties, all townships and villages", async () => {
    const found = await getCoverage(province, { region: PLACES.province });
    expect(found.total).toEqual(byHand(PLACES.province));
    expect(whole(found)).toMatchObject({
      plaza: { owed: 17 },
      corridor: { owed: 103 },
      wall: { owed: 1464 },
      column: { owed: 26983 },
    });
  });

  it("of each city is what is counted by hand, and cities and own rows sum to the whole", async () => {
    const found = await getCoverage(province, { region: PLACES.province });
    for (const child of found.children) {
      const expected = byHand(child.code).filter(({ owed }) => owed > 0);
      const sorted = [...child.kinds].sort((a, b) => a.kindCode.localeCompare(b.kindCode));
      expect(sorted).toEqual(expected.sort((a, b) => a.kindCode.localeCompare(b.kindCode)));
    }
    expect(found.children).toHaveLength(17);
  });

  it.each(DIRECT)(
    "of the directly administered %s asks for a plaza and a corridor of its own",
    async (code) => {
      const found = await getPublicCoverage(VISITOR, code);
      expect(found.own?.kinds.map(({ kindCode, owed }) => `${kindCode} ${owed}`).sort()).toEqual([
        "corridor 1",
        "plaza 1",
      ]);
      expect(found.total).toEqual(byHand(code));
      expect(found.children.every(({ level }) => level === "township")).toBe(true);
    },
  );

  it("of a township is shown to it, down to each village; a stranger finds no such region", async () => {
    const code = await childOf(PLACES.county);
    const township = (await personWith("township", code)).actor;
    const found = await getCoverage(township, {});
    expect(found.region.code).toBe(code);
    expect(found.total).toEqual(byHand(code));
    const stranger = (await personWith("township", await childOf(PLACES.siblingCounty))).actor;
    expect((await refusal(getCoverage(stranger, { region: code }))).code).toBe("not_found");
    const village = (await personWith("reporter", await childOf(code))).actor;
    expect((await refusal(getCoverage(village, {}))).code).toBe("forbidden");
    expect((await refusal(listMissing(village, { page: 1 }))).code).toBe("forbidden");
    expect((await refusal(getPublicCoverage(VISITOR, code))).code).toBe("not_found");
  });

  it("and the list of missing ones are two sides of the same count", async () => {
    const county = (await personWith("office", PLACES.county)).actor;
    const coverage = await getCoverage(county, {});
    const { items, total } = await listMissing(county, { page: 1, whole: true });
    const lacking = coverage.total.reduce((sum, { owed, standing }) => sum + owed - standing, 0);
    expect(total).toBe(lacking);
    expect(items).toHaveLength(lacking);
    for (const { regionCode, kindCode } of items) {
      expect(venues.has(`${regionCode}:${kindCode}`)).toBe(false);
    }
    expect(missingLines(items)).toHaveLength(lacking + 1);
    expect(coverageLines(coverage).at(1)?.slice(0, 2)).toEqual([PLACES.county, "合计"]);
  });

  it("of the whole province meets each region and each venue a few times, never each with each", async () => {
    await rows(sql`analyze culture_venue`);
    const sent = await statementsOf(() => getPublicCoverage(VISITOR, PLACES.province));
    const client = await pool().connect();
    try {
      for (const statement of sent) {
        const plan = await planOf(client, statement);
        expect(plan.buffers, statement.text).toBeLessThan(5 * regions.length);
        const read = plan.wholeTables.reduce((sum, table) => sum + table.rows, 0);
        expect(read, statement.text).toBeLessThan(5 * regions.length);
      }
    } finally {
      client.release();
    }
  });
});
