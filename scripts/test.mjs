// npm test [check|deep|static|unit|architecture|integration|e2e …]: everything, or the suites named.
import path from "node:path";
import {
  allowTypeScript,
  ensureGenerated,
  ensureInstalled,
  requireNode,
} from "./launch/install.mjs";

const root = path.resolve(import.meta.dirname, "..");

requireNode();
process.chdir(root);
try {
  if (await ensureInstalled(root)) console.log("✓ 安装依赖");
  await ensureGenerated(root);
  await allowTypeScript(root);
  const { runSuites } = await import("./suites/run.ts");
  process.exitCode = await runSuites(root, process.argv.slice(2), process.env);
} catch (error) {
  console.error(error.message);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
process.exit();
