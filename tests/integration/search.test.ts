import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { followNames, restartNames } from "@/lib/domain/search/entries/commands";
import { searchShown, searchStaff } from "@/lib/domain/search/queries";
import { followReports, restartReports } from "@/lib/domain/search/reports/commands";
import type { SearchGroup, SearchHit } from "@/lib/domain/search/types";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

const worker = systemActor("搜索");
let world: ReportWorld;
const receipts = new Map<StaffActor, string>();

async function follow(): Promise<void> {
  await followNames(worker);
  while (await followReports(worker));
}

async function hits(actor: StaffActor, q: string, group: SearchGroup): Promise<SearchHit[]> {
  const found = await searchStaff(actor, { q, page: 1 });
  return found.find((one) => one.group === group)?.hits ?? [];
}

async function titles(actor: StaffActor, q: string, group: SearchGroup): Promise<string[]> {
  return (await hits(actor, q, group)).map(({ title }) => title);
}

async function reporting(actor: StaffActor, q: string): Promise<string[]> {
  const found = await hits(actor, q, "report");
  return found.flatMap((hit) => (hit.kind === "report" ? [hit.organisationName] : []));
}

async function submit(actor: StaffActor, narrative: string): Promise<string> {
  const { id, version } = await assignmentOf(actor, world.tasks.ratio);
  const content = { ...EMPTY_CONTENT, numerator: "9", denominator: "10", narrative };
  const receipt = await submitReport(actor, {
    ...{ assignmentId: id, version, key: newId(), draftVersion: 0, content },
  });
  return receipt.receiptNo;
}

beforeAll(async () => {
  world = await buildReportWorld();
  const [one, two] = world.villages as [StaffActor, StaffActor];
  receipts.set(one, await submit(one, "合同台账已核对，公开栏已更新。"));
  receipts.set(two, await submit(two, "合同已全部上墙公开。"));
  receipts.set(world.neighbour, await submit(world.neighbour, "合同公开正在补录。"));
  await follow();
});

describe("reports", () => {
  it("are found by every word of their text, whatever stands between", async () => {
    const { lead } = world;
    expect((await reporting(lead, "合同")).sort()).toEqual(["青山1村", "青山2村"]);
    expect(await reporting(lead, "公开 台账")).toEqual(["青山1村"]);
    expect(await reporting(lead, "台账 上墙")).toEqual([]);
    expect(await reporting(lead, "公开合同")).toEqual([]);
    expect(await reporting(lead, "核对，公开栏")).toEqual(["青山1村"]);
  });

  it("of others are found by nobody who may not read them", async () => {
    const [one, two, three] = world.villages as [StaffActor, StaffActor, StaffActor];
    expect(await reporting(one, "合同")).toEqual(["青山1村"]);
    expect(await reporting(three, "合同")).toEqual([]);
    expect(await reporting(world.neighbour, "合同")).toEqual(["西河村"]);
    expect(await reporting(world.otherTownship, "合同")).toEqual([]);
    expect((await reporting(world.township, "合同")).sort()).toEqual(["青山1村", "青山2村"]);
    expect(await reporting(three, receipts.get(two) ?? "")).toEqual([]);
    expect(await searchStaff(VISITOR as never, { q: "合同", page: 1 })).toEqual([]);
  });

  it("are found by their receipt number, within reach alone", async () => {
    const [one] = world.villages as [StaffActor];
    const number = receipts.get(one) ?? "";
    expect(await reporting(one, number)).toEqual(["青山1村"]);
    expect(await reporting(world.lead, number.replace("-", ""))).toEqual(["青山1村"]);
    expect(await reporting(world.lead, receipts.get(world.neighbour) ?? "")).toEqual([]);
  });

  it("lead the reviewer to the review, the village to its report", async () => {
    const [one] = world.villages as [StaffActor];
    const { id } = await assignmentOf(one, world.tasks.ratio);
    const href = async (actor: StaffActor) => {
      const found = await searchShown(actor, { q: receipts.get(one) ?? "", page: 1 });
      return found.find(({ group }) => group === "report")?.hits[0]?.href;
    };
    expect(await href(world.township)).toBe(`/desk/reviews/${id}`);
    expect(await href(one)).toBe(`/desk/assignments/${id}`);
  });

  it("are found by what they say now, not by what they said before", async () => {
    const [, , three] = world.villages as [StaffActor, StaffActor, StaffActor];
    await submit(three, "先写的草稿文字");
    await follow();
    expect(await reporting(three, "草稿文字")).toEqual(["青山3村"]);
    const { id, version } = await assignmentOf(three, world.tasks.ratio);
    await withdrawReport(three, { assignmentId: id, version, key: newId() });
    const draft = await rows<{ version: number }>(
      sql`select version from report_draft where assignment_id = ${id}`,
    );
    const again = await assignmentOf(three, world.tasks.ratio);
    const content = { ...EMPTY_CONTENT, numerator: "9", denominator: "10", narrative: "改写之后" };
    await submitReport(three, {
      ...{ assignmentId: id, version: again.version, key: newId(), content },
      draftVersion: draft[0]?.version ?? 0,
    });
    await follow();
    expect(await reporting(three, "草稿文字")).toEqual([]);
    expect(await reporting(three, "改写")).toEqual(["青山3村"]);
  });

  it("of cancelled assignments are found no more, of restored ones again", async () => {
    const [one] = world.villages as [StaffActor];
    const { id } = await assignmentOf(one, world.tasks.ratio);
    await rows(sql`update assignment set status = 'cancelled' where id = ${id}`);
    await follow();
    expect(await reporting(one, "台账")).toEqual([]);
    await rows(sql`update assignment set status = 'submitted' where id = ${id}`);
    await follow();
    expect(await reporting(one, "台账")).toEqual(["青山1村"]);
  });

  it("of a transaction that ends late are not passed over", async () => {
    const two = world.villages[1] as StaffActor;
    // Of another county: the counters of one and the same would make the second wait.
    const slow = await assignmentOf(world.neighbour, world.tasks.flow, 1);
    const fast = await assignmentOf(two, world.tasks.flow, 2);
    const send = async ({ id, version }: typeof slow, narrative: string) => {
      const content = { ...EMPTY_CONTENT, value: "3", narrative };
      await submitReport(two, {
        ...{ assignmentId: id, version, key: newId(), draftVersion: 0, content },
      });
    };
    await transaction(async (tx) => {
      // Takes the smaller event number and keeps its transaction open while a later one ends.
      await tx.count(sql`update assignment set status = 'drafting', version = version + 1
        where id = ${slow.id}`);
      await tx.count(sql`update assignment set status = 'submitted', revision = 1, submitted_at = now()
        where id = ${slow.id}`);
      await tx.count(sql`insert into report (id, assignment_id, revision, narrative, receipt_no,
          submitted_by_id, submitted_by_name, is_on_time)
        values (${newId()}, ${slow.id}, 1, '迟到的文字', '20260101-9999999', ${two.accountId},
          '迟', true)`);
      await send(fast, "先到的文字");
      await follow();
      expect(await reporting(two, "先到的")).toEqual(["青山2村"]);
    });
    await follow();
    await follow();
    expect(await reporting(world.neighbour, "迟到的")).toEqual(["西河村"]);
  });
});

describe("tasks and organisations", () => {
  it("are found by name, code and first letters, the very name first", async () => {
    const { lead } = world;
    expect(await titles(lead, "三资问题清理整改", "task")).toEqual(["三资问题清理整改"]);
    expect(await titles(lead, "cj-04", "task")).toEqual(["三资问题清理整改"]);
    expect(await titles(lead, "CJ", "task")).toHaveLength(4);
    expect((await titles(lead, "qlcj", "task"))[0]).toBe("清廉村居任务清单");
    expect(await titles(lead, "szwt", "task")).toEqual(["三资问题清理整改"]);
    expect(await titles(lead, "qs1", "organisation")).toEqual(["青山1村"]);
    expect((await titles(lead, "青山", "organisation"))[0]).toBe("青山镇");
    expect(await titles(lead, "990102001", "organisation")).toContain("青山镇");
    expect(await titles(lead, "东区 青山 2村", "organisation")).toEqual(["青山2村"]);
  });

  it("lie within reach: a village finds itself, a township its own", async () => {
    const [one] = world.villages as [StaffActor];
    expect(await titles(one, "青山", "organisation")).toEqual(["青山1村"]);
    expect(await titles(world.otherTownship, "青山", "organisation")).toEqual([]);
    expect(await titles(world.lead, "西河", "organisation")).toEqual([]);
  });

  it("open one's own assignment of a task", async () => {
    const [one] = world.villages as [StaffActor];
    const [hit] = await hits(one, "CJ-01", "task");
    const { id } = await assignmentOf(one, world.tasks.yesNo);
    expect(hit).toMatchObject({ kind: "task", ownAssignmentId: id });
  });

  it("follow a new name of an organisation and of a region", async () => {
    await rows(sql`update organisation set name = '绿水镇' where name = '白河镇'`);
    await rows(sql`update region set name = '南区' where name = '西区'`);
    await follow();
    expect(await titles(world.lead, "绿水", "organisation")).toEqual(["绿水镇"]);
    expect(await titles(world.lead, "白河镇", "organisation")).toEqual(["绿水镇"]);
    expect(await titles(world.neighbour, "南区", "organisation")).toEqual(["西河村"]);
  });

  it("are of issued lists alone", async () => {
    const { lead } = world;
    await rows(sql`update task_list set status = 'superseded'`);
    await follow();
    expect(await titles(lead, "三资", "task")).toEqual([]);
    await rows(sql`update task_list set status = 'issued'`);
    // What the worker has not taken up yet is at least not shown wrongly.
    await follow();
    expect(await titles(lead, "三资", "task")).toHaveLength(1);
    await rows(sql`update task_list set status = 'archived'`);
    expect(await titles(lead, "三资", "task")).toEqual([]);
    await rows(sql`update task_list set status = 'issued'`);
    await follow();
  });

  it("leave closed organisations out", async () => {
    const closing = world.villages[2] as StaffActor;
    const { id } = closing.organisation;
    await rows(sql`update organisation set valid_to = '2020-01-01' where id = ${id}`);
    expect(await titles(world.township, "青山3村", "organisation")).toEqual([]);
    await rows(sql`update organisation set valid_to = null where id = ${id}`);
    expect(await titles(world.township, "青山3村", "organisation")).toEqual(["青山3村"]);
  });
});

describe("the index", () => {
  const all = async () => ({
    reports: await rows(sql`select assignment_id, report_id, body from search_report order by 1`),
    names: await rows(sql`select kind, id, plain, letters, body from search_entry order by 1, 2`),
  });

  it("is the same after it has been built anew", async () => {
    const before = await all();
    expect(before.reports.length).toBeGreaterThan(3);
    await restartNames(worker);
    await restartReports(worker);
    expect((await all()).names).toEqual([]);
    await follow();
    expect(await all()).toEqual(before);
  });

  it("takes whatever is typed for words, never for a pattern or a query", async () => {
    const odd = [
      "%",
      "_",
      "' or 1=1",
      "\\",
      ":*",
      "&|!",
      "()",
      "a'b",
      "合同%公开",
      "\u{20BB7}野",
      "𠮷",
    ];
    for (const q of odd)
      await expect(searchStaff(world.lead, { q, page: 1 })).resolves.toBeDefined();
    expect(await reporting(world.lead, "合同%")).toHaveLength(2);
    expect(await titles(world.lead, "%", "organisation")).toEqual([]);
  });
});
