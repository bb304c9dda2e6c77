import "server-only";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/lib/platform/errors";

// Per process and forgiving: it stops runaway clients. Sign-in has its own limits in the database.
const limiter = new RateLimiterMemory({ points: 240, duration: 60 });

// One address may be a whole office building behind its gateway on the last day of a quarter.
const signIns = new RateLimiterMemory({ points: 300, duration: 60 });

/** Counts one sign-in from an address; throws `unavailable` past 300 a minute. */
export async function countSignIn(address: string): Promise<void> {
  await signIns.consume(address).catch(() => {
    throw new AppError("unavailable", "同一网络的登录过于频繁，请等一分钟再试");
  });
}

/** Counts one write of `who`; throws `unavailable` past 240 a minute. */
export async function countWrite(who: string): Promise<void> {
  await limiter.consume(who).catch(() => {
    throw new AppError("unavailable", "操作过于频繁，请等一分钟再试；已填写的内容不会丢失");
  });
}
