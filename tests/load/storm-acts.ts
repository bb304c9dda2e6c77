import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** What one operation of the storm does within its transaction; answers how many rows it changed. */
export type StormAct = (tx: Tx, chance: () => number) => Promise<number>;

/** A small generator with a seed: a storm that fails can be run again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const ROWS = 16_500;
const some = (chance: () => number, many: number): Statement =>
  sql`select id from assignment where id >= ${Math.floor(chance() * ROWS)}::bigint order by id limit ${many}`;

/** Locks in the order of ids, as the app's own batches do. */
const held = (ids: Statement): Statement =>
  sql`select id from assignment where id in (${ids}) order by id for update`;

const STATUSES = ["not_started", "drafting", "submitted", "returned", "approved", "exempted"];

function moved(ids: Statement, chance: () => number): Statement {
  const status = STATUSES[Math.floor(chance() * STATUSES.length)] ?? "drafting";
  const isDone = status === "approved";
  return sql`with held as materialized (${held(ids)})
    update assignment a set status = ${status}::assignment_status,
      done_at = case when ${isDone} then coalesce(a.done_at, counting_moment()) end,
      is_on_time = ${chance() < 0.7}, is_standing = ${isDone} and a.id % 2 = 0,
      times_returned = a.times_returned + ${status === "returned" ? 1 : 0},
      value = ${Math.round(chance() * 100)}, version = a.version + 1
    from held where a.id = held.id`;
}

const move =
  (many: number): StormAct =>
  (tx, chance) =>
    tx.count(moved(some(chance, many), chance));

/** A task in a whole county, by one statement. */
const bulk: StormAct = (tx, chance) =>
  tx.count(
    moved(
      sql`select id from assignment where node_code = ${chance() < 0.5 ? "420624" : "420626"}
        and root_task_id = (select root_task_id from task order by id
          offset ${Math.floor(chance() * 90)} limit 1)`,
      chance,
    ),
  );

const reDate: StormAct = (tx, chance) =>
  tx.count(sql`with held as materialized (${held(some(chance, 5))})
    update assignment a set due_on = date '2026-12-01' + ${Math.floor(chance() * 30)}::int,
      change_reason = '延期' from held where a.id = held.id and a.done_at is null`);

/** The open work of one organisation goes to another county. */
const moveOrganisation: StormAct = (tx, chance) =>
  tx.count(sql`with held as materialized (${held(sql`select id from assignment
      where organisation_id = (select organisation_id from assignment
        where id >= ${Math.floor(chance() * ROWS)}::bigint order by id limit 1) and done_at is null`)})
    update assignment a set node_code = case a.node_code when '420624' then '420626' else '420624' end
    from held where a.id = held.id and a.node_code in ('420624', '420626')`);

/** Singles for the most part; batches of fifty; bulk; re-dating; moving. */
export const ACTS: readonly [share: number, act: StormAct][] = [
  [0.78, move(1)],
  [0.88, move(50)],
  [0.9, bulk],
  [0.97, reDate],
  [1, moveOrganisation],
];
