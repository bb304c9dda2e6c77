import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb, reachesFor } from "@/lib/access/reach";
import { DELEGABLE, RIGHTS, type Verb } from "@/lib/access/roles";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { acceptReport, retractApproval } from "@/lib/domain/reviews/acceptance/commands";
import { approveReport } from "@/lib/domain/reviews/commands";
import { appointDelegate, endDelegation } from "@/lib/domain/reviews/delegations/commands";
import { getDelegations } from "@/lib/domain/reviews/delegations/queries";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { refusal } from "../support/refusal";
import { assignmentOf, insertActor } from "../support/report-world";
import {
  auditOf,
  buildReviewWorld,
  demandTwoSteps,
  type ReviewWorld,
  signedInAgain,
  standingOf,
  submitted,
} from "../support/review-world";

let world: ReviewWorld;
let clerk: StaffActor;
let today: string;

beforeAll(async () => {
  world = await buildReviewWorld(8);
  // Of the township, without any right to review.
  clerk = await transaction((tx) =>
    insertActor(tx, world.township.organisation, { role: "reporter", region: "990102001" }),
  );
  const clock = await row<{ today: string }>(
    sql`select (now() at time zone 'Asia/Shanghai')::date as today`,
  );
  today = clock?.today ?? "";
});

const village = (at: number): StaffActor => {
  const found = world.villages[at];
  if (!found) throw new Error("no such village");
  return found;
};
const decision = async (assignmentId: string) => ({
  ...{ assignmentId, version: (await standingOf(assignmentId)).version },
  ...{ key: newId(), next: undefined },
});
const terms = (to: StaffActor, days = 7) => ({
  ...{ toAccountId: to.accountId, validFrom: today, validTo: addDays(today, days - 1) },
  ...{ reason: "公休假", key: newId() },
});

async function endAll(by: StaffActor): Promise<void> {
  for (const one of (await getDelegations(by)).given) {
    if (one.state !== "over") await endDelegation(by, { id: one.id, version: one.version });
  }
}

const ALL_VERBS = [...new Set(Object.values(RIGHTS).flatMap((rights) => Object.keys(rights)))];

describe("standing in for somebody on leave", () => {
  it("gives the verbs of reviewing and nothing else, while it runs", async () => {
    const before = await signedInAgain(clerk);
    await appointDelegate(world.township, terms(clerk));
    const during = await signedInAgain(clerk);
    for (const verb of ALL_VERBS as Verb[]) {
      const isNew = DELEGABLE.includes(verb) && hasVerb(world.township, verb);
      expect(hasVerb(during, verb), verb).toBe(hasVerb(before, verb) || isNew);
      if (isNew) continue;
      const places = async (actor: StaffActor) => (await reachesFor(actor, verb)).length;
      expect(await places(during), verb).toBe(await places(before));
    }
    // The rights that a page is kept for are others now: a kept page of before is not given again.
    expect(JSON.stringify(during)).not.toBe(JSON.stringify({ ...before, delegated: [] }));
    await endAll(world.township);
    expect((await signedInAgain(clerk)).delegated).toEqual([]);
  });

  it("decides in the delegator's name, and the records say so", async () => {
    await appointDelegate(world.township, terms(clerk));
    const delegate = await signedInAgain(clerk);
    const { assignmentId } = await submitted(village(0), world.tasks.ratio);
    await approveReport(delegate, await decision(assignmentId));
    const said = await row(sql`
      select v.reviewer_name as by, v.for_name as "for", v.region_code as "in"
      from review v join report r on r.id = v.report_id where r.assignment_id = ${assignmentId}`);
    expect(said).toEqual({ by: clerk.name, for: world.township.name, in: "990102001" });
    const entry = (await auditOf(assignmentId)).find((one) => one.action === "report.approve");
    expect(entry?.after).toMatchObject({ inPlaceOf: world.township.name });
    await endAll(world.township);
    const over = await refusal(
      approveReport(await signedInAgain(clerk), await decision(assignmentId)),
    );
    expect(over.code).toBe("forbidden");
  });

  it("is never passed on", async () => {
    await appointDelegate(world.township, terms(clerk));
    const delegate = await signedInAgain(clerk);
    const further = await refusal(appointDelegate(delegate, terms(world.townshipColleague)));
    expect(further.code).toBe("forbidden");
    // The delegator's own appointment of a third person gives that person the delegator's rights only.
    await appointDelegate(world.lead, terms(world.leadColleague));
    const colleague = await signedInAgain(world.leadColleague);
    expect(colleague.delegated?.map((one) => one.onBehalfOf.name)).toEqual([world.lead.name]);
    await endAll(world.township);
    await endAll(world.lead);
  });

  it("keeps the delegate from what the delegator entered, and from their own", async () => {
    const entering = await transaction((tx) =>
      insertActor(tx, world.township.organisation, {
        ...{ role: "township", region: "990102001", mayEnterFor: true },
      }),
    );
    await appointDelegate(entering, terms(clerk));
    const delegate = await signedInAgain(clerk);
    const { id, version } = await assignmentOf(village(1), world.tasks.flow);
    await submitReport(entering, {
      ...{ assignmentId: id, version, draftVersion: 0, key: newId() },
      content: { ...EMPTY_CONTENT, value: "3", narrative: "代为填报" },
    });
    const refused = await refusal(approveReport(delegate, await decision(id)));
    expect(refused).toMatchObject({ code: "forbidden", message: expect.stringContaining("代理") });
    await approveReport(world.townshipColleague, await decision(id));
    await endAll(entering);
  });

  it("keeps approving and accepting in different hands", async () => {
    await demandTwoSteps("990102");
    const { assignmentId } = await submitted(village(2), world.tasks.ratio);
    await approveReport(world.township, await decision(assignmentId));
    // A colleague who holds the county's lead as well stands in, and may take the approval back.
    const both = await transaction((tx) =>
      insertActor(tx, world.township.organisation, {
        ...{ role: "lead_unit", region: "990102", carrier: "village" },
      }),
    );
    await appointDelegate(world.township, terms(both));
    const lead = await signedInAgain(both);
    await retractApproval(lead, await decision(assignmentId));
    await approveReport(lead, await decision(assignmentId));
    const { approvedIn } = await standingOf(assignmentId);
    expect(approvedIn).toBe("990102");
    const own = await refusal(acceptReport(lead, await decision(assignmentId)));
    expect(["forbidden", "not_found"]).toContain(own.code);
    await acceptReport(world.cityLead, await decision(assignmentId));
    await endAll(world.township);
  });
});

describe("an appointment", () => {
  it("is for a colleague, or for somebody who reaches it all already", async () => {
    const strangers = [
      ...[world.otherTownship, world.commission, world.office, village(0)],
      ...[world.lead, world.cityLead],
    ];
    for (const stranger of strangers) {
      const { fields } = await refusal(appointDelegate(world.township, terms(stranger)));
      expect(fields.toAccountId, stranger.name).toBeTruthy();
    }
    const admin = await transaction((tx) =>
      insertActor(tx, world.township.organisation, { role: "sys_admin", region: "990102001" }),
    );
    const { fields } = await refusal(appointDelegate(world.township, terms(admin)));
    expect(fields.toAccountId).toBeTruthy();
    const nobody = await refusal(appointDelegate(village(0), terms(village(1))));
    expect(nobody.code).toBe("forbidden");
    const names = (await getDelegations(world.township)).colleagues.map((one) => one.accountId);
    expect(names).toContain(world.townshipColleague.accountId);
    expect(names).not.toContain(world.cityLead.accountId);
    const ofLead = (await getDelegations(world.lead)).colleagues.map((one) => one.accountId);
    expect(ofLead).toEqual(
      expect.arrayContaining([world.leadColleague.accountId, world.cityLead.accountId]),
    );
    expect(names).not.toContain(admin.accountId);
  });

  it("has a beginning, an end and no double", async () => {
    const past = { ...terms(clerk), validFrom: addDays(today, -1) };
    expect((await refusal(appointDelegate(world.township, past))).fields.validFrom).toBeTruthy();
    const long = await refusal(appointDelegate(world.township, terms(clerk, 93)));
    expect(long.fields.validTo).toBeTruthy();
    const both = await Promise.allSettled([
      appointDelegate(world.township, terms(clerk)),
      appointDelegate(world.township, terms(clerk)),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [given] = (await getDelegations(world.township)).given;
    if (!given) throw new Error("nothing given");
    const end = { id: given.id, version: given.version };
    expect((await refusal(endDelegation(world.otherTownship, end))).code).toBe("not_found");
    await endDelegation(clerk, end);
    expect((await refusal(endDelegation(world.township, end))).code).toBe("conflict");
  });

  it("that begins later gives nothing yet, and one of a disabled account nothing at all", async () => {
    const later = { ...terms(clerk), validFrom: addDays(today, 3), validTo: addDays(today, 5) };
    await appointDelegate(world.township, later);
    expect((await signedInAgain(clerk)).delegated).toEqual([]);
    await appointDelegate(world.townshipColleague, terms(clerk));
    expect((await signedInAgain(clerk)).delegated).toHaveLength(1);
    await transaction((tx) =>
      tx.count(sql`update account set status = 'disabled'
        where id = ${world.townshipColleague.accountId}`),
    );
    expect((await signedInAgain(clerk)).delegated).toEqual([]);
  });
});
