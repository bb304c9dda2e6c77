import "server-only";
import type { Actor } from "@/lib/access/actor";
import { draftNextYear } from "@/lib/domain/lists/yearly/commands";
import { type RegionYear, requireOpenYear } from "@/lib/domain/regions/closings/queries";
import { carriedOver, planCarry } from "@/lib/domain/years/carrying/queries";
import { requestRun } from "@/lib/domain/years/runs/commands";
import type { Performed, Performing } from "@/lib/domain/years/runs/types";
import type { CarryOverInput } from "@/lib/domain/years/schema";
import type { Tx } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

interface CarryInput {
  drafts: string[];
  assignments: boolean;
}

/**
 * Asks for a year's rest to be carried over into the next: drafts from its lists, and what closing chose.
 * Throws `invalid` where nothing was chosen, `conflict` where the next year is closed.
 */
export async function carryOver(actor: Actor, input: CarryOverInput): Promise<{ runId: string }> {
  const { regionCode, year, drafts, assignments, key } = input;
  const plan = await planCarry(actor, { regionCode, year });
  if (drafts.length === 0 && !assignments) {
    throw invalid({ form: "请至少选择一份要生成草稿的清单，或选择结转未办结任务" });
  }
  const wanted = { act: "carry_over" as const, regionCode, year, input: { drafts, assignments } };
  const rowsTotal = assignments ? plan.made : drafts.length;
  return requestRun(actor, { ...wanted, rowsTotal, key }, performCarry);
}

/** What stands in the next year as cancelled, for one, carried over before and taken back, is asked again. */
async function restoreCancelled(tx: Tx, place: RegionYear): Promise<number> {
  const { year } = place;
  return tx.count(sql`
    with ${carriedOver(place)}
    update assignment a set status = 'not_started', task_id = carried.task_id, due_on = carried.due_on,
      carried_from = ${year}::int, change_reason = ${`由 ${year} 年结转`}::text,
      version = a.version + 1, updated_at = now()
    from carried
    where carried.fate = 'made' and a.organisation_id = carried.organisation_id
      and a.root_task_id = carried.root_task_id and a.year = ${year + 1}
      and a.period = carried.period and a.status = 'cancelled' and a.closed_from is null`);
}

async function carryAssignments(tx: Tx, place: RegionYear): Promise<number> {
  const { year } = place;
  const restored = await restoreCancelled(tx, place);
  const made = await tx.count(sql`
    with ${carriedOver(place)}
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on, awaiting, carried_from, change_reason)
    select task_id, root_task_id, organisation_id, ${year + 1}::int, period, node_code, township_code,
      level, kind, due_on, source <> 'report', ${year}::int, ${`由 ${year} 年结转`}::text
    from carried where fate = 'made' order by node_code, township_code, root_task_id
    on conflict (organisation_id, root_task_id, year, period) do nothing`);
  return restored + made;
}

/** Carries an act of carrying over out within its run. */
export async function performCarry(tx: Tx, actor: Actor, run: Performing): Promise<Performed> {
  const { regionCode, year, accountId } = run;
  const { drafts, assignments } = run.input as CarryInput;
  const next = { regionCode, year: year + 1 };
  await requireOpenYear(actor, next);
  const made = await draftNextYear(tx, actor, { ...next, drafts, accountId });
  const carried = assignments ? await carryAssignments(tx, { regionCode, year }) : 0;
  return { rowsDone: carried + made.lists.length, summary: { ...made, carried } };
}
