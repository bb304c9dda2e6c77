import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { saveDraft } from "@/lib/domain/reports/commands";
import { commitProgress, previewProgress } from "@/lib/domain/reports/progress/commands";
import { getProgressPreview } from "@/lib/domain/reports/progress/queries";
import { getEntry } from "@/lib/domain/reports/queries";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { type FormCell, formBytes } from "../support/layouts";
import { refusal } from "../support/refusal";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  type ReportWorld,
} from "../support/report-world";

let world: ReportWorld;

beforeAll(async () => {
  world = await buildReportWorld(6);
}, 60_000);

const HEAD = [
  "序号",
  "村（社区）",
  "任务编号",
  "应完成数",
  "已完成数",
  "完成率",
  "工作进展",
  "未达标原因",
];

function table(rows: FormCell[][], title = "清廉村居2026年第二季度进展汇总表") {
  return formBytes({ name: "汇总", rows: [[title], HEAD, ...rows] });
}

async function previewed(actor: StaffActor, bytes: Uint8Array): Promise<string> {
  return (await previewProgress(actor, { fileName: "汇总表.xlsx", bytes })).previewId;
}

async function draftOf(actor: StaffActor, period = 2) {
  const { id, status } = await assignmentOf(actor, world.tasks.ratio, period);
  const found = await row<{ content: Record<string, string>; origin: string; version: number }>(
    sql`select content, origin, version from report_draft where assignment_id = ${id}`,
  );
  return { id, status, ...found };
}

const PROGRESS = "逐项核查，台账已建。";

describe("a progress table", () => {
  it("becomes drafts of the units, is submitted by nobody, and says so where they fill in", async () => {
    const [first, second, third] = world.villages;
    if (!first || !second || !third) throw new Error("no villages");
    const bytes = await table([
      [
        1,
        "青山1村",
        "CJ-04",
        "４０",
        "已完成 39 项",
        { value: 0.975, format: "0.0%" },
        PROGRESS,
        null,
      ],
      [2, "青山2村", "CJ-04", 12, "全部完成", null, PROGRESS, null],
      [3, "青山3村", "CJ-04", 60, null, null, PROGRESS, "数据尚在核对"],
      ["合计", null, null, 112, 51, null, null, null],
    ]);
    const previewId = await previewed(world.township, bytes);
    const preview = await getProgressPreview(world.township, previewId);
    expect(preview.rows.map(({ unit, state, figures }) => [unit, state, figures])).toEqual([
      ["青山1村", "new", "39 / 40"],
      ["青山2村", "new", "12 / 12"],
      ["青山3村", "new", "（空） / 60"],
    ]);
    const stored = await commitProgress(world.township, {
      previewId,
      answers: {},
      isPartial: false,
    });
    expect(stored).toEqual({ made: 3, replaced: 0, same: 0, left: 0, skipped: 0 });
    expect(await draftOf(first)).toMatchObject({
      ...{ status: "drafting", origin: "progress" },
      content: { numerator: "39", denominator: "40", narrative: PROGRESS },
    });
    expect(await draftOf(third)).toMatchObject({
      content: { numerator: "", denominator: "60", explanation: "数据尚在核对" },
    });
    const reports = await row<{ n: number }>(sql`select count(*)::int as n from report`);
    expect(reports?.n).toBe(0);
    expect(await counterDifferences()).toEqual([]);
    const entry = await getEntry(first, (await draftOf(first)).id);
    expect(entry.draft).toMatchObject({
      isImported: true,
      savedByName: `${world.township.name}（青山镇）`,
    });
    const told = await row<{ n: number }>(sql`
      select count(*)::int as n from notification where kind = 'report.progress'
        and organisation_id = any (${[first, second, third].map((one) => one.organisation.id)}::uuid[])`);
    expect(told?.n).toBe(3);
  });

  it("makes nothing twice, replaces what nobody confirmed, and leaves a person's draft", async () => {
    const [first, second] = world.villages;
    if (!first || !second) throw new Error("no villages");
    const own = await draftOf(second);
    const content = { ...EMPTY_CONTENT, numerator: "10", denominator: "12", narrative: "本村核对" };
    await saveDraft(second, { assignmentId: own.id, version: own.version ?? 1, content });
    const bytes = await table([
      [1, "青山1村", "CJ-04", 40, 40, "100%", PROGRESS, null],
      [2, "青山2村", "CJ-04", 12, 12, "100%", "汇总表的话", null],
      [3, "青山3村", "CJ-04", 60, null, null, PROGRESS, "数据尚在核对"],
    ]);
    const previewId = await previewed(world.township, bytes);
    const preview = await getProgressPreview(world.township, previewId);
    expect(preview.rows.map(({ state, before }) => [state, before])).toEqual([
      ["changed", "39 / 40"],
      ["left", "10 / 12"],
      ["same", expect.anything()],
    ]);
    expect(preview.rows[1]?.reason).toMatch(/已在填写草稿，没有改动/);
    const input = { previewId, answers: {}, isPartial: false };
    expect(await commitProgress(world.township, input)).toMatchObject({
      made: 0,
      replaced: 1,
      left: 1,
    });
    expect(await draftOf(second)).toMatchObject({ origin: "person", content: { numerator: "10" } });
    const again = await commitProgress(world.township, input);
    expect(again).toMatchObject({ made: 0, replaced: 0, same: 2, left: 1 });
  });

  it("asks back what contradicts itself, and stores the others only when told so", async () => {
    const bytes = await table([
      [1, "青山4村", "CJ-04", 66, 60, "98.5%", PROGRESS, null],
      [2, "青山5村", "CJ-04", 10, 9, "90%", PROGRESS, null],
      [3, "不存在村", "CJ-04", 10, 9, "90%", PROGRESS, null],
    ]);
    const previewId = await previewed(world.township, bytes);
    const { rows } = await getProgressPreview(world.township, previewId);
    expect(rows.map(({ state }) => state)).toEqual(["ask", "new", "wrong"]);
    const waiting = await refusal(
      commitProgress(world.township, { previewId, answers: {}, isPartial: false }),
    );
    expect(waiting.message).toMatch(/第 3 行：应完成数、已完成数和完成率对不上/);
    const key = rows[0]?.key ?? "";
    const answers = { [key]: { use: "numbers" as const } };
    const stored = await commitProgress(world.township, { previewId, answers, isPartial: true });
    expect(stored).toMatchObject({ made: 2, skipped: 1 });
    const fourth = world.villages[3];
    expect(fourth && (await draftOf(fourth))).toMatchObject({ content: { numerator: "60" } });
  });

  it("serves a lead for what lies below it, and keeps everybody else out", async () => {
    const bytes = await table([[1, "青山6村", "CJ-04", 8, 8, "100%", PROGRESS, null]]);
    const previewId = await previewed(world.lead, bytes);
    const { rows } = await getProgressPreview(world.lead, previewId);
    expect(rows).toMatchObject([{ state: "new", organisationName: "青山6村" }]);
    const [reporter] = world.villages;
    if (!reporter) throw new Error("no village");
    expect((await refusal(previewed(reporter, bytes))).code).toBe("forbidden");
    expect((await refusal(previewed(world.otherTownship, bytes))).code).toBe("forbidden");
    const strange = commitProgress(world.township, { previewId, answers: {}, isPartial: false });
    expect((await refusal(strange)).code).toBe("not_found");
  });

  it("does not reach beyond the county, whatever the table names", async () => {
    const bytes = await table([[1, "西河村", "CJ-04", 8, 8, "100%", PROGRESS, null]]);
    const previewId = await previewed(world.lead, bytes);
    const { rows } = await getProgressPreview(world.lead, previewId);
    expect(rows).toMatchObject([{ state: "wrong", assignmentId: null }]);
    const stored = await commitProgress(world.lead, { previewId, answers: {}, isPartial: true });
    expect(stored).toMatchObject({ made: 0, skipped: 1 });
  });

  it("never takes a township's figures for a village's, and reads township and village together", async () => {
    const bytes = await formBytes({
      name: "汇总",
      rows: [
        ["清廉村居2026年第二季度进展汇总表"],
        ["序号", "乡镇", "村（社区）", "任务编号", "应完成数", "已完成数", "完成率"],
        [1, "青山镇", null, "CJ-04", 120, 118, null],
        [2, "青山镇", "青山6村", "CJ-04", 8, 7, null],
        [3, "青山镇", "青山6社区", "CJ-04", 8, 7, null],
        [4, "白河镇", "青山6村", "CJ-04", 8, 7, null],
      ],
    });
    const previewId = await previewed(world.township, bytes);
    const { rows } = await getProgressPreview(world.township, previewId);
    expect(rows.map(({ state, organisationName }) => [state, organisationName])).toEqual([
      ["wrong", ""],
      ["new", "青山6村"],
      ["wrong", ""],
      ["wrong", ""],
    ]);
    expect(rows[0]?.reason).toMatch(/没有找到“青山镇”.*写全称/);
  });

  it("says what a workbook of another kind is", async () => {
    const bytes = await formBytes({
      name: "价目",
      rows: [
        ["品名", "单价"],
        ["纸", 20],
      ],
    });
    expect((await refusal(previewed(world.township, bytes))).message).toMatch(/不是进展汇总表/);
  });
});
