import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { readAnalysis } from "@/lib/domain/supervision/analysis/queries";
import { analysisFilterSchema } from "@/lib/domain/supervision/analysis/schema";
import { readFeedback } from "@/lib/domain/supervision/feedback/queries";
import { guideBand } from "@/lib/domain/supervision/guidance/commands";
import { readGuidance } from "@/lib/domain/supervision/guidance/queries";
import { summariseFunctions } from "@/lib/domain/supervision/queries";
import { csvLinesOf } from "@/lib/domain/supervision/tables/rules";
import type { FigureTable } from "@/lib/domain/supervision/tables/types";
import { requestOpening } from "@/lib/domain/windows/openings/commands";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

let world: ReportWorld;
let office: StaffActor;
let city: StaffActor;

const filter = (more: Record<string, string> = {}) => analysisFilterSchema.parse(more);
const tableOf = (tables: FigureTable[], key: string) => {
  const found = tables.find((table) => table.key === key);
  if (!found) throw new Error(`no table ${key}`);
  return found;
};

beforeAll(async () => {
  world = await buildReportWorld(40);
  office = (await personWith("supervisor", "990102")).actor;
  city = (await personWith("supervisor", "990100")).actor;
  // All late in the east but for the villages' yes-or-no; the west has done its work.
  await rows(sql`update assignment set due_on = '2026-03-31'`);
  await rows(sql`update assignment set status = 'approved', done_at = now(), submitted_at = '2026-03-10',
      revision = 1, is_on_time = true
    where node_code = '990103' or root_task_id = ${world.tasks.yesNo}`);
});

describe("综合分析", () => {
  it("counts what the assignments say, by carrier, level and period, and opens each number", async () => {
    const { tables, sentences } = await readAnalysis(office, filter());
    const [line] = tableOf(tables, "cross").rows;
    const [facts] = await rows<{ asked: number; done: number; late: number }>(sql`
      select count(*)::int as asked, count(*) filter (where done_at is not null)::int as done,
        count(*) filter (where done_at is null)::int as late from assignment where node_code = '990102'`);
    expect(line?.[1]?.value).toBe(facts?.asked);
    expect(line?.[2]?.value).toBeCloseTo((facts?.done ?? 0) / (facts?.asked ?? 1));
    expect(line?.[3]).toMatchObject({ value: facts?.late });
    expect(line?.[3]?.href).toContain("show=overdue");
    expect(line?.[3]?.href).toContain("regionCode=990102");
    expect(sentences[0]).toContain(`应报 ${facts?.asked} 项`);
    const period = tableOf(tables, "period").rows[0];
    expect(period?.[3]?.value).toBe(facts?.late);
  });

  it("says where what is late lies, up to the whole of it", async () => {
    const late = tableOf((await readAnalysis(office, filter())).tables, "late-tasks");
    expect(late.rows.at(-1)?.at(-1)?.value).toBe(1);
    expect(late.rows[0]?.[0]?.value).toBe("三资问题清理整改");
  });

  it("lists reasons of exemptions, and leaves out tables in which nothing is counted", async () => {
    const { id } = await assignmentOf(world.villages[0] as StaffActor, world.tasks.flow);
    await rows(
      sql`update assignment set status = 'exempted', change_reason = '整村搬迁' where id = ${id}`,
    );
    const { tables } = await readAnalysis(office, filter());
    expect(tableOf(tables, "exempted").rows[0]?.map((cell) => cell.value)).toEqual([
      "整村搬迁",
      1,
      1,
    ]);
    expect(tables.map(({ key }) => key)).not.toContain("gaps");
    const lines = csvLinesOf(tables);
    expect(lines).toContainEqual(["免报原因"]);
  });

  it("is narrowed by level, and refused beyond the reader's reach and to reporters", async () => {
    const { tables } = await readAnalysis(office, filter({ level: "county" }));
    expect(tables.map(({ key }) => key)).not.toContain("cross");
    expect(await refusal(readAnalysis(office, filter({ region: "990103" })))).toMatchObject({
      code: "not_found",
    });
    const village = world.villages[0] as StaffActor;
    expect(await refusal(readAnalysis(village, filter()))).toMatchObject({ code: "forbidden" });
  });
});

describe("信息反馈", () => {
  it("shows what waits, of one's own reach, by kind and place", async () => {
    expect((await readFeedback(office, {})).total).toBe(0);
    const village = world.villages[1] as StaffActor;
    const { id } = await assignmentOf(village, world.tasks.ratio);
    await rows(sql`insert into window_rule (id, region_code, closes_after, set_by_name)
      values (${newId()}, '990100', 5, '试')`);
    await requestOpening(village, { assignmentId: id, reason: "停电", key: newId() });
    const again = await assignmentOf(village, world.tasks.flow);
    await rows(sql`update assignment set status = 'submitted', times_returned = 1, revision = 2,
      submitted_at = now() - interval '21 days' where id = ${again.id}`);
    const all = await readFeedback(office, {});
    expect(all.total).toBe(2);
    const kinds = tableOf(all.tables, "kinds").rows.map((row) => row[0]?.value);
    expect(kinds).toEqual(["开窗申请", "退回后重报"]);
    const items = tableOf(all.tables, "items").rows;
    expect(items[0]?.[0]).toMatchObject({ value: "纠治问题数" });
    expect(Number(items[0]?.[4]?.value)).toBeGreaterThanOrEqual(13);
    const one = await readFeedback(office, { kind: "opening" });
    expect(tableOf(one.tables, "items").rows).toHaveLength(1);
    const strange = (await personWith("supervisor", "990103")).actor;
    expect((await readFeedback(strange, {})).total).toBe(0);
    await refusal(readFeedback(village, {}));
  });
});

describe("分类指导", () => {
  it("puts places into bands where the difference is more than chance, and says what differs", async () => {
    // One village with six of six says little beside two hundred and forty.
    const few = await readGuidance(city, { carrier: "village" });
    expect(few.bands.ahead.map(({ code }) => code)).toEqual(["990103"]);
    expect(few.bands.behind.map(({ code }) => code)).toEqual(["990102"]);
    const habits = tableOf(few.tables, "habits");
    const early = habits.rows.find((row) => row[0]?.value === "提前报送");
    expect(early?.[2]?.value).toBe(1);
    expect(habits.rows.map((row) => row[0]?.value)).not.toContain("有人核验");
    expect(habits.note).toContain("不说明哪个造成哪个");
  });

  it("tells the offices of a band, which is found anew, and keeps what was told", async () => {
    const eastern = (await personWith("office", "990102")).actor;
    await rows(sql`update organisation set kind = 'office' where id = ${eastern.organisation.id}`);
    const input = {
      region: "990100",
      carrier: "village",
      task: undefined,
      body: "先分解到人，再按月对账",
    };
    expect(await refusal(guideBand(eastern, { ...input, band: "behind" }))).toBeTruthy();
    const { told } = await guideBand(city, { ...input, band: "behind" });
    expect(told).toBeGreaterThan(0);
    const [message] = await rows<{ title: string }>(sql`
      select title from notification
      where organisation_id = ${eastern.organisation.id} and kind = 'guidance.sent'`);
    expect(message?.title).toContain("先分解到人");
    const { notes, mayGuide } = await readGuidance(city, { carrier: "village" });
    expect(notes).toMatchObject([{ band: "behind", places: ["990102"], told }]);
    expect(mayGuide).toBe(true);
    await expect(rows(sql`delete from guidance_note`)).rejects.toThrow();
    expect(await refusal(guideBand(city, { ...input, band: "among" }))).toMatchObject({
      code: "conflict",
    });
    await refusal(readGuidance(world.villages[0] as StaffActor, {}));
  });

  it("counts for the entry page what its five pages show", async () => {
    const counts = await summariseFunctions(office);
    expect(counts.feedback).toBe((await readFeedback(office, {})).total);
    expect(counts.overdue).toBeGreaterThan(0);
    await refusal(summariseFunctions(world.villages[0] as StaffActor));
  });
});
