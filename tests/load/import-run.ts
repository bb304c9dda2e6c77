import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { StaffActor } from "@/lib/access/actor";
import { commitImport, previewImport } from "@/lib/domain/lists/import/commands";
import { getImportPreview } from "@/lib/domain/lists/import/queries";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/shared/ids";
import { HOSTILE } from "./import-hostile";
import { spread } from "./submit-measures";

// A task list of many rows from upload to draft, and the same file again; then workbooks that mean harm. Run
// as a script of its own with the bench's database, over files that another process has written.

/** Seconds within which a hostile workbook is refused. */
const REFUSED_WITHIN = 1;

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

/** Throws when a hostile workbook is not refused for what it is, or not at once. */
async function refuseHostile(actor: StaffActor, folder: string): Promise<void> {
  console.log(`拒收（秒，应小于 ${REFUSED_WITHIN}）`);
  for (const [at, [what, , said]] of HOSTILE.entries()) {
    const bytes = await readFile(path.join(folder, `hostile-${at}.xlsx`));
    const upload = () => previewImport(actor, { fileName: `${what}.xlsx`, bytes });
    const [answer, seconds] = await timed(() => upload().then(() => "accepted", String));
    if (!said.test(answer)) throw new Error(`${what} was not refused for what it is: ${answer}`);
    if (seconds >= REFUSED_WITHIN) throw new Error(`${what} was refused after ${seconds} s`);
    console.log(`${what}\t${seconds.toFixed(3)}`);
  }
}

const megabytes = (size: number) => Math.round(size / 1024 / 1024);

async function main(): Promise<void> {
  const [folder = "", rows = 0, rounds = 0] = process.argv
    .slice(2)
    .map((word, at) => (at === 0 ? word : Number(word))) as [string, number, number];
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
  const actor = await drafter(owner);
  const seconds: Record<"preview" | "commit" | "again", number[]> = {
    ...{ preview: [], commit: [], again: [] },
  };
  const idle = process.memoryUsage().rss;
  for (let round = 0; round < rounds; round += 1) {
    const bytes = await readFile(path.join(folder, `list-${round}.xlsx`));
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
    const isWhole = stored[0]?.entries === rows && found[0].n === rows;
    const isSame = repeated[0]?.isRepeated === true && isWhole;
    if (!isSame) throw new Error("the second upload was not the same as the first");
    seconds.preview.push(preview);
    seconds.commit.push(commit);
    seconds.again.push(again);
  }
  // Kilobytes, of the whole process with its reading thread.
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(`${rows} 行，${rounds} 轮（秒，最小 / 中位 / 最大）`);
  for (const [name, values] of Object.entries(seconds))
    console.log(`${name}\t${spread(values, 2)}`);
  console.log("重复上传新增 0 行");
  console.log(`内存\t导入前 ${megabytes(idle)} MB，峰值（含读取线程）${megabytes(peak)} MB`);
  await refuseHostile(actor, folder);
  await owner.end();
  await disconnect();
}

await main();
