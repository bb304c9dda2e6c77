import type pg from "pg";

/*
 * Every organisation that a list asks something of has been told of it; most have acknowledged within
 * nine days, by the account that works there, or else by an example name. Which ones is drawn from their
 * ids, so that loading again gives the same.
 */

const DRAWN = "abs(hashtext(asked.list_id::text || asked.organisation_id::text))";

/** Stores who was told of the issued lists and who acknowledged. Answers how many rows. */
export async function writeAcknowledgements(client: pg.PoolClient): Promise<number> {
  const made = await client.query(
    `insert into acknowledgement (list_id, organisation_id, node_code, township_code,
       organisation_level, delivered_at, acknowledged_at, acknowledged_by_id, acknowledged_by_name)
     select asked.list_id, o.id, o.node_code, o.township_code, o.level, l.issued_at,
       case when ${DRAWN} % 100 < 94
         then l.issued_at + make_interval(hours => 1 + ${DRAWN} % 200) end,
       case when ${DRAWN} % 100 < 94 then person.id end,
       case when ${DRAWN} % 100 < 94 then coalesce(person.name, '示例经办人') end
     from (
       select distinct t.list_id, a.organisation_id
       from assignment a join task t on t.id = a.task_id and t.source = 'report') asked
     join task_list l on l.id = asked.list_id
     join organisation o on o.id = asked.organisation_id
     left join (
       select distinct on (organisation_id) organisation_id, id, name from account
       order by organisation_id, id) person on person.organisation_id = o.id`,
  );
  return made.rowCount ?? 0;
}
