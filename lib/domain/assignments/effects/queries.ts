import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reasonsOf, rootsOf } from "@/lib/domain/assignments/following/commands";
import { countFollowing, layOut, linesOf } from "@/lib/domain/assignments/following/queries";
import type { FollowedTask, FollowScope } from "@/lib/domain/assignments/following/types";
import type { FollowedLine } from "@/lib/domain/assignments/issuing/types";
import type { AskedLevel } from "@/lib/domain/assignments/types";
import type { ListDetail } from "@/lib/domain/lists/types";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What of a list decides which lists it replaces and stands on a line with. */
export type LineList = Pick<
  ListDetail,
  "id" | "kind" | "regionCode" | "year" | "carrierCode" | "listVersion" | "title"
>;

/** The issued version that a list takes the place of, if there is one. */
export async function findReplaced(read: Tx["rows"], list: LineList): Promise<string | undefined> {
  const [found] = await read<{ id: string }>(sql`
    select id from task_list
    where id <> ${list.id}::uuid and kind = ${list.kind}::list_kind and status = 'issued'
      and region_code = ${list.regionCode} and year = ${list.year}
      and carrier_code is not distinct from ${list.carrierCode}`);
  return found?.id;
}

/** What follows a list once it holds: its tasks and those of the version it replaces, on its line. */
export async function followScope(
  read: Tx["rows"],
  list: LineList,
  { replaced, isUpcomingOnly }: { replaced: string | undefined; isUpcomingOnly: boolean },
): Promise<FollowScope> {
  const { regionCode, year } = list;
  const rootTaskIds = await rootsOf(read, replaced ? [list.id, replaced] : [list.id]);
  const held = await linesOf(read, { regionCode, year, rootTaskIds });
  const listIds = [...new Set([...held.filter((id) => id !== replaced), list.id])];
  return { regionCode, year, rootTaskIds, listIds, isUpcomingOnly, reasons: reasonsOf(list) };
}

async function lines(
  followed: readonly FollowedTask[],
  listIds: readonly string[],
): Promise<FollowedLine[]> {
  const named = await rows<{ rootTaskId: string; code: string; title: string }>(sql`
    select distinct on (t.root_task_id) t.root_task_id as "rootTaskId", t.code, t.title
    from task t join task_list l on l.id = t.list_id where l.id = any (${listIds}::uuid[])
    order by t.root_task_id, l.list_version desc`);
  const byRoot = new Map(followed.map((task) => [task.rootTaskId, task]));
  return named
    .flatMap(({ rootTaskId, ...name }) => {
      const task = byRoot.get(rootTaskId);
      return task ? [{ ...task, ...name }] : [];
    })
    .toSorted((one, other) => one.code.localeCompare(other.code, "zh-CN"));
}

/** What would become of assignments that exist already, counted by the rule that carries it out. */
export async function planFollowing(
  _actor: Actor,
  list: LineList,
  isUpcomingOnly: boolean,
): Promise<{ following: FollowedLine[]; replaces: number | null }> {
  const replaced = await findReplaced(rows, list);
  const scope = await followScope(rows, list, { replaced, isUpcomingOnly });
  const followed = await transaction(async (tx) => {
    // A first issue meets with nothing that could follow: whom all the lists ask need not be laid out.
    const isAny = await tx.row(sql`select 1 from assignment
      where year = ${scope.year} and root_task_id = any (${scope.rootTaskIds}::uuid[]) limit 1`);
    if (!isAny) return [];
    await layOut(tx, scope);
    return tx.rows<FollowedTask>(countFollowing(scope));
  });
  const version = replaced
    ? await row<{ listVersion: number }>(
        sql`select list_version as "listVersion" from task_list where id = ${replaced}::uuid`,
      )
    : undefined;
  const ids = replaced ? [list.id, replaced] : [list.id];
  return { following: await lines(followed, ids), replaces: version?.listVersion ?? null };
}

/** To whom a list, or the version that it replaces, was issued so far. */
export interface IssuedSoFar {
  levels: AskedLevel[];
  /** Regions chosen then; empty for all. */
  regionCodes: string[];
}

/**
 * The scope in which a list's versions were issued so far, from the acts of issuing, or, where a list was
 * laid out without one, from the levels that have assignments; null for a list that was never issued.
 */
export async function findIssuedSoFar(_actor: Actor, list: LineList): Promise<IssuedSoFar | null> {
  const replaced = await findReplaced(rows, list);
  const ids = replaced ? [list.id, replaced] : [list.id];
  const acts = await rows<{ levels: AskedLevel[]; nodes: string[] | null }>(sql`
    select scope -> 'scope' -> 'levels' as levels, scope -> 'scope' -> 'nodes' as nodes
    from issuing where list_id = any (${ids}::uuid[]) and state = 'done'`);
  if (acts.length > 0) {
    const levels = [...new Set(acts.flatMap((act) => act.levels))];
    const everywhere = acts.some((act) => act.nodes === null);
    return { levels, regionCodes: everywhere ? [] : await regionsWithin(list, acts) };
  }
  const counted = await rows<{ level: AskedLevel }>(sql`
    select distinct c.organisation_level as level from counter c
    where c.year = ${list.year} and c.root_task_id in (
      select root_task_id from task where list_id = any (${ids}::uuid[]))`);
  return counted.length > 0 ? { levels: counted.map(({ level }) => level), regionCodes: [] } : null;
}

/** The regions right beneath the list's own, and itself, of which every node was asked. */
async function regionsWithin(
  list: LineList,
  acts: readonly { nodes: string[] | null }[],
): Promise<string[]> {
  const nodes = acts.flatMap((act) => act.nodes ?? []);
  const found = await rows<{ code: string }>(sql`
    select r.code from region r
    where (r.code = ${list.regionCode} and r.code = any (${nodes}::text[])) or (
      r.parent_code = ${list.regionCode} and not exists (
        select 1 from region n where n.path like r.path || '%'
          and n.level in ('province', 'city', 'county') and not n.code = any (${nodes}::text[])))
    order by r.code`);
  return found.map(({ code }) => code);
}
