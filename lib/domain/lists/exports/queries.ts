import "server-only";
import type { Actor } from "@/lib/access/actor";
import { entriesOf } from "@/lib/domain/lists/editing/queries";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import { getList } from "@/lib/domain/lists/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import type { ExportedList } from "./types";

interface Words {
  subCarriers: { value: string; label: string }[];
  citable: { value: string; label: string }[];
}

async function wordsOf(listId: string): Promise<Words> {
  const [found] = await rows<Words>(sql`
    select (select coalesce(jsonb_agg(jsonb_build_object('value', s.code, 'label', s.name)
          order by s.position), '[]') from carrier s where s.parent_code = l.carrier_code) as "subCarriers",
      (select coalesce(jsonb_agg(distinct jsonb_build_object('value', p.id,
          'label', '《' || d.title || '》' || p.number)), '[]')
        from task t join task_citation cited on cited.task_id = t.id
        join policy_clause p on p.id = cited.policy_clause_id
        join policy_document d on d.code = p.document_code where t.list_id = l.id) as citable
    from task_list l where l.id = ${listId}::uuid`);
  return found ?? { subCarriers: [], citable: [] };
}

/**
 * A list that the actor may see, of any version, as it goes into a file; `not_found` for every other. The
 * number of statements does not grow with the list.
 */
export async function getExportedList(actor: Actor, listId: string): Promise<ExportedList> {
  const list = await getList(actor, listId);
  const { id, kind, year } = list;
  const [entries, words] = await Promise.all([entriesOf(actor, rows, { id, kind }), wordsOf(id)]);
  return {
    ...{ id, kind, year, title: list.title, regionName: list.regionName },
    ...{ carrierName: list.carrierName, leadName: list.leadName, listVersion: list.listVersion },
    version: list.version,
    ...{ statusLabel: LIST_STATUS_LABELS[list.status], isExample: list.isExample },
    statedOn: dayAt(list.issuedAt ? new Date(list.issuedAt) : new Date()),
    entries: entries.map(({ values, facts }) => ({ rootId: facts.rootId, values })),
    context: { kind, year, ...words },
  };
}
