// What `npm start` and `npm run dev` share before the project's TypeScript can be read.
import path from "node:path";
import {
  allowTypeScript,
  ensureGenerated,
  ensureInstalled,
  loadEnvironmentFile,
  requireNode,
} from "./install.mjs";
import { claim, describeHolder } from "./lock.mjs";

const root = path.resolve(import.meta.dirname, "..", "..");

async function timed(title, work) {
  const since = performance.now();
  if (!(await work())) return;
  console.log(`✓ ${title}（${((performance.now() - since) / 1000).toFixed(1)} 秒）`);
}

function address() {
  const port = Number(process.env.PORT || 3000);
  return {
    port,
    url: `${process.env.PUBLIC_URL || `http://localhost:${port}`}${process.env.BASE_PATH ?? ""}`,
  };
}

function explain(error) {
  if (error.code === "EACCES") {
    return `没有写入 ${error.path ?? root} 的权限。请用该文件夹的所有者启动，或先执行 chown -R $(id -un) ${root}`;
  }
  return error.message;
}

async function run(mode) {
  console.log("清廉建设推进平台");
  await timed("安装依赖", () => ensureInstalled(root));
  await timed("生成数据库访问代码", () => ensureGenerated(root));
  await allowTypeScript(root);
  const { startPlatform } = await import("./start.ts");
  return startPlatform({ root, mode, variables: process.env });
}

/** Takes the folder's lock, installs, and hands over; ends with the platform's exit code. */
export async function begin(mode) {
  requireNode();
  process.chdir(root);
  let lock = {};
  try {
    loadEnvironmentFile(root);
    lock = await claim(path.join(root, ".data"), root, address());
    if (lock.holder) {
      console.log(await describeHolder(lock.holder));
      process.exit(0);
    }
    process.exitCode = await run(mode);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
  lock.release?.();
  process.exit();
}
