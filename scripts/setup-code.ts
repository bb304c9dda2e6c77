import { systemActor } from "@/lib/access/actor";
import { issueSetupCode } from "@/lib/domain/people/setup/commands";
import { disconnect } from "@/lib/platform/db";

// Prints a fresh code for the page that makes the first administrators; nothing once there are
// accounts. Whoever reads it stands at the server's console.
issueSetupCode(systemActor("启动"))
  .then((code) => console.log(code ?? ""))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(disconnect);
