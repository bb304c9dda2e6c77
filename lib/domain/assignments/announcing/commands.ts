import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { announcement } from "@/lib/domain/assignments/announcing/rules";
import type { Announced } from "@/lib/domain/assignments/announcing/types";
import { reasonsOf } from "@/lib/domain/assignments/following/commands";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

interface List {
  title: string;
  listVersion: number;
}

/** For each kind of outcome, how many organisations it holds for: few, however many are told. */
async function outcomes(tx: Tx, listId: string, list: List, link: string): Promise<Announced[]> {
  const { changed, removed, unasked, replaced, restored } = reasonsOf(list);
  // Work of this version and of those before it, since what was cancelled is in those alone.
  return tx.rows<Announced>(sql`
    with list as (select * from task_list where id = ${listId}::uuid
    ), root as materialized (
      select distinct t.root_task_id from list join task_list l on l.kind = list.kind
        and l.year = list.year and l.region_code = list.region_code
        and l.carrier_code is not distinct from list.carrier_code
        and l.list_version <= list.list_version
      join task t on t.list_id = l.id
    ), untold as materialized (
      select k.organisation_id from acknowledgement k
      where k.list_id = ${listId}::uuid and k.acknowledged_at is null and not exists (
        select 1 from notification n
        where n.organisation_id = k.organisation_id and n.link = ${link})
    ), work as (
      select u.organisation_id,
        count(*) filter (where a.change_reason = ${restored}
          or (a.change_reason is null and a.version = 1 and a.updated_at >= list.issued_at))::int as made,
        count(*) filter (where a.change_reason = ${changed})::int as changed,
        count(*) filter (where a.status = 'cancelled'
          and a.change_reason in (${removed}, ${unasked}, ${replaced}))::int as cancelled
      from untold u cross join list
      left join (root join assignment a on a.root_task_id = root.root_task_id and not a.awaiting)
        on a.organisation_id = u.organisation_id and a.year = list.year
      group by u.organisation_id
    )
    select made, changed, cancelled, array_agg(organisation_id) as "organisationIds"
    from work group by 1, 2, 3 order by 1, 2, 3`);
}

async function tell(tx: Tx, told: Announced, title: string, link: string): Promise<number> {
  return notifyMany(
    tx,
    "list.issued",
    sql`select told as organisation_id, ${title}::text as title, ${link}::text as link
      from unnest(${told.organisationIds}::uuid[]) as told`,
  );
}

/**
 * Tells every organisation to which a list was delivered and that has not acknowledged it what the list
 * means for it: new work, or that its work was changed or cancelled. Once for a list: doing it again tells
 * only those who got it later. Answers how many were told.
 */
export async function announceList(actor: Actor, listId: string): Promise<number> {
  const link = `/desk/lists/${listId}/acknowledgements`;
  return transaction(async (tx) => {
    const list = await tx.row<List>(sql`
      select title, list_version as "listVersion" from task_list where id = ${listId}::uuid`);
    if (!list) return 0;
    let told = 0;
    for (const one of await outcomes(tx, listId, list, link)) {
      told += await tell(tx, one, announcement(list, one), link);
    }
    if (told > 0) {
      await recordAudit(tx, actor, {
        action: "list.announce",
        subjectType: "task_list",
        subjectId: listId,
        after: { organisations: told },
      });
    }
    return told;
  });
}
