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

// Another system sends whole batches: a hundred a minute are a million values.
const calls = new RateLimiterMemory({ points: 120, duration: 60 });
const wrongKeys = new RateLimiterMemory({ points: 30, duration: 60 });

/** Counts one call of another system under its key; throws `unavailable` past 120 a minute. */
export async function countCall(keyId: string): Promise<void> {
  await calls.consume(keyId).catch(() => {
    throw new AppError("unavailable", "这个密钥每分钟最多 120 次请求，请合并成大批，一分钟后再试");
  });
}

/** Counts one wrong key from an address; throws `unavailable` past 30 a minute. */
export async function countWrongKey(address: string): Promise<void> {
  await wrongKeys.consume(address).catch(() => {
    throw new AppError("unavailable", "密钥错误次数过多，请核对密钥，一分钟后再试");
  });
}

// A rating code is typed from a slip of paper: a few slips of the finger, not a search.
const wrongCodes = new RateLimiterMemory({ points: 10, duration: 60 });

/** Counts one wrong rating code from an address; throws `unavailable` past 10 a minute. */
export async function countWrongCode(address: string): Promise<void> {
  await wrongCodes.consume(address).catch(() => {
    throw new AppError("unavailable", "评价码输错次数过多，请核对后一分钟再试");
  });
}

// An address may be a whole school or a telephone company; it is kept in memory for a day and nowhere else.
const bookings = new RateLimiterMemory({ points: 20, duration: 86_400 });

/** Counts one booking of a visit from an address; throws `unavailable` past 20 a day. */
export async function countBooking(address: string): Promise<void> {
  await bookings.consume(address).catch(() => {
    throw new AppError(
      "unavailable",
      "同一网络今天的预约太多，请明天再约，或者打电话联系；您填写的内容仍在页面上",
    );
  });
}

// Searching is the dearest thing that anybody may ask for; a whole school may sit behind one address.
const searches = new RateLimiterMemory({ points: 120, duration: 60 });

/** Counts one search of a visitor's address; false past 120 a minute. */
export async function mayStillSearch(address: string): Promise<boolean> {
  return searches.consume(address).then(
    () => true,
    () => false,
  );
}
