// node scripts/run.mjs <script> [parameters]: runs one of the project's scripts with the
// environment and the database that `npm start` would use.
import path from "node:path";
import {
  allowTypeScript,
  ensureGenerated,
  ensureInstalled,
  loadEnvironmentFile,
  requireNode,
} from "./launch/install.mjs";

const root = path.resolve(import.meta.dirname, "..");

requireNode();
try {
  loadEnvironmentFile(root);
  await ensureInstalled(root);
  await ensureGenerated(root);
  await allowTypeScript(root);
  const { runWithDatabase } = await import("./launch/run.ts");
  process.exitCode = await runWithDatabase(root, process.argv.slice(2), process.env);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
