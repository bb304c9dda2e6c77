import "server-only";
import { row, rows } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const TOO_MANY = "现在提交的人太多，请过一分钟再试；您填写的内容仍在页面上";

/**
 * Takes one of `most` things that all together may do under a name within a minute, whichever process they
 * come to. Throws `unavailable` where none is left.
 */
export async function spendAllowance(name: string, most: number, message = TOO_MANY) {
  const taken = await row<{ minute: Date }>(sql`
    insert into public_allowance as a (name, minute, used)
    values (${name}, date_trunc('minute', now()), 1)
    on conflict (name, minute) do update set used = a.used + 1 where a.used < ${most}
    returning minute`);
  if (!taken) throw new AppError("unavailable", message);
  return { name, minute: taken.minute };
}

/** Gives one back that turned out not to count. */
export async function returnAllowance(taken: { name: string; minute: Date }): Promise<void> {
  await rows(sql`
    update public_allowance set used = used - 1
    where name = ${taken.name} and minute = ${taken.minute} and used > 0`);
}
