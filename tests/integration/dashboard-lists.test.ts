import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import type { AssignmentFilter, Show } from "@/lib/domain/assignments/types";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import type { FigureQuery, Figures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";

const YEAR = 2026;
const SYSTEM = systemActor("test");

beforeAll(() => loadSmallDemo(), 240_000);

async function listed(filter: Partial<AssignmentFilter>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const base = { year: YEAR, show: "asked", period: "year", carrierCode: "carriers" } as const;
    const page = await listAssignments(SYSTEM, { ...base, ...filter, cursor });
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}

async function total(query: Partial<FigureQuery> & { regionCode: string }): Promise<Figures> {
  const found = await readMatrix(SYSTEM, { year: YEAR, period: "year", ...query });
  return found.totals.total;
}

const SHOWS: [Show, keyof Figures][] = [
  ["asked", "asked"],
  ["done", "done"],
  ["overdue", "overdue"],
  ["returned", "returned"],
  ["awaiting", "awaiting"],
];
const PLACES = ["420600", "420624", "429021", "420624102"];

async function leadOf(carrier: string, regionCode: string): Promise<string> {
  const [found] = await rows<{ id: string }>(sql`
    select organisation_id::text as id from lead_duty
    where carrier_code = ${carrier} and region_code = ${regionCode} and role = 'lead'`);
  if (!found) throw new Error(`nobody leads ${carrier} in ${regionCode}`);
  return found.id;
}

describe("a list behind a number that a dashboard narrowed", () => {
  it.each(["village", "township", "unit", "county"] as const)(
    "to %s shows exactly what is counted, none twice",
    async (level) => {
      for (const regionCode of PLACES) {
        const counted = await total({ regionCode, level });
        for (const [show, key] of SHOWS) {
          const ids = await listed({ regionCode, level, show });
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length, `${regionCode} ${show}`).toBe(counted[key]);
        }
      }
    },
  );

  it("has levels that add up to the whole", async () => {
    const levels = ["province", "city", "county", "township", "village", "unit"] as const;
    for (const regionCode of PLACES) {
      const parts = await Promise.all(levels.map((level) => total({ regionCode, level })));
      const sum = parts.reduce((asked, part) => asked + part.asked, 0);
      expect(sum).toBe((await total({ regionCode })).asked);
    }
  });

  it("to a lead unit shows the tasks it leads, by duty and by name, and no others", async () => {
    const lead = await leadOf("village", "420624");
    for (const regionCode of PLACES) {
      const counted = await total({ regionCode, leadUnitId: lead });
      expect(counted.asked).toBeGreaterThan(0);
      for (const [show, key] of SHOWS) {
        const ids = await listed({ regionCode, lead, show });
        expect(ids.length, `${regionCode} ${show}`).toBe(counted[key]);
      }
    }
  });

  it("is empty for an organisation that leads nothing, and so is its dashboard", async () => {
    const [village] = await rows<{ id: string }>(sql`
      select id::text as id from organisation where level = 'village' and line is null limit 1`);
    const lead = village?.id ?? "";
    expect(await listed({ regionCode: "420624", lead })).toEqual([]);
    expect((await total({ regionCode: "420624", leadUnitId: lead })).asked).toBe(0);
  });

  it("forgets a lead duty that has ended", async () => {
    const lead = await leadOf("school", "420624");
    const before = await total({ regionCode: "420624", leadUnitId: lead });
    await rows(sql`update lead_duty set valid_to = current_date - 1
      where organisation_id = ${lead}::uuid and region_code = '420624' returning id`);
    const after = await total({ regionCode: "420624", leadUnitId: lead });
    expect(after.asked).toBeLessThan(before.asked);
    expect((await listed({ regionCode: "420624", lead })).length).toBe(after.asked);
  });

  it("shows a person of two rights what the figures count, not the work of the own unit besides", async () => {
    const group = await staff("paizhu");
    const query = { regionCode: "420624", year: YEAR, period: "year" } as const;
    const found = await readMatrix(group, query);
    const own = found.rows.find(({ kind }) => kind === "own");
    expect(own?.total.asked).toBeGreaterThan(0);
    const filter = { ...query, show: "asked", carrierCode: "carriers" } as const;
    const whole = await listAssignments(group, filter);
    const level = await listAssignments(group, { ...filter, isOwnLevel: true });
    expect(whole.rows).toHaveLength(found.totals.total.asked);
    expect(level.rows).toHaveLength(own?.total.asked ?? -1);
  });
});
