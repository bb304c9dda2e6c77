import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { nameProblem, raiseProblem, stepProblem } from "@/lib/domain/meetings/problems/commands";
import { getProblem, listProblems, startProblem } from "@/lib/domain/meetings/problems/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const PROVINCE = "420000";

let office: StaffActor;
let raiser: StaffActor;
let named: StaffActor;
let village: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [office, raiser, village, stranger] = await Promise.all([
    staff("office"),
    staff("sheng"),
    staff("cun"),
    staff("xian"),
  ]);
  named = village;
}, 240_000);

function problem(more: Partial<Parameters<typeof raiseProblem>[1]> = {}) {
  return {
    ...{ regionCode: PROVINCE, carrierCode: "village", title: "两个平台重复录入", detail: "" },
    ...{ asks: "请协调数据口径", leadId: null, cooperatingIds: [named.organisation.id] },
    ...{ dueOn: null, assignmentId: null, rootTaskId: null, key: newId() },
    ...more,
  };
}

describe("a problem", () => {
  it("is raised once under its key, told to those named, and read by them and the region", async () => {
    const asked = problem();
    const { problemId } = await raiseProblem(raiser, asked);
    expect((await raiseProblem(raiser, asked)).problemId).toBe(problemId);
    const told = await rows<{ id: string }>(sql`select organisation_id as id from notification
      where link = ${`/desk/meetings/problems/${problemId}`}`);
    expect(told).toEqual([{ id: named.organisation.id }]);
    expect((await getProblem(named, problemId)).may).toEqual({
      step: true,
      moves: [],
      name: false,
    });
    expect((await getProblem(office, problemId)).may.moves).toEqual([
      "coordinating",
      "solved",
      "shelved",
    ]);
    expect((await listProblems(named, {})).map(({ id }) => id)).toEqual([problemId]);
    expect((await refusal(getProblem(stranger, problemId))).code).toBe("not_found");
    expect(await listProblems(stranger, {})).toEqual([]);
    const administrator = await staff("xitong");
    const own = problem({ cooperatingIds: [administrator.organisation.id], key: newId() });
    const { problemId: ofOffice } = await raiseProblem(raiser, own);
    expect((await refusal(getProblem(administrator, ofOffice))).code).toBe("not_found");
    expect(await listProblems(administrator, {})).toEqual([]);
  });

  it("is raised by nobody without the right, and only in one's own region", async () => {
    expect((await refusal(raiseProblem(village, problem()))).code).toBe("not_found");
    const elsewhere = problem({ regionCode: "420100" });
    expect((await refusal(raiseProblem(raiser, elsewhere))).code).toBe("not_found");
    expect((await refusal(startProblem(village, {}))).code).toBe("forbidden");
    const foreign = problem({ leadId: newId() });
    expect((await refusal(raiseProblem(raiser, foreign))).fields).toHaveProperty("leadId");
  });

  it("moves by those whose step it is; its history only grows", async () => {
    const { problemId } = await raiseProblem(raiser, problem({ key: newId() }));
    const step = (actor: StaffActor, version: number, to: "solved" | "shelved" | "open" | null) =>
      stepProblem(actor, { problemId, version, text: "已核对口径", to });
    expect((await refusal(step(stranger, 1, null))).code).toBe("not_found");
    expect((await refusal(step(named, 1, "solved"))).code).toBe("forbidden");
    await step(named, 1, null);
    expect((await refusal(step(raiser, 1, "solved"))).code).toBe("conflict");
    await step(raiser, 2, "solved");
    expect((await getProblem(raiser, problemId)).status).toBe("solved");
    await step(office, 3, "open");
    const { steps, status } = await getProblem(named, problemId);
    expect([status, steps.map((one) => one.status)]).toEqual([
      "open",
      ["open", "solved", "open", "open"],
    ]);
    const rewrite = rows(
      sql`update problem_step set text = 'x' where problem_id = ${problemId}::uuid`,
    );
    await expect(rewrite).rejects.toThrow();
  });

  it("is given a lead, helpers and a day by the office alone", async () => {
    const { problemId } = await raiseProblem(raiser, problem({ key: newId(), cooperatingIds: [] }));
    const name = (actor: StaffActor) =>
      nameProblem(actor, {
        ...{ problemId, version: 1, leadId: raiser.organisation.id, cooperatingIds: [] },
        dueOn: "2099-12-31",
      });
    expect((await refusal(name(raiser))).code).toBe("forbidden");
    expect((await refusal(name(stranger))).code).toBe("not_found");
    await name(office);
    expect(await getProblem(raiser, problemId)).toMatchObject({
      leadId: raiser.organisation.id,
      dueOn: "2099-12-31",
    });
    expect((await refusal(name(office))).code).toBe("conflict");
  });
});
