import "server-only";
import { type FoundRow, shownRow } from "@/lib/domain/assignments/rows/queries";
import { selectDeliveries } from "@/lib/domain/counters/deliveries/queries";
import { mostWaiting, sumDeliveries } from "@/lib/domain/counters/deliveries/rules";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import type { FigureScope } from "@/lib/domain/counters/scope/queries";
import { selectStuck } from "@/lib/domain/counters/stuck/queries";
import type { WaitingDelivery } from "@/lib/domain/counters/stuck/types";
import { frozenStuck } from "@/lib/domain/editions/stuck/rules";
import type { StuckLists } from "@/lib/domain/editions/stuck/types";
import type { Tx } from "@/lib/platform/db";

/** What is stuck in a scope, as dashboards list it, at the moment of an open transaction. */
export async function readStuck(
  tx: Tx,
  scope: FigureScope,
  filter: FigureFilter,
): Promise<StuckLists> {
  const list = async (kind: "overdue" | "returned") => {
    const found = await tx.rows<FoundRow>(selectStuck(scope, filter, kind));
    return found.map((one) => frozenStuck(shownRow(one, scope), scope.today));
  };
  return {
    longest: await list("overdue"),
    mostReturned: await list("returned"),
    unacknowledged: mostWaiting(
      sumDeliveries(await tx.rows<WaitingDelivery>(selectDeliveries(scope, filter))),
    ),
  };
}
