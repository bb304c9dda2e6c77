import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { lettersOf } from "@/lib/domain/search/entries/rules";
import { type Tx, transaction } from "@/lib/platform/db";
import { initialsOf } from "@/lib/platform/pinyin";
import { sql } from "@/lib/platform/sql";

const LOCK = 7_042_009;
const BATCH = 500;
/** Pinyin keeps the processor busy; others of the worker have their turn in between. */
const MOST_BATCHES = 20;

interface Change {
  kind: "organisation" | "list";
  subjectId: string;
}

/** Something to be found, as it is read; `names` are what its first letters are taken from. */
interface Found {
  kind: "organisation" | "list" | "task";
  id: string;
  listId: string | null;
  title: string;
  code: string;
  names: string[];
  codes: string[];
  body: string;
  level?: string;
  nodeCode?: string;
  townshipCode?: string | null;
  validTo?: string | null;
}

async function takeChanges(tx: Tx): Promise<Change[]> {
  return tx.rows<Change>(sql`
    delete from search_change where id in (
      select id from search_change order by id limit ${BATCH} for update skip locked)
    returning kind, subject_id as "subjectId"`);
}

// A village or a township is known by its region's code, everybody else by the unified credit code.
async function readOrganisations(tx: Tx, ids: string[]): Promise<Found[]> {
  return tx.rows<Found>(sql`
    select 'organisation' as kind, o.id, null as "listId", o.name as title,
      case when o.level in ('township', 'village') then o.region_code
        else coalesce(lower(o.credit_code), '') end as code,
      array[o.name] as names, array_remove(array[lower(o.credit_code)], null) as codes,
      concat_ws(' ', (select string_agg(up.name, ' ' order by length(up.path)) from region up
        where up.level <> 'province' and up.code = any (string_to_array(rtrim(r.path, '/'), '/'))),
        o.name) as body,
      o.level, o.node_code as "nodeCode", o.township_code as "townshipCode", o.valid_to as "validTo"
    from organisation o join region r on r.code = o.region_code
    where o.id = any (${ids}::uuid[])`);
}

async function readLists(tx: Tx, ids: string[]): Promise<Found[]> {
  return tx.rows<Found>(sql`
    select 'list' as kind, l.id, l.id as "listId", l.title, '' as code,
      array_remove(array[l.title, c.name], null) as names, '{}'::text[] as codes,
      concat_ws(' ', r.name, c.name, l.title) as body
    from task_list l join region r on r.code = l.region_code
    left join carrier c on c.code = l.carrier_code
    where l.status = 'issued' and l.id = any (${ids}::uuid[])
    union all
    select 'task', t.id, l.id, t.title, lower(t.code), array_remove(array[t.title, c.name], null),
      '{}', concat_ws(' ', c.name, t.code, t.title, t.measure, t.indicator_name, t.lead_name)
    from task t join task_list l on l.id = t.list_id left join carrier c on c.code = l.carrier_code
    where l.status = 'issued' and l.id = any (${ids}::uuid[])`);
}

async function write(tx: Tx, found: readonly Found[]): Promise<void> {
  const entries = found.map(({ names, codes, ...entry }) => ({
    ...entry,
    letters: lettersOf(names.flatMap(initialsOf), codes),
  }));
  await tx.count(sql`
    insert into search_entry (kind, id, list_id, title, code, plain, letters, body, words, level,
      node_code, township_code, valid_to)
    select kind, id, "listId", title, code, search_plain(title), letters, search_plain(body),
      search_bigrams(body) || search_letter_words(letters), level, "nodeCode", "townshipCode", "validTo"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e (kind text, id uuid, "listId" uuid, title text, code text, letters text, body text,
        level organisation_level, "nodeCode" text, "townshipCode" text, "validTo" date)
    on conflict (kind, id) do nothing`);
}

async function followBatch(tx: Tx): Promise<number> {
  const lock = await tx.row<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${LOCK}) as held`,
  );
  if (!lock?.held) return 0;
  const changes = await takeChanges(tx);
  const idsOf = (kind: Change["kind"]) => [
    ...new Set(changes.filter((one) => one.kind === kind).map((one) => one.subjectId)),
  ];
  const [organisations, lists] = [idsOf("organisation"), idsOf("list")];
  const found = [...(await readOrganisations(tx, organisations)), ...(await readLists(tx, lists))];
  // What is no longer issued, and what is gone, is found no more.
  await tx.count(sql`delete from search_entry where list_id = any (${lists}::uuid[])`);
  await tx.count(sql`delete from search_entry
    where kind = 'organisation' and id = any (${organisations}::uuid[])`);
  if (found.length > 0) await write(tx, found);
  return changes.length;
}

/**
 * Takes up what changed of organisations, regions and lists since the last time, at most some
 * thousands at once; answers how many changes that were. For the worker, every second or two.
 */
export async function followNames(_actor: SystemActor): Promise<number> {
  let taken = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await transaction(followBatch);
    taken += count;
    if (count < BATCH) break;
  }
  return taken;
}

/** Forgets all names and has them read anew, a batch at a time, by whoever follows. */
export async function restartNames(_actor: SystemActor): Promise<void> {
  await transaction(async (tx) => {
    await tx.count(sql`delete from search_change`);
    await tx.count(sql`delete from search_entry`);
    await tx.count(sql`insert into search_change (kind, subject_id)
      select 'organisation', id from organisation`);
    await tx.count(sql`insert into search_change (kind, subject_id)
      select 'list', id from task_list where status = 'issued'`);
  });
}
