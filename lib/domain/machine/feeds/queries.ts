import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { sourcesWithin } from "@/lib/domain/machine/tasks/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import type { Feed } from "./types";

const COLUMNS = sql`
  f.id, f.kind, f.source_name as "sourceName", f.root_task_ids as "rootTaskIds",
  f.region_code as "regionCode", r.name as "regionName", f.address,
  f."authorization" is not null as "hasAuthorization", f.folder,
  f.columns ->> 'rows' as "rowsPath", f.columns -> 'columns' as columns, f.schedule,
  f.is_on as "isOn", to_json(f.next_at) #>> '{}' as "nextAt", f.created_by_name as "createdByName",
  f.version,
  (select json_build_object('id', n.id, 'state', n.state, 'at', n.started_at) from feed_run n
    where n.feed_id = f.id and not n.is_trial order by n.started_at desc limit 1) as "lastRun",
  coalesce((select json_agg(json_build_object('code', named.code, 'title', named.title)
      order by named.code)
    from (select distinct on (t.root_task_id) t.code, t.title from task t
      join task_list l on l.id = t.list_id
      where t.root_task_id = any (f.root_task_ids) and t.inherits_task_id is null
      order by t.root_task_id, l.year desc, l.list_version desc) named), '[]') as tasks`;

/** The feeds within one's reach, running ones first. */
export async function listFeeds(actor: Actor): Promise<Feed[]> {
  const reaches = await requireReaches(actor, "machine.manage");
  return rows<Feed>(sql`
    select ${COLUMNS} from feed f join region r on r.code = f.region_code
    where ${sourcesWithin(reaches, "f")} order by not f.is_on, f.created_at desc`);
}

/** One feed within one's reach; anything else is `not_found`. */
export async function getFeed(actor: Actor, id: string): Promise<Feed> {
  const reaches = await requireReaches(actor, "machine.manage");
  if (!isId(id)) throw notFound("取数安排");
  const found = await row<Feed>(sql`
    select ${COLUMNS} from feed f join region r on r.code = f.region_code
    where f.id = ${id}::uuid and ${sourcesWithin(reaches, "f")}`);
  if (!found) throw notFound("取数安排");
  return found;
}
