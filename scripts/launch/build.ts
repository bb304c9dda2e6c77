import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Variables } from "@/scripts/launch/environment";
import { runNode } from "@/scripts/launch/processes";
import type { Steps } from "@/scripts/launch/steps";

const SOURCES = ["app", "components", "lib", "public", "prisma/schema"];
const SINGLE = [
  "package-lock.json",
  "tsconfig.json",
  "next.config.js",
  "next.config.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "postcss.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
];
const STAMP = "qinglian-build.json";

async function filesOf(root: string, folder: string): Promise<string[]> {
  if (!existsSync(path.join(root, folder))) return [];
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes(`platform${path.sep}generated`));
}

/** One hash of everything that a build is made from, with the public settings baked into it. */
export async function sourceHash(root: string, variables: Variables): Promise<string> {
  const listed = await Promise.all(SOURCES.map((folder) => filesOf(root, folder)));
  const single = SINGLE.filter((file) => existsSync(path.join(root, file)));
  const hash = createHash("sha256");
  for (const file of [...listed.flat(), ...single].sort()) {
    hash
      .update(file)
      .update("\0")
      .update(await readFile(path.join(root, file)));
  }
  for (const name of Object.keys(variables).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${variables[name]}`);
  }
  return hash.digest("hex");
}

interface Stamp {
  buildId: string;
  sources: string;
}

async function buildId(folder: string): Promise<string | undefined> {
  const file = path.join(folder, "BUILD_ID");
  return existsSync(file) ? (await readFile(file, "utf8")).trim() : undefined;
}

/** Whether `folder` holds a finished build of exactly these sources. */
export async function isFresh(folder: string, sources: string): Promise<boolean> {
  const file = path.join(folder, STAMP);
  if (!existsSync(file)) return false;
  const stamp = JSON.parse(await readFile(file, "utf8")) as Stamp;
  return stamp.sources === sources && stamp.buildId === (await buildId(folder));
}

/** Remembers what a finished build was made from. */
export async function markFresh(folder: string, sources: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stamp: Stamp = { buildId: (await buildId(folder)) ?? "", sources };
  await writeFile(path.join(folder, STAMP), JSON.stringify(stamp));
}

/**
 * Where the tests' build lies: the one that `npm start` uses when it is fresh, else their own, so
 * that a platform that runs from this folder is never disturbed.
 */
export async function buildFolder(root: string, env: Variables): Promise<string> {
  const usual = ".next";
  const isUsable = await isFresh(path.join(root, usual), await sourceHash(root, env));
  return isUsable ? usual : path.join(".test", "next");
}

/** What a build needs to know. */
export interface BuildContext {
  root: string;
  env: Variables;
  steps: Steps;
  signal: AbortSignal;
}

function heap(): string {
  const half = Math.round(os.totalmem() / 1024 / 1024 / 2);
  return `--max-old-space-size=${Math.min(4_096, Math.max(1_024, half))}`;
}

/** Builds the app unless the build at hand was made from exactly these sources. */
export async function ensureBuilt(context: BuildContext): Promise<void> {
  const { root, env, steps, signal } = context;
  const folder = path.join(root, env.NEXT_DIST_DIR || ".next");
  const sources = await sourceHash(root, env);
  if (await isFresh(folder, sources)) return;
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  await steps.step("构建页面", async () => {
    await runNode(root, [heap(), next, "build"], { ...env, NODE_ENV: "production" }, signal);
    await markFresh(folder, sources);
  });
}
