import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** A setting as it is to be from now on, and what doing so is called in the trail. */
export interface ReplacedSetting {
  key: string;
  value: object;
  action: string;
}

/**
 * Puts a whole setting in the place of the one before, with its trail. Who sets the same thing at the same moment
 * waits: each entry begins with what the last one left.
 */
export async function replaceSetting(
  tx: Tx,
  actor: Actor,
  { key, value, action }: ReplacedSetting,
): Promise<void> {
  const held = await tx.row<{ value: unknown }>(
    sql`select value from setting where key = ${key} for update`,
  );
  await tx.count(sql`
    insert into setting (key, value, updated_at) values (${key}, ${JSON.stringify(value)}::jsonb, now())
    on conflict (key) do update set value = excluded.value, updated_at = now()`);
  await recordAudit(tx, actor, {
    ...{ action, subjectType: "setting", subjectId: key },
    before: held?.value,
    after: value,
  });
}
