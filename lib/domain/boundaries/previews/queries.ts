import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { IS_OPEN, IS_TO_DO } from "@/lib/domain/boundaries/following/queries";
import { type Ordered, weigh } from "@/lib/domain/boundaries/obstacles/queries";
import { type Reader, unitsNamed, type WorkedOut } from "@/lib/domain/boundaries/places/queries";
import type { ChangeCounts, Preview } from "@/lib/domain/boundaries/types";
import { sql } from "@/lib/platform/sql";

/** Ids of the organisations whose place changes, beside those that end. */
async function touched(reader: Reader, { reshaped, seating }: WorkedOut): Promise<string[]> {
  const codes = [...reshaped.moved, ...reshaped.ended.map(({ code }) => code)];
  const found = await reader.rows<{ id: string }>(sql`
    select id from organisation where region_code = any (${codes}::text[]) and valid_to is null`);
  const named = [...seating.moved, ...seating.ended].map(({ id }) => id);
  return [...new Set([...found.map(({ id }) => id), ...named])];
}

async function countWork(
  reader: Reader,
  ids: readonly string[],
  { seating }: WorkedOut,
): Promise<ChangeCounts["assignments"]> {
  const ended = JSON.stringify(seating.ended);
  const [found] = await reader.rows<ChangeCounts["assignments"]>(sql`
    with ending as (
      select * from jsonb_to_recordset(${ended}::jsonb) as e("id" uuid, "successorId" uuid)),
    taken as (
      select distinct on (e."successorId", a.root_task_id, a.year, a.period) a.id
      from ending e join assignment a on a.organisation_id = e."id"
      where e."successorId" is not null and ${IS_OPEN} and not exists (
        select 1 from assignment has where has.organisation_id = e."successorId"
          and has.root_task_id = a.root_task_id and has.year = a.year and has.period = a.period))
    select
      count(*) filter (where ${IS_OPEN} and e."id" is null)::int as moved,
      (select count(*) from taken)::int as "takenOver",
      (count(*) filter (where e."id" is not null and ${IS_TO_DO}
        and a.id not in (select id from taken)))::int as cancelled,
      count(*) filter (where ${IS_OPEN} and a.status in ('submitted', 'approved'))::int as waiting,
      count(*) filter (where a.done_at is not null)::int as done
    from assignment a left join ending e on e."id" = a.organisation_id
    where a.organisation_id = any (${ids}::uuid[])`);
  return found ?? { moved: 0, takenOver: 0, cancelled: 0, waiting: 0, done: 0 };
}

async function countPeople(
  reader: Reader,
  { reshaped, seating }: WorkedOut,
): Promise<ChangeCounts["people"]> {
  const codes = reshaped.ended.map(({ code }) => code);
  const ids = seating.ended.map(({ id }) => id);
  const valid = sql`(valid_to is null or valid_to > ${TODAY})`;
  const [found] = await reader.rows<ChangeCounts["people"]>(sql`
    select
      (select count(*) from account where organisation_id = any (${ids}::uuid[])
        and status = 'active')::int as accounts,
      (select count(*) from role_grant where region_code = any (${codes}::text[]) and ${valid})::int as grants,
      (select count(*) from lead_duty where (region_code = any (${codes}::text[])
        or organisation_id = any (${ids}::uuid[])) and ${valid})::int as duties`);
  return found ?? { accounts: 0, grants: 0, duties: 0 };
}

const SHOWN = 20;

function shownRegions({ reshaped, names }: WorkedOut): Preview["regions"] {
  const made = reshaped.made.map(({ code, name }) => ({ code, before: null, after: name }));
  const ended = reshaped.ended.map(({ code }) => ({
    code,
    before: names.get(code) ?? code,
    after: null,
  }));
  const changed = reshaped.changed.map(({ code, name }) => ({
    code,
    before: names.get(code) ?? code,
    after: name,
  }));
  return [...ended, ...made, ...changed].slice(0, SHOWN);
}

async function shownOrganisations(
  actor: Actor,
  reader: Reader,
  { seating }: WorkedOut,
): Promise<Preview["organisations"]> {
  const ids = [...seating.ended, ...seating.renamed, ...seating.moved].map(({ id }) => id);
  const successors = seating.ended.flatMap(({ successorId }) => successorId ?? []);
  const units = await unitsNamed(actor, reader, [...ids.slice(0, SHOWN * 3), ...successors]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const named = (id: string) => names.get(id) ?? "";
  return [
    ...seating.ended.map(({ id, successorId }) => ({
      name: named(id),
      what: successorId ? `撤销，由${named(successorId)}承接` : "撤销",
    })),
    ...seating.renamed.map(({ id, name }) => ({ name: named(id), what: `更名为${name}` })),
    ...seating.made.map(({ name }) => ({ name, what: "新设" })),
    ...seating.moved.map(({ id }) => ({ name: named(id), what: "随地区调整" })),
  ].slice(0, SHOWN);
}

/** What a plan will do and what stands in its way. Reads only; whoever calls has checked the actor's reach. */
export async function previewPlan(
  actor: Actor,
  reader: Reader,
  ordered: Ordered,
): Promise<Preview> {
  const { worked, conflicts } = await weigh(actor, reader, ordered);
  if (!worked) return { counts: NOTHING, conflicts, regions: [], organisations: [] };
  const { reshaped, seating } = worked;
  const ids = await touched(reader, worked);
  const assignments = await countWork(reader, ids, worked);
  const people = await countPeople(reader, worked);
  const organisations = await shownOrganisations(actor, reader, worked);
  const { made, changed, ended } = reshaped;
  const moved = ids.length - seating.ended.length;
  return {
    counts: {
      regions: { made: made.length, changed: changed.length, ended: ended.length },
      organisations: {
        made: seating.made.length,
        renamed: seating.renamed.length,
        moved,
        ended: seating.ended.length,
      },
      people,
      assignments,
    },
    conflicts,
    regions: shownRegions(worked),
    organisations,
  };
}

const NOTHING: ChangeCounts = {
  regions: { made: 0, changed: 0, ended: 0 },
  organisations: { made: 0, renamed: 0, moved: 0, ended: 0 },
  people: { accounts: 0, grants: 0, duties: 0 },
  assignments: { moved: 0, takenOver: 0, cancelled: 0, waiting: 0, done: 0 },
};
