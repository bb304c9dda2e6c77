import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { setBudgets } from "@/lib/domain/burden/budget/commands";
import { getBudgets } from "@/lib/domain/burden/budget/queries";
import { setBudgetsSchema } from "@/lib/domain/burden/budget/schema";
import { getMeasured } from "@/lib/domain/burden/measured/queries";
import { findListChecks, getListBurden, listRegionBurdens } from "@/lib/domain/burden/queries";
import { inspectList } from "@/lib/domain/guard/queries";
import { listLists } from "@/lib/domain/lists/queries";
import { saveDraft, submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  type ReportWorld,
} from "../support/report-world";

const PROVINCE = "420000";
const YEAR = 2026;

let lead: StaffActor;
let office: StaffActor;
let world: ReportWorld;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, office] = await Promise.all([staff("sheng"), staff("office")]);
  world = await buildReportWorld(12);
}, 240_000);

const budgets = (level: string, minutes: string, version = 0, regionCode = PROVINCE) =>
  setBudgetsSchema.parse({
    ...{ regionCode, year: YEAR },
    ...{ [`minutes-${level}`]: minutes, [`version-${level}`]: String(version) },
  });

async function issuedVillageList(): Promise<string> {
  const [list] = await listLists(lead, { kind: "task", carrierCode: "village", year: YEAR });
  return list?.id ?? "";
}

/** A village's minutes in a quarter, straight from the assignments that were made for it. */
async function asked(quarter: number): Promise<{ all: number; own: number }> {
  const [found] = await rows<{ all: number; own: number }>(sql`
    select sum(t.minutes)::int as all,
      coalesce(sum(t.minutes) filter (where l.carrier_code = 'village'), 0)::int as own
    from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
    where a.year = ${YEAR} and not a.awaiting and extract(quarter from a.due_on) = ${quarter}
      and l.region_code = ${PROVINCE} and a.organisation_id = (
        select organisation_id from assignment where organisation_level = 'village'
          and node_code like '42%' order by organisation_id limit 1)`);
  return { all: found?.all ?? 0, own: found?.own ?? 0 };
}

describe("the minutes that lists lay on a village", () => {
  it("are those of the assignments that it really gets, quarter by quarter", async () => {
    const { rows: levels } = await getListBurden(lead, await issuedVillageList());
    const village = levels.find((one) => one.level === "village");
    for (const quarter of [1, 2, 3, 4]) {
      const cell = village?.quarters[quarter - 1];
      const { all, own } = await asked(quarter);
      expect({ all: cell?.all, own: cell?.own }, `quarter ${quarter}`).toEqual({ all, own });
    }
    expect(village?.quarters[3]?.all).toBeGreaterThan(village?.quarters[3]?.own ?? 0);
  });

  it("are reckoned for a region and those beneath that issue lists of their own", async () => {
    const [province, ...others] = await listRegionBurdens(office, PROVINCE, YEAR);
    const { all } = await asked(4);
    const village = province?.rows.find((one) => one.level === "village");
    expect(village?.quarters[3]?.all).toBe(all);
    expect(others.every((one) => one.regionCode.startsWith("42"))).toBe(true);
    expect((await refusal(listRegionBurdens(office, "420100", YEAR))).code).toBe("not_found");
    expect((await refusal(listRegionBurdens(await staff("cun"), PROVINCE, YEAR))).code).toBe(
      "forbidden",
    );
  });

  it("are shown to those who draw up or consent, and to nobody else", async () => {
    const listId = await issuedVillageList();
    expect((await findListChecks(office, listId))?.burden.rows.length).toBeGreaterThan(0);
    expect((await findListChecks(lead, listId))?.findings).toEqual([]);
    for (const login of ["cun", "xiang", "shi", "xuexiao", "jiwei", "xitong"]) {
      const stranger = await staff(login);
      expect(await findListChecks(stranger, listId), login).toBeNull();
      expect((await refusal(getListBurden(stranger, listId))).code, login).toBe("not_found");
    }
    expect(await findListChecks(VISITOR, listId)).toBeNull();
  });
});

describe("budgets", () => {
  it("are set by the region's office, on what was seen, and leave a trail", async () => {
    await setBudgets(office, budgets("county", "120"));
    const page = await getBudgets(office, { year: YEAR });
    expect(page.lines.find((line) => line.level === "county")).toMatchObject({
      ...{ minutes: 120, version: 1, above: null },
    });
    expect((await refusal(setBudgets(office, budgets("county", "90")))).code).toBe("conflict");
    await setBudgets(office, budgets("county", "90", 1));
    await setBudgets(office, budgets("county", "", 2));
    const trail = await rows<{ before: unknown; after: unknown }>(sql`
      select before, after from audit_entry where action = 'burden.set_budget' order by id`);
    expect(trail).toEqual([
      { before: { minutes: null }, after: { minutes: 120 } },
      { before: { minutes: 120 }, after: { minutes: 90 } },
      { before: { minutes: 90 }, after: { minutes: null } },
    ]);
  });

  it("are set once by two who press at once", async () => {
    const both = await Promise.allSettled([
      setBudgets(office, budgets("city", "100")),
      setBudgets(await staff("office2"), budgets("city", "110")),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("of a city hold beneath the province's, and only its own office sets them", async () => {
    const city = await staff("shiban");
    const regionCode = city.grants[0]?.regionCode ?? "";
    await setBudgets(office, budgets("unit", "200"));
    await setBudgets(city, budgets("unit", "150", 0, regionCode));
    const page = await getBudgets(city, { year: YEAR });
    expect(page.lines.find((line) => line.level === "unit")).toMatchObject({
      ...{ minutes: 150, above: { minutes: 200, regionName: "湖北省" } },
    });
    expect((await refusal(setBudgets(city, budgets("unit", "9", 1)))).code).toBe("not_found");
    for (const login of ["sheng", "cun", "xiang", "xuexiao", "jiwei", "xitong"]) {
      const stranger = await staff(login);
      const work = setBudgets(stranger, budgets("unit", "9", 1));
      expect((await refusal(work)).code, login).toBe("forbidden");
      expect((await refusal(getBudgets(stranger, {}))).code, login).toBe("forbidden");
    }
    expect((await refusal(setBudgets(VISITOR, budgets("unit", "9", 1)))).code).toBe("forbidden");
  });

  it("make the guard ask for a reason when a draft goes beyond them", async () => {
    const { all } = await asked(4);
    const listId = newId();
    await transaction(async (tx) => {
      await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, list_version, title)
        values (${listId}, 'task', 'village', ${PROVINCE}, ${YEAR}, 77, '清廉村居任务清单')`);
      await tx.count(sql`
        insert into task select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
          'list_id', ${listId}::text))).* from task t where t.list_id = ${await issuedVillageList()}::uuid`);
    });
    const over = async () =>
      (await inspectList(lead, listId)).filter((one) => one.ruleCode === "minutes_budget");
    await setBudgets(office, budgets("village", String(all)));
    expect(await over()).toEqual([]);
    await setBudgets(office, budgets("village", String(all - 1), 1));
    const found = await over();
    expect(found.length).toBe(1);
    expect(found[0]?.matched[0]?.words[0]).toContain(`${all} 分钟`);
    const { rows: levels } = await getListBurden(lead, listId);
    const cells = levels.find((one) => one.level === "village")?.quarters ?? [];
    expect(cells[3]).toMatchObject({ all, isOver: true });
  });
});

const CONTENT = {
  ...EMPTY_CONTENT,
  ...{ numerator: "19", denominator: "20", narrative: "已完成三资问题合同整改 19 份。" },
};

async function samples(): Promise<{ minutes: number; period: number }[]> {
  return rows(sql`select minutes, period from reporting_sample
    where root_task_id = ${world.tasks.ratio}::uuid order by minutes`);
}

/** Saves as often as there are pauses, each lying so many seconds after the one before, then submits. */
async function reportAfter(actor: StaffActor, period: number, pauses: readonly number[]) {
  const { id } = await assignmentOf(actor, world.tasks.ratio, period);
  for (const [version, pause] of pauses.entries()) {
    await saveDraft(actor, { assignmentId: id, version, content: CONTENT });
    await rows(sql`update report_draft set saved_at = saved_at - make_interval(secs => ${pause})
      where assignment_id = ${id}`);
  }
  const { version } = await assignmentOf(actor, world.tasks.ratio, period);
  const draftVersion = pauses.length;
  const input = { assignmentId: id, key: newId(), version, draftVersion, content: CONTENT };
  await submitReport(actor, input);
  return { id, input };
}

describe("what reporting takes", () => {
  const [first, second, third] = [0, 1, 2].map((at) => () => {
    const actor = world.villages[at];
    if (!actor) throw new Error("too few villages");
    return actor;
  });

  it("is the time between savings, pauses of more than five minutes left out", async () => {
    await reportAfter(first?.() as StaffActor, 1, [60, 90, 3600, 120]);
    expect(await samples()).toEqual([{ minutes: 5, period: 1 }]);
    await reportAfter(second?.() as StaffActor, 1, [10]);
    expect((await samples()).map((one) => one.minutes)).toEqual([1, 5]);
  });

  it("is capped at four hours, and counted once however often the report is sent or taken back", async () => {
    const actor = third?.() as StaffActor;
    const { id } = await assignmentOf(actor, world.tasks.ratio, 1);
    await saveDraft(actor, { assignmentId: id, version: 0, content: CONTENT });
    await rows(sql`update report_draft set active_seconds = 999999 where assignment_id = ${id}`);
    const { version } = await assignmentOf(actor, world.tasks.ratio, 1);
    const input = { assignmentId: id, key: newId(), version, draftVersion: 1, content: CONTENT };
    await submitReport(actor, input);
    await submitReport(actor, input);
    expect((await samples()).map((one) => one.minutes)).toEqual([1, 5, 240]);
    await withdrawReport(actor, { assignmentId: id, key: newId(), version: version + 1 });
    const again = { ...input, key: newId(), version: version + 2, draftVersion: 1 };
    await submitReport(actor, again);
    expect((await samples()).length).toBe(3);
    expect(await counterDifferences()).toEqual([]);
  });

  it("is not measured without a draft, nor of one that a progress table filled in", async () => {
    const before = await samples();
    await reportAfter(first?.() as StaffActor, 2, []);
    const actor = second?.() as StaffActor;
    const { id, version } = await assignmentOf(actor, world.tasks.ratio, 2);
    await saveDraft(actor, { assignmentId: id, version: 0, content: CONTENT });
    await rows(sql`update report_draft set origin = 'progress' where assignment_id = ${id}`);
    const now = await assignmentOf(actor, world.tasks.ratio, 2);
    const input = { assignmentId: id, key: newId(), draftVersion: 1, content: CONTENT };
    await submitReport(actor, { ...input, version: now.version });
    expect(now.version).toBeGreaterThan(version);
    expect(await samples()).toEqual(before);
    expect(await counterDifferences()).toEqual([]);
  });

  it("leads back to nobody: a sample holds task, period, level and minutes, under a random name", async () => {
    const columns = await rows<{ name: string }>(sql`
      select column_name as name from information_schema.columns
      where table_name = 'reporting_sample' order by 1`);
    expect(columns.map(({ name }) => name)).toEqual([
      "id",
      "minutes",
      "organisation_level",
      "period",
      "root_task_id",
      "year",
    ]);
    const [identity] = await rows<{ type: string; given: string; references: number }>(sql`
      select c.data_type as type, c.column_default as given, (select count(*)::int
        from information_schema.table_constraints where table_name = 'reporting_sample'
          and constraint_type = 'FOREIGN KEY') as references
      from information_schema.columns c where table_name = 'reporting_sample' and column_name = 'id'`);
    expect(identity).toEqual({ type: "uuid", given: "gen_random_uuid()", references: 0 });
    const change = transaction((tx) => tx.count(sql`update reporting_sample set minutes = 1`));
    await expect(change).rejects.toThrow();
  });
});

describe("what is shown of it", () => {
  it("begins at ten reports: median and quartiles by task and level, one quarter or the year", async () => {
    const listId = await issuedVillageList();
    const [task] = await rows<{ root: string; minutes: number }>(sql`
      select root_task_id as root, minutes from task where list_id = ${listId}::uuid and code = 'CJ-04'`);
    const root = task?.root ?? "";
    const add = (minutes: number[], period: number) =>
      rows(sql`insert into reporting_sample (root_task_id, year, period, organisation_level, minutes)
        select ${root}::uuid, ${YEAR}, ${period}, 'village', m from unnest(${minutes}::int[]) m`);
    const line = async (quarter?: number) => {
      const { tasks } = await getMeasured(office, { year: YEAR, quarter });
      return tasks.find((one) => one.rootTaskId === root && one.level === "village");
    };
    await add([20, 21, 22, 23, 24, 25, 26, 27, 28], 3);
    expect(await line()).toMatchObject({ measured: null, samples: 0 });
    await add([29], 3);
    expect(await line()).toMatchObject({
      ...{ samples: 10, estimate: task?.minutes, measured: { lower: 22, median: 25, upper: 27 } },
    });
    expect(await line(3)).toMatchObject({ samples: 10 });
    expect(await line(2)).toMatchObject({ measured: null, samples: 0 });
  });

  it("is for those who draft, consent or keep budgets", async () => {
    expect((await getMeasured(lead, { year: YEAR })).tasks.length).toBeGreaterThan(10);
    for (const login of ["cun", "xiang", "xuexiao", "jiwei", "xitong"]) {
      const work = getMeasured(await staff(login), { year: YEAR });
      expect((await refusal(work)).code, login).toBe("forbidden");
    }
    expect((await refusal(getMeasured(VISITOR, { year: YEAR }))).code).toBe("forbidden");
  });
});
