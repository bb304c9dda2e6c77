import "server-only";
import { reasonsOf, rootsOf } from "@/lib/domain/assignments/following/commands";
import { linesOf } from "@/lib/domain/assignments/following/queries";
import type { FollowScope } from "@/lib/domain/assignments/following/types";
import type { ListDetail } from "@/lib/domain/lists/types";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What of a list decides which lists it replaces and stands on a line with. */
export type LineList = Pick<
  ListDetail,
  "id" | "kind" | "regionCode" | "year" | "carrierCode" | "listVersion" | "title"
>;

/** The issued version that a list takes the place of, if there is one. */
export async function findReplaced(
  tx: Pick<Tx, "row">,
  list: LineList,
): Promise<string | undefined> {
  const found = await tx.row<{ id: string }>(sql`
    select id from task_list
    where id <> ${list.id}::uuid and kind = ${list.kind}::list_kind and status = 'issued'
      and region_code = ${list.regionCode} and year = ${list.year}
      and carrier_code is not distinct from ${list.carrierCode}`);
  return found?.id;
}

/** What follows a list once it holds: its tasks and those of the version it replaces, on its line. */
export async function followScope(
  tx: Pick<Tx, "rows">,
  list: LineList,
  { replaced, isUpcomingOnly }: { replaced: string | undefined; isUpcomingOnly: boolean },
): Promise<FollowScope> {
  const { regionCode, year } = list;
  const rootTaskIds = await rootsOf(tx, replaced ? [list.id, replaced] : [list.id]);
  const held = await linesOf(tx, { regionCode, year, rootTaskIds });
  const listIds = [...new Set([...held.filter((id) => id !== replaced), list.id])];
  return { regionCode, year, rootTaskIds, listIds, isUpcomingOnly, reasons: reasonsOf(list) };
}
