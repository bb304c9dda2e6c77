import { systemActor } from "@/lib/access/actor";
import { sealAudit } from "@/lib/access/audit-chain";
import { runIssuing } from "@/lib/domain/assignments/issuing/commands";
import { makeShownImage } from "@/lib/domain/evidence/commands";
import { disconnect } from "@/lib/platform/db";
import { type JobHandlers, startJobs } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";

const SEAL_EVERY = 1_000;

const HANDLERS: JobHandlers = {
  "issue-list": ({ issuingId }) => runIssuing(issuingId),
  "derive-evidence": ({ evidenceId }) => makeShownImage(systemActor("材料处理"), evidenceId),
};

/** Seals the audit trail each second; a failure is logged and the next second tries again. */
function startSealer(): { stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = sealAudit()
      .catch((error: unknown) => log.error({ error: String(error) }, "sealing failed"))
      .finally(() => {
        busy = false;
      });
  }, SEAL_EVERY);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function main(): Promise<void> {
  const jobs = await startJobs(HANDLERS);
  const sealer = startSealer();
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.allSettled([jobs.stop(), sealer.stop()]);
    await disconnect();
    process.exit(0);
  };
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, stop);
  // The process that started the worker is gone.
  process.on("disconnect", stop);
  log.info("worker started");
}

main().catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.stack : String(error) }, "worker failed");
  process.exit(1);
});
