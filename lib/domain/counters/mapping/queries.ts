import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Mapping } from "@/lib/domain/counters/mapping/types";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

interface Source {
  source: string;
  isEnded: boolean;
  /** Living nodes to which organisations of the source have gone, near or far. */
  targets: string[];
  version: string;
}

/** True where organisations of a county changed their township, or ended with a successor. */
async function hasMovedWithin(nodes: readonly string[]): Promise<boolean> {
  const found = await row<{ found: boolean }>(sql`
    select exists (
      select 1 from organisation o where o.node_code = any (${nodes}::text[]) and (
        exists (select 1 from organisation_past p where p.organisation_id = o.id
          and p.township_code is distinct from o.township_code)
        or exists (select 1 from organisation_successor s where s.organisation_id = o.id))) as found`);
  return found?.found ?? false;
}

/**
 * How the past of some of today's nodes is put together, and the versions of all that is counted in: whatever
 * changes at a node that is mapped in changes the version of the node that it is mapped to.
 */
export async function readMapping(
  _actor: Actor,
  nodes: ReadonlyMap<string, string>,
): Promise<{ mapping: Mapping | null; nodes: Map<string, string> }> {
  const found = await rows<Source>(sql`
    with recursive flow as (
      select node_code as source, to_node_code as target from node_drift
      union
      select flow.source, d.to_node_code from flow join node_drift d on d.node_code = flow.target
    )
    select flow.source, r.valid_to is not null as "isEnded",
      array_agg(flow.target order by flow.target) filter (where t.valid_to is null
        and flow.target <> flow.source) as targets,
      coalesce(max(v.version), 0)::text as version
    from flow join region r on r.code = flow.source join region t on t.code = flow.target
    left join node_version v on v.node_code = flow.source
    group by flow.source, r.valid_to`);
  const mapping: Mapping = { whole: {}, parted: [] };
  const versions = new Map([...nodes].map(([node, version]) => [node, BigInt(version)]));
  for (const { source, isEnded, targets, version } of found) {
    const mine = (targets ?? []).filter((target) => nodes.has(target));
    if (mine.length === 0 && !nodes.has(source)) continue;
    const [only, ...more] = targets ?? [];
    if (isEnded && only && more.length === 0) mapping.whole[source] = only;
    else mapping.parted.push(source);
    for (const node of mine) versions.set(node, (versions.get(node) ?? 0n) + BigInt(version));
  }
  const isMapped =
    mapping.parted.length > 0 ||
    Object.keys(mapping.whole).length > 0 ||
    (nodes.size === 1 && (await hasMovedWithin([...nodes.keys()])));
  return {
    mapping: isMapped ? mapping : null,
    nodes: new Map([...versions].map(([node, version]) => [node, version.toString()])),
  };
}

/** What a mapped reading needs of a scope. */
interface Mapped {
  mapping: Mapping | null;
  nodes: ReadonlyMap<string, string>;
}

const COUNTED = [
  "not_started",
  "drafting",
  "submitted",
  "returned",
  "approved",
  "accepted",
  "exempted",
  "cancelled",
  "awaiting",
  "submitted_on_time",
  "done_on_time",
  "times_returned",
  "numerator",
  "denominator",
  "value",
  "standing",
];

// What an assignment contributes, as the counters' triggers have it.
const CONTRIBUTION = sql.raw(`
  (a.status = 'not_started' and not a.awaiting)::int as not_started,
  (a.status = 'drafting')::int as drafting,
  (a.status = 'submitted' or (a.status = 'approved' and a.done_at is null))::int as submitted,
  (a.status = 'returned')::int as returned,
  (a.status = 'approved' and a.done_at is not null)::int as approved,
  (a.status = 'accepted')::int as accepted,
  (a.status = 'exempted')::int as exempted,
  (a.status = 'cancelled')::int as cancelled,
  (a.awaiting and a.status = 'not_started')::int as awaiting,
  coalesce(a.is_on_time, false)::int as submitted_on_time,
  (coalesce(a.is_on_time, false) and a.done_at is not null)::int as done_on_time,
  a.times_returned,
  case when a.is_standing then coalesce(a.numerator, 0) else 0 end as numerator,
  case when a.is_standing then coalesce(a.denominator, 0) else 0 end as denominator,
  case when a.is_standing then coalesce(a.value, 0) else 0 end as value,
  a.is_standing::int as standing`);

const KEY = "root_task_id, period, organisation_level, organisation_kind, due_on";

/** Rows of `counters` under the nodes of today's map; what is parted comes from `assignments`. */
export function mappedCounters(
  { mapping, nodes }: Mapped,
  { counters, assignments }: { counters: Statement; assignments: Statement },
): Statement {
  if (!mapping) return counters;
  const { whole, parted } = mapping;
  const read = [...nodes.keys(), ...Object.keys(whole)].filter((node) => !parted.includes(node));
  const columns = COUNTED.map((column) => `c.${column}`).join(", ");
  return sql`(
    select c.year, coalesce(${JSON.stringify(whole)}::jsonb ->> c.node_code, c.node_code) as node_code,
      ${sql.raw(`c.${KEY.replaceAll(", ", ", c.")}, ${columns}`)}
    from ${counters} c where c.node_code = any (${read}::text[])
    union all
    select a.year, o.node_code, ${sql.raw(`a.${KEY.replaceAll(", ", ", a.")}`)}, ${CONTRIBUTION}
    from ${assignments} a join organisation o on o.id = a.organisation_id
    where a.node_code = any (${parted}::text[]))`;
}

/** The days on which work became done, under the nodes of today's map. */
export function mappedDays({ mapping, nodes }: Mapped): Statement {
  if (!mapping) return sql`counter_day`;
  const { whole, parted } = mapping;
  const read = [...nodes.keys(), ...Object.keys(whole)].filter((node) => !parted.includes(node));
  return sql`(
    select d.year, coalesce(${JSON.stringify(whole)}::jsonb ->> d.node_code, d.node_code) as node_code,
      d.root_task_id, d.due_on, d.on_day, d.done
    from counter_day d where d.node_code = any (${read}::text[])
    union all
    select a.year, o.node_code, a.root_task_id, a.due_on, (a.done_at at time zone 'Asia/Shanghai')::date, 1
    from assignment a join organisation o on o.id = a.organisation_id
    where a.node_code = any (${parted}::text[]) and a.done_at is not null)`;
}

function columnsOf(list: string): string {
  return list
    .split(",")
    .map((column) => `a.${column.trim()}`)
    .join(", ");
}

// All that is known of a past state, but its organisation and place; and what is known besides of today's.
const COUNTED_STATE =
  columnsOf(`id, root_task_id, year, period, organisation_level, organisation_kind,
  due_on, status, awaiting, is_on_time, times_returned, done_at, is_standing, numerator, denominator, value`);
const OTHERS = columnsOf(`task_id, target, return_due_on, submitted_at, approved_in, revision,
  granted_due_on, granted_target, change_reason, closed_from, carried_to, carried_from, paused_until,
  opened_until, is_doubted, times_reopened, verified_numerator, verified_denominator, verified_value,
  verified_by, verified_at, experienced_value, experienced_count, fed_source, observed_at, version,
  updated_at, made_at, changed_at`);

/**
 * Rows of `assignments` where their organisations stand on today's map, those of ended organisations under
 * their successors.
 */
export function mappedAssignments(
  { mapping }: Mapped,
  { assignments, isPast }: { assignments: Statement; isPast: boolean },
): Statement {
  if (!mapping) return assignments;
  return sql`(
    select ${sql.raw(isPast ? COUNTED_STATE : `${COUNTED_STATE}, ${OTHERS}`)}, o.node_code, o.township_code,
      case when o.valid_to is null then a.organisation_id
        else present_organisation(a.organisation_id) end as organisation_id
    from ${assignments} a join organisation o on o.id = a.organisation_id)`;
}
