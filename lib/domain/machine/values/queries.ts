import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import type { ValueSource } from "@/lib/domain/machine/types";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { rows, type Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import type { HeldAssignment, PlacedValue } from "./types";

/** Of an organisation `o`: the source may bring values for it. */
export function withinSource(source: ValueSource): Statement {
  // The region's path is looked up once, not for each organisation.
  const place = sql`(select r.path from region r where r.code = o.region_code)
    like (select top.path || '%' from region top where top.code = ${source.regionCode})`;
  if (!source.organisationId) return place;
  return sql`(o.id = ${source.organisationId}::uuid and ${place})`;
}

const REGION_CODE = /^\d{6}(\d{3}(\d{3})?)?$/;

function byKind(names: readonly string[]): Record<"ids" | "regions" | "credits", string[]> {
  const regions = names.filter((name) => REGION_CODE.test(name));
  const ids = names.filter(isId);
  const others = new Set([...regions, ...ids]);
  return { ids, regions, credits: names.filter((name) => !others.has(name)) };
}

/**
 * The organisations that names (id, credit code, code of a village or township) stand for, within the
 * source's limits; null where a name means several. What is left out does not exist for this source.
 */
export async function findOrganisations(
  _actor: Actor,
  source: ValueSource,
  names: readonly string[],
): Promise<Map<string, string | null>> {
  const { ids, regions, credits } = byKind([...new Set(names)]);
  const found = await rows<{ name: string; all: string[]; open: string[] | null }>(sql`
    select o.name, array_agg(o.id) as "all",
      array_agg(o.id) filter (where o.valid_to is null or o.valid_to > ${TODAY}) as open
    from (
      select w.name, o.id, o.region_code, o.valid_to
      from unnest(${ids}::text[]) as w (name) join organisation o on o.id = w.name::uuid
      union all
      select w.name, o.id, o.region_code, o.valid_to
      from unnest(${regions}::text[]) as w (name)
        join organisation o on o.region_code = w.name and o.kind in ('village', 'township')
      union all
      select w.name, o.id, o.region_code, o.valid_to
      from unnest(${credits}::text[]) as w (name)
        join organisation o on o.credit_code = upper(w.name)
    ) o
    where ${withinSource(source)}
    group by o.name`);
  return new Map(found.map(({ name, all, open }) => [name, only(open ?? all)]));
}

/** The one of a list; null where there are several. */
function only(ids: readonly string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

/** Each period that a value touches: its own, and of stock and cumulative figures all of the year. */
function touchedPeriods(values: readonly PlacedValue[]) {
  const touched = new Map<
    string,
    { organisationId: string; root: string; year: number; period: number }
  >();
  for (const { organisationId, task, sent } of values) {
    const { rootTaskId: root, accumulation, periods } = task;
    const first = accumulation === "flow" ? sent.period : 1;
    const last = accumulation === "flow" ? sent.period : periods;
    for (let period = first; period <= last; period += 1) {
      const key = `${organisationId} ${root} ${sent.year} ${period}`;
      touched.set(key, { organisationId, root, year: sent.year, period });
    }
  }
  return [...touched.values()];
}

/**
 * Locks what a batch is about, and of stock and cumulative tasks all periods, in the one order that
 * everybody locks in. Call it first in the transaction that writes.
 */
export async function holdAssignments(
  tx: Tx,
  values: readonly PlacedValue[],
): Promise<HeldAssignment[]> {
  const touched = touchedPeriods(values);
  // Ten thousand rows of millions are found by their keys: a table scan would grow with the table.
  await tx.row(sql`select set_config('random_page_cost', '1', true)`);
  return tx.rows<HeldAssignment>(sql`
    select a.id, a.organisation_id as "organisationId", a.root_task_id as "rootTaskId", a.year,
      a.period, a.status, a.done_at is not null as "isDone", a.is_standing as "isStanding", a.awaiting,
      ${isClosed("a")} as "isClosed", a.closed_from is not null as "isKeptOpen",
      a.numerator::text, a.denominator::text, a.value::text,
      to_json(a.observed_at) #>> '{}' as "observedAt"
    from unnest(${touched.map((one) => one.organisationId)}::uuid[],
        ${touched.map((one) => one.root)}::uuid[], ${touched.map((one) => one.year)}::smallint[],
        ${touched.map((one) => one.period)}::smallint[]) as w (organisation, root, year, period)
    join assignment a on a.organisation_id = w.organisation and a.root_task_id = w.root
      and a.year = w.year and a.period = w.period
    order by a.id
    for update of a`);
}
