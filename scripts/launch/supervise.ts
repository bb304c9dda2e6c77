import type { EmbeddedDatabase } from "@/lib/platform/postgres/embedded";
import { isAlive } from "@/lib/platform/postgres/system";

const EVERY = 2_000;
const PORT_LOST = "数据库重新启动时原端口已被占用，请按 Ctrl C 停止后重新执行 npm start。";

/** A watch that can be ended. */
export interface Supervision {
  end(): void;
}

/**
 * Starts the embedded database again when its process has gone (out of memory, a stray kill).
 * App and worker reconnect by themselves: the port and the passwords stay the same.
 */
export function superviseDatabase(
  database: EmbeddedDatabase | undefined,
  startAgain: () => Promise<EmbeddedDatabase | undefined>,
): Supervision {
  if (!database) return { end: () => undefined };
  let busy = false;
  const look = async () => {
    if (busy || isAlive(database.pid)) return;
    busy = true;
    try {
      const again = await startAgain();
      if (again) database.pid = again.pid;
      if (again && again.port !== database.port) throw new Error(PORT_LOST);
      console.error("数据库进程意外退出，已重新启动。");
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    busy = false;
  };
  const timer = setInterval(look, EVERY);
  return { end: () => clearInterval(timer) };
}
