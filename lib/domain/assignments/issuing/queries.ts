import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type AskedScope, countAsked, findUnasked } from "@/lib/domain/assignments/asked/queries";
import { type IssuedSoFar, planFollowing } from "@/lib/domain/assignments/effects/queries";
import type { IssueScopeInput } from "@/lib/domain/assignments/issuing/schema";
import type {
  IssuePlan,
  IssuingProgress,
  PlannedCell,
} from "@/lib/domain/assignments/issuing/types";
import type { AskedLevel } from "@/lib/domain/assignments/types";
import { getList } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const LEVEL_ORDER: AskedLevel[] = ["province", "city", "county", "township", "village", "unit"];

/** The nodes of chosen regions with all beneath them; null where none was chosen. */
async function nodesOf(list: ListDetail, codes: readonly string[]): Promise<string[] | null> {
  if (codes.length === 0) return null;
  const found = await rows<{ code: string }>(sql`
    select distinct n.code
    from region top
    join region chosen on chosen.path like top.path || '%' and chosen.code = any (${codes}::text[])
    join region n on n.level in ('province', 'city', 'county') and (n.code = chosen.code
      or (chosen.code <> top.code and n.path like chosen.path || '%'))
    where top.code = ${list.regionCode} order by 1`);
  return found.map(({ code }) => code);
}

/** A chosen scope as the statements want it. */
export async function askedScope(
  _actor: Actor,
  list: ListDetail,
  input: IssueScopeInput,
): Promise<AskedScope> {
  return {
    listId: list.id,
    // A recurring duty is owed wherever the clause says so.
    levels: list.kind === "responsibility" ? LEVEL_ORDER : input.levels,
    nodes: await nodesOf(list, input.regionCodes),
    organisationIds: input.organisationIds.length > 0 ? input.organisationIds : null,
    taskId: null,
    isUpcomingOnly: input.periods === "upcoming",
  };
}

/** Levels at which the list's tasks are asked, in order. */
export function levelsOf(list: Pick<ListDetail, "tasks">): AskedLevel[] {
  const asked = new Set(list.tasks.flatMap((task) => task.askedLevels));
  return LEVEL_ORDER.filter((level) => asked.has(level));
}

/** What is offered first: as it was issued so far; a first time, and for recurring duties, everything. */
export function defaultScope(
  list: Pick<ListDetail, "kind" | "tasks">,
  soFar: IssuedSoFar | null,
): { levels: AskedLevel[]; regionCodes: string[] } {
  const all = levelsOf(list);
  if (!soFar || list.kind === "responsibility") return { levels: all, regionCodes: [] };
  const levels = all.filter((level) => soFar.levels.includes(level));
  return { levels: levels.length > 0 ? levels : all, regionCodes: soFar.regionCodes };
}

async function regionsOf(list: ListDetail): Promise<IssuePlan["regions"]> {
  return rows(sql`
    select r.code, r.name, array(
      select n.code from region n where n.level in ('city', 'county') and n.path like r.path || '%'
      order by n.code) as nodes
    from region r
    where (r.code = ${list.regionCode} or r.parent_code = ${list.regionCode})
      and r.level in ('province', 'city', 'county')
    order by length(r.path), r.code`);
}

/** What organisations that ended still have of some assignments: nobody asks it of them any more. */
function countEnded(within: readonly Statement[]): Statement {
  return sql`(select count(*)::int from organisation o join assignment x on x.organisation_id = o.id
    where o.valid_to <= (now() at time zone 'Asia/Shanghai')::date and ${sql.and(within)})`;
}

/** Of what the scope asks, how much is there already; read from the counters unless units were chosen. */
async function countExisting(list: ListDetail, scope: AskedScope): Promise<number> {
  const mine = sql`select root_task_id from task where list_id = ${list.id}::uuid`;
  const within = [
    sql`x.year = ${list.year} and x.root_task_id in (${mine})`,
    sql`x.organisation_level = any (${scope.levels}::organisation_level[])`,
    sql`x.node_code in (select n.code from region n join region top on top.code = ${list.regionCode}
      where n.path like top.path || '%' and n.level in ('province', 'city', 'county'))`,
  ];
  if (scope.nodes) within.push(sql`x.node_code = any (${scope.nodes}::text[])`);
  if (scope.isUpcomingOnly)
    within.push(sql`x.due_on >= (now() at time zone 'Asia/Shanghai')::date`);
  const found = await row<{ existing: number }>(
    scope.organisationIds
      ? sql`select count(*)::int as existing from assignment x
          where ${sql.and(within)} and x.organisation_id = any (${scope.organisationIds}::uuid[])`
      : sql`select coalesce(sum(x.not_started + x.drafting + x.submitted + x.returned + x.approved
          + x.accepted + x.exempted + x.cancelled + x.awaiting), 0)::int - ${countEnded(within)}
          as existing from counter x where ${sql.and(within)}`,
  );
  return found?.existing ?? 0;
}

/**
 * What issuing a list in a scope would do: how many assignments for whom, by task and level, and where
 * nobody was found. Counted by the statement that makes them. `forbidden` for those who may not issue it.
 */
export async function planIssue(
  actor: Actor,
  { listId, ...input }: IssueScopeInput & { listId: string },
): Promise<IssuePlan> {
  const list = await getList(actor, listId);
  if (!list.can.issue) throw forbidden();
  const scope = await askedScope(actor, list, input);
  const [cells, gaps, regions, existing, followed] = await Promise.all([
    rows<PlannedCell>(countAsked(scope)),
    rows<{ taskId: string; regionCode: string; regionName: string }>(findUnasked(scope)),
    regionsOf(list),
    countExisting(list, scope),
    planFollowing(actor, list, scope.isUpcomingOnly),
  ]);
  const tasks = list.tasks.map((task) => ({
    taskId: task.id,
    code: task.code,
    title: task.title,
    isAwaiting: task.source !== "report",
    minutes: task.minutes,
    cells: cells.filter((cell) => cell.taskId === task.id),
    gaps: gaps
      .filter((gap) => gap.taskId === task.id)
      .map(({ regionCode, regionName }) => ({ regionCode, regionName })),
  }));
  const made = (isAsked: boolean) =>
    tasks
      .filter((task) => !isAsked || !task.isAwaiting)
      .flatMap((task) => task.cells)
      .reduce((sum, cell) => sum + cell.assignments, 0);
  return {
    tasks,
    total: made(false),
    asked: made(true),
    levels: levelsOf(list),
    regions,
    existing,
    ...followed,
  };
}

/** An organisation that can be chosen by name. */
export interface NamedOrganisation {
  id: string;
  name: string;
  place: string;
}

/**
 * Organisations to choose from for issuing to some only: those already chosen, and up to 20 of the list's
 * region whose name holds what was typed.
 */
export async function listChoosable(
  actor: Actor,
  query: { listId: string; text: string; chosen: readonly string[] },
): Promise<NamedOrganisation[]> {
  const list = await getList(actor, query.listId);
  if (!list.can.issue) throw forbidden();
  return rows(sql`
    select o.id, o.name, concat_ws(' · ', (select name from region where code = o.node_code),
      (select name from region where code = o.township_code)) as place
    from organisation o
    where o.id = any (${query.chosen}::uuid[]) or o.id in (
      select f.id from organisation f join region r on r.code = f.node_code
      join region top on top.code = ${list.regionCode} and r.path like top.path || '%'
      where length(${query.text}::text) > 1
        and search_bigrams(f.name) @@ search_query(${query.text}::text)
      order by f.name limit 20)
    order by o.name, o.id`);
}

/** The progress of an act of issuing, for those who see its list. */
export async function getIssuing(actor: Actor, id: string): Promise<IssuingProgress> {
  if (!isId(id)) throw notFound("下发记录");
  const found = await row<
    Omit<IssuingProgress, "createdAt" | "finishedAt" | "listTitle"> & {
      createdAt: Date;
      finishedAt: Date | null;
    }
  >(sql`
    select id, list_id as "listId", state, tasks_done as "tasksDone", tasks_total as "tasksTotal",
      rows_made as "rowsMade", rows_total as "rowsTotal", message, created_at as "createdAt",
      finished_at as "finishedAt"
    from issuing where id = ${id}::uuid`);
  if (!found) throw notFound("下发记录");
  const list = await getList(actor, found.listId);
  return {
    ...found,
    listTitle: list.title,
    createdAt: found.createdAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}

/** The acts of issuing of a list, newest first. */
export async function listIssuings(actor: Actor, listId: string): Promise<IssuingProgress[]> {
  const list = await getList(actor, listId);
  const found = await rows<{ id: string }>(sql`
    select id from issuing where list_id = ${list.id}::uuid order by created_at desc limit 10`);
  return Promise.all(found.map(({ id }) => getIssuing(actor, id)));
}
