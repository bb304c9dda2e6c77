import { describe, expect, it } from "vitest";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import { onlyList } from "../support/lists";
import { carrierWords, fixtureSheets } from "../support/workbooks";

async function understood(name: string) {
  return understandWorkbook(await fixtureSheets(name), carrierWords);
}

const Q = "03-25 06-25 09-25 12-25";
const M = "01-25 02-25 03-25 04-25 05-25 06-25 07-25 08-25 09-25 10-25 11-25 12-25";
const Y = "12-10";
const H = "06-25 12-10";

const VILLAGE = [
  ["CJ-01", "清单公开村(社区)占比", "reach 100%", "annual", Y],
  ["CJ-02", "重大事项程序合规率", "reach 100%", "quarterly", Q],
  ["CJ-03", "应进平台交易率", "reach 100%", "monthly", M],
  ["CJ-04", "问题合同整改率", "increase 98%", "quarterly", Q],
  ["CJ-05", "规范运行乡镇占比", "increase 95%", "semiannual", H],
  ["CJ-06", "按月公开率", "increase 98%", "monthly", M],
  ["CJ-07", "足额及时到账率", "increase 99%", "monthly", M],
  ["CJ-08", "不满意事项整改率", "increase 95%", "quarterly", Q],
  ["CJ-09", "配备到位率", "reach 100%", "annual", Y],
  ["CJ-10", "任期巡察累计覆盖率", "increase 60%", "annual", Y],
  ["CJ-11", "疑点核查办结率", "reach 100%", "quarterly", Q],
  ["CJ-12", "三公示完成率", "reach 100%", "quarterly", Q],
  ["CJ-13", "在册典型复核通过率", "increase 90%", "annual", Y],
  ["CJ-14", "联审通过率", "reach 100%", "annual", Y],
];

const SCHOOL = [
  ["XX-01", "全过程公开学校占比", "reach 100%", "annual", Y],
  ["XX-02", "经查实违规招录人数", "zero 0人", "annual", Y],
  ["XX-03", "食堂专项问题整改率", "reach 100%", "quarterly", Q],
  ["XX-04", "数字化监管覆盖学校占比", "increase 95%", "quarterly", Q],
  ["XX-05", "属实师德问题按规处理率", "reach 100%", "semiannual", H],
  ["XX-06", "负面清单公示学校占比", "reach 100%", "annual", Y],
  ["XX-07", "限额以上项目进平台率", "reach 100%", "quarterly", Q],
  ["XX-08", "抽审问题整改率", "increase 95%", "annual", Y],
  ["XX-09", "按期办结率", "reach 100%", "annual", Y],
  ["XX-10", "三公示完成率", "reach 100%", "annual", Y],
  ["XX-11", "调整事项听证公示率", "reach 100%", "annual", Y],
  ["XX-12", "课程资源覆盖学段数", "increase 4个", "annual", Y],
  ["XX-13", "家长满意度", "increase 90分", "semiannual", H],
];

describe("the workbooks that offices really send", () => {
  it.each([
    ["清廉村居2026任务清单.xlsx", "village", "省农业农村厅", 6, VILLAGE],
    ["清廉学校2026任务清单.xlsx", "school", "省教育厅", 5, SCHOOL],
  ])(
    "understands every row of %s without a doubt",
    async (name, carrier, lead, cooperating, rows) => {
      const workbook = await understood(name);
      const list = onlyList(workbook);
      expect(workbook.doubts).toEqual([]);
      expect(workbook.refusal).toBeNull();
      expect(list).toMatchObject({
        kind: "task",
        year: 2026,
        carrierCode: carrier,
        leadName: lead,
        statedOn: "2026-01-15",
      });
      const read = list.tasks.map((task) => [
        task.code,
        task.indicatorName,
        `${task.direction} ${task.target}${task.unit}`,
        task.frequency,
        task.dueDates.join(" "),
      ]);
      expect(read).toEqual(rows);
      expect(new Set(list.tasks.map((task) => task.leadName))).toEqual(new Set([lead]));
      expect(new Set(list.tasks.map((task) => task.cooperatingUnits.length))).toEqual(
        new Set([cooperating]),
      );
      expect(list.tasks.every((task) => task.isUsable && task.measure !== "")).toBe(true);
    },
  );

  it("reports the notes and the instructions that it leaves aside", async () => {
    const { ignored } = await understood("清廉村居2026任务清单.xlsx");
    expect(ignored).toMatchObject([
      { sheet: "任务清单", row: 19, column: "A", text: expect.stringMatching(/^注：/) },
      { sheet: "填表说明", row: null, column: null },
    ]);
  });

  it("splits evidence and keeps brackets whole", async () => {
    const village = onlyList(await understood("清廉村居2026任务清单.xlsx"));
    expect(village.tasks[12]?.evidenceHint).toEqual(["核验表", "公示链接", "奖补资金去向"]);
    expect(village.tasks[8]?.evidenceHint).toEqual(["名册(内部)"]);
  });

  it("understands the responsibility list with its merged kinds", async () => {
    const workbook = await understood("责任清单2026.xlsx");
    const list = onlyList(workbook);
    expect(workbook.doubts).toEqual([]);
    expect(list).toMatchObject({ kind: "responsibility", year: 2026, isCoordination: true });
    expect(list.clauses.map((one) => [one.number, one.responsibility, one.frequency])).toEqual([
      [1, "primary", "semiannual"],
      [2, "primary", "annual"],
      [3, "primary", "annual"],
      [4, "oversight", "quarterly"],
      [5, "oversight", "quarterly"],
      [6, "regulatory", "quarterly"],
      [7, "regulatory", "annual"],
    ]);
    expect(list.clauses[0]).toMatchObject({
      subject: "各级党委（党组）",
      post: "党委（党组）书记",
      basis: "市委实施意见",
    });
  });

  it("refuses a progress table and says where its numbers belong", async () => {
    const workbook = await understood("清廉机关2026三季度进展汇总表.xlsx");
    expect(workbook.lists).toEqual([]);
    expect(workbook.refusal?.message).toMatch(/进展汇总表，不是任务清单/);
    expect(workbook.refusal?.remedy).toMatch(/今日待办/);
  });
});
