import { describe, expect, it } from "vitest";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import type { SheetGrid } from "@/lib/platform/spreadsheet/types";
import { CLAUSE_HEAD, onlyList, TASK_HEAD, taskRow } from "../support/lists";
import { block, carrierWords, type GridInput, gridOf } from "../support/workbooks";

const TITLE = ["清廉村居建设2026年度任务清单"];
const read = (...grids: SheetGrid[]) => understandWorkbook(grids, carrierWords);
const withRows = (...rows: GridInput[][]) => read(gridOf([TITLE, TASK_HEAD, ...rows]));
const errorsOf = (workbook: ReturnType<typeof read>) =>
  workbook.doubts
    .filter((doubt) => doubt.severity === "error")
    .map(({ row, column, message }) => `${column}${row} ${message}`);

describe("heads", () => {
  it("finds columns in any order, by the words that offices use", () => {
    const order = [10, 7, 6, 5, 4, 3, 2, 1, 9, 8, 0];
    const words = [
      "No",
      "任务编码",
      "重点任务",
      "工作措施",
      "考核指标",
      "计量单位",
      "年度目标",
      "完成时间",
      "责任单位",
      "协同单位",
      "证明材料",
    ];
    const row = taskRow();
    const shuffled = gridOf([
      TITLE,
      order.map((at) => words[at] ?? ""),
      order.map((at) => row[at] ?? ""),
    ]);
    const plain = onlyList(withRows(row)).tasks[0];
    const workbook = read(shuffled);
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).tasks[0]).toEqual(plain);
  });

  it("reads a second head line under groups that nobody merged", () => {
    const head = [
      "序号",
      "编号",
      "工作任务",
      "具体举措",
      "指标",
      null,
      null,
      "完成时限",
      "责任单位",
      null,
      "佐证材料",
    ];
    const below = [null, null, null, null, "名称", "单位", "目标值", null, "牵头", "配合", null];
    const workbook = read(gridOf([TITLE, head, below, taskRow()]));
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).columns).toMatchObject({
      indicatorName: "E",
      unit: "F",
      target: "G",
      lead: "I",
      cooperating: "J",
    });
  });

  it("names every required column that is missing and stores nothing of the sheet", () => {
    const keep = [0, 1, 2, 3, 4, 5, 8];
    const pick = (row: GridInput[]) => keep.map((at) => row[at] ?? null);
    const workbook = read(gridOf([TITLE, pick(TASK_HEAD), pick(taskRow())]));
    expect(errorsOf(workbook)).toEqual([
      "A2 没有找到“目标值”这一列",
      "A2 没有找到“完成时限”这一列",
    ]);
    expect(onlyList(workbook).tasks.map((task) => task.isUsable)).toEqual([false]);
  });

  it("reports columns that it does not know", () => {
    const workbook = read(gridOf([TITLE, [...TASK_HEAD, "办公室批注"], [...taskRow(), "同意"]]));
    expect(workbook.ignored).toMatchObject([{ column: "L", text: "办公室批注" }]);
    expect(workbook.doubts).toEqual([]);
  });

  it("says that hidden rows and columns were read", () => {
    const workbook = read(
      gridOf([TITLE, TASK_HEAD, taskRow(), taskRow({ 1: "CJ-02" })], {
        hiddenRows: [4],
        hiddenColumns: [9],
      }),
    );
    expect(workbook.doubts.map(({ severity, row, column }) => [severity, row, column])).toEqual([
      ["warning", 4, "A"],
      ["warning", 2, "I"],
    ]);
  });
});

describe("rows", () => {
  it("leaves totals, groups, numbering, repeated heads, signatures and blank rows aside", () => {
    const workbook = withRows(
      TASK_HEAD.map((_, at) => at + 1),
      ["一、制度建设"],
      taskRow(),
      TASK_HEAD,
      taskRow({ 1: "CJ-02" }),
      [3],
      ["合计", null, "2项"],
      ["填表人：张三", null, null, "审核人：李四"],
      ["注：目标值为示例"],
    );
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).tasks.map((task) => task.code)).toEqual(["CJ-01", "CJ-02"]);
    expect(workbook.ignored.map((part) => part.row)).toEqual([3, 4, 6, 8, 9, 10, 11]);
  });

  it("leaves titles of groups aside that are merged across the table", () => {
    const workbook = read(
      gridOf(
        [
          ...[TITLE, TASK_HEAD, ["一、基层监督"], taskRow(), ["二", "阵地建设"]],
          taskRow({ 1: "CJ-02" }),
          ["合计", null, "2项"],
        ],
        { merges: [block(3, 1, 3, 9), block(5, 2, 5, 11)] },
      ),
    );
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).tasks.map((task) => task.code)).toEqual(["CJ-01", "CJ-02"]);
    expect(workbook.ignored).toMatchObject([
      { row: 3, text: "一、基层监督", reason: "分组标题，不导入" },
      { row: 5, text: "二 阵地建设", reason: "分组标题，不导入" },
      { row: 7 },
    ]);
  });

  it("keeps a task whose title is merged with its measure", () => {
    const row = taskRow({ 3: null });
    const workbook = read(gridOf([TITLE, TASK_HEAD, row], { merges: [block(3, 3, 3, 4)] }));
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).tasks).toMatchObject([{ title: "清单公开", measure: "清单公开" }]);
  });

  it("takes the unit from the head over the group of the targets", () => {
    const head: GridInput[] = [
      ...TASK_HEAD.slice(0, 4),
      "考核指标（%）",
      null,
      ...TASK_HEAD.slice(7),
    ];
    const below: GridInput[] = [null, null, null, null, "名称", "目标值"];
    const row = taskRow({ 6: "95" });
    row.splice(5, 1);
    const merges = [block(2, 5, 2, 6)];
    for (const column of [1, 2, 3, 4, 7, 8, 9, 10]) merges.push(block(2, column, 3, column));
    const workbook = read(gridOf([TITLE, head, below, row], { merges }));
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).tasks).toMatchObject([{ target: 95, unit: "%" }]);
  });

  it("asks for a look at a second table beside the first", () => {
    const rows = [TASK_HEAD, taskRow(), taskRow({ 1: "CJ-02" })];
    const side = [TASK_HEAD, taskRow({ 1: "CJ-03" }), taskRow({ 1: "CJ-04" })];
    const both = rows.map((row, at) => [...row, null, ...(side[at] ?? [])]);
    const workbook = read(gridOf([TITLE, ...both]));
    expect(workbook.doubts).toMatchObject([
      {
        ...{ severity: "warning", row: 2, column: "M" },
        message: expect.stringMatching(/从 M 列起有 11 列有内容而没有读取/),
        remedy: expect.stringMatching(/移到左边那张表的下面或单独的工作表/),
      },
    ]);
    expect(onlyList(workbook).tasks).toHaveLength(2);
  });

  it("asks for a look at a column without a name, and not at an empty one of a name twice", () => {
    const noted = read(gridOf([TITLE, TASK_HEAD, [...taskRow(), "已报省办"]]));
    expect(noted.doubts).toMatchObject([{ severity: "warning", row: 2, column: "L" }]);
    const twice = read(gridOf([TITLE, [...TASK_HEAD, "配合单位"], taskRow()]));
    expect(twice.doubts).toEqual([]);
  });

  it.each([
    ["the same head", TASK_HEAD, taskRow({ 1: "XX-01" })],
    ["its columns in another order", [...TASK_HEAD].reverse(), taskRow({ 1: "XX-01" }).reverse()],
    [
      "other words",
      ["序号", "条目编号", "重点工作", "推进措施", "考核内容", "年度目标"],
      [1, "XX-01"],
    ],
    ["a head of another kind", CLAUSE_HEAD, ["主体责任", 1, "落实", "每季度", "村党组织"]],
  ])("does not put a second table beneath into the first list: %s", (_, head, row) => {
    const workbook = withRows(taskRow(), [], ["清廉学校建设2026年度任务清单"], head, row);
    expect(onlyList(workbook).tasks.map((task) => task.code)).toEqual(["CJ-01"]);
    expect(workbook.doubts).toMatchObject([
      {
        ...{ severity: "warning", row: 5, value: "清廉学校建设2026年度任务清单" },
        message: expect.stringMatching(/另一张表.*没有读取/),
      },
    ]);
  });

  it("reads on beneath the title of a printed page and the head of a group", () => {
    const workbook = withRows(
      ...[taskRow(), ["清廉村居建设2026年度任务清单（续）"], TASK_HEAD, taskRow({ 1: "CJ-02" })],
      ...[["二、清廉阵地"], TASK_HEAD, taskRow({ 1: "CJ-03" })],
    );
    expect(workbook.doubts).toEqual([]);
    expect(onlyList(workbook).tasks).toHaveLength(3);
  });

  it("speaks of each missing value at its own cell", () => {
    const workbook = withRows(taskRow({ 1: null, 3: null, 6: null, 7: null }));
    expect(errorsOf(workbook)).toEqual([
      "B3 没有填写编号",
      "D3 没有填写具体举措",
      "G3 没有填写目标值",
      "H3 没有填写完成时限",
    ]);
  });

  it("names sheet, row, column, value and remedy", () => {
    const [doubt] = withRows(taskRow({ 7: "2月30日前" })).doubts;
    expect(doubt).toEqual({
      severity: "error",
      sheet: "任务清单",
      row: 3,
      column: "H",
      value: "2月30日前",
      message: "没有 2 月 30 日这一天",
      remedy: "请改为存在的日期",
      rowKey: "R3",
    });
  });

  it("flags a repeated code at its second place", () => {
    const workbook = withRows(taskRow(), taskRow({ 1: "cj-01" }), taskRow({ 1: "CJ-02" }));
    expect(errorsOf(workbook)).toEqual(["B4 编号 CJ-01 与第 3 行重复"]);
    expect(onlyList(workbook).tasks.map((task) => task.isUsable)).toEqual([true, false, true]);
  });

  it("takes lead and cooperating units from blocks over several rows", () => {
    const rows = [taskRow(), taskRow({ 1: "CJ-02", 8: null, 9: null })];
    const workbook = read(
      gridOf([TITLE, TASK_HEAD, ...rows], { merges: [block(3, 9, 4, 9), block(3, 10, 4, 10)] }),
    );
    const [first, second] = onlyList(workbook).tasks;
    expect(second?.leadName).toBe("省农业农村厅");
    expect(second?.cooperatingUnits).toEqual(first?.cooperatingUnits);
  });

  it("asks to part a code that is merged over two indicators", () => {
    const rows = [taskRow(), taskRow({ 1: null, 4: "上网率" })];
    const workbook = read(gridOf([TITLE, TASK_HEAD, ...rows], { merges: [block(3, 2, 4, 2)] }));
    expect(errorsOf(workbook)).toEqual([
      "B4 编号与上面的行合并在一起，一个任务只能有一个指标",
      "B4 编号 CJ-01 与第 3 行重复",
    ]);
  });

  it("speaks of control characters, overlong texts and Excel errors, and never throws", () => {
    const workbook = withRows(
      taskRow({ 2: "公\u0000开", 3: "长".repeat(40_000), 6: { text: "#REF!", error: "#REF!" } }),
    );
    expect(workbook.doubts.map(({ column, severity }) => `${column} ${severity}`).sort()).toEqual([
      "C warning",
      "D error",
      "G error",
    ]);
    expect(onlyList(workbook).tasks[0]?.title).toBe("公开");
    expect(workbook.doubts.every((doubt) => doubt.value.length <= 61)).toBe(true);
  });

  it("takes one last day under 每季度 for the end of the work, and says how it was read", () => {
    const workbook = read(gridOf([TITLE, [...TASK_HEAD, "频次"], [...taskRow(), "每季度"]]));
    expect(onlyList(workbook).tasks[0]).toMatchObject({
      frequency: "quarterly",
      dueDates: ["03-31", "06-30", "09-30", "12-10"],
      isUsable: true,
    });
    expect(workbook.doubts).toMatchObject([
      { severity: "warning", column: "H", message: expect.stringMatching(/^频次是“每季度”/) },
    ]);
  });

  it("refuses days that contradict the frequency", () => {
    const two = taskRow({ 7: "6月25日前、12月10日前" });
    const early = taskRow({ 1: "CJ-02", 7: "2026年5月10日前" });
    const head = [...TASK_HEAD, "频次"];
    const workbook = read(gridOf([TITLE, head, [...two, "每季度"], [...early, "每季度"]]));
    expect(errorsOf(workbook)).toEqual([
      "H3 频次一栏是“每季度”，时限却有 2 个日期",
      "H4 频次一栏是“每季度”，时限却有 1 个日期",
    ]);
  });

  it("takes what optional columns say and asks about words that it does not know", () => {
    const head = [
      ...TASK_HEAD,
      "责任类型",
      "适用层级",
      "数据来源",
      "公开方式",
      "权重",
      "分子",
      "分母",
    ];
    const row = [
      ...taskRow(),
      "主体责任、监督责任",
      "市、县、村",
      "系统取数",
      "只公开汇总",
      2,
      "已公开",
      "应公开",
    ];
    const odd = [...taskRow({ 1: "CJ-02" }), "其他责任", "村", "填报", "公开", "x"];
    const workbook = read(gridOf([TITLE, head, row, odd]));
    const [first, second] = onlyList(workbook).tasks;
    expect(first?.stated).toEqual({
      responsibilities: ["primary", "oversight"],
      levels: ["city", "county", "village"],
      source: "system",
      disclosure: "aggregate",
      weight: 2,
      numeratorName: "已公开",
      denominatorName: "应公开",
    });
    expect(second?.stated).toEqual({ levels: ["village"], source: "report", disclosure: "public" });
    expect(workbook.doubts.map(({ severity, column }) => `${severity} ${column}`)).toEqual([
      "warning L",
      "warning P",
    ]);
  });
});

describe("headlines", () => {
  it.each([
    [["清廉国企2026年任务清单"], { carrierCode: "soe", year: 2026 }],
    [["清廉企业（国企）二〇二六年度任务清单"], { carrierCode: "enterprise", year: 2026 }],
    [["清廉建设统筹协调2026年任务清单"], { carrierCode: null, isCoordination: true }],
    [["2026年重点任务"], { carrierCode: null, isCoordination: false }],
  ])("reads %j", (title, expected) => {
    const workbook = read(gridOf([title, TASK_HEAD, taskRow()]));
    expect(onlyList(workbook)).toMatchObject(expected);
  });

  it("reads lead unit and date wherever they stand above the table", () => {
    const forms: GridInput[][] = [
      ["牵头单位（盖章）：省农业农村厅", null, "制表日期：2026年1月15日"],
      ["牵头单位：", "省农业农村厅", "制表日期：", "2026.1.15"],
      ["牵头单位：省农业农村厅      制表日期：2026-01-15"],
    ];
    for (const line of forms) {
      const list = onlyList(read(gridOf([TITLE, line, TASK_HEAD, taskRow()])));
      expect(list).toMatchObject({ leadName: "省农业农村厅", statedOn: "2026-01-15" });
    }
  });

  it("asks for year and carrier that nothing names", () => {
    const workbook = read(gridOf([["任务清单"], TASK_HEAD, taskRow({ 7: "12月10日前" })]));
    expect(workbook.doubts.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      "warning 没有写明是哪一年的清单",
      "warning 标题没有写明是哪个载体的清单",
    ]);
    expect(onlyList(workbook).tasks[0]?.isUsable).toBe(true);
  });
});

describe("workbooks", () => {
  it("reads a second list sheet as a second list", () => {
    const school = gridOf([["清廉学校2026年任务清单"], TASK_HEAD, taskRow({ 1: "XX-01" })], {
      name: "学校",
    });
    const duties = gridOf(
      [
        ["清廉村居责任清单（2026年）"],
        CLAUSE_HEAD,
        ["主体责任", 1, "公开清单", "每年", "村“两委”", "书记", null],
      ],
      { name: "责任" },
    );
    const workbook = read(gridOf([TITLE, TASK_HEAD, taskRow()]), school, duties);
    expect(
      workbook.lists.map(({ sheet, kind, carrierCode }) => [sheet, kind, carrierCode]),
    ).toEqual([
      ["任务清单", "task", "village"],
      ["学校", "task", "school"],
      ["责任", "responsibility", "village"],
    ]);
  });

  it("leaves hidden sheets aside and says so", () => {
    const hidden = gridOf([TITLE, TASK_HEAD, taskRow()], { name: "旧稿", hidden: true });
    const workbook = read(gridOf([TITLE, TASK_HEAD, taskRow()]), hidden);
    expect(workbook.lists).toHaveLength(1);
    expect(workbook.ignored).toMatchObject([
      { sheet: "旧稿", reason: expect.stringMatching(/隐藏/) },
    ]);
  });

  it("says that the only list is hidden, and of other hidden sheets nothing of the kind", () => {
    const hidden = gridOf([TITLE, TASK_HEAD, taskRow()], { name: "清单", hidden: true });
    const cover = gridOf([["填表说明"]], { name: "说明" });
    expect(read(cover, hidden).refusal).toMatchObject({
      message: expect.stringMatching(/被隐藏/),
      remedy: expect.stringMatching(/取消隐藏/),
    });
    const prices = gridOf([["品名", "单价"]], { name: "价目", hidden: true });
    expect(read(cover, prices).refusal?.message).toMatch(/这不是任务清单/);
  });

  it("knows whether the workbook has a title or the sheet's name stands in for it", () => {
    const titled = (...above: string[][]) =>
      onlyList(read(gridOf([...above, TASK_HEAD, taskRow()], { name: "Sheet1" })));
    expect(titled(TITLE)).toMatchObject({ isTitled: true });
    expect(titled()).toMatchObject({ isTitled: false, title: "Sheet1" });
    expect(titled(["牵头单位：省农业农村厅"])).toMatchObject({ isTitled: false });
    expect(titled(["附件1"])).toMatchObject({ isTitled: false });
    expect(titled(["版本：第 2 版"])).toMatchObject({ isTitled: false, title: "Sheet1" });
    expect(titled(["附件1：清廉村居任务清单"])).toMatchObject({ isTitled: true });
  });

  it("leaves a setting as the list has it where its cell cannot be read", () => {
    const head = [...TASK_HEAD, "公开范围", "预计分钟", "责任类型"];
    const row = [...taskRow(), "看情况", "很久", "主体责任、天知道"];
    const workbook = read(gridOf([TITLE, head, row]));
    const [task] = onlyList(workbook).tasks;
    const fields = ["disclosure", "minutes", "responsibilities"];
    expect(onlyList(workbook).columns).toMatchObject(
      Object.fromEntries(fields.map((field) => [field, expect.any(String)])),
    );
    expect(task?.same.toSorted()).toEqual(fields);
    expect(workbook.doubts.map(({ message }) => message)).toEqual(
      Array(3).fill(expect.stringMatching(/已有的任务保持原值/)),
    );
  });

  it.each([
    [
      "a price list",
      [
        ["品名", "单价"],
        ["纸", 20],
      ],
      /这不是任务清单/,
    ],
    [
      "accounts",
      [
        ["姓名", "登录名", "角色"],
        ["张三", "zhangsan", "填报员"],
      ],
      /账号名册/,
    ],
    [
      "a progress table",
      [
        ["任务编号", "应完成数", "已完成数"],
        ["JG-03", 40, 39],
      ],
      /进展汇总表/,
    ],
    ["nothing", [], /没有内容/],
  ])("refuses %s with a sentence of its own", (_, rows, message) => {
    const workbook = read(gridOf(rows as GridInput[][]));
    expect(workbook.lists).toEqual([]);
    expect(workbook.refusal?.message).toMatch(message);
    expect(workbook.refusal?.remedy).not.toBe("");
  });

  it("says when a list has a head and no rows", () => {
    const workbook = read(gridOf([TITLE, TASK_HEAD]));
    expect(errorsOf(workbook)).toEqual(["A2 表头下面没有任务"]);
  });
});

describe("responsibility lists", () => {
  const duties = (...rows: GridInput[][]) =>
    read(gridOf([["清廉村居责任清单（2026年）"], CLAUSE_HEAD, ...rows]));

  it("carries a kind on to rows that leave it empty, and says so", () => {
    const workbook = duties(
      ["主体责任", 1, "专题研究", "每半年", "党委", "书记"],
      [null, 2, "书面报告", "每年", "党委", "书记"],
    );
    expect(onlyList(workbook).clauses[1]?.responsibility).toBe("primary");
    expect(workbook.doubts).toMatchObject([{ severity: "warning", row: 4 }]);
  });

  it("makes no recurring duty of 适时 and refuses unknown kinds", () => {
    const workbook = duties(
      ["监督责任", 1, "抽查", "适时", "纪委"],
      ["连带责任", 2, "抽查", "每年", "纪委"],
    );
    expect(
      onlyList(workbook).clauses.map(({ frequency, isUsable }) => [frequency, isUsable]),
    ).toEqual([
      [null, true],
      ["annual", false],
    ]);
    expect(errorsOf(workbook)).toEqual(["A4 没有认出责任类型"]);
  });
});
