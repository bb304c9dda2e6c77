import type { StaffActor } from "@/lib/access/actor";
import { planMeasure } from "@/lib/domain/sites/cultivation/commands";
import { evaluateSite, verifySite } from "@/lib/domain/sites/evaluations/commands";
import type { SiteMove } from "@/lib/domain/sites/lifecycle/rules";
import type { DemonstrationStatus } from "@/lib/domain/sites/lifecycle/types";
import { nameSite, withdrawSite } from "@/lib/domain/sites/naming/commands";
import { publiciseSites } from "@/lib/domain/sites/notices/commands";
import { decideRecheck, startRecheck } from "@/lib/domain/sites/rechecks/commands";
import { declineSite, recommendSite } from "@/lib/domain/sites/recommendations/commands";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, dayAt } from "@/lib/shared/dates";
import { makeAccount, makeOrganisation, PLACES, personWith, signedIn } from "./people-world";

/** Today, as the database has it. */
export const TODAY = dayAt(new Date());
const CODES = ["c1", "c2", "c3", "c4", "c5", "c6"];

/** Everybody who may come near a village's site of the county. */
export interface Cast {
  unit: StaffActor;
  colleague: StaffActor;
  township: StaffActor;
  countyLead: StaffActor;
  countyOffice: StaffActor;
  cityLead: StaffActor;
  provinceOffice: StaffActor;
  supervisor: StaffActor;
  schoolLead: StaffActor;
  siblingLead: StaffActor;
  administrator: StaffActor;
}

async function first(condition: string): Promise<string> {
  const found = await row<{ code: string }>(
    sql`select code from region where ${sql.raw(condition)} order by code limit 1`,
  );
  return found?.code ?? "";
}

async function lead(regionCode: string, carrierCode: string): Promise<StaffActor> {
  const account = await transaction(async (tx) => {
    const home = await makeOrganisation(tx, { regionCode, kind: "lead_unit" });
    return makeAccount(tx, home, [{ role: "lead_unit", regionCode, carrierCode }]);
  });
  return (await signedIn(account)).actor;
}

/** A village in the county and the people around it. */
export async function castOfSites(): Promise<Cast> {
  const township = await first(`parent_code = '${PLACES.county}' and level = 'township'`);
  const village = await first(`parent_code = '${township}' and level = 'village'`);
  const { actor: unit } = await personWith("reporter", village);
  const colleague = await transaction((tx) =>
    makeAccount(tx, unit.organisation.id, [{ role: "reporter", regionCode: village }]),
  );
  return {
    unit,
    colleague: (await signedIn(colleague)).actor,
    township: (await personWith("township", township)).actor,
    countyLead: await lead(PLACES.county, "village"),
    countyOffice: (await personWith("office", PLACES.county)).actor,
    cityLead: await lead(PLACES.city, "village"),
    provinceOffice: (await personWith("office", PLACES.province)).actor,
    supervisor: (await personWith("supervisor", PLACES.county)).actor,
    schoolLead: await lead(PLACES.county, "school"),
    siblingLead: await lead(PLACES.siblingCounty, "village"),
    administrator: (await personWith("sys_admin", PLACES.province)).actor,
  };
}

/** Recommends the organisation of somebody as a county site of the village carrier. */
export async function recommend(by: StaffActor, organisationId: string, name = "试点村") {
  const { siteId } = await recommendSite(by, {
    ...{ organisationId, name, kind: "demo_village", carrierCode: "village", level: "county" },
    grounds: "村务公开做得好",
  });
  return siteId;
}

/** The version that a page would show. */
export async function versionOf(siteId: string): Promise<number> {
  const found = await row<{ version: number }>(
    sql`select version from demonstration_site where id = ${siteId}::uuid`,
  );
  return found?.version ?? 0;
}

/** The state in the database. */
export async function statusOf(siteId: string): Promise<DemonstrationStatus | undefined> {
  const found = await row<{ status: DemonstrationStatus }>(
    sql`select status from demonstration_site where id = ${siteId}::uuid`,
  );
  return found?.status;
}

const answers = (answer: "yes" | "partly" | "no" = "yes") =>
  Object.fromEntries(CODES.map((code) => [code, { answer, words: "说明", evidenceIds: [] }]));

/** Hands a self-evaluation in: everything is so. */
export async function evaluate(actor: StaffActor, siteId: string) {
  const version = await versionOf(siteId);
  return evaluateSite(actor, {
    ...{ siteId, version, intent: "submit", summary: "已对照检查" },
    answers: answers(),
  });
}

/** Verifies on the spot, or gives back. */
export async function verify(actor: StaffActor, siteId: string, outcome: "pass" | "return") {
  return verifySite(actor, {
    ...{ siteId, version: await versionOf(siteId), outcome, conclusion: "请补充佐证" },
    ...{ visitedOn: TODAY, visitors: "张三、李四（示例）", findings: answers() },
  });
}

/** Lets the notice of a site have been released and have run out, as time would. */
export async function endNotice(siteId: string): Promise<void> {
  await rows(sql`
    update site_notice set from_on = ${addDays(TODAY, -20)}::date, to_on = ${addDays(TODAY, -8)}::date
    where id = (select notice_id from demonstration_site where id = ${siteId}::uuid)`);
  await rows(sql`
    update publication set status = 'published', checked_at = now(), checked_by_name = '审',
      released_by_name = '发', released_at = now() - interval '21 days'
    where kind = 'notice' and status in ('submitted', 'published')
      and subject_id = (select notice_id from demonstration_site where id = ${siteId}::uuid)`);
}

/** Makes a move with input that nobody could object to. */
export async function attempt(move: SiteMove, actor: StaffActor, siteId: string): Promise<unknown> {
  const version = await versionOf(siteId);
  const step = { siteId, version };
  const status = await statusOf(siteId);
  const checked = { checkedOn: TODAY, checkers: "复核组", words: "情况属实" };
  const until = { rectifyUntil: addDays(TODAY, 30) };
  switch (move) {
    case "evaluate":
      return evaluate(actor, siteId);
    case "return":
    case "verify":
      return verify(actor, siteId, move === "verify" ? "pass" : "return");
    case "publicise":
      return publiciseSites(actor, { sites: [step], title: "公示", fromOn: TODAY, days: 7 });
    case "name":
      return nameSite(actor, { ...step, namedOn: TODAY, document: "", plaqueOn: null });
    case "decline":
      return declineSite(actor, { ...step, reason: "不符合" });
    case "cultivate":
      return planMeasure(actor, {
        ...{ ...step, measure: "补短板", helper: "县里", measureDueOn: addDays(TODAY, 60) },
      });
    case "recheck":
      return startRecheck(actor, { ...step, recheckDueOn: addDays(TODAY, 30) });
    case "withdraw":
      if (status !== "rechecking" && status !== "rectifying") {
        return withdrawSite(actor, { ...step, reason: "不再符合" });
      }
      return decideRecheck(actor, { ...step, ...checked, ...until, result: "withdraw" });
    case "keep":
    case "rectify":
      return decideRecheck(actor, { ...step, ...checked, ...until, result: move });
  }
}
