import "server-only";
import { MARK_PATTERN } from "@/lib/domain/lists/templates/rules";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * What is taken over from a template, as one statement that both the preview and the copy are made of.
 * It gives for each new list and entry the row that would be stored, and why it would not be (`hindrance`).
 */

/** The key of `setting` that holds the example lists. */
const EXAMPLES = "list_examples";

/** What is copied to where. */
export interface Copying {
  /** Rows (list_id, from_list_id, region_code, year): the lists that are to be. */
  places: Statement;
  /** The entries of this example, instead of those of each place's from_list_id. */
  exampleCode: string | null;
  /** An own list of an earlier year: identities, persons and citations stay. */
  isOwn: boolean;
  /** Another place's list: only what it discloses to everybody. */
  isPublicOnly: boolean;
  /** The levels that the place can ask; null for all. */
  levels: readonly string[] | null;
  /** Said in the note of tasks with a target; null to say nothing. */
  mark: string | null;
}

function rowsOf(table: "task" | "clause", { exampleCode, isPublicOnly }: Copying): Statement {
  const name = sql.raw(table);
  const disclosed = isPublicOnly && table === "task" ? sql`and e.disclosure = 'public'` : sql.empty;
  if (exampleCode === null) {
    return sql`select place.list_id as to_list, place.region_code as to_region, place.year as to_year,
        place.path as to_path, e.*
      from place join ${name} e on e.list_id = place.from_list_id ${disclosed}`;
  }
  return sql`select place.list_id as to_list, place.region_code as to_region, place.year as to_year,
      place.path as to_path, e.*
    from place cross join setting s cross join lateral jsonb_array_elements(s.value) as example
    cross join lateral jsonb_populate_recordset(null::${name}, example -> 'entries') as e
    where s.key = ${EXAMPLES} and example ->> 'code' = ${exampleCode}
      and example ->> 'kind' = ${table === "task" ? "task" : "responsibility"}`;
}

function source(table: "task" | "clause", copying: Copying): Statement {
  return sql`
    place as (select p.*, r.path from (${copying.places}) p join region r on r.code = p.region_code),
    source as (${rowsOf(table, copying)})`;
}

// A task that was taken over from above stays so, from the issued list of the new year; of several the deepest.
const ABOVE = sql`
  left join lateral (
    select u.id from task u join task_list l on l.id = u.list_id join region r on r.code = l.region_code
    where s.inherits_task_id is not null and u.root_task_id = s.root_task_id and l.year = s.to_year
      and l.status = 'issued' and s.to_path like r.path || '%' and r.code <> s.to_region
    order by length(r.path) desc limit 1) above on true`;

function hindrance({ isOwn, levels }: Copying): Statement {
  const wrongLevel = levels
    ? sql`when not s.asked_levels && ${levels}::organisation_level[] then 'level'`
    : sql.empty;
  return sql`case when s.clause_id is not null then 'duty'
    when ${isOwn} and s.inherits_task_id is not null and above.id is null then 'inherited'
    ${wrongLevel} end`;
}

function only(column: string, levels: readonly string[] | null): Statement {
  const name = sql.raw(column);
  if (!levels) return name;
  return sql`array(select level from unnest(${name}) with ordinality as asked (level, at)
    where level = any (${levels}::organisation_level[]) order by at)`;
}

// Who leads here: the unit of the same 条线, else the carrier's lead, which needs no name of its own.
const LEAD_HERE = sql`(select o.name from organisation o
  where o.region_code = s.to_region and o.line = s.lead_line order by o.name limit 1)`;

function note({ mark }: Copying): Statement {
  const kept = sql`nullif(regexp_replace(s.note, ${MARK_PATTERN}, ''), '')`;
  if (mark === null) return kept;
  return sql`nullif(concat_ws('；', ${kept}, case when s.target is not null
    then ${mark}::text end), '')`;
}

const SAME = `code, title, measure, indicator_name, unit, form, accumulation, direction, target,
  numerator_name, denominator_name, source, frequency, asked, lead_line, cooperating_units,
  responsibilities, evidence_hint, evidence_min, evidence_max, weight, disclosure, minutes, basis`;

const ADAPTED = `list_id, root_task_id, position, sub_carrier_code, due_dates, levels, asked_levels,
  lead_name, accountable, note, asked_role, evidence_kinds, inherits_task_id, prefill_root_id`;

/** The columns of `task` that a copy fills, besides its id; `takenTasks` has them under these names. */
export const TASK_COLUMNS = sql.raw(`${ADAPTED}, ${SAME}`);

function adapted(copying: Copying): Statement {
  const { isOwn, levels } = copying;
  const own = (column: string) => (isOwn ? sql.raw(column) : sql`null`);
  return sql`
    s.to_list as list_id, ${isOwn ? sql`s.root_task_id` : sql`gen_random_uuid()`} as root_task_id,
    (row_number() over (partition by s.to_list order by s.position))::int as position,
    ${
      isOwn
        ? sql`s.sub_carrier_code`
        : sql`(select sub.code from carrier sub
      where sub.code = s.sub_carrier_code and sub.parent_code = (select carrier_code from place limit 1))`
    }
      as sub_carrier_code,
    array_replace(s.due_dates, '02-29', '02-28') as due_dates,
    ${only("s.levels", levels)} as levels, ${only("s.asked_levels", levels)} as asked_levels,
    ${isOwn ? sql`s.lead_name` : LEAD_HERE} as lead_name, ${own("s.accountable")}::text as accountable,
    ${note(copying)} as note, coalesce(s.asked_role, 'lead') as asked_role,
    coalesce(s.evidence_kinds, '{}') as evidence_kinds,
    ${isOwn ? sql`above.id` : sql`null::uuid`} as inherits_task_id,
    ${own("s.prefill_root_id")}::uuid as prefill_root_id`;
}

/** CTEs up to `taken`: the tasks of a template as they would be stored, with `entry_id` and `hindrance`. */
export function takenTasks(copying: Copying): Statement {
  const same = sql.raw(
    SAME.split(",")
      .map((column) => `s.${column.trim()}`)
      .join(", "),
  );
  return sql`${source("task", copying)},
    taken as (
      select s.id as entry_id, ${hindrance(copying)} as hindrance, ${adapted(copying)}, ${same}
      from source s ${ABOVE})`;
}

/** The columns of `clause` that a copy fills, besides its id. */
export const CLAUSE_COLUMNS =
  sql.raw(`list_id, root_clause_id, position, code, responsibility, text,
  subject, post, frequency, basis, tags, duty_kind, due_dates, levels, asked_role, lead_line, minutes`);

/** CTEs up to `taken`: the clauses of a template as they would be stored, with `entry_id`. */
export function takenClauses(copying: Copying): Statement {
  const { isOwn, levels } = copying;
  return sql`${source("clause", copying)},
    taken as (
      select s.id as entry_id, null::text as hindrance, s.to_list as list_id,
        ${isOwn ? sql`s.root_clause_id` : sql`gen_random_uuid()`} as root_clause_id,
        (row_number() over (partition by s.to_list order by s.position))::int as position, s.code,
        s.responsibility, s.text, s.subject, s.post, s.frequency, s.basis,
        coalesce(s.tags, '{}') as tags, s.duty_kind,
        array_replace(coalesce(s.due_dates, '{}'), '02-29', '02-28') as due_dates,
        ${only("coalesce(s.levels, '{}')", levels)} as levels,
        coalesce(s.asked_role, 'lead') as asked_role, s.lead_line, coalesce(s.minutes, 0) as minutes
      from source s)`;
}
