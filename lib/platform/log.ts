import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { logLevel } from "@/lib/platform/env";

const requestIds = new AsyncLocalStorage<string>();

/** Runs `work` with a request id that every log line inside carries. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work);
}

/** The request id of the running request, or undefined outside one. */
export function currentRequestId(): string | undefined {
  return requestIds.getStore();
}

/** Structured logs (JSON lines); never bodies, telephone or identity numbers. */
export const log = pino({
  level: logLevel(),
  base: null,
  mixin: () => {
    const requestId = requestIds.getStore();
    return requestId ? { requestId } : {};
  },
});
