import type { UnderstoodList, UnderstoodWorkbook } from "@/lib/domain/imports/types";
import type { GridInput } from "./workbooks";

/** The head of a task list in one row. */
export const TASK_HEAD = [
  "序号",
  "编号",
  "工作任务",
  "具体举措",
  "指标名称",
  "指标单位",
  "目标值",
  "完成时限",
  "牵头单位",
  "配合单位",
  "佐证材料",
];

/** A complete row beneath `TASK_HEAD`, with some cells replaced. */
export function taskRow(replaced: Readonly<Record<number, GridInput>> = {}): GridInput[] {
  const row: GridInput[] = [
    1,
    "CJ-01",
    "清单公开",
    "上墙上网",
    "清单公开率",
    "%",
    "100%",
    "2026年12月10日前",
    "省农业农村厅",
    "省民政厅、省财政厅",
    "公开链接",
  ];
  for (const [at, value] of Object.entries(replaced)) row[Number(at)] = value;
  return row;
}

/** The head of a responsibility list. */
export const CLAUSE_HEAD = [
  "责任类型",
  "序号",
  "责任内容",
  "频次",
  "责任主体",
  "责任人（岗位）",
  "依据",
];

/** The only list of a workbook. */
export function onlyList(understood: UnderstoodWorkbook): UnderstoodList {
  const [list, ...others] = understood.lists;
  if (!list || others.length > 0) throw new Error(`expected one list, found ${others.length + 1}`);
  return list;
}
