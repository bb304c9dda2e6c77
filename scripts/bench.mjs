// npm run bench -- dashboard|issue|submit … [small|full]: measures against a baseline in the same run.
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureGenerated, ensureInstalled, requireNode } from "./launch/install.mjs";

const root = path.resolve(import.meta.dirname, "..");
const CONDITION = "--conditions=react-server";

async function measure() {
  const { runBenches } = await import("../tests/load/benches.ts");
  return (await runBenches(process.argv.slice(2), process.env)) ? 0 : 1;
}

/** The project's TypeScript needs options that only a new process can be given. */
async function measureAnew() {
  await ensureInstalled(root);
  await ensureGenerated(root);
  const parameters = [CONDITION, "--import", "tsx", import.meta.filename, ...process.argv.slice(2)];
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: "inherit" });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}

requireNode();
process.chdir(root);
try {
  process.exitCode = process.execArgv.includes(CONDITION) ? await measure() : await measureAnew();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
