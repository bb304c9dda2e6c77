import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { VISITOR } from "@/lib/access/actor";
import { answerGuard, prefillTask } from "@/lib/domain/guard/commands";
import { getCatalogue } from "@/lib/domain/guard/fields/queries";
import { catalogueFilterSchema } from "@/lib/domain/guard/fields/schema";
import {
  getGuardFacts,
  inspectList,
  listGuardRules,
  requireGuardAnswered,
} from "@/lib/domain/guard/queries";
import { editRule } from "@/lib/domain/guard/register/commands";
import { type EditRuleInput, editRuleFormSchema } from "@/lib/domain/guard/register/schema";
import { findingsOf, inspectTasks } from "@/lib/domain/guard/rules";
import type { GuardFinding, GuardRule } from "@/lib/domain/guard/types";
import { submitForConsent } from "@/lib/domain/lists/commands";
import { getList } from "@/lib/domain/lists/queries";
import { listKnownFigures } from "@/lib/domain/reports/known/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { countStatements } from "../support/statements";

const PROVINCE = "420000";
const REASON = "已列入年度督查检查考核计划第 3 项";

let lead: StaffActor;
let office: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, office] = await Promise.all([staff("sheng"), staff("office")]);
}, 240_000);

interface TaskWish {
  code: string;
  title?: string;
  measure?: string;
  numerator?: string;
  minutes?: number;
}

/** A draft of the village carrier's next year, with plain quarterly tasks for villages. */
async function draftWith(tasks: TaskWish[], year = 2030): Promise<string> {
  const listId = newId();
  await transaction(async (tx) => {
    const version = await tx.row<{ next: number }>(sql`
      select coalesce(max(list_version), 0) + 1 as next from task_list
      where region_code = ${PROVINCE} and carrier_code = 'village' and year = ${year}`);
    await tx.count(sql`
      insert into task_list (id, kind, carrier_code, region_code, year, list_version, title)
      values (${listId}, 'task', 'village', ${PROVINCE}, ${year}, ${version?.next ?? 1}, '清廉村居任务清单')`);
    for (const [at, task] of tasks.entries()) await insertTask(tx, listId, task, at);
  });
  return listId;
}

type Tx = Parameters<Parameters<typeof transaction>[0]>[0];

async function insertTask(tx: Tx, listId: string, task: TaskWish, at: number): Promise<void> {
  const id = newId();
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
      form, accumulation, direction, target, numerator_name, denominator_name, source, frequency,
      due_dates, levels, asked, asked_levels, disclosure, minutes, basis, evidence_min, evidence_max,
      responsibilities, evidence_hint, cooperating_units, lead_name)
    values (${id}, ${listId}, ${id}, ${at}, ${task.code}, ${task.title ?? "日常工作"},
      ${task.measure ?? "逐项登记"}, '登记率', '%', 'ratio', 'flow', 'increase', 90,
      ${task.numerator ?? `已登记的${task.code}事项`}, ${`应登记的${task.code}事项`}, 'report',
      'quarterly', '{03-31,06-30,09-30,12-31}', '{village}', 'lowest', '{village}', 'public',
      ${task.minutes ?? 5}, '[]', 0, 3, '{primary}', '{台账}', '{}', '省农业农村厅')`);
}

function codesOf(findings: readonly GuardFinding[]): string[] {
  return findings.map((one) => `${one.code} ${one.ruleCode}`);
}

const asRead = (rule: GuardRule, change: Partial<EditRuleInput> = {}): EditRuleInput => ({
  ...editRuleFormSchema.parse({ ...rule, effect: rule.effect, version: rule.version, words: "x" }),
  words: rule.parameters.words ?? [],
  exceptions: rule.parameters.exceptions ?? [],
  near: rule.parameters.near ?? [],
  far: rule.parameters.far ?? [],
  plan: rule.parameters.plan ?? [],
  ...change,
});

async function ruleOf(code: string): Promise<GuardRule> {
  const found = (await listGuardRules(office)).find((rule) => rule.code === code);
  if (!found) throw new Error(`no rule ${code}`);
  return found;
}

describe("the guard over a draft", () => {
  const PLAIN = { code: "A-1" };
  const CHECK_IN = { code: "A-2", title: "学习教育", measure: "党员每日打卡" };
  const INSPECTION = { code: "A-3", measure: "每季组织暗访" };

  it("says what it finds, where, by which rule; nothing about plain tasks", async () => {
    const listId = await draftWith([PLAIN, CHECK_IN, INSPECTION]);
    const findings = await inspectList(lead, listId);
    expect(codesOf(findings)).toEqual(["A-2 check_in", "A-3 inspection_plan"]);
    expect(findings[0]).toMatchObject({
      taskTitle: "学习教育",
      effect: "block",
      isAnswerable: false,
      number: "",
      matched: [{ field: "measure", words: ["打卡"] }],
      answer: null,
    });
  });

  it("finds the same in the editor: the browser's facts give the server's findings", async () => {
    const listId = await draftWith([PLAIN, CHECK_IN, INSPECTION]);
    const { rules, facts, answers } = await getGuardFacts(lead, listId);
    const { tasks } = await getList(lead, listId);
    const titles = new Map(tasks.map((task) => [task.id, task.title]));
    const given = new Map(Object.entries(answers));
    const answered = { given, earlier: new Map<string, string>() };
    const shipped = JSON.parse(JSON.stringify({ tasks, rules, facts }));
    const hits = inspectTasks(shipped.tasks, shipped.rules, shipped.facts);
    expect(findingsOf(hits, rules, answered, titles)).toEqual(await inspectList(lead, listId));
  });

  it("asks the same number of statements of three tasks and of three hundred", async () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ code: `B-${at}`, measure: "组织暗访" }));
    const few = await draftWith([PLAIN, CHECK_IN, INSPECTION]);
    const large = await draftWith(many);
    const ofFew = await countStatements(() => inspectList(lead, few));
    const ofMany = await countStatements(() => inspectList(lead, large));
    expect(ofFew).toBe(8);
    expect(ofMany).toBe(ofFew);
  });

  it("keeps a list from being handed in until what is blocked is changed and the rest answered", async () => {
    const listId = await draftWith([CHECK_IN, INSPECTION]);
    const step = async () => ({
      ...{ listId, version: (await getList(lead, listId)).version },
      changeNote: "按年度重点调整任务",
    });
    const stopped = await refusal(submitForConsent(lead, await step()));
    expect(stopped.code).toBe("invalid");
    expect(stopped.fields.guard).toContain("A-2");
    expect(stopped.fields.answers).toContain("A-3");

    const [blocked, asked] = await inspectList(lead, listId);
    if (!blocked || !asked) throw new Error("nothing was found");
    const vain = answerGuard(lead, {
      taskId: blocked.taskId,
      ruleCode: "check_in",
      reason: REASON,
    });
    expect((await refusal(vain)).fields.reason).toContain("修改任务");
    const { taskId, ruleCode } = asked;
    await answerGuard(lead, { taskId, ruleCode, reason: REASON });
    await rows(sql`update task set measure = '不得要求党员打卡' where id = ${blocked.taskId}`);
    await requireGuardAnswered(lead, listId);
    await submitForConsent(lead, await step());

    const shown = await inspectList(office, listId);
    expect(shown[0]?.answer).toMatchObject({ reason: REASON, byName: lead.name });
    const late = answerGuard(lead, { taskId, ruleCode, reason: "换一个理由说说" });
    expect((await refusal(late)).code).toBe("conflict");
  });

  it("takes an answer back into the trail, and a repetition once", async () => {
    const listId = await draftWith([INSPECTION]);
    const [asked] = await inspectList(lead, listId);
    const input = { taskId: asked?.taskId ?? "", ruleCode: "inspection_plan" };
    const key = newId();
    await answerGuard(lead, { ...input, reason: REASON, key });
    await answerGuard(lead, { ...input, reason: REASON, key });
    await answerGuard(lead, { ...input, reason: "已改列入下半年计划" });
    const trail = await rows<{ before: { reason: string }; after: { reason: string } }>(sql`
      select before, after from audit_entry where action = 'guard.answer' and subject_id = ${listId}
      order by id`);
    expect(trail.map(({ after }) => after.reason)).toEqual([REASON, "已改列入下半年计划"]);
    expect(trail[1]?.before.reason).toBe(REASON);
    const moot = answerGuard(lead, { ...input, ruleCode: "check_in", reason: REASON });
    expect((await refusal(moot)).code).toBe("invalid");
  });

  it("is nobody else's: not found beside, forbidden for the office that consents, refused to visitors", async () => {
    const listId = await draftWith([INSPECTION]);
    const [asked] = await inspectList(lead, listId);
    const input = { taskId: asked?.taskId ?? "", ruleCode: "inspection_plan", reason: REASON };
    expect((await refusal(answerGuard(office, input))).code).toBe("forbidden");
    const own = { taskId: input.taskId, version: 1, rootTaskId: null };
    expect((await refusal(prefillTask(office, own))).code).toBe("forbidden");
    for (const login of ["cun", "xiang", "shi", "xian", "xuexiao", "shiban", "jiwei", "xitong"]) {
      const stranger = await staff(login);
      expect((await refusal(inspectList(stranger, listId))).code, login).toBe("not_found");
      expect((await refusal(getGuardFacts(stranger, listId))).code, login).toBe("not_found");
      expect((await refusal(answerGuard(stranger, input))).code, login).toBe("not_found");
      expect((await refusal(prefillTask(stranger, own))).code, login).toBe("not_found");
    }
    expect((await refusal(inspectList(VISITOR, listId))).code).toBe("not_found");
    expect((await refusal(inspectList(lead, newId()))).code).toBe("not_found");
    const nothing = answerGuard(lead, { ...input, taskId: newId() });
    expect((await refusal(nothing)).message).toBe(
      (await refusal(answerGuard(await staff("cun"), { ...input, taskId: newId() }))).message,
    );
  });

  it("offers the next version the reason that this one gave", async () => {
    const listId = await draftWith([INSPECTION]);
    const [asked] = await inspectList(lead, listId);
    const input = { taskId: asked?.taskId ?? "", ruleCode: "inspection_plan", reason: REASON };
    await answerGuard(lead, input);
    const next = await draftWith([INSPECTION]);
    expect((await inspectList(lead, next))[0]?.earlier).toBeNull();
    await rows(sql`update task set root_task_id = (select root_task_id from task
      where id = ${input.taskId}) where list_id = ${next}`);
    expect((await inspectList(lead, next))[0]).toMatchObject({ answer: null, earlier: REASON });
  });

  it("loses its answers with the draft's task", async () => {
    const listId = await draftWith([INSPECTION]);
    const [asked] = await inspectList(lead, listId);
    const taskId = asked?.taskId ?? "";
    await answerGuard(lead, { taskId, ruleCode: "inspection_plan", reason: REASON });
    await rows(sql`delete from task where id = ${taskId}`);
    expect(await rows(sql`select 1 from guard_answer where task_id = ${taskId}`)).toEqual([]);
  });
});

describe("what is asked already", () => {
  // 到位人数 of 应配备人数: asked of villages by the issued list of the village carrier, CJ-09.
  async function repeatedDraft() {
    const listId = newId();
    await transaction(async (tx) => {
      await tx.count(sql`
        insert into task_list (id, kind, carrier_code, region_code, year, list_version, title)
        values (${listId}, 'task', 'family', ${PROVINCE}, 2026, ${9}, '清廉家庭任务清单')
        on conflict do nothing`);
      await insertTask(tx, listId, { code: "F-1", numerator: "按期整改合同、问题合同" }, 1);
      await tx.count(sql`update task set numerator_name = '已整改的问题合同数',
        denominator_name = '排查出问题合同' where list_id = ${listId}`);
    });
    const [task] = await rows<{ id: string; version: number }>(
      sql`select id, version from task where list_id = ${listId}`,
    );
    return { listId, taskId: task?.id ?? "", version: task?.version ?? 0 };
  }

  it("is found with its owner, taken over by 引用, and asked again when that is undone", async () => {
    const family = await familyLead();
    const { listId, taskId, version } = await repeatedDraft();
    const [found] = (await inspectList(family, listId)).filter(
      (one) => one.ruleCode === "same_field",
    );
    expect(found?.related).toMatchObject({
      mayPrefill: true,
      task: expect.stringContaining("CJ-04"),
    });
    expect(found?.matched.map((one) => one.field)).toEqual(["numeratorName", "denominatorName"]);
    const rootTaskId = found?.related?.rootTaskId ?? "";
    const wrong = prefillTask(family, { taskId, version, rootTaskId: newId() });
    expect((await refusal(wrong)).code).toBe("invalid");
    const stale = prefillTask(family, { taskId, version: version + 5, rootTaskId });
    expect((await refusal(stale)).code).toBe("conflict");
    await prefillTask(family, { taskId, version, rootTaskId });
    expect(codesOf(await inspectList(family, listId))).not.toContain("F-1 same_field");
    await prefillTask(family, { taskId, version: version + 1, rootTaskId: null });
    expect(codesOf(await inspectList(family, listId))).toContain("F-1 same_field");
    await rows(sql`delete from task where list_id = ${listId}`);
    await rows(sql`delete from task_list where id = ${listId}`);
  });

  it("is offered on filling in: the same organisation's last approved figure, with its source", async () => {
    const { listId, taskId } = await repeatedDraft();
    const [known] = await rows<{
      organisation: string;
      root: string;
      numerator: string;
      period: number;
    }>(sql`
      select a.organisation_id as organisation, a.root_task_id as root, a.period,
        trim_scale(r.numerator)::text as numerator
      from assignment a join task t on t.id = a.task_id
      join report r on r.assignment_id = a.id and r.revision = a.revision
      where t.code = 'CJ-04' and a.status in ('approved', 'accepted')
      order by a.organisation_id, a.period desc limit 1`);
    if (!known) throw new Error("the demonstration has no approved report of CJ-04");
    await rows(sql`update task set prefill_root_id = ${known.root}::uuid where id = ${taskId}`);
    const [made] = await rows<{ id: string }>(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      select ${taskId}::uuid, ${taskId}::uuid, id, 2026, 4, node_code, township_code, level, kind,
        '2026-12-31' from organisation where id = ${known.organisation}::uuid returning id`);
    const figures = await listKnownFigures(office, made?.id ?? "");
    expect(figures.map(({ part }) => part)).toEqual(["numerator", "denominator"]);
    expect(figures[0]).toMatchObject({
      figure: known.numerator,
      taskCode: "CJ-04",
      period: known.period,
    });
    expect(figures[0]?.approvedAt).toMatch(/^20/);
    const [other] = await rows<{ id: string }>(
      sql`select id from assignment where task_id <> ${taskId}::uuid limit 1`,
    );
    expect(await listKnownFigures(office, other?.id ?? "")).toEqual([]);
    await rows(sql`delete from assignment where id = ${made?.id ?? ""}`);
    await rows(sql`delete from task where list_id = ${listId}`);
    await rows(sql`delete from task_list where id = ${listId}`);
  });

  it("stands in a catalogue that can be searched by those who draft or consent", async () => {
    const all = await getCatalogue(lead, catalogueFilterSchema.parse({}));
    expect(all.year).toBe(2026);
    expect(all.total).toBeGreaterThan(100);
    const found = await getCatalogue(lead, catalogueFilterSchema.parse({ q: "问题合同 农业" }));
    expect(found.fields.map((field) => field.taskCode)).toEqual(["CJ-04", "CJ-04"]);
    expect(found.fields[0]).toMatchObject({ source: "report", owner: expect.stringMatching(/.+/) });
    const system = await getCatalogue(office, catalogueFilterSchema.parse({ source: "system" }));
    expect(system.fields.every((field) => field.source === "system")).toBe(true);
    for (const login of ["cun", "xiang", "jiwei", "xitong"]) {
      const work = getCatalogue(await staff(login), catalogueFilterSchema.parse({}));
      expect((await refusal(work)).code, login).toBe("forbidden");
    }
  });
});

async function familyLead(): Promise<StaffActor> {
  return {
    ...lead,
    grants: lead.grants.map((grant) => ({ ...grant, carrierCode: "family" })),
  };
}

describe("the rules", () => {
  it("are kept by the office of the province: number, words and effect, on the version seen", async () => {
    const rule = await ruleOf("check_in");
    await editRule(office, asRead(rule, { number: "第九条", words: ["打卡", "点名"] }));
    const changed = await ruleOf("check_in");
    expect(changed).toMatchObject({ number: "第九条", version: rule.version + 1 });
    expect(changed.parameters.words).toEqual(["打卡", "点名"]);
    expect(changed.parameters.exceptions).toEqual(rule.parameters.exceptions);
    expect((await refusal(editRule(office, asRead(rule)))).code).toBe("conflict");
    const listId = await draftWith([{ code: "C-1", measure: "每日点名" }]);
    expect(codesOf(await inspectList(lead, listId))).toEqual(["C-1 check_in"]);
    const [entry] = await rows<{ after: { number: string } }>(sql`
      select after from audit_entry where action = 'guard.edit_rule' order by id desc limit 1`);
    expect(entry?.after.number).toBe("第九条");
    const wordless = editRule(office, asRead(changed, { words: [] }));
    expect((await refusal(wordless)).fields.words).toContain("至少写一个词");
  });

  it("are switched off without being lost", async () => {
    const rule = await ruleOf("inspection_plan");
    const listId = await draftWith([{ code: "D-1", measure: "组织暗访" }]);
    await editRule(office, asRead(rule, { isActive: false }));
    expect(await inspectList(lead, listId)).toEqual([]);
    await editRule(office, asRead(await ruleOf("inspection_plan"), { isActive: true }));
    expect(codesOf(await inspectList(lead, listId))).toEqual(["D-1 inspection_plan"]);
  });

  it("are changed by nobody else, and read only by those who draft or consent", async () => {
    const rule = await ruleOf("votes");
    expect((await refusal(editRule(lead, asRead(rule)))).code).toBe("forbidden");
    expect((await refusal(editRule(await staff("shiban"), asRead(rule)))).code).toBe("forbidden");
    for (const login of ["cun", "xiang", "xuexiao", "jiwei", "xitong", "anquan", "shenji"]) {
      const person = await staff(login);
      expect((await refusal(listGuardRules(person))).code, login).toBe("forbidden");
      expect((await refusal(editRule(person, asRead(rule)))).code, login).toBe("forbidden");
    }
    expect((await refusal(listGuardRules(VISITOR))).code).toBe("forbidden");
    expect(await ruleOf("votes")).toEqual(rule);
  });
});
