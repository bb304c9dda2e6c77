import "server-only";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** True once anybody has an account; until then the first-run page stands open. */
export async function hasAccounts(): Promise<boolean> {
  const found = await row<{ any: boolean }>(sql`select exists (select 1 from account) as any`);
  return found?.any ?? false;
}
