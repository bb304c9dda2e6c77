// One start per folder. Taken before anything is installed, hence Node's own modules only.
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const FILE = "run.json";

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A process number is used again after a restart: only a start script in this folder counts. */
function isStartOf(pid, root) {
  if (pid === process.pid || !isAlive(pid)) return false;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return /(start|dev)\.mjs/.test(command) && readlinkSync(`/proc/${pid}/cwd`) === root;
  } catch (error) {
    // Systems without /proc tell nothing more than that the process lives.
    return error.code !== "EACCES" && process.platform !== "linux";
  }
}

function tryCreate(file, holder) {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function answers(port) {
  try {
    const signal = AbortSignal.timeout(3_000);
    return (
      await fetch(`http://127.0.0.1:${port}${process.env.BASE_PATH ?? ""}/api/health`, { signal })
    ).ok;
  } catch {
    return false;
  }
}

/** What the second of two starts says. */
export async function describeHolder(holder) {
  const since = new Date(holder.startedAt).toLocaleString("zh-CN");
  if (await answers(holder.port)) {
    return `平台已在运行：${holder.url}（进程 ${holder.pid}，${since} 启动）。`;
  }
  return `另一个启动（进程 ${holder.pid}，${since} 开始）正在准备或停止，好了以后的地址是 ${holder.url}。`;
}

/**
 * Takes the lock: `{ release }`, or `{ holder }` when a start of this folder lives. A lock left by
 * a killed process is cleared; it is read again a moment after taking it, so that of two that
 * clear it at once only one goes on.
 */
export async function claim(stateFolder, root, address) {
  mkdirSync(stateFolder, { recursive: true });
  const file = path.join(stateFolder, FILE);
  const mine = {
    token: randomUUID(),
    pid: process.pid,
    ...address,
    startedAt: new Date().toISOString(),
  };
  for (;;) {
    if (tryCreate(file, mine)) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      if (read(file)?.token === mine.token) break;
    }
    const holder = read(file);
    if (holder && isStartOf(holder.pid, root)) return { holder };
    rmSync(file, { force: true });
  }
  return {
    release: () => {
      if (read(file)?.token === mine.token) rmSync(file, { force: true });
    },
  };
}
