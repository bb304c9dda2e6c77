import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type FormCell, formBytes } from "../support/layouts";
import { HOSTILE } from "./import-hostile";

// The workbooks of the bench, written by a process of their own: what writing them takes is not counted.

const HEAD = [
  ...["序号", "编号", "工作任务", "具体举措", "指标名称", "指标单位", "目标值", "完成时限"],
  ...["牵头单位", "配合单位", "佐证材料"],
];

function list(rows: number, round: number): Promise<Buffer> {
  const body = Array.from({ length: rows }, (_, at): FormCell[] => [
    ...[
      at + 1,
      `CJ-${String(at + 1)
        .padStart(4, "0")
        .slice(-4)}`.replace("CJ-0000", "CJ-A9999"),
    ],
    ...[`第${round}轮任务${at + 1}`, "逐项核查，问题销号，台账可查", "问题整改率", "%", "≥98%"],
    ...["每季度末月25日前", "省农业农村厅", "省民政厅、省财政厅", "问题台账"],
  ]);
  const title = `清廉村居建设${2026 + round}年度任务清单`;
  return formBytes({ name: "清单", rows: [[title], HEAD, ...body] });
}

const [folder = "", rows = "0", rounds = "0"] = process.argv.slice(2);
for (let round = 0; round < Number(rounds); round += 1) {
  await writeFile(path.join(folder, `list-${round}.xlsx`), await list(Number(rows), round));
}
for (const [at, [, bytes]] of HOSTILE.entries()) {
  await writeFile(path.join(folder, `hostile-${at}.xlsx`), bytes());
}
