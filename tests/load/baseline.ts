import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/lib/platform/postgres/system";
import type { Variables } from "@/scripts/launch/environment";
import { runNode } from "@/scripts/launch/processes";

/** Where a baseline is built, with what, and how it is asked whether it runs. */
export interface BaselineApp {
  /** The project: the baseline lies beneath it, so that it finds its packages. */
  root: string;
  folder: string;
  env: Variables;
  /** The texts of the app by their path beneath the folder; its configuration comes with it. */
  files: Record<string, string>;
  /** True once the app at `base` answers. */
  isUp(base: URL): Promise<boolean>;
}

/** A running baseline. */
export interface Baseline {
  base: URL;
  stop(): Promise<void>;
}

const configOf = (root: string) =>
  `export default { serverExternalPackages: ["pg"], poweredByHeader: false,
  turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)} };\n`;

async function writeApp({ root, folder, files }: BaselineApp): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const all = {
    ...files,
    "next.config.mjs": configOf(root),
    "package.json": '{"private":true,"type":"module"}\n',
  };
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function answers(app: BaselineApp, base: URL, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error("the baseline ended before it answered");
    if (await app.isUp(base).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the baseline did not answer within a minute");
}

/** Builds and starts a Next app of a few files to compare with; stopping it removes its folder. */
export async function startBaseline(app: BaselineApp): Promise<Baseline> {
  const { root, folder, env } = app;
  await writeApp(app);
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const variables: Variables = { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  delete variables.NEXT_DIST_DIR;
  delete variables.NEXT_PUBLIC_BASE_PATH;
  await runNode(folder, [next, "build"], variables, new AbortController().signal);
  const port = await freePort();
  const child = spawn(process.execPath, [next, "start", "--port", String(port)], {
    cwd: folder,
    env: variables as NodeJS.ProcessEnv,
    stdio: "ignore",
  });
  const base = new URL(`http://localhost:${port}`);
  await answers(app, base, child);
  return {
    base,
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("close", resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
