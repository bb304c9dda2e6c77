import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { listNodes } from "@/lib/domain/counters/check/queries";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What a repair put right. */
export interface Repair {
  nodes: number;
  /** Counters that were wrong. */
  repaired: number;
}

/**
 * Puts the counters right while others go on working, node by node, each in a transaction of its own; where
 * `withPast`, how they stood on past days is written again from the events too.
 */
export async function repairCounters(
  actor: SystemActor,
  { withPast }: { withPast: boolean },
): Promise<Repair> {
  const nodes = await listNodes(actor);
  let repaired = 0;
  for (const node of nodes) {
    await transaction(async (tx) => {
      const found = await tx.row<{ n: number }>(sql`select repair_counters(${node}) as n`);
      repaired += found?.n ?? 0;
      if (withPast) await tx.rows(sql`select recall_counters(array[${node}::text])`);
    });
  }
  return { nodes: nodes.length, repaired };
}
