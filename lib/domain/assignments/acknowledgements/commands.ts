import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import type { AskedScope } from "@/lib/domain/assignments/asked/queries";
import { receiveAbout } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { acknowledgeable, findRemindingObstacle, getListHead } from "./queries";
import type { AcknowledgeInput, RemindInput } from "./schema";

/** The condition that a scope holds somebody of region `r` or beneath it. */
function issuedTo({ nodes, organisationIds }: Pick<AskedScope, "nodes" | "organisationIds">) {
  const conditions = [sql`true`];
  if (nodes) {
    conditions.push(sql`exists (select 1 from region n
      where n.code = any (${nodes}::text[]) and n.path like r.path || '%')`);
  }
  if (organisationIds) {
    conditions.push(sql`exists (select 1 from organisation o join region n on n.code = o.node_code
      where o.id = any (${organisationIds}::uuid[]) and n.path like r.path || '%')`);
  }
  return sql.and(conditions);
}

/**
 * Delivers a list within the transaction that issues it; answers how many organisations got it. Those
 * whose assignments this transaction made or changed; those who had not acknowledged the version that it
 * replaces and are still asked; and the leads (for coordination the offices) right beneath, who break
 * it down, where it was issued to anybody of theirs: `scope` is that of the act. Whoever has it already
 * keeps the row, acknowledged or not.
 */
export async function deliverList(
  tx: Tx,
  listId: string,
  scope: Pick<AskedScope, "nodes" | "organisationIds">,
): Promise<number> {
  const isIssuedTo = issuedTo(scope);
  return tx.count(sql`
    with list as (
      select id, kind, region_code, year, carrier_code, list_version from task_list
      where id = ${listId}::uuid
    ), earlier as (
      select l.id from list join task_list l on l.kind = list.kind and l.year = list.year
        and l.region_code = list.region_code and l.list_version < list.list_version
        and l.carrier_code is not distinct from list.carrier_code
        and l.status in ('issued', 'superseded')
    ), root as materialized (
      select distinct t.root_task_id from task t
      where t.list_id in (select id from list union all select id from earlier)
    ), reached as (
      -- An assignment's moments are kept in milliseconds.
      select a.organisation_id from root join assignment a on a.root_task_id = root.root_task_id
      join list on list.year = a.year
      where a.updated_at = now()::timestamptz(3) and not a.awaiting
      union
      select k.organisation_id from earlier join acknowledgement k on k.list_id = earlier.id
      where k.acknowledged_at is null and exists (
        select 1 from assignment a join root on root.root_task_id = a.root_task_id
        join list on list.year = a.year
        where a.organisation_id = k.organisation_id and not a.awaiting
          and a.status not in ('exempted', 'cancelled'))
      union
      select d.organisation_id from list
      join region r on r.parent_code = list.region_code and ${isIssuedTo}
      join carrier c on c.code = list.carrier_code or c.parent_code = list.carrier_code
      join lead_duty d on d.region_code = r.code and d.carrier_code = c.code and d.role = 'lead'
        and d.valid_from <= ${TODAY} and (d.valid_to is null or d.valid_to > ${TODAY})
      union
      select o.id from list
      join region r on r.parent_code = list.region_code and ${isIssuedTo}
      join organisation o on o.region_code = r.code and o.kind = 'office'
      where list.carrier_code is null
        and o.valid_from <= ${TODAY} and (o.valid_to is null or o.valid_to > ${TODAY})
    )
    insert into acknowledgement (list_id, organisation_id, node_code, township_code,
      organisation_level)
    select list.id, o.id, o.node_code, o.township_code, o.level
    from reached join organisation o on o.id = reached.organisation_id cross join list
    on conflict (list_id, organisation_id) do nothing`);
}

/**
 * Acknowledges lists for the own organisation; those acknowledged already stay as they are. Throws
 * `not_found` where a list was not delivered to it. Answers how many were acknowledged now.
 */
export async function acknowledgeLists(
  actor: Actor,
  input: AcknowledgeInput,
): Promise<{ acknowledged: number; listIds: string[] }> {
  if (actor.kind !== "staff") throw forbidden();
  const own = await acknowledgeable(actor);
  const { listIds } = input;
  return write(actor, { action: "list.acknowledge", key: input.key }, async (tx) => {
    const held = await tx.rows<{ listId: string; isNew: boolean }>(sql`
      with held as (
        select k.list_id, k.organisation_id, k.acknowledged_at is null as is_new
        from acknowledgement k where k.list_id = any (${listIds}::uuid[]) and ${own}
        order by k.list_id for update
      ), now_known as (
        update acknowledgement k set acknowledged_at = now(), acknowledged_by_id = ${actor.accountId},
          acknowledged_by_name = ${actor.name}
        from held where k.list_id = held.list_id and k.organisation_id = held.organisation_id
          and held.is_new
      )
      select distinct list_id as "listId", is_new as "isNew" from held`);
    const known = new Set(held.map((one) => one.listId));
    if (listIds.some((id) => !known.has(id))) throw notFound("待签收清单");
    const fresh = held.filter((one) => one.isNew);
    for (const { listId } of fresh) {
      await receiveAbout(tx, actor, `/desk/lists/${listId}/acknowledgements`);
      await recordAudit(tx, actor, {
        action: "list.acknowledge",
        subjectType: "task_list",
        subjectId: listId,
        after: { organisationId: actor.organisation.id, name: actor.organisation.name },
      });
    }
    return { acknowledged: fresh.length, listIds };
  });
}

/**
 * Reminds, once a working day, every organisation that has not acknowledged an issued list. Only who
 * issues the list may; answers how many were told.
 */
export async function remindUnacknowledged(
  actor: Actor,
  input: RemindInput,
): Promise<{ listId: string; told: number }> {
  if (actor.kind !== "staff") throw forbidden();
  const { listId } = input;
  const { mayRemind } = await getListHead(actor, listId);
  if (!mayRemind) throw forbidden("只有现行清单的下发单位可以提醒签收");
  return write(actor, { action: "list.remind", key: input.key }, async (tx) => {
    const obstacle = await findRemindingObstacle(actor, listId);
    if (obstacle) throw conflict(obstacle);
    const first = await tx.count(sql`
      insert into acknowledgement_reminder (list_id, on_day, by_id, by_name, told)
      values (${listId}, ${TODAY}, ${actor.accountId}, ${actor.name}, (
        select count(*) from acknowledgement k where k.list_id = ${listId}::uuid
          and k.acknowledged_at is null))
      on conflict do nothing`);
    if (first === 0) throw conflict("今天已经提醒过，每个工作日最多提醒一次");
    const told = await tx.count(sql`
      insert into notification (id, organisation_id, kind, title, link)
      select gen_random_uuid(), k.organisation_id, 'list.reminded',
        '请签收《' || l.title || '》', ${`/desk/lists/${listId}/acknowledgements`}
      from acknowledgement k join task_list l on l.id = k.list_id
      where k.list_id = ${listId}::uuid and k.acknowledged_at is null`);
    if (told === 0) throw conflict("所有单位都已签收，不需要提醒");
    await recordAudit(tx, actor, {
      action: "list.remind",
      subjectType: "task_list",
      subjectId: listId,
      after: { organisations: told },
    });
    return { listId, told };
  });
}
