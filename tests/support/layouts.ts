import { Buffer } from "node:buffer";
import ExcelJS from "exceljs";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import type { SheetGrid } from "@/lib/platform/spreadsheet/types";

// Forms as offices draw them, written with the library that an office's own program could be: what the
// reader gets is a whole .xlsx, not rows handed over.

/** What a cell of a form holds: text, a number with its format, a day. */
export type FormCell = string | number | Date | null | { value: number | Date; format: string };

/** One sheet of a form, by what stands in it from the first row on. */
export interface FormSheet {
  name: string;
  rows: readonly (readonly FormCell[])[];
  merges?: readonly string[];
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly string[];
}

function fill(sheet: ExcelJS.Worksheet, form: FormSheet): void {
  form.rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      if (cell === null) return;
      const target = sheet.getCell(at + 1, column + 1);
      if (typeof cell === "object" && "format" in cell) {
        target.value = cell.value;
        target.numFmt = cell.format;
      } else target.value = cell;
    });
  });
  for (const range of form.merges ?? []) sheet.mergeCells(range);
  for (const row of form.hiddenRows ?? []) sheet.getRow(row).hidden = true;
  for (const column of form.hiddenColumns ?? []) sheet.getColumn(column).hidden = true;
}

/** A workbook of these sheets as bytes. */
export async function formBytes(...sheets: readonly FormSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const form of sheets) fill(workbook.addWorksheet(form.name), form);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The same, read back as the importer gets it. */
export async function formSheets(...sheets: readonly FormSheet[]): Promise<SheetGrid[]> {
  return readWorkbook(await formBytes(...sheets));
}

const percent = (value: number): FormCell => ({ value, format: "0%" });
const day = (iso: string): FormCell => ({
  value: new Date(`${iso}T00:00:00Z`),
  format: 'yyyy"年"m"月"d"日"',
});

/** A cover sheet first: carrier, year and lead unit stand on it and nowhere else. */
export const COVER_FIRST: FormSheet[] = [
  {
    name: "封面",
    rows: [
      [],
      [],
      ["清廉医院建设重点任务清单"],
      ["（2026年度）"],
      [],
      ["牵头单位：", "省卫生健康委"],
      ["二〇二六年一月"],
    ],
    merges: ["A3:F3", "A4:F4"],
  },
  {
    name: "清单",
    rows: [
      ["序号", "编号", "重点任务", "主要措施", "考核指标", "年度目标", "完成时限"],
      [
        1,
        "YY-01",
        "医用耗材阳光采购",
        "目录内耗材全部进平台",
        "平台采购率",
        "≥98%",
        "每季度末月25日前",
      ],
      [
        2,
        "YY-02",
        "医保基金监管",
        "逐项核查飞检问题",
        "飞检问题整改率",
        "100%",
        "2026年12月10日前",
      ],
    ],
  },
];

/** The head on row 5, beneath title, document number, lead unit and the unit of all numbers. */
export const HEAD_ON_ROW_FIVE: FormSheet[] = [
  {
    name: "Sheet1",
    rows: [
      ["附件2"],
      ["2026年清廉企业建设任务清单"],
      ["牵头单位：省国资委", null, null, null, null, "填表日期：2026.1.20"],
      ["单位：万元"],
      ["序号", "编号", "工作事项", "工作要求", "指标名称", "目标值", "完成期限"],
      [
        1,
        "QY-01",
        "违规投资损失追缴",
        "逐笔清理、限期追缴",
        "追缴到账金额",
        "≥1,200",
        "11月30日前",
      ],
      [2, "QY-02", "清欠民营企业账款", "按台账逐月销号", "清偿金额", "≥３５０", "每月底"],
      ["注：目标值为示例。"],
    ],
    merges: ["A2:G2", "A4:G4", "A8:G8"],
  },
];

/** Every head by another word: 考核指标, 计量单位, 年度目标, 报送频次, 完成时限. */
export const SYNONYMS: FormSheet[] = [
  {
    name: "村居",
    rows: [
      ["二〇二六年度清廉村居建设工作任务清单"],
      [
        ...["任务编码", "工作任务", "推进举措", "考核指标", "计量单位", "年度目标", "报送频次"],
        ...["完成时限", "责任单位", "协同单位", "印证材料", "备注"],
      ],
      [
        ...["CJ-21", "村级工程项目公示", "立项、实施、验收三公示", "三公示完成率", "%", "不低于95"],
        ...[
          "每半年",
          "2026年12月10日前",
          "省农业农村厅",
          "省民政厅，省财政厅",
          "公示链接",
          "市州汇总",
        ],
      ],
      [
        ...["CJ-22", "村务公开", "固定公开日公开", "按月公开率", "百分比", "百分之九十八以上"],
        ...["每月", "每月25日前", "省民政厅", null, "公开记录；照片不作要求", null],
      ],
    ],
    merges: ["A1:L1"],
  },
];

/** Two-level heads, merged both ways, and a grouping column that is no part of the tasks. */
export const TWO_LEVELS: FormSheet[] = [
  {
    name: "任务分解表",
    rows: [
      ["清廉学校建设2026年度重点任务分解表"],
      [
        ...["重点领域", "序号", "目标任务", "考核要求", null, null, "进度要求", null],
        ...["责任分工", null, null],
      ],
      [
        ...[null, null, null, "考核指标", "计量单位", "目标值", "报送频次", "完成时限"],
        ...["牵头单位", "配合单位", "责任人"],
      ],
      [
        ...["阳光招生", 1, "均衡编班", "公开编班学校占比", "%", percent(1), "每年", "9月10日前"],
        ...["省教育厅", "省审计厅、省财政厅", "基教处处长"],
      ],
      [
        ...[null, 2, "违规招生清零", "查实违规招生", "件", 0, "每半年", "6月25日前、12月10日前"],
        ...[null, null, null],
      ],
    ],
    merges: [
      ...["A1:K1", "A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:H2", "I2:K2"],
      ...["A4:A5", "I4:I5", "J4:J5", "K4:K5"],
    ],
  },
];

/** Units in the heads; no unit column. */
export const UNITS_IN_HEAD: FormSheet[] = [
  {
    name: "家庭",
    rows: [
      ["清廉家庭建设2026年任务清单（家庭助廉）"],
      ["编号", "任务名称", "具体做法", "指标", "目标值（%）", "时限（月日）", "牵头部门"],
      ["JT-01", "家风家教进社区", "每村一场", "覆盖村（社区）占比", 95, "12月10日", "省妇联"],
      ["JT-02", "干部家属助廉", "分层开展", "签订率", "≥90", "6月底、12月底", "省妇联"],
    ],
  },
];

/** Hidden rows and columns, which count. */
export const HIDDEN_ROWS: FormSheet[] = [
  {
    name: "文化",
    rows: [
      ["清廉文化建设2026年任务清单"],
      ["编号", "工作任务", "具体举措", "指标名称", "单位", "目标值", "完成时限", "牵头单位"],
      ["WH-01", "清廉阵地开放", "统一预约", "开放阵地数", "个", "≥10", "年底前", "省文旅厅"],
      ["WH-02", "清廉文艺巡演", "送戏下乡", "巡演场次", "场", "≥40", "年底前", "省文旅厅"],
      ["WH-03", "家规家训整理", "按县整理", "整理条数", "条", "≥100", "年底前", "省文旅厅"],
    ],
    hiddenRows: [4],
    hiddenColumns: ["H"],
  },
];

/** Full-width digits, signs and letters, as a Chinese keyboard gives them. */
export const FULL_WIDTH: FormSheet[] = [
  {
    name: "机关",
    rows: [
      ["清廉机关建设２０２６年度任务清单"],
      ["序号", "编号", "工作任务", "具体举措", "指标名称", "单位", "目标值", "完成时限"],
      [
        "１",
        "ＪＧ－０１",
        "权力清单公开",
        "部门网站公开",
        "公开率",
        "％",
        "≥９５．５％",
        "１２月１０日前",
      ],
      [
        "２",
        "ＪＧ－０２",
        "廉政风险排查",
        "逐岗排查",
        "排查岗位数",
        "个",
        "≥４１２",
        "每季度末月２５日前",
      ],
    ],
  },
];

/** Numbers that only look like percentages, and days that are date cells. */
export const PERCENT_FORMATS: FormSheet[] = [
  {
    name: "民企",
    rows: [
      ["清廉民企建设2026年任务清单"],
      ["编号", "工作任务", "具体举措", "指标名称", "目标值", "完成时限", "牵头单位"],
      [
        ...["QY-31", "廉洁合规培训", "分行业培训", "培训覆盖率", percent(0.95)],
        ...[day("2026-11-30"), "省工商联"],
      ],
      [
        ...["QY-32", "涉企收费清理", "逐项公示", "收费公示率"],
        ...[{ value: 0.985, format: "0.0%" } as FormCell, day("2026-12-10"), "省工商联"],
      ],
      ["QY-33", "惠企政策直达", "免申即享", "政策兑现率", 0.9, "2026.12.10", "省工商联"],
    ],
  },
];

/** The number, or the code itself, in the title's cell; no column for either. */
export const NUMBERED_TITLES: FormSheet[] = [
  {
    name: "清单",
    rows: [
      ["一、2026年清廉村居建设任务清单"],
      ["工作任务", "具体举措", "指标名称", "计量单位", "目标值", "完成时限", "牵头单位"],
      ["（一）小微权力清单公开", "上墙上网", "公开率", "%", "100%", "6月30日前", "省农业农村厅"],
      ["2．村级财务公开", "按季公开", "公开率", "%", "≥98%", "每季度末", "省农业农村厅"],
      ["③ 民生资金核查", "数据比对", "核查办结率", "%", "100%", "每季度末", "省农业农村厅"],
      ["CJ-14 联审红色头雁", "联合审查", "联审通过率", "%", "100%", "年底", "省委组织部"],
    ],
  },
];

/** One column for indicator and target, and one task over several indicators. */
export const INDICATOR_HOLDS_TARGET: FormSheet[] = [
  {
    name: "表1",
    rows: [
      ["2026年清廉医院建设任务清单"],
      ["序号", "重点任务", "工作措施", "考核指标", "报送频次", "牵头单位"],
      [1, "行风专项整治", "问题台账销号", "问题整改率达到98%以上", "每季度", "省卫生健康委"],
      [null, null, null, "红包案件查处率100%", null, null],
      [2, "医德医风评议", "出院患者随访", "满意度不低于90分", "每半年", "省卫生健康委"],
    ],
    merges: ["A3:A4", "B3:B4", "C3:C4", "E3:E4", "F3:F4"],
  },
];

/** Columns by words that no vocabulary knows: they are asked about once. */
export const UNKNOWN_COLUMNS: FormSheet[] = [
  {
    name: "Sheet1",
    rows: [
      ["2026年清廉学校建设任务清单"],
      ["编号", "抓什么", "怎么抓", "指标名称", "抓到什么程度", "完成时限", "谁来抓", "科室电话"],
      ["XX-41", "食堂采购公开", "每周公示", "公示率", "≥99%", "每月25日前", "省教育厅", "87230000"],
    ],
  },
];

/** A responsibility list by posts, with other words and the kinds in a merged first column. */
export const DUTIES_BY_POST: FormSheet[] = [
  {
    name: "责任清单",
    rows: [
      ["清廉学校建设责任清单（2026年）"],
      ["牵头单位：省教育厅"],
      ["类别", "序号", "履责事项", "责任对象", "具体责任人", "报送频次", "完成时限", "制定依据"],
      [
        ...["主体责任", 1, "党委每半年专题研究清廉学校建设", "各高校党委", "党委书记"],
        ...["每半年", "6月30日前、12月20日前", "实施意见第三条"],
      ],
      [
        null,
        2,
        "向主管部门书面报告",
        "各高校党委",
        "党委书记",
        "每年",
        "12月31日前",
        "实施意见第八条",
      ],
      ["监督责任", 3, "开展校园餐专项监督", "派驻机构", "组长", "每季度", null, null],
    ],
    merges: ["A1:H1", "A4:A5"],
  },
];
