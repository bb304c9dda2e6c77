import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import {
  assignmentsWithin,
  organisationsWithin,
  reachesFor,
  regionsWithin,
} from "@/lib/access/reach";
import { nodesBeneath } from "@/lib/access/reach-places";
import type { Verb } from "@/lib/access/roles";
import { rows, transaction } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import {
  childOf,
  type GrantWish,
  makeAccount,
  makeOrganisation,
  PLACES,
  personWith,
  signedIn,
} from "../support/people-world";

interface Places {
  township: string;
  otherTownship: string;
  village: string;
  otherVillage: string;
  directTownship: string;
  directVillage: string;
}

let places: Places;

beforeAll(async () => {
  const [township, otherTownship] = [
    await childOf(PLACES.county, 0),
    await childOf(PLACES.county, 1),
  ];
  const directTownship = await childOf(PLACES.directCounty, 0);
  places = {
    township,
    otherTownship,
    village: await childOf(township, 0),
    otherVillage: await childOf(township, 1),
    directTownship,
    directVillage: await childOf(directTownship, 0),
  };
});

async function regionsReached(actor: StaffActor, verb: Verb, codes: string[]): Promise<string[]> {
  const reaches = await reachesFor(actor, verb);
  const found = await rows<{ code: string }>(sql`
    select r.code from region r where r.code = any (${codes}::text[])
      and ${regionsWithin(reaches, "r")}`);
  return codes.filter((code) => found.some((region) => region.code === code));
}

describe("the nodes beneath a region", () => {
  it("of the province are itself, 17 at city level and 99 counties", async () => {
    expect(await nodesBeneath(PLACES.province)).toHaveLength(1 + 17 + 99);
  });

  it("of a directly administered county are itself alone", async () => {
    expect(await nodesBeneath(PLACES.directCounty)).toEqual([PLACES.directCounty]);
  });

  it("of a code that is the beginning of nothing are none", async () => {
    expect(await nodesBeneath("4206")).toEqual([]);
    expect(await nodesBeneath("%")).toEqual([]);
  });
});

describe("regions in reach of the system administrator of", () => {
  const all = () => [
    PLACES.province,
    PLACES.city,
    PLACES.otherCity,
    PLACES.county,
    PLACES.siblingCounty,
    PLACES.foreignCounty,
    PLACES.directCounty,
    places.township,
    places.village,
    places.directTownship,
    places.directVillage,
  ];

  it.each<[string, string, () => string[]]>([
    ["the province: all", PLACES.province, all],
    [
      "a city: itself, its counties, and what lies in them",
      PLACES.city,
      () => [PLACES.city, PLACES.county, PLACES.siblingCounty, places.township, places.village],
    ],
    [
      "a county: itself and beneath, neither its sibling nor its city",
      PLACES.county,
      () => [PLACES.county, places.township, places.village],
    ],
    [
      "a directly administered county: its townships straight beneath",
      PLACES.directCounty,
      () => [PLACES.directCounty, places.directTownship, places.directVillage],
    ],
  ])("%s", async (_name, regionCode, expected) => {
    const { actor } = await personWith("sys_admin", regionCode);
    expect(await regionsReached(actor, "region.manage", all())).toEqual(expected());
  });
});

describe("organisations in reach", () => {
  type Where = "own" | "below" | "beside" | "above" | "foreign" | "direct";

  async function reached(role: Role, regionCode: string, spots: Partial<Record<Where, string>>) {
    const { actor } = await personWith(role, regionCode);
    const ids = await transaction(async (tx) => {
      const made: [Where, string][] = [["own", actor.organisation.id]];
      for (const [where, code] of Object.entries(spots) as [Where, string][]) {
        const level = code.length === 12 ? "village" : code.length === 9 ? "township" : "lead_unit";
        made.push([where, await makeOrganisation(tx, { regionCode: code, kind: level })]);
      }
      return made;
    });
    const reaches = await reachesFor(actor, "assignment.read");
    const found = await rows<{ id: string }>(sql`
      select o.id from organisation o where o.id = any (${ids.map(([, id]) => id)}::uuid[])
        and ${organisationsWithin(reaches, "o")}`);
    return ids
      .filter(([, id]) => found.some((organisation) => organisation.id === id))
      .map(([where]) => where);
  }

  it("of a reporter: the own one alone, not even another in the same village", async () => {
    const spots = {
      beside: places.village,
      above: places.township,
      foreign: places.otherVillage,
    };
    expect(await reached("reporter", places.village, spots)).toEqual(["own"]);
  });

  it("of a township: itself and its villages", async () => {
    const spots = {
      below: places.village,
      beside: places.otherTownship,
      above: PLACES.county,
      foreign: places.directVillage,
    };
    expect(await reached("township", places.township, spots)).toEqual(["own", "below"]);
  });

  it("of a township beneath a directly administered county: the same", async () => {
    const spots = {
      below: places.directVillage,
      above: PLACES.directCounty,
      foreign: places.village,
    };
    expect(await reached("township", places.directTownship, spots)).toEqual(["own", "below"]);
  });

  it.each(["office", "supervisor"] as const)("of a county's %s: the county", async (role) => {
    const spots = {
      below: places.village,
      beside: PLACES.siblingCounty,
      above: PLACES.city,
      foreign: PLACES.directCounty,
    };
    expect(await reached(role, PLACES.county, spots)).toEqual(["own", "below"]);
  });

  it("of a city's office: its counties, and no directly administered county", async () => {
    const spots = {
      below: PLACES.county,
      beside: PLACES.otherCity,
      above: PLACES.province,
      direct: PLACES.directCounty,
    };
    expect(await reached("office", PLACES.city, spots)).toEqual(["own", "below"]);
  });

  it("of the province's office: also the directly administered counties", async () => {
    const spots = { below: places.village, direct: places.directVillage };
    expect(await reached("office", PLACES.province, spots)).toEqual(["own", "below", "direct"]);
  });
});

describe("assignments in reach", () => {
  let versions = 0;

  /** In a list that was issued once: only those say whose a task is. */
  async function task(
    carrier: string | null,
    facts: { sub?: string; line?: string } = {},
  ): Promise<string> {
    const [list, id] = [newId(), newId()];
    versions += 1;
    return transaction(async (tx) => {
      await tx.count(sql`
        insert into task_list (id, kind, carrier_code, region_code, year, list_version, title)
        values (${list}, 'task', ${carrier}, ${PLACES.province}, 2026, ${versions}, '试')`);
      await tx.count(sql`
        insert into task (id, list_id, root_task_id, position, code, title, measure,
          sub_carrier_code, lead_line, indicator_name, unit, form, accumulation, direction, target,
          source, frequency, due_dates, levels, asked, asked_levels, disclosure, minutes, basis,
          evidence_min, evidence_max, responsibilities, evidence_hint, cooperating_units)
        values (${id}, ${list}, ${id}, 1, 'T-1', '试', '试', ${facts.sub ?? null},
          ${facts.line ?? null}, '试', '项', 'count', 'flow', 'increase', 1, 'report', 'annual',
          '{12-31}', '{village}', 'lowest', '{village}', 'public', 5, '[]', 0, 3, '{primary}', '{}',
          '{}')`);
      await tx.count(sql`update task_list set status = 'superseded' where id = ${list}::uuid`);
      return id;
    });
  }

  async function ask(root: string, regionCode: string, organisation?: string): Promise<string> {
    return transaction(async (tx) => {
      const kind = regionCode.length === 12 ? "village" : "lead_unit";
      const home = organisation ?? (await makeOrganisation(tx, { regionCode, kind }));
      const made = await tx.row<{ id: string }>(sql`
        insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
          township_code, organisation_level, organisation_kind, due_on)
        select ${root}::uuid, ${root}::uuid, o.id, 2026, 1, o.node_code, o.township_code, o.level,
          o.kind, '2099-12-31' from organisation o where o.id = ${home}::uuid returning id`);
      return made?.id ?? "";
    });
  }

  async function reads(actor: StaffActor, verb: Verb, id: string): Promise<boolean> {
    const reaches = await reachesFor(actor, verb);
    const found = await rows(
      sql`select 1 from assignment a where a.id = ${id} and ${assignmentsWithin(reaches, "a")}`,
    );
    return found.length === 1;
  }

  async function someone(grants: GrantWish[], wish: { line?: string; region?: string } = {}) {
    const id = await transaction(async (tx) => {
      const regionCode = wish.region ?? PLACES.county;
      const home = await makeOrganisation(tx, { regionCode, line: wish.line ?? "" });
      return makeAccount(tx, home, grants);
    });
    return (await signedIn(id)).actor;
  }

  const LEAD: GrantWish = { role: "lead_unit", regionCode: PLACES.county };

  it("of a lead unit are those of its carrier, beneath its region", async () => {
    const actor = await someone([LEAD]);
    const [school, hospital] = [await task("school"), await task("hospital")];
    expect(await reads(actor, "assignment.read", await ask(school, places.village))).toBe(true);
    expect(await reads(actor, "assignment.read", await ask(hospital, places.village))).toBe(false);
    const beside = await ask(school, PLACES.siblingCounty);
    expect(await reads(actor, "assignment.read", beside)).toBe(false);
  });

  it("of a lead unit are also those that name its 条线, and whatever it is asked itself", async () => {
    const actor = await someone([LEAD], { line: "market_regulation" });
    const led = await task("hospital", { line: "market_regulation" });
    expect(await reads(actor, "assignment.read", await ask(led, places.village))).toBe(true);
    const coordination = await task(null);
    const own = await ask(coordination, PLACES.county, actor.organisation.id);
    expect(await reads(actor, "assignment.read", own)).toBe(true);
    expect(await reads(actor, "assignment.read", await ask(coordination, PLACES.county))).toBe(
      false,
    );
    expect(await reads(actor, "report.enter", own)).toBe(true);
    expect(await reads(actor, "report.review", own), "nobody reviews the own level").toBe(false);
  });

  it("of a sub-carrier's lead are not its sister's", async () => {
    const actor = await someone([{ ...LEAD, carrierCode: "basic-education" }]);
    const [own, sister] = [
      await task("school", { sub: "basic-education" }),
      await task("school", { sub: "higher-education" }),
    ];
    expect(await reads(actor, "assignment.read", await ask(own, places.village))).toBe(true);
    expect(await reads(actor, "assignment.read", await ask(sister, places.village))).toBe(false);
  });

  it("of a lead in a directly administered county begin beneath both of its levels", async () => {
    const region = PLACES.directCounty;
    const actor = await someone([{ ...LEAD, regionCode: region }], { region });
    const school = await task("school");
    const below = await ask(school, places.directVillage);
    const sameLevel = await ask(school, region);
    expect(await reads(actor, "report.review", below)).toBe(true);
    expect(await reads(actor, "report.review", sameLevel)).toBe(false);
  });

  it("of several rights never add up to one that none of them gives", async () => {
    const actor = await someone([
      { ...LEAD, carrierCode: "hospital" },
      { ...LEAD, regionCode: PLACES.siblingCounty, carrierCode: "school" },
    ]);
    const school = await task("school");
    expect(await reads(actor, "assignment.read", await ask(school, places.village))).toBe(false);
    const beside = await ask(school, PLACES.siblingCounty);
    expect(await reads(actor, "assignment.read", beside)).toBe(true);
  });

  it("by 代录 are the villages of one's township, and without it the own ones alone", async () => {
    const school = await task("school");
    const villageAsked = await ask(school, places.village);
    for (const mayEnterFor of [true, false]) {
      const grant = { role: "township", regionCode: places.township, mayEnterFor } as const;
      const actor = await someone([grant], { region: PLACES.county });
      expect(await reads(actor, "report.enter", villageAsked)).toBe(mayEnterFor);
      const far = await ask(school, places.directVillage);
      expect(await reads(actor, "report.enter", far)).toBe(false);
    }
  });

  it("of a right that has ended, or has not begun, are none", async () => {
    const school = await task("school");
    const asked = await ask(school, places.village);
    const [today] = await rows<{ today: string; tomorrow: string }>(sql`
      select (now() at time zone 'Asia/Shanghai')::date as today,
        (now() at time zone 'Asia/Shanghai')::date + 1 as tomorrow`);
    if (!today) throw new Error("no clock");
    const spans: [Partial<GrantWish>, boolean][] = [
      [{ validTo: today.today }, false],
      [{ validTo: today.tomorrow }, true],
      [{ validFrom: today.today }, true],
      [{ validFrom: today.tomorrow }, false],
    ];
    for (const [span, expected] of spans) {
      const actor = await someone([{ ...LEAD, ...span }]);
      expect(await reads(actor, "assignment.read", asked), JSON.stringify(span)).toBe(expected);
    }
  });
});
