import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, organisationsWithin, reachesFor } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { readableLists } from "@/lib/domain/lists/queries";
import type { Asked } from "@/lib/domain/search/rules";
import { type Statement, sql } from "@/lib/platform/sql";

/** How many hits to answer, after how many. */
export interface Stretch {
  limit: number;
  offset: number;
}

/** Every word stands in `text`, which the database keeps without spaces and signs. */
export function containsAll({ words }: Asked, text: Statement): Statement {
  return sql.and(words.map((word) => sql`${text} like '%' || search_plain(${word}::text) || '%'`));
}

/** The two-character windows of every word, for an index to be searched with. */
export function windowsOf({ words }: Asked): Statement {
  return sql.join(
    words.map((word) => sql`search_query(${word}::text)`),
    " && ",
  );
}

function matches(asked: Asked): Statement {
  const ways = [sql`(e.words @@ (${windowsOf(asked)}) and ${containsAll(asked, sql`e.body`)})`];
  if (asked.letters) {
    ways.push(sql`(e.words @@ search_letter_query(${asked.letters}::text)
      and e.letters like '%' || ${asked.letters}::text || '%')`);
  }
  if (asked.code) {
    ways.push(sql`(e.code <> '' and e.code ~>=~ ${asked.code}::text
      and e.code ~<~ (${asked.code}::text || chr(1114111)))`);
  }
  return sql.or(ways);
}

/** 0 the very name or code, 1 begins with it, 2 first letters, 3 contains it, 4 letters within, 5 text. */
function rankOf({ plain, letters, code }: Asked): Statement {
  return sql`case when e.plain = ${plain}::text or e.code = ${code ?? "-"}::text then 0
    when left(e.plain, ${plain.length}::int) = ${plain}::text then 1
    when ${code !== null}::boolean and left(e.code, ${code?.length ?? 0}::int) = ${code ?? ""}::text
      then 1
    when ${letters !== null}::boolean and e.letters like '% ' || ${letters ?? ""}::text || '%' then 2
    when strpos(e.plain, ${plain}::text) > 0 then 3
    when ${letters !== null}::boolean and e.letters like '%' || ${letters ?? ""}::text || '%' then 4
    else 5 end`;
}

/** What the own organisation is asked by task `k`: the open one that is due first, or the last. */
function ownAssignment(actor: Actor): Statement {
  if (actor.kind !== "staff" || !hasVerb(actor, "report.enter")) return sql`null::text`;
  return sql`(select a.id::text from assignment a
    where a.organisation_id = ${actor.organisation.id}::uuid and a.root_task_id = k.root_task_id
      and a.status <> 'cancelled'
    order by a.status in ('approved', 'accepted', 'exempted'), a.year desc, a.due_on limit 1)`;
}

// Of a task that several places took over, the nearest place from the own one upwards; otherwise the
// highest one.
function nearestFirst(actor: Actor): Statement {
  const regionCode = actor.kind === "staff" ? actor.organisation.regionCode : "";
  const isAbove = sql`coalesce((select path from region where code = ${regionCode}) like r.path || '%', false)`;
  return sql`${isAbove} desc, case when ${isAbove} then -length(r.path) else length(r.path) end`;
}

/** Issued lists and their tasks that the actor may read, each task once. */
export function taskHits(actor: Actor, asked: Asked, { limit, offset }: Stretch): Statement {
  return sql`
    select k.kind, k.id, k.title, k.code, k.list_id as "listId", k.list_title as "listTitle",
      k.carrier_name as "carrierName", k.year, k.root_task_id as "rootTaskId",
      ${ownAssignment(actor)} as "ownAssignmentId"
    from (
      select * from (
        select distinct on (coalesce(t.root_task_id, l.id)) e.kind, e.id, e.title, e.plain,
          coalesce(t.code, '') as code, l.id as list_id, l.title as list_title, l.year,
          coalesce(c.name, '统筹协调') as carrier_name, t.root_task_id, ${rankOf(asked)} as rank
        from search_entry e
        join task_list l on l.id = e.list_id
        join region r on r.code = l.region_code
        left join carrier c on c.code = l.carrier_code
        left join task t on t.id = e.id
        where e.kind in ('list', 'task') and l.status = 'issued' and ${readableLists(actor)}
          and ${matches(asked)}
        order by coalesce(t.root_task_id, l.id),
          l.year = extract(year from ${TODAY})::int desc, l.year desc, ${nearestFirst(actor)}
      ) found
      order by rank, kind = 'task', length(plain), plain, id limit ${limit} offset ${offset}
    ) k
    order by k.rank, k.kind = 'task', length(k.plain), k.plain, k.id`;
}

/** Organisations that the actor may read or see figures of, with the names of what they lie in. */
export async function organisationHits(
  actor: Actor,
  asked: Asked,
  { limit, offset }: Stretch,
): Promise<Statement> {
  const [reading, seeing] = await Promise.all([
    reachesFor(actor, "organisation.read"),
    reachesFor(actor, "dashboard.read"),
  ]);
  const within = (alias: string) => organisationsWithin([...reading, ...seeing], alias);
  // The entry says where it lies as of a second ago; the organisation itself decides.
  return sql`
    select 'organisation' as kind, o.id, k.title, o.level, ${organisationsWithin(seeing, "o")} as "hasPage",
      coalesce((select string_agg(up.name, ' ' order by length(up.path)) from region up
        where up.level <> 'province' and up.code = any (string_to_array(rtrim(r.path, '/'), '/'))), '') as place
    from (
      select e.id, e.title, e.plain, e.level, ${rankOf(asked)} as rank
      from search_entry e
      where e.kind = 'organisation' and ${matches(asked)}
        and (e.valid_to is null or e.valid_to > ${TODAY}) and ${within("e")}
      order by rank, e.level, length(e.plain), e.plain, e.id limit ${limit} offset ${offset}
    ) k
    join organisation o on o.id = k.id
    join region r on r.code = o.region_code
    where (o.valid_to is null or o.valid_to > ${TODAY}) and ${within("o")}
    order by k.rank, k.level, length(k.plain), k.plain, k.id`;
}
