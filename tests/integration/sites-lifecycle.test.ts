import { beforeAll, describe, expect, it } from "vitest";
import { SITE_MOVES, type SiteMove } from "@/lib/domain/sites/lifecycle/rules";
import type { DemonstrationStatus } from "@/lib/domain/sites/lifecycle/types";
import { row, rows } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { DemonstrationStatus as States } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import {
  attempt,
  type Cast,
  castOfSites,
  endNotice,
  recommend,
  statusOf,
  TODAY,
} from "../support/demonstration-world";

/*
 * The moves are made by the commands themselves (`attempt`): evaluateSite, verifySite, publiciseSites, nameSite,
 * declineSite, planMeasure, startRecheck, decideRecheck, withdrawSite.
 *
 * Who may make each move of a village's county-level site: u its organisation, m leads and offices that reach it,
 * l those of the county alone. Everybody else who reads it is forbidden; for whoever does not, it is not there.
 */
const WHO: Record<SiteMove, string> = {
  evaluate: "unit colleague",
  return: "countyLead countyOffice cityLead provinceOffice",
  verify: "countyLead countyOffice cityLead provinceOffice",
  publicise: "countyLead countyOffice",
  name: "countyLead countyOffice",
  decline: "countyLead countyOffice cityLead provinceOffice",
  cultivate: "countyLead countyOffice cityLead provinceOffice",
  recheck: "countyLead countyOffice cityLead provinceOffice",
  keep: "countyLead countyOffice cityLead provinceOffice",
  rectify: "countyLead countyOffice cityLead provinceOffice",
  withdraw: "countyLead countyOffice cityLead provinceOffice",
};
const READERS =
  "unit colleague township countyLead countyOffice cityLead provinceOffice supervisor";

const FROM: Record<SiteMove, string> = {
  evaluate: "recommended",
  return: "self_evaluated",
  verify: "self_evaluated",
  publicise: "verified",
  name: "publicised",
  decline: "recommended self_evaluated verified publicised",
  cultivate: "named kept cultivating",
  recheck: "named cultivating kept",
  keep: "rechecking rectifying",
  rectify: "rechecking",
  withdraw: "named cultivating kept rechecking rectifying",
};
const TO: Record<SiteMove, DemonstrationStatus> = {
  evaluate: "self_evaluated",
  return: "recommended",
  verify: "verified",
  publicise: "publicised",
  name: "named",
  decline: "declined",
  cultivate: "cultivating",
  recheck: "rechecking",
  keep: "kept",
  rectify: "rectifying",
  withdraw: "withdrawn",
};

let cast: Cast;
let siteId: string;
let noticeId: string;
const people = [
  ...["unit", "colleague", "township", "countyLead", "countyOffice", "cityLead"],
  ...["provinceOffice", "supervisor", "schoolLead", "siblingLead", "administrator"],
] as (keyof Cast)[];

beforeAll(async () => {
  cast = await castOfSites();
  siteId = await recommend(cast.township, cast.unit.organisation.id);
  for (const move of ["evaluate", "verify", "publicise"] as const) {
    await attempt(move, move === "evaluate" ? cast.unit : cast.countyLead, siteId);
  }
  await endNotice(siteId);
  const found = await row<{ noticeId: string }>(
    sql`select notice_id as "noticeId" from demonstration_site where id = ${siteId}::uuid`,
  );
  noticeId = found?.noticeId ?? "";
}, 120_000);

/** Puts the site into a state, whatever came before, with what the state has. */
async function put(status: DemonstrationStatus): Promise<void> {
  const named = ["named", "cultivating", "rechecking", "kept", "rectifying", "withdrawn"];
  const isNamed = named.includes(status);
  const isOut = status === "withdrawn";
  await rows(sql`
    update demonstration_site set status = ${status}::demonstration_status,
      level_named = ${isNamed ? "county" : null}::site_level,
      named_on = ${isNamed ? addDays(TODAY, -300) : null}::date,
      withdrawn_on = ${isOut ? TODAY : null}::date, reason = ${isOut ? "不再符合" : null},
      notice_id = ${noticeId}::uuid where id = ${siteId}::uuid`);
  await rows(sql`delete from site_recheck where site_id = ${siteId}::uuid`);
  if (status !== "rechecking") return;
  await rows(sql`
    insert into site_recheck (id, site_id, cause, opened_by_name, due_on)
    values (gen_random_uuid(), ${siteId}::uuid, 'yearly', '试', ${TODAY}::date)`);
}

async function answerTo(move: SiteMove, person: keyof Cast): Promise<string> {
  try {
    await attempt(move, cast[person], siteId);
    return "done";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function expected(move: SiteMove, person: string, status: DemonstrationStatus): string {
  if (!READERS.split(" ").includes(person)) return "not_found";
  if (!WHO[move].split(" ").includes(person)) return "forbidden";
  return FROM[move].split(" ").includes(status) ? "done" : "conflict";
}

describe.each(people)("%s", (person) => {
  it.each(SITE_MOVES)(
    "makes the move %s where the table says so, and nowhere else",
    async (move) => {
      const answers: Record<string, string> = {};
      const wished: Record<string, string> = {};
      for (const status of Object.values(States)) {
        await put(status);
        answers[status] = await answerTo(move, person);
        // To name a named one counts as moved on; what it is not named for at all is told apart before.
        wished[status] = expected(move, person, status);
        const isHere = wished[status] === "done";
        expect(await statusOf(siteId)).toBe(isHere ? TO[move] : status);
      }
      expect(answers).toEqual(normal(wished, move, person));
    },
  );
});

// Those who decide on named ones only stand above a site once it has been named.
function normal(wished: Record<string, string>, move: SiteMove, person: string) {
  const afterNaming = ["cultivate", "recheck", "keep", "rectify", "withdraw"];
  if (!afterNaming.includes(move) || !WHO[move].split(" ").includes(person)) return wished;
  const before = ["recommended", "self_evaluated", "verified", "publicised", "declined"];
  return Object.fromEntries(
    Object.entries(wished).map(([status, answer]) => [
      status,
      before.includes(status) ? "forbidden" : answer,
    ]),
  );
}
