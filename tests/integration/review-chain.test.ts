import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { withdrawReport } from "@/lib/domain/reports/commands";
import { acceptReport, retractApproval } from "@/lib/domain/reviews/acceptance/commands";
import { removeChain, setChain } from "@/lib/domain/reviews/chains/commands";
import { getChains } from "@/lib/domain/reviews/chains/queries";
import { approveReport, reopenReport, returnReport } from "@/lib/domain/reviews/commands";
import { newId } from "@/lib/shared/ids";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";
import {
  auditOf,
  buildReviewWorld,
  demandTwoSteps,
  type ReviewWorld,
  standingOf,
  submitted,
} from "../support/review-world";

let world: ReviewWorld;

beforeAll(async () => {
  world = await buildReviewWorld(9);
});

const decision = async (assignmentId: string) => ({
  ...{ assignmentId, version: (await standingOf(assignmentId)).version },
  ...{ key: newId(), next: undefined },
});
const returning = async (assignmentId: string) => ({
  ...(await decision(assignmentId)),
  ...{ reason: "请核对数值", remark: "", field: null, dueOn: "2099-01-05" },
});
const village = (at: number): StaffActor => {
  const found = world.villages[at];
  if (!found) throw new Error("no such village");
  return found;
};

describe("a chain of one step", () => {
  it("is done with the approval, and reopened by the level that approved or one above, counted", async () => {
    const { assignmentId } = await submitted(village(0), world.tasks.ratio);
    await approveReport(world.lead, await decision(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({
      ...{ status: "approved", isDone: true, isStanding: true, approvedIn: null, numerator: "95" },
    });
    const below = await refusal(reopenReport(world.township, await returning(assignmentId)));
    expect(below.code).toBe("not_found");
    const notWaiting = await refusal(acceptReport(world.cityLead, await decision(assignmentId)));
    expect(notWaiting.code).toBe("conflict");
    await reopenReport(world.cityLead, await returning(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({
      ...{ status: "returned", isDone: false, timesReopened: 1, numerator: null },
    });
    expect(await counterDifferences()).toEqual([]);
  });
});

describe("a chain of two steps", () => {
  beforeAll(() => demandTwoSteps("990102"));

  it("keeps what a township approved for the county, and counts it as waiting", async () => {
    const { assignmentId } = await submitted(village(1), world.tasks.ratio);
    await approveReport(world.township, await decision(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({
      ...{ status: "approved", isDone: false, isStanding: false, approvedIn: "990102001" },
    });
    expect(await counterDifferences()).toEqual([]);
    // The level below is locked: the unit does not withdraw, the township neither returns nor reopens.
    const { version } = await standingOf(assignmentId);
    const withdrawal = { assignmentId, version, key: newId() };
    expect((await refusal(withdrawReport(village(1), withdrawal))).code).toBe("conflict");
    const back = await refusal(returnReport(world.township, await returning(assignmentId)));
    expect(back).toMatchObject({ code: "conflict", message: expect.stringContaining("通过") });
    expect((await refusal(reopenReport(world.township, await returning(assignmentId)))).code).toBe(
      "conflict",
    );
    // Nor is it anybody's but the next level's.
    for (const other of [world.cityLead, world.provinceOffice, world.otherTownship]) {
      const refused = await refusal(acceptReport(other, await decision(assignmentId)));
      expect(["not_found", "forbidden"]).toContain(refused.code);
    }
    await acceptReport(world.lead, await decision(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({
      ...{ status: "accepted", isDone: true, isStanding: true, approvedIn: null, numerator: "95" },
    });
    expect((await auditOf(assignmentId)).map(({ action }) => action)).toEqual([
      ...["report.submit", "report.approve", "report.accept"],
    ]);
    expect(await counterDifferences()).toEqual([]);
    // What the county accepted the township does not reopen.
    const below = await refusal(reopenReport(world.township, await returning(assignmentId)));
    expect(["not_found", "forbidden"]).toContain(below.code);
    await reopenReport(world.office, await returning(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({ status: "returned", timesReopened: 1 });
  });

  it("leads from the county's lead to the city's, or the city's office", async () => {
    const first = await submitted(village(2), world.tasks.ratio);
    const second = await submitted(village(3), world.tasks.ratio);
    for (const { assignmentId } of [first, second]) {
      await approveReport(world.lead, await decision(assignmentId));
      const same = await refusal(acceptReport(world.leadColleague, await decision(assignmentId)));
      expect(["not_found", "forbidden"]).toContain(same.code);
      const beside = await refusal(acceptReport(world.office, await decision(assignmentId)));
      expect(["not_found", "forbidden"]).toContain(beside.code);
    }
    await acceptReport(world.cityLead, await decision(first.assignmentId));
    await acceptReport(world.cityOffice, await decision(second.assignmentId));
  });

  it("leads from the province's lead to the province's office", async () => {
    const { assignmentId } = await submitted(village(4), world.tasks.ratio);
    await approveReport(world.provinceLead, await decision(assignmentId));
    for (const other of [world.provinceLead, world.cityLead, world.cityOffice]) {
      const refused = await refusal(acceptReport(other, await decision(assignmentId)));
      expect(["not_found", "forbidden"]).toContain(refused.code);
    }
    await acceptReport(world.provinceOffice, await decision(assignmentId));
    expect((await standingOf(assignmentId)).isDone).toBe(true);
  });

  it("lets the next level return to the unit, and the approver take the approval back", async () => {
    const { assignmentId } = await submitted(village(5), world.tasks.ratio);
    await approveReport(world.township, await decision(assignmentId));
    const other = await refusal(
      retractApproval(world.townshipColleague, await decision(assignmentId)),
    );
    expect(other.code).toBe("forbidden");
    await retractApproval(world.township, await decision(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({
      ...{ status: "submitted", approvedIn: null, numerator: null },
    });
    const slow = await refusal(acceptReport(world.lead, await decision(assignmentId)));
    expect(slow).toMatchObject({ code: "conflict", message: expect.stringContaining("撤回") });
    await approveReport(world.township, await decision(assignmentId));
    await returnReport(world.lead, await returning(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({
      ...{ status: "returned", timesReturned: 1, approvedIn: null, numerator: null },
    });
    const late = await refusal(retractApproval(world.township, await decision(assignmentId)));
    expect(late).toMatchObject({ code: "conflict", message: expect.stringContaining("退回") });
    expect(await counterDifferences()).toEqual([]);
  });

  it("moves nothing that was approved before when it is changed", async () => {
    const { assignmentId } = await submitted(village(6), world.tasks.ratio);
    await approveReport(world.township, await decision(assignmentId));
    await demandTwoSteps("990102", 1);
    expect((await standingOf(assignmentId)).isDone).toBe(false);
    await acceptReport(world.lead, await decision(assignmentId));
    expect((await standingOf(assignmentId)).isDone).toBe(true);
    await demandTwoSteps("990102");
  });
});

describe("the settings of chains", () => {
  const chain = { regionCode: "990102", year: 2027, carrierCode: null, steps: 1 as const };

  it("belong to the office of the very region", async () => {
    for (const other of [world.lead, world.township, world.commission, village(0)]) {
      expect((await refusal(setChain(other, { ...chain, version: 0 }))).code).toBe("forbidden");
    }
    for (const other of [world.cityOffice, world.provinceOffice]) {
      expect((await refusal(setChain(other, { ...chain, version: 0 }))).code).toBe("not_found");
    }
    await setChain(world.office, { ...chain, version: 0 });
    const [own] = (await getChains(world.office, chain)).own;
    expect(own).toMatchObject({ steps: 1, carrierCode: null, setByName: world.office.name });
  });

  it("are compared and set, and never ask for less than an office above", async () => {
    const stale = await refusal(setChain(world.office, { ...chain, steps: 2, version: 0 }));
    expect(stale.code).toBe("conflict");
    await setChain(world.cityOffice, { ...chain, regionCode: "990100", steps: 2, version: 0 });
    const less = await refusal(setChain(world.office, { ...chain, version: 1 }));
    expect(less.fields.steps).toContain("上级办公室");
    const { own, above } = await getChains(world.office, chain);
    expect(above).toMatchObject([{ regionCode: "990100", steps: 2 }]);
    const [rule] = own;
    if (!rule) throw new Error("no rule");
    expect((await refusal(removeChain(world.cityOffice, { id: rule.id, version: 1 }))).code).toBe(
      "not_found",
    );
    await removeChain(world.office, { id: rule.id, version: rule.version });
    expect((await getChains(world.office, chain)).own).toEqual([]);
  });
});
