import { systemActor } from "@/lib/access/actor";
import { followNames, restartNames } from "@/lib/domain/search/entries/commands";
import { followReports, restartReports } from "@/lib/domain/search/reports/commands";
import { disconnect } from "@/lib/platform/db";

/** Forgets all that is searched and reads it anew; people find what has been read so far. */
async function rebuild(): Promise<void> {
  const actor = systemActor("搜索");
  await restartNames(actor);
  await restartReports(actor);
  let names = 0;
  for (let taken = -1; taken !== 0; names += Math.max(taken, 0)) taken = await followNames(actor);
  console.log(`单位和清单 ${names} 个`);
  while (await followReports(actor));
  console.log("填报已全部读完");
}

rebuild()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(disconnect);
