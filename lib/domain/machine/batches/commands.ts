import "server-only";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { ANSWER_DAYS } from "./rules";

const AT_ONCE = 5_000;

/**
 * Drops the texts of old answers and the previews of old trials, at most 5,000 of each. Answers how many
 * answers lost their text. The worker's.
 */
export async function sweepAnswers(tx: Tx): Promise<number> {
  const isOld = (moment: string) =>
    sql`${sql.raw(moment)} < now() - make_interval(days => ${ANSWER_DAYS})`;
  await tx.count(sql`
    update feed_run set preview = null where id in (
      select id from feed_run where preview is not null and ${isOld("started_at")} limit ${AT_ONCE})`);
  return tx.count(sql`
    update machine_batch set answer = '' where id in (
      select id from machine_batch where answer <> '' and ${isOld("at")}
      order by at limit ${AT_ONCE})`);
}
