import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import type { NightlyCheck } from "@/lib/domain/counters/nightly/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const SHOWN = 30;

/** The checks of the last nights, newest first; for those who manage messages and their like. */
export async function listChecks(actor: StaffActor): Promise<NightlyCheck[]> {
  await requireReaches(actor, "message.manage");
  const found = await rows<
    Omit<NightlyCheck, "beganAt" | "endedAt"> & { beganAt: Date; endedAt: Date | null }
  >(sql`
    select on_day as "onDay", state, counters, assignments, differences, sample,
      began_at as "beganAt", ended_at as "endedAt"
    from counter_check order by on_day desc limit ${SHOWN}`);
  return found.map(({ beganAt, endedAt, ...one }) => ({
    ...one,
    beganAt: beganAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}
