import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { type AskedScope, countAsked, findUnasked } from "@/lib/domain/assignments/asked/queries";
import { issueList } from "@/lib/domain/assignments/issuing/commands";
import { planIssue } from "@/lib/domain/assignments/issuing/queries";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { listTodo } from "@/lib/domain/assignments/todo/queries";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { getPoints } from "@/lib/domain/duties/points/queries";
import { linkClause } from "@/lib/domain/lists/commands";
import { makeDutyTasks } from "@/lib/domain/lists/duties/commands";
import { getList } from "@/lib/domain/lists/queries";
import { chooseTags } from "@/lib/domain/lists/tags/commands";
import { DEFAULT_TAGS } from "@/lib/domain/lists/tags/labels";
import { getTagWords, listTagWords } from "@/lib/domain/lists/tags/queries";
import { submitReport } from "@/lib/domain/reports/commands";
import { getReviewers } from "@/lib/domain/reports/reviewers/queries";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { approveReport } from "@/lib/domain/reviews/commands";
import { getSubmission } from "@/lib/domain/reviews/queries";
import { listQueue } from "@/lib/domain/reviews/queue/queries";
import { queueOf } from "@/lib/domain/reviews/queue/schema";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const YEAR = 2026;
const COUNTY = "420624";
const ALL_LEVELS = ["province", "city", "county", "township", "village", "unit"] as const;

let lead: StaffActor;
let school: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, school] = await Promise.all([staff("sheng"), staff("hubei-jyj")]);
}, 240_000);

async function schoolList(): Promise<string> {
  const found = await row<{ id: string }>(sql`
    select id from task_list where kind = 'responsibility' and carrier_code = 'school'
      and status = 'issued' and region_code = '420000'`);
  if (!found) throw new Error("no responsibility list");
  return found.id;
}

/** The next version of a responsibility list with its clauses, consented to and not yet issued. */
async function nextVersion(listId: string): Promise<string> {
  const id = newId();
  await transaction(async (tx) => {
    await tx.count(sql`
      insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
        disclosure, status, consent_note)
      select ${id}::uuid, kind, carrier_code, region_code, year, (select max(list_version) + 1
          from task_list o where o.kind = l.kind and o.carrier_code = l.carrier_code
            and o.region_code = l.region_code and o.year = l.year), title, lead_name, disclosure,
        'under_consent', '同意' from task_list l where id = ${listId}::uuid`);
    await tx.count(sql`
      insert into clause (id, list_id, position, code, responsibility, text, subject, post, frequency,
        basis, root_clause_id, tags, duty_kind, due_dates, levels, asked_role, lead_line, minutes)
      select gen_random_uuid(), ${id}::uuid, position, code, responsibility, text, subject, post,
        frequency, basis, root_clause_id, tags, duty_kind, due_dates, levels, asked_role, lead_line,
        minutes from clause where list_id = ${listId}::uuid`);
    await tx.count(sql`
      insert into clause_task (clause_id, root_task_id)
      select n.id, link.root_task_id from clause o join clause n on n.list_id = ${id}::uuid
        and n.code = o.code join clause_task link on link.clause_id = o.id
      where o.list_id = ${listId}::uuid`);
  });
  return id;
}

interface Made {
  code: string;
  root: string;
  replaces: string | null;
  linked: string[];
}

function dutiesOf(listId: string): Promise<Made[]> {
  return rows(sql`
    select t.code, t.root_task_id as root, t.replaces_root_id as replaces,
      array(select root_task_id::text from clause_task where clause_id = t.clause_id) as linked
    from task t where t.list_id = ${listId}::uuid and t.clause_id is not null order by t.code`);
}

const make = (listId: string) => transaction((tx: Tx) => makeDutyTasks(tx, listId));

describe("recurring duties", () => {
  it("become tasks once, with the root that their clause had before", async () => {
    const first = await schoolList();
    const before = await dutiesOf(first);
    expect(before.map(({ code }) => code)).toEqual(["XX-Z01", "XX-Z02", "XX-Z05", "XX-Z06"]);
    const next = await nextVersion(first);
    expect(await make(next)).toBe(4);
    expect(await dutiesOf(next)).toEqual(before);
    expect(await make(next)).toBe(0);
    expect(await dutiesOf(next)).toEqual(before);
    for (const { root, linked } of before) expect(linked).toEqual([root]);
  });

  it("are others when they come back more or less often, and none where a task carries the clause out", async () => {
    const first = await schoolList();
    const before = new Map((await dutiesOf(first)).map((duty) => [duty.code, duty]));
    const next = await nextVersion(first);
    const ordinary = await row<{ root: string }>(sql`
      select t.root_task_id as root from task t where t.code = 'XX-03'`);
    await transaction(async (tx) => {
      await tx.count(sql`update clause set frequency = 'annual', due_dates = '{12-10}'
        where list_id = ${next}::uuid and code = 'XX-Z01'`);
      await tx.count(sql`update clause set duty_kind = null where list_id = ${next}::uuid
        and code = 'XX-Z05'`);
      await tx.count(sql`insert into clause_task (clause_id, root_task_id)
        select id, ${ordinary?.root}::uuid from clause
        where list_id = ${next}::uuid and code = 'XX-Z02'`);
    });
    expect(await make(next)).toBe(2);
    const after = new Map((await dutiesOf(next)).map((duty) => [duty.code, duty]));
    expect([...after.keys()]).toEqual(["XX-Z01", "XX-Z06"]);
    expect(after.get("XX-Z06")).toEqual(before.get("XX-Z06"));
    const changed = after.get("XX-Z01");
    expect(changed?.root).not.toBe(before.get("XX-Z01")?.root);
    expect(changed).toMatchObject({
      replaces: before.get("XX-Z01")?.root,
      linked: [changed?.root],
    });
    const links = await rows<{ root: string }>(sql`
      select link.root_task_id as root from clause_task link join clause k on k.id = link.clause_id
      where k.list_id = ${next}::uuid and k.code in ('XX-Z02', 'XX-Z05')`);
    expect(links).toEqual([{ root: ordinary?.root }]);
  });

  it("are planned, asked and counted when their list is issued, and follow its next version", async () => {
    const first = await schoolList();
    const next = await nextVersion(first);
    await transaction(async (tx) => {
      await tx.count(sql`update clause set due_dates = '{06-25,12-28}'
        where list_id = ${next}::uuid and code = 'XX-Z01'`);
      await makeDutyTasks(tx, next);
    });
    const scope = { regionCodes: [], organisationIds: [], periods: "upcoming" as const };
    const levels = [...ALL_LEVELS];
    const plan = await planIssue(school, { listId: next, levels, ...scope });
    expect(plan.total).toBeGreaterThan(10);
    expect(plan.levels).toEqual(["province", "city", "county"]);
    const { version } = await getList(school, next);
    await issueList(school, { listId: next, version, levels, ...scope });
    const due = await rows<{ dueOn: string; open: boolean; n: number }>(sql`
      select a.due_on as "dueOn", a.status in ('not_started', 'drafting', 'returned') as open,
        count(*)::int as n
      from assignment a join task t on t.root_task_id = a.root_task_id and t.list_id = ${next}::uuid
      where t.code = 'XX-Z01' and a.period = 2 group by 1, 2`);
    expect(due.filter(({ open }) => open).map(({ dueOn }) => dueOn)).toEqual(["2026-12-28"]);
    const replaced = await row<{ status: string }>(
      sql`select status from task_list where id = ${first}::uuid`,
    );
    expect(replaced?.status).toBe("superseded");
    expect(isConsistent(await checkCounters({ kind: "system", name: "test" }))).toBe(true);
  });

  it("stay with their clause when a person says which tasks carry it out", async () => {
    const listId = await schoolList();
    const [duty] = await dutiesOf(listId);
    const clause = await row<{ id: string }>(sql`
      select id from clause where list_id = ${listId}::uuid and code = 'XX-Z01'`);
    await linkClause(school, { clauseId: clause?.id ?? "", rootTaskIds: [] });
    const [after] = await dutiesOf(listId);
    expect(after?.linked).toEqual([duty?.root]);
  });
});

describe("who is asked by role", () => {
  it("is every cooperating unit and resident group of the carrier, and nobody else", async () => {
    const tasks = await rows<{ id: string; listId: string; code: string }>(sql`
      select t.id, t.list_id as "listId", t.code from task t join task_list l on l.id = t.list_id
      where t.asked_role <> 'lead' and l.status = 'issued' order by t.code`);
    expect(tasks.length).toBeGreaterThan(8);
    for (const { id, listId } of tasks) {
      const scope: AskedScope = {
        ...{ listId, levels: ALL_LEVELS, nodes: null, organisationIds: null },
        ...{ taskId: id, isUpcomingOnly: false },
      };
      const cells = await rows<{ level: string; organisations: number }>(countAsked(scope));
      // Counted from the organisations' side: who holds the role for the carrier where the level is asked.
      const held = await rows<{ level: string; organisations: number }>(sql`
        select o.level, count(distinct o.id)::int as organisations
        from organisation o join lead_duty d on d.organisation_id = o.id and d.valid_to is null
        join task t on t.id = ${id}::uuid join task_list l on l.id = t.list_id
        join region r on r.code = d.region_code
        where d.role::text = t.asked_role::text
          and d.carrier_code in (select code from carrier
            where code = l.carrier_code or parent_code = l.carrier_code)
          and (r.level::text = any (t.levels::text[])
            or (r.is_direct_county and 'county' = any (t.levels::text[])))
        group by 1`);
      const sorted = (all: typeof held) =>
        all.map(({ level, organisations }) => `${level} ${organisations}`).sort();
      expect(sorted(cells)).toEqual(sorted(held));
    }
  });

  it("says where nobody has the role", async () => {
    await transaction((tx) =>
      tx.count(sql`update lead_duty set valid_to = (now() at time zone 'Asia/Shanghai')::date
        where region_code = ${COUNTY} and carrier_code = 'village' and role = 'cooperating'`),
    );
    const plan = await row<{ id: string; listId: string }>(sql`
      select t.id, t.list_id as "listId" from task t join task_list l on l.id = t.list_id
      where t.code = 'CJ-Z02' and l.status = 'issued'`);
    const gaps = await rows<{ regionCode: string }>(
      findUnasked({
        ...{ listId: plan?.listId ?? "", levels: ALL_LEVELS, nodes: null, organisationIds: null },
        ...{ taskId: plan?.id ?? "", isUpcomingOnly: false },
      }),
    );
    expect(gaps.map(({ regionCode }) => regionCode)).toContain(COUNTY);
    const school = await row<{ id: string; listId: string }>(sql`
      select t.id, t.list_id as "listId" from task t join task_list l on l.id = t.list_id
      where t.code = 'XX-Z06' and l.status = 'issued'`);
    expect(
      await rows(
        findUnasked({
          ...{ listId: school?.listId ?? "", levels: ["county"], nodes: [COUNTY] },
          ...{ organisationIds: null, taskId: school?.id ?? "", isUpcomingOnly: false },
        }),
      ),
    ).toEqual([]);
  });

  it("ends with the dated role", async () => {
    const task = await row<{ id: string; listId: string }>(sql`
      select t.id, t.list_id as "listId" from task t join task_list l on l.id = t.list_id
      where t.code = 'YY-Z06' and l.status = 'issued'`);
    const count = async () => {
      const cells = await rows<{ organisations: number }>(
        countAsked({
          ...{ listId: task?.listId ?? "", levels: ALL_LEVELS, nodes: [COUNTY] },
          ...{ organisationIds: null, taskId: task?.id ?? "", isUpcomingOnly: false },
        }),
      );
      return cells.reduce((sum, cell) => sum + cell.organisations, 0);
    };
    expect(await count()).toBe(1);
    await transaction((tx) =>
      tx.count(sql`update lead_duty set valid_to = (now() at time zone 'Asia/Shanghai')::date
        where region_code = ${COUNTY} and carrier_code = 'hospital' and role = 'resident'`),
    );
    expect(await count()).toBe(0);
  });
});

describe("the 监督责任 of a resident group", () => {
  it("is in its day, is submitted, and is reviewed by the office one level up", async () => {
    const resident = await staff("paizhu");
    const todo = await listTodo(resident, { year: YEAR, isOwnOnly: true, limit: 200 });
    const duty = todo.find(
      ({ taskCode, status }) => taskCode === "QY-Z06" && status === "not_started",
    );
    if (!duty) throw new Error("nothing to do");
    const assignmentId = duty.id;
    const content = { ...EMPTY_CONTENT, value: "1", narrative: "已开展日常监督，问题当场反馈。" };
    const detail = await getAssignment(resident, assignmentId);
    const { names } = await getReviewers(resident, detail);
    expect(names).toEqual(["襄阳市清廉建设领导小组办公室"]);
    const { version } = detail;
    const key = newId();
    await submitReport(resident, { assignmentId, version, content, key, draftVersion: 0 });

    const above = await staff("shiban");
    const queue = await listQueue(above, queueOf(""));
    expect(queue.rows.map((line) => line.assignmentId)).toContain(assignmentId);
    for (const login of ["jiwei", "paizhu"]) {
      expect((await refusal(getSubmission(await staff(login), assignmentId))).code).toBe(
        "forbidden",
      );
    }
    // Those whom it supervises do not see it among what they review.
    const supervised = await staff("xiangyang-gzw");
    expect((await refusal(getSubmission(supervised, assignmentId))).code).toBe("not_found");

    const submission = await getSubmission(above, assignmentId);
    expect(submission.assignment.organisationName).toBe(resident.organisation.name);
    const shown = submission.assignment.version;
    await approveReport(above, { assignmentId, version: shown, key: newId() });
    expect((await getAssignment(resident, assignmentId)).status).toBe("approved");
  });

  it("leaves no duty of any list without somebody who reviews it", async () => {
    const asked = await rows<{ id: string; place: string }>(sql`
      select distinct on (t.id, a.organisation_level, a.organisation_kind) a.id::text as id,
        t.code || ' ' || a.organisation_level as place
      from assignment a join task t on t.id = a.task_id
      where t.clause_id is not null order by t.id, a.organisation_level, a.organisation_kind, a.id`);
    expect(asked.length).toBeGreaterThan(40);
    const system = { kind: "system", name: "test" } as const;
    for (const { id, place } of asked) {
      const { names } = await getReviewers(system, await getAssignment(system, id));
      expect({ place, names }).toEqual({
        place,
        names: expect.arrayContaining([expect.any(String)]),
      });
    }
  });
});

describe("an organisation's points", () => {
  it("are the clauses that apply to it, by responsibility and post, with their dates", async () => {
    const county = await staff("xian");
    const page = await getPoints(county, { organisationId: county.organisation.id, year: YEAR });
    const points = page.groups.flatMap((group) => group.points);
    const duty = points.find(({ code }) => code === "CJ-Z01");
    expect(duty).toMatchObject({
      responsibility: "primary",
      post: "党委（党组）书记",
      dutyKind: "study",
      tags: ["纳入责任制考核", "纳入述责述廉", "纳入巡察监督"],
    });
    expect(duty?.tasks[0]?.dates.map(({ dueOn }) => dueOn)).toEqual(["2026-06-25", "2026-12-10"]);
    expect(points.map(({ code }) => code)).not.toContain("XX-Z01");
    for (const { responsibility, post, points: own } of page.groups) {
      for (const point of own)
        expect([point.responsibility, point.post ?? ""]).toEqual([responsibility, post]);
    }
    const order = page.groups.map(({ responsibility }) => responsibility);
    expect(order).toEqual([...order].sort((a, b) => rank(a) - rank(b)));
  });

  it("narrow to a tag, and count over what is shown", async () => {
    const office = await staff("xianban");
    const query = { organisationId: office.organisation.id, year: YEAR };
    const all = await getPoints(office, query);
    const [tag] = all.tags;
    const some = await getPoints(office, { ...query, tag: tag?.tag });
    const shown = some.groups.flatMap((group) => group.points);
    expect(shown).toHaveLength(tag?.count ?? -1);
    expect(Object.values(some.counts).reduce((sum, count) => sum + count, 0)).toBe(shown.length);
    expect(some.tags).toEqual(all.tags);
    for (const point of shown) expect(point.tags).toContain(tag?.tag);
  });

  it("show a resident group all of its own work", async () => {
    const resident = await staff("paizhu");
    const page = await getPoints(resident, {
      organisationId: resident.organisation.id,
      year: YEAR,
    });
    expect(page.counts.hidden).toBe(0);
    expect(page.groups.map(({ responsibility }) => responsibility)).toEqual(["oversight"]);
    const working = page.groups
      .flatMap(({ points }) => points)
      .filter(({ tasks }) => tasks.length > 0);
    expect(working.length).toBeGreaterThan(3);
  });

  it("are read within reach only", async () => {
    const county = await staff("xian");
    const reporter = await staff("cun");
    const query = { organisationId: county.organisation.id, year: YEAR };
    expect((await refusal(getPoints(reporter, query))).code).toBe("not_found");
    expect((await refusal(getPoints(await staff("linxian"), query))).code).toBe("not_found");
    expect((await refusal(getPoints(await staff("shenji"), query))).code).toBe("forbidden");
    expect((await refusal(getPoints(VISITOR, query))).code).toBe("forbidden");
    const city = await staff("shiban");
    expect((await getPoints(city, query)).organisation.name).toBe(county.organisation.name);
  });
});

const rank = (word: string) => ["primary", "oversight", "regulatory"].indexOf(word);

describe("the words of tags", () => {
  it("are the platform's until an office chooses its own, and then hold beneath it", async () => {
    const city = await staff("shiban");
    expect((await getTagWords(city, COUNTY)).tags).toEqual(DEFAULT_TAGS);
    const own = { regionCode: "420600", version: 0, tags: ["纳入年度考核", "纳入巡察"] };
    await chooseTags(city, own);
    expect(await getTagWords(city, COUNTY)).toMatchObject({
      tags: own.tags,
      chosenBy: "襄阳市",
      version: 0,
    });
    expect((await getTagWords(city, "429021")).tags).toEqual(DEFAULT_TAGS);
    const [words] = await listTagWords(city);
    expect(words).toMatchObject({ regionCode: "420600", version: 1, tags: own.tags });
    const stale = await refusal(chooseTags(city, { ...own, tags: ["纳入审计"] }));
    expect(stale.code).toBe("conflict");
    await chooseTags(city, { ...own, version: 1, tags: ["纳入审计"] });
    expect((await getTagWords(city, COUNTY)).tags).toEqual(["纳入审计"]);
  });

  it("are the office's alone to choose, in its own region", async () => {
    const input = { regionCode: COUNTY, version: 0, tags: ["甲"] };
    for (const login of ["shiban", "xian", "paizhu", "jiwei", "cun"]) {
      expect((await refusal(chooseTags(await staff(login), input))).code).toBe("forbidden");
    }
    expect((await refusal(listTagWords(lead))).code).toBe("forbidden");
  });
});
