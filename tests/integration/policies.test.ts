import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Actor, type StaffActor, VISITOR } from "@/lib/access/actor";
import { getClauseTasks } from "@/lib/domain/counters/clauses/queries";
import { citeClauses } from "@/lib/domain/lists/citations/commands";
import { getCitingTask, listCarriedOut } from "@/lib/domain/lists/citations/queries";
import { correctPolicyClauses, readPolicyText } from "@/lib/domain/policies/clauses/commands";
import { draftPolicy, editPolicy } from "@/lib/domain/policies/commands";
import { attachPolicyFile } from "@/lib/domain/policies/files/commands";
import { listNegativeLists } from "@/lib/domain/policies/negative/queries";
import {
  discardPolicy,
  publishPolicy,
  revisePolicy,
  withdrawPolicy,
} from "@/lib/domain/policies/publishing/commands";
import { getPolicy, listPolicies, listPolicyPlaces } from "@/lib/domain/policies/queries";
import {
  type DraftPolicyInput,
  draftPolicySchema,
  policyFilterSchema,
} from "@/lib/domain/policies/schema";
import { searchPolicyClauses } from "@/lib/domain/policies/search/queries";
import { getPolicyTree } from "@/lib/domain/policies/tree/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { storedSize } from "@/lib/platform/storage";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { brokenPdf, lockedPdf, samplePdf, scannedPdf, word } from "../support/documents";
import { docxWithMacro, picture, program, xlsx } from "../support/files";
import { refusal } from "../support/refusal";

const PROVINCE = "420000";
const CITY = "420600";

let folder: string;
let office: StaffActor;
let village: StaffActor;
let cityLead: StaffActor;
let lead: StaffActor;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "policies-"));
  vi.stubEnv("EVIDENCE_DIR", folder);
  await loadSmallDemo();
  [office, lead, cityLead, village] = (await Promise.all([
    ...[staff("office"), staff("sheng"), staff("shi"), staff("cun")],
  ])) as [StaffActor, StaffActor, StaffActor, StaffActor];
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function facts(wish: Record<string, unknown> = {}): DraftPolicyInput {
  return draftPolicySchema.parse({
    ...{ title: "试验办法", kind: "regulation", regionCode: PROVINCE },
    text: "第一条 公开试验台账。\n第二条 监督试验台账。\n查实为止。",
    ...wish,
  });
}

async function step(actor: Actor, code: string) {
  const { version } = await getPolicy(actor, code);
  return { code, version };
}

async function publish(actor: Actor, wish: Record<string, unknown> = {}): Promise<string> {
  const { code } = await draftPolicy(actor, facts(wish));
  await publishPolicy(actor, await step(actor, code));
  return code;
}

async function audited(code: string): Promise<string[]> {
  const found = await rows<{ action: string }>(sql`select action from audit_entry
    where subject_type = 'policy_document' and subject_id = ${code} order by at, id`);
  return found.map(({ action }) => action);
}

describe("filing a document", () => {
  it("proposes clauses, keeps corrections, and publishes for everybody", async () => {
    const { code } = await draftPolicy(office, facts({ key: newId() }));
    const draft = await getPolicy(office, code);
    expect(draft.clauses.map(({ number }) => number)).toEqual(["第一条", "第二条"]);
    expect((await refusal(getPolicy(VISITOR, code))).code).toBe("not_found");
    expect((await refusal(getPolicy(village, code))).code).toBe("not_found");

    await correctPolicyClauses(office, {
      ...{ code, version: draft.version, correction: { kind: "split", at: 1 } },
      clauses: draft.clauses,
    });
    const split = await getPolicy(office, code);
    expect(split.clauses.map(({ text }) => text)).toEqual([
      ...["公开试验台账。", "监督试验台账。", "查实为止。"],
    ]);
    const unnumbered = await refusal(publishPolicy(office, await step(office, code)));
    expect(unnumbered.fields.form).toMatch(/编号/);
    await correctPolicyClauses(office, {
      ...{ code, version: split.version, clauses: split.clauses },
      correction: { kind: "renumber", style: "article" },
    });
    await publishPolicy(office, await step(office, code));
    const seen = await getPolicy(VISITOR, code);
    expect(seen).toMatchObject({ status: "published", clauseCount: 3 });
    expect(Object.values(seen.can)).not.toContain(true);
    expect(await audited(code)).toEqual([
      "policy.draft",
      "policy.correct_clauses",
      "policy.correct_clauses",
      "policy.publish",
    ]);
  });

  it("is once, however often it is sent", async () => {
    const input = facts({ title: "只收一次的办法", key: newId() });
    const [one, other] = await Promise.all([
      draftPolicy(office, input),
      draftPolicy(office, input),
    ]);
    expect(other).toEqual(one);
    const filter = policyFilterSchema.parse({ q: "只收一次的办法" });
    expect((await listPolicies(office, filter)).total).toBe(1);
  });

  it("tells the slower of two who correct at once, and keeps what the faster wrote", async () => {
    const { code } = await draftPolicy(office, facts());
    const { version, clauses } = await getPolicy(office, code);
    const keep = (text: string) =>
      correctPolicyClauses(office, {
        ...{ code, version, correction: { kind: "keep" } },
        clauses: clauses.map((clause) => ({ ...clause, text })),
      });
    const done = await Promise.allSettled([keep("甲"), keep("乙")]);
    const refused = done.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "conflict" });
    expect(new Set((await getPolicy(office, code)).clauses.map(({ text }) => text)).size).toBe(1);
  });

  it("refuses a published document every change but a revision", async () => {
    const code = await publish(office);
    const { version, clauses } = await getPolicy(office, code);
    const corrected = correctPolicyClauses(office, {
      ...{ code, version, clauses, correction: { kind: "remove", at: 0 } },
    });
    expect((await refusal(corrected)).code).toBe("forbidden");
    const read = readPolicyText(office, { code, version, text: "另外的文字" });
    expect((await refusal(read)).code).toBe("forbidden");
    expect((await refusal(editPolicy(office, { ...facts(), code, version }))).code).toBe(
      "forbidden",
    );
    expect((await refusal(discardPolicy(office, { code, version }))).code).toBe("forbidden");
  });

  it("lets one opinion hold in a region, and a revision take its place", async () => {
    const opinion = { title: "试验意见", kind: "opinion", text: "一、做试验。" };
    const first = await publish(office, opinion);
    const second = await draftPolicy(office, facts(opinion));
    const refused = await refusal(publishPolicy(office, await step(office, second.code)));
    expect(refused.message).toMatch(/修订/);

    const child = { title: "学校试验实施意见", kind: "implementing", carrierCode: "school" };
    const carried = await publish(office, child);
    expect((await getPolicy(office, carried)).parent?.code).toBe(first);

    const revision = await revisePolicy(office, await step(office, first));
    expect((await refusal(revisePolicy(office, await step(office, first)))).code).toBe("conflict");
    await publishPolicy(office, await step(office, revision.code));
    expect(await getPolicy(office, first)).toMatchObject({
      ...{ status: "superseded", supersededBy: { code: revision.code } },
    });
    expect((await refusal(getPolicy(VISITOR, first))).code).toBe("not_found");
    expect((await getPolicy(office, carried)).parent?.code).toBe(revision.code);

    const tree = await getPolicyTree(VISITOR, CITY);
    expect(tree.regions.map(({ regionCode }) => regionCode)).toEqual([PROVINCE, CITY]);
    const [province] = tree.regions;
    expect(province?.opinion?.code).toBe(revision.code);
    expect(province?.implementing).toHaveLength(7);
    const entered = province?.implementing.filter(({ document }) => document !== null);
    expect(entered?.map(({ carrier }) => carrier.code)).toEqual(["school"]);
  });

  it("holds again when the text that took its place is withdrawn", async () => {
    const text = { kind: "implementing", carrierCode: "culture", text: "一、做试验。" };
    const first = await publish(office, { ...text, title: "文化试验实施意见" });
    const child = await publish(office, { title: "文化试验细则", parentCode: first });
    const { code: second } = await revisePolicy(office, await step(office, first));
    await publishPolicy(office, await step(office, second));
    expect((await getPolicy(office, child)).parent?.code).toBe(second);

    await withdrawPolicy(office, await step(office, second));
    expect(await getPolicy(VISITOR, first)).toMatchObject({
      ...{ status: "published", supersededBy: null, children: [{ code: child }] },
    });
    expect((await getPolicy(office, second)).status).toBe("draft");
    expect(await audited(first)).toContain("policy.restore");

    await publishPolicy(office, await step(office, second));
    expect((await getPolicy(VISITOR, second)).children.map(({ code }) => code)).toEqual([child]);
    expect((await refusal(getPolicy(VISITOR, first))).code).toBe("not_found");

    await withdrawPolicy(office, await step(office, second));
    await discardPolicy(office, await step(office, second));
    const left = await getPolicy(VISITOR, first);
    expect(left).toMatchObject({ status: "published", children: [{ code: child }] });
  });

  it("refuses an opinion with a carrier and an implementing one without, at the field", async () => {
    const opinion = draftPolicy(office, facts({ kind: "opinion", carrierCode: "school" }));
    expect((await refusal(opinion)).fields).toHaveProperty("carrierCode");
    const seven = draftPolicy(office, facts({ kind: "implementing" }));
    expect((await refusal(seven)).fields).toHaveProperty("carrierCode");
    const empty = await draftPolicy(office, facts({ kind: "negative_list", text: "" }));
    const published = publishPolicy(office, await step(office, empty.code));
    expect((await refusal(published)).fields.form).toMatch(/至少/);
  });
});

describe("who files", () => {
  it("is the lead for its carrier in its region, and nobody for another's", async () => {
    const carrier = lead.grants.find(({ role }) => role === "lead_unit")?.carrierCode ?? "";
    const { code } = await draftPolicy(lead, facts({ carrierCode: carrier }));
    expect((await getPolicy(lead, code)).can.publish).toBe(true);
    expect((await getPolicy(office, code)).can.publish).toBe(true);
    expect((await refusal(getPolicy(cityLead, code))).code).toBe("not_found");
    const places = await listPolicyPlaces(lead);
    expect(places.map((place) => place.carriers.map((one) => one.code))).toEqual([[carrier]]);
    expect(await listPolicyPlaces(village)).toEqual([]);
  });

  it.each([
    ["a lead for the whole region", () => lead, {}],
    ["a lead for another carrier", () => lead, { carrierCode: "culture" }],
    ["a city's lead for the province", () => cityLead, { carrierCode: "village" }],
    ["the office for a city", () => office, { regionCode: CITY }],
    ["a village", () => village, {}],
    ["a visitor", () => VISITOR, {}],
  ] as const)("is not %s", async (_name, who, wish) => {
    expect((await refusal(draftPolicy(who(), facts(wish)))).code).toBe("forbidden");
  });

  it("is told of a draft by nobody else, and cannot take its steps", async () => {
    const { code } = await draftPolicy(office, facts());
    const draft = await step(office, code);
    for (const who of [village, cityLead, lead, VISITOR]) {
      for (const take of [publishPolicy, revisePolicy, withdrawPolicy, discardPolicy]) {
        expect((await refusal(take(who, draft))).code).toBe("not_found");
      }
    }
    const all = await listPolicies(village, policyFilterSchema.parse({}));
    expect(all.rows.some((row) => row.status === "draft")).toBe(false);
    await discardPolicy(office, draft);
    expect((await refusal(getPolicy(office, code))).code).toBe("not_found");
  });
});

describe("an original", () => {
  async function attach(bytes: Uint8Array, fileName: string, text = "") {
    const { code } = await draftPolicy(office, facts({ text }));
    const { version } = await getPolicy(office, code);
    const body = new Blob([new Uint8Array(bytes)]).stream();
    const input = { code, version, fileName, bytes: bytes.length };
    return { code, work: attachPolicyFile(office, input, body) };
  }

  it.each([
    ["Word", () => word(["第一条 甲。", "第二条 乙。"]), "办法.docx", 2],
    ["PDF", () => samplePdf(), "意见.pdf", 6],
  ] as const)("of %s is sealed under its hash and read into clauses", async (_n, make, name, n) => {
    const bytes = make();
    const { code, work } = await attach(bytes, name);
    expect(await work).toMatchObject({ clauses: n, note: null });
    const { file, clauses } = await getPolicy(office, code);
    expect(file).toMatchObject({ fileName: name, size: bytes.length, sha256: sha256(bytes) });
    expect(await storedSize(sha256(bytes))).toBe(bytes.length);
    expect(clauses).toHaveLength(n);
  });

  it("never replaces what people typed", async () => {
    const { code, work } = await attach(word(["第九条 丙。"]), "办法.docx", "第一条 甲。");
    expect(await work).toMatchObject({ clauses: 0 });
    expect((await getPolicy(office, code)).clauses.map(({ text }) => text)).toEqual(["甲。"]);
  });

  it("that is a scan is kept without text, and says what to do", async () => {
    const { code, work } = await attach(scannedPdf(), "扫描.pdf");
    expect((await work).note).toMatch(/扫描件.*粘贴/);
    expect(await getPolicy(office, code)).toMatchObject({
      clauses: [],
      file: { size: scannedPdf().length },
    });
  });

  it.each([
    ["a spreadsheet", () => xlsx(), /docx.*PDF/],
    ["a photograph", () => picture("png"), /docx.*PDF/],
    ["a program", () => program(), /程序.*请上传 Word（docx）或 PDF 文件$/],
    ["plain text", () => Buffer.from("第一条 甲。"), /^不能上传.*请上传 Word（docx）或 PDF 文件$/],
    ["a document with a macro", () => docxWithMacro(), /宏/],
    ["a locked PDF", () => lockedPdf(), /密码/],
    ["a broken PDF", () => brokenPdf(), /损坏/],
    ["half a PDF", () => samplePdf().subarray(0, 90_000), /损坏/],
    ["half a document", () => word(["甲。"]).subarray(0, 300), /损坏/],
    ["a bomb", () => word(["甲".repeat(8_000_000)]), /异常地大/],
    ["nothing", () => Buffer.alloc(0), /0 字节/],
    ["too much", () => Buffer.alloc(20 * 1024 * 1024 + 1, 65), /20 MB/],
  ] as const)("that is %s is refused, and nothing is kept", async (_name, make, words) => {
    const kept = (await readdir(folder, { recursive: true })).length;
    const { code, work } = await attach(await make(), "办法.docx");
    const refused = await refusal(work);
    expect(refused.code).toBe("invalid");
    expect(refused.fields.file).toMatch(words);
    expect((await getPolicy(office, code)).file).toBeNull();
    expect((await readdir(folder, { recursive: true })).length).toBe(kept);
  });

  it("is refused where the draft is another's, or was changed meanwhile", async () => {
    const { code } = await draftPolicy(office, facts({ text: "" }));
    const bytes = word(["第一条 甲。"]);
    const input = { code, version: 1, fileName: "办法.docx", bytes: bytes.length };
    const body = () => new Blob([new Uint8Array(bytes)]).stream();
    expect((await refusal(attachPolicyFile(village, input, body()))).code).toBe("not_found");
    const stale = attachPolicyFile(office, { ...input, version: 7 }, body());
    expect((await refusal(stale)).code).toBe("conflict");
  });
});

describe("searching", () => {
  it("finds clauses of published documents by two characters, for everybody", async () => {
    const { code } = await draftPolicy(office, facts({ text: "第一条 珍稀词汇在此。" }));
    expect(await searchPolicyClauses(VISITOR, "珍稀")).toEqual([]);
    await publishPolicy(office, await step(office, code));
    const [found] = await searchPolicyClauses(VISITOR, "珍稀");
    expect(found).toMatchObject({ documentCode: code, number: "第一条" });
    const filter = policyFilterSchema.parse({ q: "珍稀词汇" });
    expect((await listPolicies(VISITOR, filter)).rows.map((row) => row.code)).toEqual([code]);
    expect(await searchPolicyClauses(VISITOR, " ")).toEqual([]);
  });

  it("lists negative lists with their items, by carrier", async () => {
    const items = { title: "试验负面清单", kind: "negative_list", carrierCode: "hospital" };
    const code = await publish(office, { ...items, text: "1.不得收红包。\n2.不得统方。" });
    const lists = await listNegativeLists(
      VISITOR,
      policyFilterSchema.parse({ carrier: "hospital" }),
    );
    expect(lists.map((list) => list.code)).toEqual([code]);
    expect(lists[0]?.items.map(({ number }) => number)).toEqual(["1.", "2."]);
  });
});

/** A task of a draft of the lead's own list. */
async function draftTask(): Promise<{ listId: string; taskId: string }> {
  const [listId, taskId] = [newId(), newId()];
  await transaction(async (tx) => {
    await tx.count(sql`
      insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, status)
      values (${listId}, 'task', 'village', ${PROVINCE}, 2031,
        (select coalesce(max(list_version), 0) + 1 from task_list where year = 2031),
        '试验清单', 'draft')`);
    await tx.count(sql`
      insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name,
        unit, form, accumulation, direction, source, frequency, due_dates, levels, asked,
        asked_levels, disclosure, minutes, basis, evidence_min, evidence_max, responsibilities,
        evidence_hint, cooperating_units)
      values (${taskId}, ${listId}, ${taskId}, 1, 'SY-01', '试验', '做试验', '完成', '项', 'boolean',
        'stock', 'reach', 'report', 'annual', '{12-10}', '{village}', 'lowest', '{village}',
        'public', 5, '[]', 0, 3, '{primary}', '{}', '{}')`);
  });
  return { listId, taskId };
}

const idsOf = async (code: string) => (await getPolicy(office, code)).clauses.map(({ id }) => id);

describe("citing clauses", () => {
  it("stands while the list is a draft, and is seen with the clause by those who see the list", async () => {
    const code = await publish(office);
    const [first, second] = await idsOf(code);
    const { listId, taskId } = await draftTask();
    const input = { taskId, clauseIds: [first ?? "", second ?? ""] };
    await citeClauses(lead, { ...input, key: newId() });
    expect((await getCitingTask(lead, taskId)).clauses.map((one) => one.number)).toEqual([
      ...["第一条", "第二条"],
    ]);
    await citeClauses(lead, { taskId, clauseIds: [first ?? ""] });
    expect((await listCarriedOut(lead, code)).map((one) => one.policyClauseId)).toEqual([first]);
    // A draft is nobody else's business.
    expect(await listCarriedOut(village, code)).toEqual([]);
    const work = await getClauseTasks(lead, code);
    expect(Object.keys(work.byClause)).toEqual([first]);

    await transaction((tx) =>
      tx.count(sql`update task_list set status = 'issued' where id = ${listId}`),
    );
    expect((await refusal(citeClauses(lead, input))).code).toBe("conflict");
    expect(await listCarriedOut(village, code)).toHaveLength(1);
    const bySql = transaction((tx) =>
      tx.count(sql`update policy_clause set text = '改' where id = ${first}`),
    );
    await expect(bySql).rejects.toThrow(/cites/);
    const withdrawn = withdrawPolicy(office, await step(office, code));
    expect((await refusal(withdrawn)).message).toMatch(/引用/);
    // A corrected text supersedes; the issued task keeps resting on the old words.
    const revision = await revisePolicy(office, await step(office, code));
    await publishPolicy(office, await step(office, revision.code));
    expect(await listCarriedOut(village, code)).toHaveLength(1);
    expect((await getPolicy(village, code)).status).toBe("superseded");
    // The new text continues the clause: the task that cites the old one carries it out, and says so.
    const [kept] = await idsOf(revision.code);
    expect(await listCarriedOut(village, revision.code)).toMatchObject([
      { policyClauseId: kept, earlierClause: { documentCode: code, clauseId: first } },
    ]);
    expect(Object.keys((await getClauseTasks(lead, revision.code)).byClause)).toEqual([kept]);
  });

  it.each([
    ["moved under another number", "第一条 新的一条。\n第二条 公开试验台账。", "第二条"],
    ["put in other words", "第一条 按季公开试验台账。\n第二条 监督试验台账。", "第一条"],
    ["left out", "第一条 监督试验台账。\n查实为止。\n第二条 另外一条。", null],
    ["two of one number", "第一条 甲。\n第一条 乙。", null],
  ])("goes on in a new text when the clause was %s", async (_what, text, number) => {
    const code = await publish(office);
    const [first = ""] = await idsOf(code);
    const { taskId } = await draftTask();
    await citeClauses(lead, { taskId, clauseIds: [first] });
    const revision = await revisePolicy(office, await step(office, code));
    await readPolicyText(office, { ...(await step(office, revision.code)), text });
    await publishPolicy(office, await step(office, revision.code));
    const { clauses } = await getPolicy(office, revision.code);
    const carried = await listCarriedOut(lead, revision.code);
    const numbers = carried.map(
      (one) => clauses.find(({ id }) => id === one.policyClauseId)?.number,
    );
    expect(numbers).toEqual(number === null ? [] : [number]);
  });

  it("refuses drafts' clauses, other people's tasks and those of no list", async () => {
    const { code } = await draftPolicy(office, facts());
    const [first = ""] = await idsOf(code);
    const { taskId } = await draftTask();
    const unpublished = citeClauses(lead, { taskId, clauseIds: [first] });
    expect((await refusal(unpublished)).code).toBe("invalid");
    for (const who of [village, cityLead, VISITOR]) {
      expect((await refusal(citeClauses(who, { taskId, clauseIds: [] }))).code).toBe("not_found");
    }
    // The office sees the draft that it consents to, and does not write it.
    expect((await refusal(citeClauses(office, { taskId, clauseIds: [] }))).code).toBe("forbidden");
    const nothing = citeClauses(lead, { taskId: newId(), clauseIds: [] });
    expect((await refusal(nothing)).code).toBe("not_found");
  });

  it("shows the seeded points with the tasks that quote them and their figures", async () => {
    const work = await getClauseTasks(lead, "xiangyang");
    const tasks = Object.values(work.byClause).flat();
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.some((task) => (task.progress?.asked ?? 0) > 0)).toBe(true);
    expect(work.regionName).toBe("湖北省");
    // A village sees no figures of a region.
    const seen = Object.values((await getClauseTasks(village, "xiangyang")).byClause).flat();
    expect(seen.every((task) => task.progress === null)).toBe(true);
  });
});
