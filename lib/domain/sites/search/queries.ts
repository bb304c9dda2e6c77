import "server-only";
import type { Actor } from "@/lib/access/actor";
import { publishedLists } from "@/lib/domain/lists/published/policy";
import { sitesVisibleTo } from "@/lib/domain/sites/policy";
import type { SearchHit } from "@/lib/domain/sites/search/types";
import { rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { type Statement, sql } from "@/lib/platform/sql";
import { yearAt } from "@/lib/shared/dates";

const SHOWN_OF_A_KIND = 20;

function matches(text: Statement, query: string): Statement {
  return sql`search_bigrams(${text}) @@ search_query(${query})`;
}

/**
 * What is public here and contains every two-character window of `query`: sites, carriers,
 * issued public tasks, documents; at most 20 of each, in that order. An empty query finds nothing.
 */
export async function searchPublic(actor: Actor, query: string): Promise<SearchHit[]> {
  const regionCode = env().HOST_REGION;
  const published = publishedLists({ regionCode, year: yearAt(new Date()) });
  if (!/[\p{L}\p{N}]/u.test(query)) return [];
  return rows<SearchHit>(sql`
    (select 'site' as kind, s.id::text as id, s.name as title,
      coalesce((select fact from unnest(s.facts) fact where ${matches(sql`fact`, query)} limit 1), s.place) as note,
      s.carrier_code as "carrierCode"
    from site s join region r on r.code = s.region_code
    where ${sitesVisibleTo(actor, "s")}
      and ${matches(sql`s.name || ' ' || s.place || ' ' || array_to_string(s.facts, ' ')`, query)}
      and r.path like (select path from region where code = ${regionCode}) || '%'
    order by s.position limit ${SHOWN_OF_A_KIND})
    union all
    (select 'carrier', c.code, coalesce(m.name, c.name), coalesce(l.title, ''), c.code
    from carrier_set k
    join carrier_set_member m on m.set_code = k.code
    join carrier c on c.code = m.carrier_code
    left join task_list l on l.carrier_code = c.code and l.kind = 'task' and ${published}
    where k.region_code = ${regionCode} and ${matches(sql`c.name || ' ' || coalesce(m.name, '')`, query)}
    order by m.position limit ${SHOWN_OF_A_KIND})
    union all
    (select 'task', t.code, t.title, t.measure, l.carrier_code
    from task t join task_list l on l.id = t.list_id
    where ${published} and l.kind = 'task' and t.disclosure = 'public'
      and l.carrier_code is not null
      and ${matches(sql`t.code || ' ' || t.title || ' ' || t.measure || ' ' || t.indicator_name`, query)}
    order by t.code limit ${SHOWN_OF_A_KIND})
    union all
    (select 'policy', p.code, p.title, coalesce(p.publisher, ''), null
    from policy_document p
    where p.status = 'published' and ${matches(sql`p.title || ' ' || coalesce(p.publisher, '') || ' ' || coalesce(p.summary, '')`, query)}
    order by p.position limit ${SHOWN_OF_A_KIND})`);
}
