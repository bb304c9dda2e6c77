import "server-only";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import type { Skipped, Stop } from "./rules";

/** A request on its way to its next decider. */
export interface Passing {
  id: string;
  title: string;
  organisationName: string;
  stop: Stop;
  skipped: readonly Skipped[];
}

/** Notes who is passed over, and tells the units that decide next. */
export async function passOn(tx: Tx, passing: Passing): Promise<void> {
  for (const { regionCode, why } of passing.skipped) {
    await tx.count(sql`
      insert into adjustment_step (id, adjustment_id, region_code, decision, note, by_name, unit_name)
      values (${newId()}, ${passing.id}, ${regionCode}, 'skip', ${why}, '系统', '系统')`);
  }
  for (const unit of passing.stop.units) {
    await notify(tx, {
      organisationId: unit.id,
      kind: "adjustment.requested",
      title: `${passing.organisationName}申请调整《${passing.title}》，等待办理`,
      link: `/desk/adjustments/${passing.id}`,
    });
  }
}
