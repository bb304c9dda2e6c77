import { existsSync } from "node:fs";
import { run } from "@/lib/platform/postgres/system";
import type { Variables } from "@/scripts/launch/environment";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

async function works(program: string): Promise<boolean> {
  return (await run(program, ["--version"])).code === 0;
}

async function onPath(name: string): Promise<string | undefined> {
  const answer = await run("/bin/sh", ["-c", 'command -v "$0"', name]);
  const found = answer.output.trim();
  return answer.code === 0 && found ? found : undefined;
}

async function fromSystem(): Promise<string | undefined> {
  for (const name of NAMES) {
    const found = await onPath(name);
    if (found && (await works(found))) return found;
  }
  return PLACES.find((place) => existsSync(place));
}

/** As root on Debian and its kin: the distribution's own, with a Chinese font for the pages. */
async function fromDistribution(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !(await onPath("apt-get"))) return undefined;
  console.log("· installing Chromium with apt-get …");
  await run("apt-get", ["update", "-qq"]);
  const packages = ["chromium", "fonts-noto-cjk"];
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages]);
  return fromSystem();
}

async function playwrightsOwn(): Promise<string | undefined> {
  const { chromium } = await import("playwright-core");
  const program = chromium.executablePath();
  return program && existsSync(program) && (await works(program)) ? program : undefined;
}

async function fromPlaywright(root: string): Promise<string | undefined> {
  console.log("· installing Chromium with Playwright …");
  const script = `${root}/node_modules/playwright-core/cli.js`;
  await run(process.execPath, [script, "install", "chromium"]);
  return playwrightsOwn();
}

const NONE = `没有找到可用的 Chromium，端到端测试无法进行。任选一种办法后重试：
  1. Debian、Ubuntu：sudo apt-get install -y chromium fonts-noto-cjk
  2. 其他系统：安装 Chrome 或 Chromium
  3. 已装在别处：QINGLIAN_CHROMIUM=/完整/路径/chrome npm test
  4. 能访问外网：npx playwright install --with-deps chromium`;

/**
 * The browser for the e2e tests: the one named by QINGLIAN_CHROMIUM, else the system's, else one
 * that is already there from Playwright, else one installed now. Throws with what to do.
 */
export async function findChromium(root: string, env: Variables): Promise<string> {
  const named = env.QINGLIAN_CHROMIUM;
  if (named && !(await works(named))) {
    throw new Error(`QINGLIAN_CHROMIUM 指向的程序无法运行：${named}`);
  }
  const found =
    named ||
    (await fromSystem()) ||
    (await playwrightsOwn()) ||
    (await fromDistribution()) ||
    (await fromPlaywright(root));
  if (found) return found;
  throw new Error(NONE);
}
