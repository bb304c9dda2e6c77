import { readdirSync, readFileSync } from "node:fs";

const KILOBYTES = 1024;

/** The fields of /proc/<pid>/stat after the name, which may itself hold blanks and brackets. */
function groupOf(pid: string): number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[2]);
}

function residentOf(pid: string): number {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^RssAnon:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}

/** The memory of its own that a process group holds, in megabytes; 0 where the system has no /proc. */
export function memoryOfGroup(group: number): number {
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const own = pids.map((pid) => {
      try {
        return groupOf(pid) === group ? residentOf(pid) : 0;
      } catch {
        return 0; // It ended in between.
      }
    });
    return own.reduce((sum, kilobytes) => sum + kilobytes, 0) / KILOBYTES;
  } catch {
    return 0;
  }
}
