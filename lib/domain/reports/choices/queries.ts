import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { AssignmentFilter } from "@/lib/domain/assignments/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** A word to choose in a filter. */
export interface Choice {
  value: string;
  label: string;
}

/** What a list of assignments can be narrowed to. */
export interface FilterChoices {
  carriers: Choice[];
  tasks: Choice[];
  /** The region of the filter and those directly beneath it. */
  regions: Choice[];
  /** The name of the organisation in the filter. */
  organisation: string | null;
  /** The name of the lead unit in the filter. */
  lead: string | null;
}

function carriers(): Promise<Choice[]> {
  return rows<Choice>(sql`
    select code as value, name as label from carrier where parent_code is null
    order by position, code`);
}

function regionsAround(code: string): Promise<Choice[]> {
  return rows<Choice>(sql`
    select r.code as value, r.name as label from region r
    where (r.code = ${code} or r.parent_code = ${code}) and r.level <> 'village'
      and r.valid_to is null
    order by r.code <> ${code}, r.code`);
}

/** What the reader can narrow a list of assignments to, given what it is narrowed to already. */
export async function listFilterChoices(
  actor: StaffActor,
  filter: AssignmentFilter,
): Promise<FilterChoices> {
  const reaches = await requireReaches(actor, "assignment.read");
  const isOwnOnly = reaches.every((reach) => reach.organisationId !== null);
  const scopes = reaches.flatMap((reach) => (reach.tasks ? [reach.tasks] : []));
  const isScoped = scopes.length === reaches.length && scopes.length > 0;
  const { year, carrierCode, organisationId, lead } = filter;
  const named = [organisationId, lead].filter((id) => id !== undefined);
  const place = filter.regionCode ?? actor.grants[0]?.regionCode ?? actor.organisation.regionCode;
  const [carrierChoices, tasks, regions, organisations] = await Promise.all([
    carriers(),
    rows<Choice>(sql`
      select f.root_task_id as value, t.code || ' ' || t.title as label
      from ${issuedTasks({ year, carrierCode, scopes: isScoped ? scopes : null })} f
      join task t on t.id = f.task_id order by t.code`),
    isOwnOnly ? [] : regionsAround(place),
    named.length > 0
      ? rows<Choice>(sql`select id::text as value, name as label from organisation
          where id = any (${named}::uuid[])`)
      : [],
  ]);
  const nameOf = (id: string | undefined) =>
    organisations.find((one) => one.value === id)?.label ?? null;
  return {
    carriers: carrierChoices,
    tasks,
    regions,
    organisation: nameOf(organisationId),
    lead: nameOf(lead),
  };
}
