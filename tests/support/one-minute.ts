import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

async function minute(): Promise<string | undefined> {
  const found = await row<{ at: string }>(
    sql`select date_trunc('minute', clock_timestamp())::text as at`,
  );
  return found?.at;
}

/**
 * What came of work that fits into one minute of the database: where the minute ended meanwhile, what is counted
 * by the minute began anew, and the work is done again, told how often it was tried.
 */
export async function withinOneMinute<T>(work: (tried: number) => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    const began = await minute();
    const done = await work(tried);
    if ((await minute()) === began) return done;
  }
}
