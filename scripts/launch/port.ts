import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { commandLine, portIsFree } from "@/lib/platform/postgres/system";

const LISTENING = "0A";

function listeningSockets(port: number): Set<string> {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const found = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    for (const line of readFileSync(table, "utf8").split("\n").slice(1)) {
      const fields = line.trim().split(/\s+/);
      const isWanted = fields[1]?.endsWith(`:${wanted}`) && fields[3] === LISTENING;
      if (isWanted && fields[9]) found.add(`socket:[${fields[9]}]`);
    }
  }
  return found;
}

function holds(pid: string, sockets: Set<string>): boolean {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((name) => sockets.has(readlinkSync(`${folder}/${name}`)));
  } catch {
    return false;
  }
}

/** Who listens on a port, as far as the system tells us cheaply (Linux); else undefined. */
function occupant(port: number): string | undefined {
  try {
    const sockets = listeningSockets(port);
    const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && holds(name, sockets));
    if (!pid) return undefined;
    const command = commandLine(Number(pid))?.slice(0, 80) ?? "";
    return `进程 ${pid}（${command}）`;
  } catch {
    return undefined;
  }
}

/** Throws, with who occupies the port and what to do, unless it can be listened on. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error("PORT 应为 1 至 65535 的整数，请改正后重新启动。");
  }
  if (await portIsFree(port, host)) return;
  const who = occupant(port);
  const other = port === 3000 ? 3001 : port + 1;
  throw new Error(
    `端口 ${port} 已被占用${who ? `，占用者是${who}` : ""}。请先停止它，或换一个端口启动：PORT=${other} npm start`,
  );
}
