import { systemActor } from "@/lib/access/actor";
import { type AuditHead, verifyAudit } from "@/lib/access/audit-chain";
import { repairCounters } from "@/lib/domain/counters/check/commands";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { disconnect } from "@/lib/platform/db";

async function counters(): Promise<boolean> {
  const found = await checkCounters(systemActor("verify"));
  for (const difference of found.differences) console.log(JSON.stringify(difference));
  console.log(
    `计数 ${found.counters} 行，由 ${found.assignments} 条任务事实重新计数：${found.wrong + found.dayDifferences} 处不一致；` +
      `过去三天的计数与事件对照：${found.pastDifferences} 处不一致`,
  );
  return isConsistent(found);
}

/** Puts right what is wrong while others go on working; `past` also writes the past days again from the events. */
async function repair(): Promise<boolean> {
  const actor = systemActor("repair");
  const done = await repairCounters(actor, { withPast: process.argv[3] === "past" });
  console.log(`核对 ${done.nodes} 个地区节点，修正 ${done.repaired} 行计数`);
  return counters();
}

/** Heads that were exported earlier, as position:hash. */
function exportedHeads(): AuditHead[] {
  return process.argv.slice(3).map((text) => {
    const [position = "", hash = ""] = text.split(":");
    if (!/^\d+$/.test(position) || !/^[0-9a-f]{64}$/.test(hash)) {
      throw new Error(`链头应写成“环号:64 位摘要”，现为 ${text}`);
    }
    return { position: Number(position), hash };
  });
}

async function audit(): Promise<boolean> {
  const found = await verifyAudit(exportedHeads());
  for (const fault of found.faults) console.log(`第 ${fault.position ?? "—"} 环：${fault.detail}`);
  console.log(
    `审计链 ${found.sealed} 环，${found.faults.length} 处异常；未封存 ${found.unsealed} 条（最久 ${found.unsealedSeconds} 秒）`,
  );
  return found.faults.length === 0;
}

const CHECKS: Record<string, () => Promise<boolean>> = { counters, repair, audit };

async function main(): Promise<void> {
  const check = CHECKS[process.argv[2] ?? ""];
  if (!check)
    throw new Error(
      "用法：npm run verify:counters、npm run repair:counters [-- past] 或 npm run verify:audit",
    );
  const isGood = await check();
  if (!isGood) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(disconnect);
