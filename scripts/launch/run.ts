import { spawn } from "node:child_process";
import path from "node:path";
import { startEmbedded } from "@/lib/platform/postgres/embedded";
import { otherSessions } from "@/lib/platform/postgres/roles";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { TYPESCRIPT } from "@/scripts/launch/processes";

const SERVER = { durable: true, timeZone: "Asia/Shanghai" };

function runToEnd(root: string, script: string[], env: Variables): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...TYPESCRIPT, ...script], {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      stdio: "inherit",
    });
    process.on("SIGINT", () => undefined);
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a script with the platform's environment; answers its exit code. The embedded database is
 * started for it when it does not run, and stopped afterwards unless somebody else works on it.
 */
export async function runWithDatabase(
  root: string,
  script: string[],
  variables: Variables,
): Promise<number> {
  const stateFolder = path.join(root, ".data");
  const database = variables.DATABASE_URL
    ? undefined
    : await startEmbedded({ projectRoot: root, stateFolder }, SERVER);
  try {
    const env = await platformEnvironment(variables, stateFolder, database);
    return await runToEnd(root, script, env);
  } finally {
    if (database?.started && (await otherSessions(database.superuserUrl())) === 0) {
      await database.stop();
    }
  }
}
