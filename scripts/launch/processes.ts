import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Variables } from "@/scripts/launch/environment";
import type { LogFile } from "@/scripts/launch/log-file";
import { withoutQuotations } from "@/scripts/launch/log-words";

/** A long-running part of the platform. */
export interface Part {
  name: string;
  parameters: string[];
  root: string;
  env: Variables;
  log: LogFile;
  /** Its output is shown as well as logged: for developers and for service managers. */
  echo: boolean;
}

/** A part that is kept running until it is told to stop. */
export interface Kept {
  stop(milliseconds: number): Promise<void>;
  /** Settles when the part has failed too often to go on. */
  gaveUp: Promise<Error>;
}

const RESTARTS = 5;
const WITHIN = 60_000;

/**
 * Its own process group: Ctrl C reaches only the supervisor, which stops the parts in order. The
 * channel tells the part when the supervisor is gone, so that none is ever left behind.
 */
function launch(part: Part): ChildProcess {
  const child = spawn(process.execPath, part.parameters, {
    cwd: part.root,
    env: part.env as NodeJS.ProcessEnv,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  // A sign may be cut in two between chunks: each stream puts its own together.
  const keepFrom = (stream: Readable | null) => {
    const decoder = new StringDecoder("utf8");
    stream?.on("data", (chunk: Buffer) => {
      const said = Buffer.from(withoutQuotations(decoder.write(chunk)));
      part.log.write(said);
      if (part.echo) process.stdout.write(said);
    });
  };
  keepFrom(child.stdout);
  keepFrom(child.stderr);
  return child;
}

function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

async function stopChild(child: ChildProcess, milliseconds: number): Promise<void> {
  const gone = closed(child);
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  await gone;
  clearTimeout(late);
}

/** Starts a part and starts it again when it ends by itself; five ends in a minute are too many. */
export function keepRunning(part: Part): Kept {
  let stopping = false;
  let child = launch(part);
  const ends: number[] = [];
  let giveUp: (error: Error) => void = () => undefined;
  const gaveUp = new Promise<Error>((resolve) => {
    giveUp = resolve;
  });
  const watch = () => {
    child.once("exit", (code, signal) => {
      if (stopping) return;
      const now = Date.now();
      ends.push(now);
      part.log.write(Buffer.from(`[${part.name}] ended by itself: ${signal ?? code}\n`));
      if (ends.filter((at) => now - at < WITHIN).length >= RESTARTS) {
        giveUp(new Error(`${part.name}反复退出，日志见 ${part.log.file}`));
        return;
      }
      setTimeout(() => {
        if (stopping) return;
        child = launch(part);
        watch();
      }, 1_000);
    });
  };
  watch();
  return {
    gaveUp,
    stop: async (milliseconds) => {
      stopping = true;
      await stopChild(child, milliseconds);
    },
  };
}

/**
 * Runs Node with these parameters to its end; answers the output, throws with its last lines on
 * failure. `signal` ends it early.
 */
export function runNode(
  root: string,
  parameters: string[],
  env: Variables,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    let output = "";
    let everything = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      everything += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(everything.trim().split("\n").slice(-80).join("\n")));
    });
  });
}

/** Runs one of the project's TypeScript files to its end, as `runNode` does. */
export function runScript(
  root: string,
  script: string[],
  env: Variables,
  signal: AbortSignal,
): Promise<string> {
  return runNode(root, [...TYPESCRIPT, ...script], env, signal);
}

/** Node's options for the project's TypeScript; `server-only` is empty under this condition. */
export const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
