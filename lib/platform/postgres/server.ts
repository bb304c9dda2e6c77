import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Place } from "@/lib/platform/postgres/place";
import { type ServerOptions, serverSettings } from "@/lib/platform/postgres/settings";
import {
  commandLine,
  ended,
  freePort,
  isAlive,
  pause,
  portIsFree,
  workingFolder,
} from "@/lib/platform/postgres/system";

/** A server that answers. */
export interface Running {
  pid: number;
  port: number;
  /** False when it was left running by an earlier start that was killed. */
  started: boolean;
}

const ATTEMPTS = 20;
const BETWEEN_ATTEMPTS = 500;
const ANSWER_WITHIN = 600_000;

interface LockFile {
  pid: number;
  port: number;
}

async function readLockFile(data: string): Promise<LockFile | undefined> {
  const file = path.join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = (await readFile(file, "utf8")).split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  const port = Number.parseInt(lines[3] ?? "", 10);
  return Number.isInteger(pid) ? { pid, port: Number.isInteger(port) ? port : 0 } : undefined;
}

/** After a crash the same number may belong to another program; a postmaster works in its data. */
function isServerOf(data: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const folder = workingFolder(pid);
  if (folder !== undefined) return folder === data;
  return commandLine(pid)?.includes("postgres") ?? true;
}

function client(place: Place, port: number): pg.Client {
  return new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: place.record.passwords.superuser,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
}

async function answers(place: Place, port: number): Promise<boolean> {
  const connection = client(place, port);
  connection.on("error", () => undefined);
  try {
    await connection.connect();
    const { rows } = await connection.query("show data_directory");
    return rows[0]?.data_directory === place.data;
  } catch {
    return false;
  } finally {
    await connection.end().catch(() => undefined);
  }
}

async function adopt(place: Place): Promise<Running | undefined> {
  const lock = await readLockFile(place.data);
  if (!lock) return undefined;
  if (!isServerOf(place.data, lock.pid)) {
    await rm(path.join(place.data, "postmaster.pid"), { force: true });
    return undefined;
  }
  const until = Date.now() + ANSWER_WITHIN;
  while (isServerOf(place.data, lock.pid) && Date.now() < until) {
    const port = (await readLockFile(place.data))?.port ?? lock.port;
    if (port > 0 && (await answers(place, port))) return { pid: lock.pid, port, started: false };
    await pause(200);
  }
  return undefined;
}

async function writeSettings(place: Place, options: ServerOptions): Promise<void> {
  const file = path.join(place.data, "qinglian.conf");
  await writeFile(file, serverSettings(options), { mode: 0o600 });
  if (place.account) await chown(file, place.account.uid, place.account.gid);
}

interface Attempt {
  pid: number;
  exited: () => boolean;
}

/** Detached: Ctrl C in a terminal must reach only the one who stops things in order. */
function launch(place: Place, port: number, logFile: string): Attempt {
  const output = openSync(logFile, "w", 0o600);
  const parameters = ["-D", place.data, "-p", String(port), "-c", "listen_addresses=127.0.0.1"];
  const child = spawn(place.binaries.postgres, parameters, {
    cwd: "/",
    ...(place.account ?? {}),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  let exited = false;
  child.on("error", () => {
    exited = true;
  });
  child.on("exit", () => {
    exited = true;
  });
  child.unref();
  return { pid: child.pid ?? 0, exited: () => exited };
}

/** Recovery after a crash takes its time: as long as the process lives, its answer is awaited. */
async function ready(place: Place, port: number, attempt: Attempt): Promise<boolean> {
  const until = Date.now() + ANSWER_WITHIN;
  while (!attempt.exited() && Date.now() < until) {
    if (await answers(place, port)) return true;
    await pause(40);
  }
  return false;
}

async function usablePort(preferred: number): Promise<number> {
  return (await portIsFree(preferred)) ? preferred : freePort();
}

/**
 * Starts the server, or takes over one that a killed start left running. Stale lock files are
 * cleared; for some tenths of a second after a kill the old processes still hold their memory,
 * so a start that fails is tried again. Throws with the server's own words.
 */
export async function startServer(
  place: Place,
  options: ServerOptions,
  logFolder: string,
): Promise<Running> {
  await mkdir(logFolder, { recursive: true });
  const logFile = path.join(logFolder, "postgres-start.log");
  for (let tried = 1; tried <= ATTEMPTS; tried += 1) {
    const adopted = await adopt(place);
    if (adopted) return adopted;
    await writeSettings(place, options);
    const port = await usablePort(place.record.port);
    const attempt = launch(place, port, logFile);
    if (await ready(place, port, attempt)) return { pid: attempt.pid, port, started: true };
    await pause(BETWEEN_ATTEMPTS);
  }
  const words = await readFile(logFile, "utf8").catch(() => "");
  throw new Error(`数据库启动失败：\n${words.trim().split("\n").slice(-12).join("\n")}`);
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name);
}

/** Stops the server: sessions are ended, data is written; harder after 30 seconds. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await ended(pid, 30_000)) return;
  signal(pid, "SIGQUIT");
  if (await ended(pid, 10_000)) return;
  signal(pid, "SIGKILL");
  await ended(pid, 5_000);
}
