import { systemActor } from "@/lib/access/actor";
import { verifyAudit } from "@/lib/access/audit-chain";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { disconnect } from "@/lib/platform/db";

async function counters(): Promise<boolean> {
  const found = await checkCounters(systemActor("verify"));
  for (const difference of found.differences) console.log(JSON.stringify(difference));
  const wrong = found.differences.length + found.dayDifferences;
  console.log(
    `计数 ${found.counters} 行，由 ${found.assignments} 条任务事实重新计数：${wrong} 处不一致`,
  );
  return isConsistent(found);
}

async function audit(): Promise<boolean> {
  const found = await verifyAudit();
  for (const fault of found.faults) console.log(`第 ${fault.position ?? "—"} 环：${fault.detail}`);
  console.log(
    `审计链 ${found.sealed} 环，${found.faults.length} 处异常；未封存 ${found.unsealed} 条（最久 ${found.unsealedSeconds} 秒）`,
  );
  return found.faults.length === 0;
}

const CHECKS: Record<string, () => Promise<boolean>> = { counters, audit };

async function main(): Promise<void> {
  const check = CHECKS[process.argv[2] ?? ""];
  if (!check) throw new Error("用法：npm run verify:counters 或 npm run verify:audit");
  const isGood = await check();
  if (!isGood) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(disconnect);
