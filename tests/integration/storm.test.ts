import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { buildReportWorld, counterDifferences, type ReportWorld } from "../support/report-world";
import type { StormWork } from "../support/storm-child";

// The process that submits is killed in the middle, again and again; another takes up the same work
// under the same keys. What was acknowledged must be there, and nothing may be there twice.

const VILLAGES = 60;
const KILLS = 4;
const ACKNOWLEDGED_BEFORE_KILL = 30;
const CHILD = path.join(import.meta.dirname, "..", "support", "storm-child.ts");

let world: ReportWorld;
let work: StormWork[];

beforeAll(async () => {
  world = await buildReportWorld(VILLAGES);
  const open = await rows<{ assignmentId: string; version: number }>(sql`
    select a.id::text as "assignmentId", a.version from assignment a
    where a.root_task_id = ${world.tasks.ratio} and a.township_code = '990102001' order by a.id`);
  work = open.map((one) => ({ ...one, key: newId() }));
});

function start(): ChildProcess {
  const child = fork(CHILD, {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  child.send({ actor: world.township, work });
  return child;
}

/** Runs until so many were acknowledged, then kills without warning; gives what was acknowledged. */
function runAndKill(after: number): Promise<Map<string, string>> {
  return new Promise((resolve) => {
    const child = start();
    const acknowledged = new Map<string, string>();
    let rest = "";
    child.stdout?.on("data", (piece: Buffer) => {
      const lines = `${rest}${piece}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const [id = "", receipt = ""] = line.split(" ");
        acknowledged.set(id, receipt);
      }
      if (acknowledged.size >= after) child.kill("SIGKILL");
    });
    child.on("close", () => resolve(acknowledged));
  });
}

it("loses nothing that was acknowledged and doubles nothing through kill -9", async () => {
  const acknowledged = new Map<string, string>();
  for (let run = 1; run <= KILLS; run += 1) {
    for (const [id, receipt] of await runAndKill(run * ACKNOWLEDGED_BEFORE_KILL)) {
      // A repetition under the same key answers the first receipt.
      expect(acknowledged.get(id) ?? receipt).toBe(receipt);
      acknowledged.set(id, receipt);
    }
  }
  for (const [id, receipt] of await runAndKill(Number.POSITIVE_INFINITY)) {
    expect(acknowledged.get(id) ?? receipt).toBe(receipt);
    acknowledged.set(id, receipt);
  }
  expect(acknowledged.size).toBe(work.length);
  const stored = await rows<{ id: string; receipt: string; count: number }>(sql`
    select assignment_id::text as id, min(receipt_no) as receipt, count(*)::int as count
    from report group by 1`);
  expect(new Map(stored.map(({ id, receipt }) => [id, receipt]))).toEqual(acknowledged);
  expect(stored.every(({ count }) => count === 1)).toBe(true);
  const audited = await rows(sql`select 1 from audit_entry where action = 'report.submit'`);
  expect(audited).toHaveLength(work.length);
  expect(await counterDifferences()).toEqual([]);
}, 120_000);
