import type { StaffActor } from "@/lib/access/actor";
import { actorFromCookie, mintSession } from "@/lib/access/session";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import {
  assignmentOf,
  buildReportWorld,
  insertActor,
  insertUnit,
  type ReportWorld,
  type Unit,
} from "./report-world";

/** The report world with the levels above and those who stand beside: all that a review's life needs. */
export interface ReviewWorld extends ReportWorld {
  /** A second person of the township, and of the county's lead. */
  townshipColleague: StaffActor;
  leadColleague: StaffActor;
  cityLead: StaffActor;
  provinceLead: StaffActor;
  office: StaffActor;
  cityOffice: StaffActor;
  provinceOffice: StaffActor;
  commission: StaffActor;
}

const PLACES = { county: "990102", city: "990100", province: "990000" } as const;

function unitAt(level: keyof typeof PLACES, kind: Unit["kind"], name: string): Unit {
  const code = PLACES[level];
  const place = { regionCode: code, nodeCode: code, townshipCode: null };
  return { ...{ id: newId(), name, kind, level }, ...place, line: null };
}

/** Builds it in an empty, migrated database. */
export async function buildReviewWorld(villages = 3): Promise<ReviewWorld> {
  const world = await buildReportWorld(villages);
  return transaction(async (tx) => {
    const staff = async (
      unit: Unit,
      grant: Parameters<typeof insertActor>[2],
    ): Promise<StaffActor> => {
      await insertUnit(tx, unit);
      return insertActor(tx, unit, grant);
    };
    const lead = (level: keyof typeof PLACES, name: string) =>
      staff(unitAt(level, "lead_unit", name), {
        ...{ role: "lead_unit" as const, region: PLACES[level], carrier: "village" },
      });
    const office = (level: keyof typeof PLACES, name: string) =>
      staff(unitAt(level, "office", name), { role: "office" as const, region: PLACES[level] });
    return {
      ...world,
      townshipColleague: await insertActor(tx, world.township.organisation, {
        ...{ role: "township", region: "990102001" },
      }),
      leadColleague: await insertActor(tx, world.lead.organisation, {
        ...{ role: "lead_unit", region: PLACES.county, carrier: "village" },
      }),
      cityLead: await lead("city", "测试市农业农村局"),
      provinceLead: await lead("province", "测试省农业农村厅"),
      office: await office("county", "东区清廉办"),
      cityOffice: await office("city", "测试市清廉办"),
      provinceOffice: await office("province", "测试省清廉办"),
      commission: await staff(unitAt("county", "commission", "东区纪委监委"), {
        ...{ role: "supervisor", region: PLACES.county },
      }),
    };
  });
}

/** Asks for two steps in a region, as its office would. */
export async function demandTwoSteps(regionCode: string, steps = 2): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`
      insert into review_chain (id, region_code, year, steps, set_by_name)
      values (${newId()}, ${regionCode}, 2026, ${steps}, '试')
      on conflict (region_code, carrier_code, year) do update set steps = excluded.steps`),
  );
}

/** How an assignment stands, with what an approval leaves on it. */
export async function standingOf(id: string) {
  const found = await row<{
    version: number;
    status: string;
    isDone: boolean;
    isStanding: boolean;
    approvedIn: string | null;
    numerator: string | null;
    verified: string | null;
    timesReopened: number;
    timesReturned: number;
    isDoubted: boolean;
  }>(sql`
    select version, status, done_at is not null as "isDone", is_standing as "isStanding",
      approved_in as "approvedIn", trim_scale(numerator)::text as numerator,
      trim_scale(verified_numerator)::text as verified, times_reopened as "timesReopened",
      times_returned as "timesReturned", is_doubted as "isDoubted"
    from assignment where id = ${id}`);
  if (!found) throw new Error("no such assignment");
  return found;
}

/** A ratio report submitted for a period: the assignment as it stands then. */
export async function submitted(
  reporter: StaffActor,
  task: string,
  period = 1,
): Promise<{ assignmentId: string; version: number }> {
  const { id, version } = await assignmentOf(reporter, task, period);
  const figures = { numerator: "95", denominator: "100", narrative: "逐份核查整改" };
  await submitReport(reporter, {
    ...{ assignmentId: id, version, draftVersion: 0, key: newId() },
    content: { ...EMPTY_CONTENT, ...figures },
  });
  const after = await standingOf(id);
  return { assignmentId: id, version: after.version };
}

/** The person as a session of today finds them, with what others gave into their hands. */
export async function signedInAgain(actor: StaffActor): Promise<StaffActor> {
  const cookie = await transaction((tx) =>
    mintSession(tx, { accountId: actor.accountId, stage: "full" }),
  );
  const found = await actorFromCookie(cookie.value);
  if (found.kind !== "staff") throw new Error("nobody signed in");
  return found;
}

/** The words of the audit trail about an assignment, oldest first. */
export async function auditOf(assignmentId: string): Promise<{ action: string; after: unknown }[]> {
  return rows<{ action: string; after: unknown }>(sql`
    select action, after from audit_entry
    where subject_type = 'assignment' and subject_id = ${assignmentId} order by id`);
}
