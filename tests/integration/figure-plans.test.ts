import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { runs } from "../support/deep";
import {
  EXPLAINED_ELSEWHERE,
  FIGURE_READS,
  NO_FIGURES,
  type Readers,
} from "../support/figure-reads";
import { largeTables } from "../support/plan-lists";
import { buildPlanWorld } from "../support/plan-world";
import { type Plan, planOf, statementsOf } from "../support/plans";

/*
 * No figure of a page is summed from a whole table: what the counters do not know is read by an index,
 * of one county among eight, one township or one organisation. Every module that counts the work itself
 * is asked here as its page asks it, and the database tells how it read.
 */

/** Names of places: they do not grow with the work, and what is made of them is kept by their version. */
const CATALOGUE = ["region"];
const COUNTIES = runs(8, 16);
const COUNTY = "990402";
const TOWNSHIP = "990402001";

let readers: Readers;
let client: pg.Client;

function at(
  actor: StaffActor,
  role: Role,
  place: Partial<StaffActor["grants"][number]>,
): StaffActor {
  const none = { carrierCode: null, organisationId: null, mayEnterFor: false };
  const region = { regionCode: COUNTY, regionLevel: "county" as const };
  const grants = [{ role, ...none, ...region, ...place }];
  return { ...actor, accountId: newId(), grants };
}

beforeAll(async () => {
  const world = await buildPlanWorld(COUNTIES);
  const found = await row<{ id: string; root: string; list: string; village: string }>(sql`
    select a.id::text, a.root_task_id as root, t.list_id as list, a.organisation_id as village
    from assignment a join task t on t.id = a.task_id
    where a.township_code = ${TOWNSHIP} and a.status = 'submitted' order by a.id limit 1`);
  if (!found) throw new Error("nobody reported");
  const unit = {
    id: found.village,
    nodeCode: COUNTY,
    townshipCode: TOWNSHIP,
    regionCode: TOWNSHIP,
  };
  const base = world.villages[0] as StaffActor;
  const own = { ...base, organisation: { ...base.organisation, ...unit } };
  const township = { regionCode: TOWNSHIP, regionLevel: "township" as const };
  readers = {
    world,
    county: at(world.lead, "office", {}),
    countyLead: at(world.lead, "lead_unit", { carrierCode: "village" }),
    township: at(world.township, "township", { ...township, mayEnterFor: true }),
    village: at(own, "reporter", township),
    countyCode: COUNTY,
    townshipCode: TOWNSHIP,
    listId: found.list,
    rootTaskId: found.root,
    assignmentId: found.id,
  };
  client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
}, 300_000);

afterAll(() => client?.end());

it.each(Object.keys(FIGURE_READS))(
  "%s reads by an index",
  async (module) => {
    const sent = await statementsOf(() => FIGURE_READS[module]?.read(readers) ?? Promise.resolve());
    const plans: Plan[] = [];
    for (const statement of sent.filter(({ text }) => /^\s*(with|select)\b/i.test(text))) {
      plans.push(await planOf(client, statement));
    }
    expect(plans.length).toBeGreaterThan(0);
    expect(largeTables(plans).filter((table) => !CATALOGUE.includes(table))).toEqual([]);
  },
  60_000,
);

it("what is not asked here is explained in words, or in a file that plans", () => {
  for (const [module, why] of Object.entries(NO_FIGURES)) {
    expect(why.length, module).toBeGreaterThan(40);
  }
  for (const [module, file] of Object.entries(EXPLAINED_ELSEWHERE)) {
    expect(readFileSync(file, "utf8"), module).toContain("plansOf(");
  }
});
