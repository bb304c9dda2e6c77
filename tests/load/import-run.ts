import pg from "pg";
import type { StaffActor } from "@/lib/access/actor";
import { commitImport, previewImport } from "@/lib/domain/lists/import/commands";
import { getImportPreview } from "@/lib/domain/lists/import/queries";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/shared/ids";
import { type FormCell, formBytes } from "../support/layouts";
import { spread } from "./submit-measures";

// A task list of many rows from upload to draft, and the same file again. Run as a script of its own with
// the bench's database.

const HEAD = [
  ...["序号", "编号", "工作任务", "具体举措", "指标名称", "指标单位", "目标值", "完成时限"],
  ...["牵头单位", "配合单位", "佐证材料"],
];

function workbook(rows: number, round: number): Promise<Buffer> {
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

async function drafter(owner: pg.Client): Promise<StaffActor> {
  const [accountId, unit] = [newId(), newId()];
  const { rows } = await owner.query("select code from region where level = 'province' limit 1");
  const regionCode: string = rows[0].code;
  await owner.query(
    `insert into organisation (id, name, kind, level, region_code, node_code)
     values ($1, '省农业农村厅', 'lead_unit', 'province', $2, $2)`,
    [unit, regionCode],
  );
  await owner.query(
    `insert into account (id, login, name, organisation_id, password_hash, must_change_password)
     values ($1, 'bench-import', '压测', $2, 'x', false)`,
    [accountId, unit],
  );
  return {
    ...{ kind: "staff", accountId, login: "bench-import", name: "压测", isExample: true },
    organisation: {
      ...{ id: unit, name: "省农业农村厅", kind: "lead_unit", level: "province", regionCode },
      ...{ nodeCode: regionCode, townshipCode: null, line: null },
    },
    sessionId: "bench",
    grants: [
      {
        ...{ role: "lead_unit", regionCode, regionLevel: "province", carrierCode: "village" },
        ...{ organisationId: null, mayEnterFor: false },
      },
    ],
  };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const result = await work();
  return [result, (performance.now() - began) / 1000];
}

async function main(): Promise<void> {
  const [rows = 10_000, rounds = 3] = process.argv.slice(2).map(Number);
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
  const actor = await drafter(owner);
  const seconds: Record<"preview" | "commit" | "again", number[]> = {
    ...{ preview: [], commit: [], again: [] },
  };
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  for (let round = 0; round < rounds; round += 1) {
    const bytes = await workbook(rows, round);
    const upload = () => previewImport(actor, { fileName: "清单.xlsx", bytes });
    const [{ previewId }, preview] = await timed(upload);
    const { suggestions } = await getImportPreview(actor, previewId);
    const sheets = Object.entries(suggestions).map(([sheet, proposal]) => {
      return { sheet, ...proposal, isPartial: true, removeMissing: true };
    });
    const input = { previewId, regionCode: actor.organisation.regionCode, sheets };
    const [stored, commit] = await timed(() => commitImport(actor, input));
    const second = await upload();
    const [repeated, again] = await timed(() => commitImport(actor, { ...input, ...second }));
    const { rows: found } = await owner.query(
      "select count(*)::int as n from task where list_id = $1",
      [stored[0]?.listId],
    );
    const isSame = repeated[0]?.isRepeated === true && found[0].n === stored[0]?.entries;
    if (!isSame) throw new Error("the second upload was not the same as the first");
    seconds.preview.push(preview);
    seconds.commit.push(commit);
    seconds.again.push(again);
  }
  clearInterval(watch);
  console.log(`${rows} 行，${rounds} 轮（秒，最小 / 中位 / 最大）`);
  for (const [name, values] of Object.entries(seconds)) console.log(`${name}\t${spread(values, 2)}`);
  console.log(`内存峰值（含解析线程）\t${Math.round(most / 1024 / 1024)} MB；重复上传新增 0 行`);
  await owner.end();
  await disconnect();
}

await main();
