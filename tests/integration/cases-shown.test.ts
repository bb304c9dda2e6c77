import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { checkAdoption, reportAdoption } from "@/lib/domain/cases/adopting/commands";
import { listAdoptionsToCheck } from "@/lib/domain/cases/adopting/queries";
import { drawAssessors, giveAssessment } from "@/lib/domain/cases/assessing/commands";
import { draftCase, submitCase } from "@/lib/domain/cases/commands";
import { caseContentSchema } from "@/lib/domain/cases/content/schema";
import { countWaitingCases, getCasePage, getDraftPage } from "@/lib/domain/cases/desk/queries";
import { getCase } from "@/lib/domain/cases/queries";
import { draftCaseSchema } from "@/lib/domain/cases/schema";
import { decideCase } from "@/lib/domain/cases/selecting/commands";
import {
  checkPublication,
  releasePublication,
  returnPublication,
} from "@/lib/domain/publications/commands";
import { getPublished } from "@/lib/domain/publications/queries";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

let village: StaffActor;
let lead: StaffActor;
let cityLead: StaffActor;
let neighbour: StaffActor;
let checker: StaffActor;
let releaser: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  const logins = ["cun", "xian", "shi", "linxian", "office2", "office3"];
  const people = await Promise.all(logins.map((login) => staff(login)));
  [village, lead, cityLead, neighbour, checker, releaser] = people as [
    ...[StaffActor, StaffActor, StaffActor, StaffActor, StaffActor, StaffActor],
  ];
}, 240_000);

const written = (more: Record<string, unknown> = {}) =>
  draftCaseSchema.parse({
    ...{ form: "case", carrierCode: "village", title: "路口的账", pictureIds: [] },
    background: "村里的账以前没有人看得懂，开会时总有人问钱花到哪里去了。",
    practice: "每月把收支改写成三栏大字贴在路口，院坝会上逐项念，当场回答，看不清的上门讲。",
    result: "问账的次数少了，写错的两笔支出由村民看出来，当场改了。",
    ...more,
  });

const stepOf = async (who: StaffActor, caseId: string) => {
  const { version } = await getCase(who, caseId);
  return { caseId, version };
};

async function assessed(): Promise<{ caseId: string; assessors: StaffActor[] }> {
  const { caseId } = await draftCase(village, written());
  await submitCase(village, await stepOf(village, caseId));
  await drawAssessors(lead, await stepOf(lead, caseId));
  const drawn = await rows<{ login: string }>(sql`
    select a.login from case_assessment s join account a on a.id = s.account_id
    where s.case_id = ${caseId}::uuid order by s.ordinal`);
  const assessors = await Promise.all(drawn.map(({ login }) => staff(login)));
  for (const who of assessors) expect(await countWaitingCases(who)).toBeGreaterThan(0);
  const marks = [1, 2, 3, 4].map((at) => ({ at, score: "80", reason: "写明了出处" }));
  for (const who of assessors) await giveAssessment(who, { caseId, comment: "", marks });
  return { caseId, assessors };
}

async function selected(): Promise<string> {
  const before = await countWaitingCases(lead);
  const { caseId } = await assessed();
  expect(await countWaitingCases(lead)).toBe(before + 1);
  const step = await stepOf(lead, caseId);
  await decideCase(lead, { ...step, decision: "select", reason: "说得清，学得会" });
  expect(await countWaitingCases(lead)).toBe(before);
  return caseId;
}

async function waiting(caseId: string): Promise<{ publicationId: string; version: number }> {
  const found = await row<{ publicationId: string; version: number }>(sql`
    select id as "publicationId", version from publication
    where subject_id = ${caseId}::uuid and status = 'submitted'`);
  if (!found) throw new Error("nothing waits");
  return found;
}

async function release(caseId: string): Promise<void> {
  const step = await waiting(caseId);
  await checkPublication(checker, step);
  await releasePublication(releaser, { ...step, version: step.version + 1 });
}

const shownOf = async (caseId: string) =>
  caseContentSchema.parse((await getPublished(VISITOR, "case", caseId)).content);

describe("the public copy of a selected case", () => {
  it("is amended by its organisation when it was given back, and goes the same way again", async () => {
    const caseId = await selected();
    await returnPublication(checker, { ...(await waiting(caseId)), reason: "第二句有错字" });
    const { newest } = await getCasePage(village, caseId);
    expect(newest).toMatchObject({ status: "returned", reason: "第二句有错字" });
    expect((await getDraftPage(village, caseId)).draft?.title).toBe("路口的账");
    const step = await stepOf(village, caseId);
    const amended = written({ ...step, title: "路口的明白账" });
    expect((await refusal(draftCase(neighbour, amended))).code).toBe("not_found");
    expect((await refusal(draftCase(lead, amended))).code).toBe("forbidden");
    const moved = written({ ...step, carrierCode: "school" });
    expect((await refusal(draftCase(village, moved))).fields).toHaveProperty("carrierCode");
    const emptied = written({ ...step, result: "" });
    expect((await refusal(draftCase(village, emptied))).fields).toHaveProperty("result");
    await draftCase(village, amended);
    expect((await refusal(draftCase(village, amended))).code).toBe("conflict");
    await release(caseId);
    expect((await getPublished(VISITOR, "case", caseId)).title).toBe("路口的明白账");
    expect(await shownOf(caseId)).toMatchObject({ reason: "说得清，学得会" });
    expect((await getCase(village, caseId)).status).toBe("selected");
  });

  it("holds both of two adoptions that were checked at the same moment", async () => {
    const caseId = await selected();
    await release(caseId);
    const adopting = { caseId, parentId: "", adoptedOn: "2026-10-01", adapted: "改成每季度" };
    const told = { result: "三个村做了起来", figures: { pairs: [], own: [] } };
    for (const who of [neighbour, cityLead]) await reportAdoption(who, { ...adopting, ...told });
    const province = await staff("sheng");
    const both = (await listAdoptionsToCheck(province)).filter((one) => one.caseId === caseId);
    expect(both).toHaveLength(2);
    await Promise.all(
      both.map(({ id, version }) =>
        checkAdoption(province, { adoptionId: id, version, decision: "check", reason: "" }),
      ),
    );
    await release(caseId);
    const { adoptions } = await shownOf(caseId);
    expect(adoptions.map(({ organisationName }) => organisationName).sort()).toEqual(
      [neighbour, cityLead].map(({ organisation }) => organisation.name).sort(),
    );
  });
});

describe("whoever selects", () => {
  it("is neither drawn as an assessor nor decides on what they assessed", async () => {
    const { caseId, assessors } = await assessed();
    const both = { ...lead, accountId: (assessors[0] as StaffActor).accountId };
    const step = await stepOf(both, caseId);
    const decided = decideCase(both, { ...step, decision: "select", reason: "说得清" });
    expect((await refusal(decided)).code).toBe("forbidden");
    const { caseId: next } = await draftCase(village, written());
    await submitCase(village, await stepOf(village, next));
    const drawing = { ...lead, accountId: (assessors[0] as StaffActor).accountId };
    await drawAssessors(drawing, await stepOf(drawing, next));
    const drawn = await rows<{ id: string }>(sql`
      select account_id as id from case_assessment where case_id = ${next}::uuid`);
    expect(drawn).toHaveLength(2);
    expect(drawn.map(({ id }) => id)).not.toContain(drawing.accountId);
  });
});
