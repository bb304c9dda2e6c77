import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { askChanges, type ChangesQuery } from "@/lib/domain/counters/changes/queries";
import type { ChangedAssignment, Movement } from "@/lib/domain/counters/changes/types";
import { planRows } from "@/lib/domain/counters/matrix/queries";
import { type Asked, selectMoves } from "@/lib/domain/counters/moves/queries";
import { rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE = 50;

/** Which movement's assignments, of which child, from where on. */
export interface ChangedQuery extends ChangesQuery {
  move: Movement;
  /** A child's code, an organisation's id in a township, or `own` for the own level. */
  place?: string | undefined;
  cursor?: string | undefined;
}

async function atPlace(actor: Actor, asked: Asked, query: ChangedQuery): Promise<Statement> {
  if (!query.place) return sql`true`;
  const plans = await planRows(actor, asked.scope, { ...query, grain: "children" });
  const plan = plans.find(({ kind, code }) =>
    query.place === "own" ? kind === "own" : kind !== "own" && code === query.place,
  );
  return sql`m.place = any (${plan ? plan.sources : [query.place]}::text[])`;
}

const STATE = (s: "a" | "b") =>
  sql.raw(`case when m.${s}_here then json_build_object('status', m.${s}_status,
    'dueOn', m.${s}_due_on, 'isDone', m.${s}_done) end`);

function happened({ from, to }: Asked): Statement {
  const within = (column: string) =>
    sql`${sql.raw(column)} >= end_of_day(${from}::date) and ${sql.raw(column)} < end_of_day(${to}::date)`;
  return sql`
    coalesce((select json_agg(json_build_object('at', e.at, 'from', e.from_status, 'to', e.to_status,
        'wasDueOn', coalesce(e.was_due_on, e.due_on), 'dueOn', e.due_on, 'reason', e.reason) order by e.id)
      from assignment_event e where e.assignment_id = m.id and ${within("e.at")}), '[]') as events,
    coalesce((select json_agg(json_build_object('at', v.at, 'decision', v.decision,
        'reviewer', v.reviewer_name, 'unit', v.reviewer_unit, 'reason', v.reason,
        'revision', p.revision) order by v.at)
      from report p join review v on v.report_id = p.id
      where p.assignment_id = m.id and ${within("v.at")}), '[]') as reviews`;
}

/**
 * The assignments behind a number of changes, with what happened to each and why, 50 at a time within the
 * actor's reach; `next` is the cursor of the following page. `not_found` outside the reach.
 */
export async function listChanged(
  actor: Actor,
  query: ChangedQuery,
  limit = PAGE,
): Promise<{ rows: ChangedAssignment[]; next: string | null }> {
  const [asked, reaches] = await Promise.all([
    askChanges(actor, query),
    requireReaches(actor, "assignment.read"),
  ]);
  if (reaches.length === 0) throw notFound("任务");
  const found = await rows<ChangedAssignment>(sql`
    with ${selectMoves(asked)},
    m as (
      select * from move m
      where m.${sql.raw(`"${query.move}"`)} and ${await atPlace(actor, asked, query)}
        and m.id > ${query.cursor ?? "0"}::bigint and ${assignmentsWithin(reaches, "m")}
      order by m.id limit ${limit + 1}
    )
    select m.id::text as id, t.code as "taskCode", t.title as "taskTitle",
      coalesce(b.name, '统筹协调') as "carrierName", o.name as "organisationName",
      concat_ws(' · ', node.name, town.name) as "placeName",
      ${STATE("b")} as before, ${STATE("a")} as after, ${happened(asked)}
    from m join task t on t.id = m.task_id
    join organisation o on o.id = m.organisation_id
    join region node on node.code = m.node_code
    left join region town on town.code = m.township_code
    left join carrier b on b.code = m.carrier
    order by m.id`);
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
