import os from "node:os";
import path from "node:path";
import { pause } from "@/lib/platform/postgres/system";
import { appName } from "@/scripts/launch/app-name";
import type { Variables } from "@/scripts/launch/environment";
import { openLog } from "@/scripts/launch/log-file";
import { type Kept, keepRunning, TYPESCRIPT } from "@/scripts/launch/processes";
import type { Steps } from "@/scripts/launch/steps";

/** Serving a build, or the sources as they change. */
export type Mode = "production" | "development";

/** App and worker. */
export interface Parts {
  logFolder: string;
  /** Settles when the app answers that it is ready. */
  ready(signal: AbortSignal): Promise<void>;
  /** Settles when asked to stop; throws when a part has failed for good. */
  ended(signal: AbortSignal): Promise<void>;
  stop(steps: Steps): Promise<void>;
}

const READY_WITHIN = 120_000;
const APP_STOPS_WITHIN = 10_000;
/** A running job may end: one that is killed starts again only when its time has run out. */
const WORKER_STOPS_WITHIN = 35_000;
const MEBIBYTE = 1024 * 1024;

/** A third of the memory, between half and two gigabytes. */
function heap(): string {
  const third = Math.round(os.totalmem() / MEBIBYTE / 3);
  return `--max-old-space-size=${Math.min(2_048, Math.max(512, third))}`;
}

function appParameters(mode: Mode, env: Variables): string[] {
  if (mode === "production") return [heap(), "scripts/launch/serve.mjs"];
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  return [next, "dev", "--port", env.PORT ?? "3000"];
}

function workerParameters(mode: Mode): string[] {
  const watch = mode === "development" ? ["--watch"] : [];
  return [heap(), ...watch, ...TYPESCRIPT, "scripts/worker.ts"];
}

async function isReady(port: string, base = ""): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(5_000);
    return (await fetch(`http://127.0.0.1:${port}${base}/api/ready`, { signal })).ok;
  } catch {
    return false;
  }
}

async function awaitReady(app: Kept, env: Variables, signal: AbortSignal): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  let failure: Error | undefined;
  app.gaveUp.then((error) => {
    failure = error;
  });
  while (!(await isReady(env.PORT ?? "3000", env.NEXT_PUBLIC_BASE_PATH))) {
    signal.throwIfAborted();
    if (failure) throw failure;
    if (Date.now() > until) throw new Error("应用在 120 秒内没有就绪，请看 app.log。");
    await pause(200);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
}

/** Starts app and worker; their output goes to `logFolder`, and also here with LOGS=stdout. */
export function startParts(
  root: string,
  mode: Mode,
  env: Variables,
  logFolder = path.join(root, ".data", "logs"),
): Parts {
  const nodeEnv: Variables = { ...env, NODE_ENV: mode };
  const shared = { root, echo: mode === "development" || env.LOGS === "stdout" };
  const app = keepRunning({
    ...shared,
    name: "应用",
    env: { ...nodeEnv, APP_NAME: appName(env.HOST || "0.0.0.0") },
    parameters: appParameters(mode, env),
    log: openLog(logFolder, "app.log"),
  });
  const worker = keepRunning({
    ...shared,
    name: "后台任务",
    env: nodeEnv,
    parameters: workerParameters(mode),
    log: openLog(logFolder, "worker.log"),
  });
  return {
    logFolder,
    ready: (signal) => awaitReady(app, env, signal),
    ended: async (signal) => {
      const failed = await Promise.race([aborted(signal), app.gaveUp, worker.gaveUp]);
      if (failed) throw failed;
    },
    stop: async (steps) => {
      await steps.step("停止应用", () => app.stop(APP_STOPS_WITHIN));
      await steps.step("停止后台任务", () => worker.stop(WORKER_STOPS_WITHIN));
    },
  };
}
