// npm run screenshots [-- address [name …]]: the pictures of README and guides, from a running app with
// demonstration accounts; without an address, from one that is started for it.
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
  await ensureInstalled(root);
  await ensureGenerated(root);
  await allowTypeScript(root);
  const { makeScreenshots } = await import("./suites/screenshots.ts");
  await makeScreenshots({ root, env: process.env }, process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
