import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { commandLine, isAlive, pause, workingFolder } from "@/lib/platform/postgres/system";

/** Who runs the platform from this folder. */
export interface Holder {
  token: string;
  pid: number;
  url: string;
  port: number;
  startedAt: string;
}

/** The outcome of asking for the lock. */
export type Claim = { held: true; release: () => Promise<void> } | { held: false; holder: Holder };

async function read(file: string): Promise<Holder | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(await readFile(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** A process number is used again after a restart: only a start script in this folder counts. */
function isOurs(holder: Holder, root: string): boolean {
  if (holder.pid === process.pid || !isAlive(holder.pid)) return false;
  const folder = workingFolder(holder.pid);
  if (folder !== undefined && folder !== root) return false;
  return /scripts.(start|dev)\.mjs/.test(commandLine(holder.pid) ?? "scripts/start.mjs");
}

/** Whether an address answers its health probe. */
export async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(3_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

async function tryCreate(file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(JSON.stringify(holder));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes the lock of a folder, or says who holds it. A lock left by a killed process is cleared;
 * after taking it, it is read again, so that of two that clear at once only one goes on.
 */
export async function claim(
  stateFolder: string,
  root: string,
  address: { url: string; port: number },
): Promise<Claim> {
  await mkdir(stateFolder, { recursive: true });
  const file = path.join(stateFolder, "run.json");
  const mine = {
    token: randomUUID(),
    pid: process.pid,
    ...address,
    startedAt: new Date().toISOString(),
  };
  for (;;) {
    if (await tryCreate(file, mine)) {
      await pause(60);
      if ((await read(file))?.token === mine.token) break;
    }
    const holder = await read(file);
    if (holder && holder.token !== mine.token && isOurs(holder, root)) {
      return { held: false, holder };
    }
    await rm(file, { force: true });
  }
  const release = async () => {
    if ((await read(file))?.token === mine.token) await rm(file, { force: true });
  };
  return { held: true, release };
}
