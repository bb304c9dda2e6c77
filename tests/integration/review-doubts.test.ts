import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { withdrawReport } from "@/lib/domain/reports/commands";
import { approveReport, reopenReport, returnReport } from "@/lib/domain/reviews/commands";
import { answerDoubt, forwardDoubt, withdrawDoubt } from "@/lib/domain/reviews/doubts/commands";
import { getDoubts } from "@/lib/domain/reviews/doubts/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";
import {
  auditOf,
  buildReviewWorld,
  type ReviewWorld,
  standingOf,
  submitted,
} from "../support/review-world";

let world: ReviewWorld;

beforeAll(async () => {
  world = await buildReviewWorld(6);
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
const returning = async (assignmentId: string) => ({
  ...(await decision(assignmentId)),
  ...{ reason: "请核对数值", remark: "", field: null, dueOn: "2099-01-05" },
});
const answer = (doubtId: string, version = 1) => ({
  ...{ doubtId, version, key: newId(), state: "cleared" as const, answer: "现场核对合同属实" },
});

async function doubted(reporter: StaffActor): Promise<{ assignmentId: string; doubtId: string }> {
  const { assignmentId } = await submitted(reporter, world.tasks.ratio);
  await forwardDoubt(world.township, {
    ...(await decision(assignmentId)),
    reason: "数额与台账差一倍",
  });
  const [doubt] = (await getDoubts(world.township)).raised.filter(
    (one) => one.assignmentId === assignmentId,
  );
  if (!doubt) throw new Error("no doubt");
  return { assignmentId, doubtId: doubt.id };
}

describe("a doubt", () => {
  it("holds the report until the office or the commission answered", async () => {
    const { assignmentId, doubtId } = await doubted(village(0));
    expect(await standingOf(assignmentId)).toMatchObject({ status: "submitted", isDoubted: true });
    for (const decide of [
      async () => approveReport(world.lead, await decision(assignmentId)),
      async () => returnReport(world.lead, await returning(assignmentId)),
      async () => forwardDoubt(world.lead, { ...(await decision(assignmentId)), reason: "再查" }),
    ]) {
      const { code, message } = await refusal(decide());
      expect({ code, message }).toMatchObject({
        ...{ code: "conflict", message: expect.stringContaining("核查") },
      });
    }
    const { version } = await standingOf(assignmentId);
    const withdrawal = { assignmentId, version, key: newId() };
    expect((await refusal(withdrawReport(village(0), withdrawal))).code).toBe("conflict");
    const told = await rows<{ name: string }>(sql`
      select o.name from notification n join organisation o on o.id = n.organisation_id
      where n.kind = 'doubt.forwarded' order by o.name`);
    expect(told.map(({ name }) => name).sort()).toEqual(
      [world.commission.organisation.name, world.office.organisation.name].sort(),
    );
    expect((await getDoubts(world.commission)).toAnswer[0]).toMatchObject({ id: doubtId });
    await answerDoubt(world.commission, answer(doubtId));
    expect(await standingOf(assignmentId)).toMatchObject({ status: "submitted", isDoubted: false });
    expect((await refusal(answerDoubt(world.office, answer(doubtId, 2)))).code).toBe("conflict");
    const [known] = (await getDoubts(world.township)).settled;
    expect(known).toMatchObject({ state: "cleared", answeredByName: world.commission.name });
    await approveReport(world.township, await decision(assignmentId));
    expect((await auditOf(assignmentId)).map(({ action }) => action)).toEqual([
      ...["report.submit", "doubt.forward", "doubt.answer", "report.approve"],
    ]);
    expect(await counterDifferences()).toEqual([]);
  });

  it("is taken back by who raised it, and by nobody else", async () => {
    const { assignmentId, doubtId } = await doubted(village(1));
    const taking = { doubtId, version: 1, key: newId() };
    for (const other of [world.townshipColleague, world.lead, world.otherTownship]) {
      expect((await refusal(withdrawDoubt(other, taking))).code).toBe("not_found");
    }
    await withdrawDoubt(world.township, taking);
    expect((await standingOf(assignmentId)).isDoubted).toBe(false);
    expect((await refusal(answerDoubt(world.office, answer(doubtId, 2)))).code).toBe("conflict");
    await returnReport(world.township, await returning(assignmentId));
  });

  it("is answered in the region or above, by other hands", async () => {
    const { doubtId } = await doubted(village(2));
    for (const stranger of [world.township, world.lead, village(2), world.neighbour]) {
      const refused = await refusal(answerDoubt(stranger, answer(doubtId)));
      expect(["forbidden", "not_found"]).toContain(refused.code);
    }
    const unknown = await refusal(answerDoubt(world.office, answer(newId())));
    expect(unknown.code).toBe("not_found");
    await answerDoubt(world.cityOffice, { ...answer(doubtId), state: "confirmed" });
    expect((await refusal(getDoubts(village(0)))).code).toBe("forbidden");
  });

  it("is raised once, however many raise it at once", async () => {
    const { assignmentId } = await submitted(village(3), world.tasks.ratio);
    const { version } = await standingOf(assignmentId);
    const outcomes = await Promise.allSettled(
      [world.township, world.townshipColleague, world.lead, world.leadColleague].map((one) =>
        forwardDoubt(one, { assignmentId, version, key: newId(), reason: "请核查" }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await auditOf(assignmentId)).map(({ action }) => action)).toEqual([
      ...["report.submit", "doubt.forward"],
    ]);
  });
});

describe("what a reviewer found", () => {
  const found = { numerator: "76", denominator: "100", value: "", how: "对照台账逐份核对" };
  const kept = (assignmentId: string) =>
    rows<{ method: string; numerator: string; by: string }>(sql`
      select method, trim_scale(numerator)::text as numerator, by_name as by
      from verification where assignment_id = ${assignmentId} order by at`);

  it("stands beside what was reported as long as the approval does; the finding itself is kept", async () => {
    const { assignmentId } = await submitted(village(4), world.tasks.ratio);
    const approval = { ...(await decision(assignmentId)), found };
    const wordless = { ...approval, found: { ...found, how: "", denominator: "x" } };
    const { fields } = await refusal(approveReport(world.lead, wordless));
    expect(Object.keys(fields).sort()).toEqual(["foundDenominator", "foundHow"]);
    await approveReport(world.lead, approval);
    expect(await standingOf(assignmentId)).toMatchObject({ numerator: "95", verified: "76" });
    await reopenReport(world.lead, await returning(assignmentId));
    expect(await standingOf(assignmentId)).toMatchObject({ numerator: null, verified: null });
    expect(await kept(assignmentId)).toEqual([
      { method: found.how, numerator: "76", by: world.lead.name },
    ]);
    expect(await counterDifferences()).toEqual([]);
  });
});

describe("notes on parts", () => {
  it("are kept with the return, and only about parts of this very report", async () => {
    const { assignmentId } = await submitted(village(5), world.tasks.ratio);
    const foreign = { part: `evidence:${newId()}`, text: "看不清" };
    const refused = await refusal(
      returnReport(world.lead, { ...(await returning(assignmentId)), notes: [foreign] }),
    );
    expect(refused.code).toBe("invalid");
    const notes = [{ part: "paragraph:1", text: "请写清覆盖多少户" }];
    await returnReport(world.lead, { ...(await returning(assignmentId)), notes });
    const [said] = await rows<{ notes: unknown; regionCode: string }>(sql`
      select v.notes, v.region_code as "regionCode" from review v join report r on r.id = v.report_id
      where r.assignment_id = ${assignmentId}`);
    expect(said).toEqual({ notes, regionCode: "990102" });
  });
});
