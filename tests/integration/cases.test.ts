import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { checkAdoption, reportAdoption } from "@/lib/domain/cases/adopting/commands";
import { listAdoptions, listAdoptionsToCheck } from "@/lib/domain/cases/adopting/queries";
import { getPair, listAlike } from "@/lib/domain/cases/alike/queries";
import {
  drawAssessors,
  drawThird,
  giveAssessment,
  recordTalk,
} from "@/lib/domain/cases/assessing/commands";
import { draftCase, returnCase, submitCase, withdrawCase } from "@/lib/domain/cases/commands";
import { caseContentSchema } from "@/lib/domain/cases/content/schema";
import { listFigureChoices } from "@/lib/domain/cases/figures/queries";
import { setPrinciples } from "@/lib/domain/cases/principles/commands";
import { getCase, listCases } from "@/lib/domain/cases/queries";
import { replaceAssessor } from "@/lib/domain/cases/replacing/commands";
import { drawOrder } from "@/lib/domain/cases/rules";
import { draftCaseSchema, principlesSchema } from "@/lib/domain/cases/schema";
import { getPublished } from "@/lib/domain/publications/queries";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { decide, drawnFor, form, marks, release, stepOf, TEXT } from "../support/case-world";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

let village: StaffActor;
let lead: StaffActor;
let cityLead: StaffActor;
let provinceLead: StaffActor;
let neighbour: StaffActor;
let offices: StaffActor[];
let assessors: StaffActor[];

beforeAll(async () => {
  await loadSmallDemo();
  const people = await Promise.all(
    ["cun", "xian", "shi", "sheng", "linxian"].map((login) => staff(login)),
  );
  [village, lead, cityLead, provinceLead, neighbour] = people as [
    StaffActor,
    StaffActor,
    StaffActor,
    StaffActor,
    StaffActor,
  ];
  offices = await Promise.all(["office", "office2", "office3"].map((login) => staff(login)));
  assessors = await Promise.all(
    ["pingshen", "pingshen2", "pingshen3"].map((login) => staff(login)),
  );
}, 240_000);

async function submitted(who = village, more: Record<string, unknown> = {}): Promise<string> {
  const { caseId } = await draftCase(who, form(more));
  await submitCase(who, await stepOf(who, caseId));
  return caseId;
}

async function drawn(): Promise<string> {
  const caseId = await submitted();
  await drawAssessors(lead, await stepOf(lead, caseId));
  return caseId;
}

async function assessed(first: number, second: number): Promise<string> {
  const caseId = await drawn();
  for (const [at, who] of (await drawnFor(assessors, caseId)).entries()) {
    await giveAssessment(who, { caseId, comment: "", marks: marks(at === 0 ? first : second) });
  }
  return caseId;
}

const assessed80 = () => assessed(80, 82);

describe("a case", () => {
  it("takes figures from two approved periods of one task, and own ones with a source alone", async () => {
    const choices = await listFigureChoices(village);
    const after = choices.find(({ rootTaskId }, at) => choices[at - 1]?.rootTaskId === rootTaskId);
    const before = choices.find(({ rootTaskId }) => rootTaskId === after?.rootTaskId);
    if (!after || !before) throw new Error("no two periods");
    const { caseId } = await draftCase(
      village,
      form({ before1: before.assignmentId, after1: after.assignmentId }),
    );
    const [figure] = (await getCase(village, caseId)).figures;
    expect(figure).toMatchObject({
      source: "system",
      before: { value: before.value, period: before.period },
      after: { value: after.value, period: after.period },
    });
    const turned = form({ before1: after.assignmentId, after1: before.assignmentId });
    expect((await refusal(draftCase(village, turned))).fields).toHaveProperty("after1");
    const foreign = await row<{ id: string }>(sql`
      select id::text as id from assignment where done_at is not null
        and organisation_id <> ${village.organisation.id}::uuid limit 1`);
    const stolen = form({ before1: foreign?.id, after1: after.assignmentId });
    expect((await refusal(draftCase(village, stolen))).fields).toHaveProperty("before1");
    const own = { ownLabel1: "问账", ownUnit1: "次", ownBefore1: "9", ownAfter1: "2" };
    const told = draftCaseSchema.safeParse({
      form: "case",
      carrierCode: "village",
      title: "账",
      ...TEXT,
      pictureIds: [],
      ...own,
    });
    expect(JSON.stringify(told.error?.issues)).toContain("来源");
  });

  it("is read and moved by its own organisation; another one finds nothing", async () => {
    const { caseId } = await draftCase(village, form());
    for (const other of [neighbour, lead, offices[0] as StaffActor, assessors[0] as StaffActor]) {
      expect((await refusal(getCase(other, caseId))).code).toBe("not_found");
      expect((await refusal(submitCase(other, { caseId, version: 1 }))).code).toMatch(
        /not_found|forbidden/,
      );
    }
    expect((await refusal(draftCase(VISITOR as never, form()))).code).toBe("forbidden");
    await submitCase(village, await stepOf(village, caseId));
    const step = await stepOf(village, caseId);
    expect((await refusal(returnCase(neighbour, { ...step, reason: "不" }))).code).toBe(
      "not_found",
    );
    await returnCase(lead, { ...step, reason: "请写清谁来念" });
    expect((await getCase(village, caseId)).returnReason).toBe("请写清谁来念");
    expect((await refusal(withdrawCase(lead, await stepOf(village, caseId)))).code).toBe(
      "not_found",
    );
    await withdrawCase(village, await stepOf(village, caseId));
  });

  it("shows one that reads nearly the same to whoever selects, side by side", async () => {
    const copied = await submitted(neighbour, { title: "学来的账" });
    const original = await submitted();
    const alike = await listAlike(cityLead, copied);
    expect(alike.map(({ id }) => id)).toContain(original);
    const pair = await getPair(cityLead, { id: copied, otherId: original });
    expect(pair.percent).toBeGreaterThan(95);
    expect(await listAlike(neighbour, copied)).toEqual([]);
    // Nothing follows from it by itself.
    expect((await getCase(cityLead, copied)).status).toBe("submitted");
  });
});

describe("assessing", () => {
  it("draws two from elsewhere, in an order that follows from the seed", async () => {
    const caseId = await drawn();
    const found = await getCase(lead, caseId);
    const two = await drawnFor(assessors, caseId);
    expect(two).toHaveLength(2);
    const again = drawOrder(
      [...assessors].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
      found.seed ?? "",
    );
    expect(two.map(({ login }) => login)).toEqual(again.slice(0, 2).map(({ login }) => login));
  });

  it("never draws the own organisation or the own city", async () => {
    const [atHome] = assessors as [StaffActor];
    const own = await row<{ id: string; node: string }>(sql`
      select id, node_code as node from organisation where region_code = '429021'
        and kind = 'village' or (node_code = '429021' and kind = 'township') limit 1`);
    const neighbourOfAssessor = {
      ...village,
      organisation: {
        ...village.organisation,
        id: own?.id ?? "",
        regionCode: "429021",
        nodeCode: "429021",
      },
    };
    for (let n = 0; n < 6; n += 1) {
      const caseId = await submitted(neighbourOfAssessor);
      await drawAssessors(provinceLead, await stepOf(provinceLead, caseId));
      const logins = (await drawnFor(assessors, caseId)).map(({ login }) => login);
      expect(logins).toHaveLength(2);
      expect(logins).not.toContain(atHome.login);
    }
  });

  it("is blind until both are in, also for the selector, and cannot be changed", async () => {
    const caseId = await drawn();
    const [first, second] = (await drawnFor(assessors, caseId)) as [StaffActor, StaffActor];
    await giveAssessment(first, { caseId, comment: "", marks: marks(80) });
    for (const reader of [second, lead]) {
      const [seen] = (await getCase(reader, caseId)).assessments;
      expect(seen).toMatchObject({ isGiven: true, scores: null, total: null });
    }
    expect((await getCase(village, caseId)).assessments).toEqual([]);
    const changed = giveAssessment(first, { caseId, comment: "", marks: marks(10) });
    expect((await refusal(changed)).code).toBe("conflict");
    expect((await refusal(decide(lead, caseId, "select"))).message).toContain("还没有全部提交");
    const third = assessors.find(({ login }) => ![first.login, second.login].includes(login));
    const uninvited = giveAssessment(third as StaffActor, { caseId, comment: "", marks: marks(1) });
    expect((await refusal(uninvited)).code).toBe("not_found");
    await giveAssessment(second, { caseId, comment: "", marks: marks(85) });
    expect((await getCase(first, caseId)).assessments.map(({ total }) => total)).toEqual([80, 85]);
  });

  it("asks a reason for each score", async () => {
    const caseId = await drawn();
    const [first] = (await drawnFor(assessors, caseId)) as [StaffActor];
    const bare = marks(80).map((mark) => ({ ...mark, reason: "" }));
    const told = await refusal(giveAssessment(first, { caseId, comment: "", marks: bare }));
    expect(Object.keys(told.fields)).toHaveLength(4);
  });

  it("needs a third or a talk where two lie far apart", async () => {
    const caseId = await assessed(90, 50);
    expect((await refusal(decide(lead, caseId, "select"))).message).toContain("第三名");
    const step = await stepOf(lead, caseId);
    expect((await refusal(recordTalk(neighbour, { ...step, talk: "同意" }))).code).toBe(
      "not_found",
    );
    await drawThird(lead, step);
    expect((await drawnFor(assessors, caseId)).length).toBe(3);
    expect((await refusal(decide(lead, caseId, "select"))).message).toContain("还没有全部提交");
    const talked = await assessed(90, 50);
    await recordTalk(lead, { ...(await stepOf(lead, talked)), talk: "两人核对后认为可以入选" });
    await decide(lead, talked, "decline");
    const told = await getCase(village, talked);
    expect(told).toMatchObject({ status: "not_selected", decisionReason: "说得清，学得会" });
    // The organisation reads scores and reasons, not who gave them.
    expect(told.assessments.map(({ name, total }) => [name, total])).toEqual([
      [null, 90],
      [null, 50],
    ]);
  });

  it("goes on with another where one who was drawn cannot assess, and never with the same again", async () => {
    const caseId = await drawn();
    const [first, second] = (await drawnFor(assessors, caseId)) as [StaffActor, StaffActor];
    const wish = async (ordinal: number) => ({
      ...(await stepOf(lead, caseId)),
      ...{ ordinal, reason: "调离" },
    });
    const [one] = (await getCase(lead, caseId)).assessments;
    const isFirst = one?.name === first.name;
    expect((await refusal(replaceAssessor(neighbour, await wish(1)))).code).toBe("not_found");
    expect((await refusal(replaceAssessor(village, await wish(1)))).code).toBe("forbidden");
    await giveAssessment(first, { caseId, comment: "", marks: marks(80) });
    const [given, open] = isFirst ? [1, 2] : [2, 1];
    expect((await refusal(replaceAssessor(lead, await wish(given)))).code).toBe("conflict");
    const seen = await wish(open);
    await replaceAssessor(lead, seen);
    expect((await refusal(replaceAssessor(lead, seen))).code).toBe("conflict");
    expect((await refusal(getCase(second, caseId))).code).toBe("not_found");
    const [, third] = await drawnFor(
      [first, ...assessors.filter(({ login }) => login !== first.login)],
      caseId,
    );
    expect(third?.login).not.toBe(second.login);
    // Nobody else is left, and who was replaced does not come back.
    expect((await refusal(replaceAssessor(lead, await wish(open)))).message).toContain("评审员");
    await giveAssessment(third as StaffActor, { caseId, comment: "", marks: marks(82) });
    await decide(lead, caseId, "select");
    expect((await getCase(lead, caseId)).replaced).toMatchObject([
      { name: second.name, reason: "调离" },
    ]);
    expect((await getCase(village, caseId)).replaced).toEqual([]);
  });

  it("keeps the principles of the drawing when others are set", async () => {
    const caseId = await drawn();
    const { principles } = await getCase(lead, caseId);
    const set = principlesSchema.parse({
      year: (await getCase(lead, caseId)).year,
      version: 0,
      threshold: 10,
      name1: "真实",
      weight1: "60",
      name2: "可复制",
      weight2: "40",
    });
    expect((await refusal(setPrinciples(lead, set))).code).toBe("forbidden");
    expect((await refusal(setPrinciples(await staff("shiban"), set))).code).toBe("forbidden");
    await setPrinciples(offices[0] as StaffActor, set);
    expect((await refusal(setPrinciples(offices[0] as StaffActor, set))).code).toBe("conflict");
    expect((await getCase(lead, caseId)).principles).toEqual(principles);
  });
});

describe("selection and adoption", () => {
  it("goes to the public through two other persons, then to those who copy it", async () => {
    const caseId = await assessed80();
    expect((await refusal(decide(neighbour, caseId, "select"))).code).toBe("not_found");
    await decide(lead, caseId, "select");
    expect((await refusal(getPublished(VISITOR, "case", caseId))).code).toBe("not_found");
    await release(offices, caseId);
    const shown = await getPublished(VISITOR, "case", caseId);
    expect(caseContentSchema.parse(shown.content).adoptions).toEqual([]);
    expect(JSON.stringify(shown.content)).not.toContain(assessors[0]?.name ?? "?");

    const adopting = {
      caseId,
      parentId: "",
      adoptedOn: "2026-10-01",
      adapted: "改成每季度",
      result: "三个村做了起来",
      figures: { pairs: [], own: [] },
    };
    expect((await refusal(reportAdoption(village, adopting))).code).toBe("forbidden");
    await reportAdoption(neighbour, adopting);
    expect((await refusal(reportAdoption(neighbour, adopting))).code).toBe("conflict");
    const [waiting] = (await listAdoptionsToCheck(lead)).filter((one) => one.caseId === caseId);
    const check = {
      adoptionId: waiting?.id ?? "",
      version: waiting?.version ?? 0,
      decision: "check" as const,
      reason: "",
    };
    expect((await refusal(checkAdoption(neighbour, check))).code).toBe("not_found");
    await checkAdoption(lead, check);
    const before = await getPublished(VISITOR, "case", caseId);
    expect(caseContentSchema.parse(before.content).adoptions).toEqual([]);
    await release(offices, caseId);
    const [adopted] = caseContentSchema.parse(
      (await getPublished(VISITOR, "case", caseId)).content,
    ).adoptions;
    expect(adopted).toMatchObject({ organisationName: neighbour.organisation.name });

    // One who learned from the adopter, not from the case itself.
    await reportAdoption(cityLead, { ...adopting, parentId: adopted?.id ?? "" });
    const chain = await listAdoptions(provinceLead, caseId);
    expect(chain.find(({ parentId }) => parentId === adopted?.id)?.organisationId).toBe(
      cityLead.organisation.id,
    );
  });

  it("is never decided by the organisation that wrote it", async () => {
    const caseId = await submitted(lead);
    const step = await stepOf(lead, caseId);
    expect((await refusal(drawAssessors(lead, step))).code).toBe("forbidden");
    await drawAssessors(cityLead, step);
    const listed = await listCases(lead, { view: "select" });
    expect(listed.map(({ id }) => id)).not.toContain(caseId);
  });
});
