import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Carried } from "@/lib/domain/boundaries/reshaping/commands";
import type { Reshaped } from "@/lib/domain/boundaries/reshaping/types";
import type { Seating } from "@/lib/domain/boundaries/seating/types";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Step {
  seating: Seating;
  carried: Carried;
}

async function make(tx: Tx, { seating, carried }: Step): Promise<void> {
  const made = seating.made.map((one) => ({ id: newId(), ...one }));
  await tx.count(sql`
    with one as (
      select * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as o("id" uuid, "name" text,
        "kind" organisation_kind, "level" organisation_level, "regionCode" text, "likeId" uuid)),
    inserted as (
      insert into organisation (id, name, kind, level, region_code, node_code, township_code, line,
        is_example, valid_from)
      select one.id, one.name, one.kind, one.level, one."regionCode", r.node_code,
        case r.level when 'township' then r.code when 'village' then r.parent_code end,
        old.line, coalesce(old.is_example, false), ${carried.day}::date
      from one join region r on r.code = one."regionCode"
      left join organisation old on old.id = one."likeId"
      returning id)
    insert into organisation_carrier (organisation_id, carrier_code)
    select one.id, c.carrier_code from inserted join one on one.id = inserted.id
    join organisation_carrier c on c.organisation_id = one."likeId"`);
}

async function end(tx: Tx, { seating, carried }: Step): Promise<void> {
  await tx.count(sql`
    update organisation set valid_to = greatest(${carried.day}::date, valid_from), version = version + 1
    where id = any (${seating.ended.map(({ id }) => id)}::uuid[])`);
  await tx.count(sql`
    insert into organisation_successor (organisation_id, successor_id, from_day, change_id)
    select e."id", e."successorId", ${carried.day}::date, ${carried.changeId}::uuid
    from jsonb_to_recordset(${JSON.stringify(seating.ended)}::jsonb) as e("id" uuid, "successorId" uuid)
    where e."successorId" is not null`);
  await tx.count(sql`
    update organisation set parent_id = e."successorId"
    from jsonb_to_recordset(${JSON.stringify(seating.ended)}::jsonb) as e("id" uuid, "successorId" uuid)
    where organisation.parent_id = e."id" and organisation.valid_to is null`);
}

/** Where each region that ended or came to lie elsewhere is on today's map: ended ones by their successors. */
function presentPlaces(codes: readonly string[]) {
  return sql`
    with recursive chain as (
      select code as start, code, level, parent_code, node_code, valid_to, 0 as depth
      from region where code = any (${codes}::text[])
      union all
      select chain.start, r.code, r.level, r.parent_code, r.node_code, r.valid_to, chain.depth + 1
      from chain
      cross join lateral (select successor_code from region_successor s where s.code = chain.code
        order by successor_code limit 1) next
      join region r on r.code = next.successor_code
      where chain.valid_to is not null and chain.depth < 60
    )
    select distinct on (start) start, node_code,
      case level when 'township' then code when 'village' then parent_code end as township_code
    from chain order by start, depth desc`;
}

/** All organisations of regions that changed, those too that ended long before, to their place of today. */
async function resettle(tx: Tx, reshaped: Reshaped): Promise<string[]> {
  const codes = [...reshaped.changed, ...reshaped.made, ...reshaped.ended].map(({ code }) => code);
  const found = await tx.rows<{ id: string }>(sql`
    with place as (
      select * from (${presentPlaces(codes)}) present
      union
      select * from (${earlierPlaces(codes)}) earlier
    )
    update organisation o set node_code = place.node_code, township_code = place.township_code
    from place
    where place.start = o.region_code
      and (o.node_code, o.township_code) is distinct from (place.node_code, place.township_code)
    returning o.id`);
  return found.map(({ id }) => id);
}

/** The same for what had ended earlier and is succeeded by one of `codes`, near or far. */
function earlierPlaces(codes: readonly string[]) {
  return sql`
    with recursive earlier as (
      select s.code, s.successor_code as present from region_successor s
      where s.successor_code = any (${codes}::text[])
        and s.successor_code = (select min(t.successor_code) from region_successor t where t.code = s.code)
      union
      select s.code, earlier.present from earlier join region_successor s on s.successor_code = earlier.code
        and s.successor_code = (select min(t.successor_code) from region_successor t where t.code = s.code)
    ),
    present as (${presentPlaces(codes)})
    select earlier.code as start, present.node_code, present.township_code
    from earlier join present on present.start = earlier.present
    where not earlier.code = any (${codes}::text[])`;
}

/**
 * Seats organisations anew: made, renamed, moved, ended, and all of them on today's map, the ended ones too,
 * so that every organisation's node says where its past belongs today. Answers the ids whose place changed.
 */
export async function seatAnew(
  _actor: Actor,
  tx: Tx,
  { reshaped, ...step }: Step & { reshaped: Reshaped },
): Promise<string[]> {
  const { seating } = step;
  await tx.count(sql`
    update organisation set name = n.name, version = organisation.version + 1
    from jsonb_to_recordset(${JSON.stringify(seating.renamed)}::jsonb) as n(id uuid, name text)
    where organisation.id = n.id`);
  const moved = await tx.rows<{ id: string }>(sql`
    update organisation o set region_code = m."regionCode", node_code = r.node_code,
      township_code = case r.level when 'township' then r.code when 'village' then r.parent_code end,
      version = o.version + 1
    from jsonb_to_recordset(${JSON.stringify(seating.moved)}::jsonb) as m("id" uuid, "regionCode" text)
    join region r on r.code = m."regionCode" where o.id = m."id"
    returning o.id`);
  await make(tx, step);
  await end(tx, step);
  const settled = await resettle(tx, reshaped);
  return [...new Set([...moved.map(({ id }) => id), ...settled])];
}
