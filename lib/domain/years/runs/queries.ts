import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReadable } from "@/lib/domain/years/queries";
import type { YearRun } from "@/lib/domain/years/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** The progress of an act on a year, for those who see the region's years. */
export async function getYearRun(actor: Actor, id: string): Promise<YearRun> {
  if (!isId(id)) throw notFound("办理记录");
  const found = await row<YearRun>(sql`
    select run.id, run.region_code as "regionCode", r.name as "regionName", run.year, run.act, run.state,
      run.rows_done as "rowsDone", run.rows_total as "rowsTotal", run.message,
      to_json(run.finished_at) #>> '{}' as "finishedAt"
    from year_run run join region r on r.code = run.region_code where run.id = ${id}::uuid`);
  if (!found) throw notFound("办理记录");
  await requireReadable(actor, found.regionCode);
  return found;
}
