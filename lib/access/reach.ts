import "server-only";
import type { Actor, ActorGrant, StaffActor } from "@/lib/access/actor";
import { type Span, spanOf, type Verb } from "@/lib/access/roles";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";

/** Which tasks a reach covers; all where it is null. */
export interface TaskScope {
  carrierCode: string | null;
  /** Tasks that name this 条线 as lead. */
  line: string | null;
  coordination: boolean;
}

/** One stretch of organisations × tasks. Reaches are tried one by one and never combined. */
export interface Reach {
  /** County-grain nodes, or null for everything (the system). */
  nodes: string[] | null;
  townshipCode: string | null;
  organisationId: string | null;
  levels: OrganisationLevel[] | null;
  tasks: TaskScope | null;
  grant: ActorGrant | null;
}

const EVERYTHING: Reach = {
  nodes: null,
  townshipCode: null,
  organisationId: null,
  levels: null,
  tasks: null,
  grant: null,
};

const LEVEL_ORDER: OrganisationLevel[] = [
  "province",
  "city",
  "county",
  "township",
  "village",
  "unit",
];

function levelsBelow(level: ActorGrant["regionLevel"]): OrganisationLevel[] {
  return LEVEL_ORDER.slice(LEVEL_ORDER.indexOf(level) + 1);
}

/** The counter nodes in a region and beneath: itself, its cities, its counties. */
export async function nodesBeneath(regionCode: string): Promise<string[]> {
  const found = await rows<{ code: string }>(sql`
    select code from region
    where level in ('province', 'city', 'county')
      and path like (select path from region where code = ${regionCode}) || '%'
    order by code`);
  return found.map((region) => region.code);
}

async function regionReach(grant: ActorGrant): Promise<Reach> {
  if (grant.regionLevel === "village") {
    return { ...EVERYTHING, nodes: [], grant };
  }
  if (grant.regionLevel === "township") {
    const found = await rows<{ node: string }>(
      sql`select node_code as node from region where code = ${grant.regionCode}`,
    );
    return {
      ...EVERYTHING,
      nodes: found.map((r) => r.node),
      townshipCode: grant.regionCode,
      grant,
    };
  }
  return { ...EVERYTHING, nodes: await nodesBeneath(grant.regionCode), grant };
}

function carrierTasks(actor: StaffActor, grant: ActorGrant): TaskScope {
  return { carrierCode: grant.carrierCode, line: actor.organisation.line, coordination: false };
}

const COORDINATION: TaskScope = { carrierCode: null, line: null, coordination: true };

function ownReach(actor: StaffActor, grant: ActorGrant): Reach {
  return { ...EVERYTHING, organisationId: grant.organisationId ?? actor.organisation.id, grant };
}

async function entryReaches(actor: StaffActor, grant: ActorGrant): Promise<Reach[]> {
  const own = ownReach(actor, grant);
  if (!grant.mayEnterFor) return [own];
  const region = await regionReach(grant);
  const tasks = grant.carrierCode ? carrierTasks(actor, grant) : null;
  return [own, { ...region, levels: levelsBelow(grant.regionLevel), tasks }];
}

async function officeReviews(grant: ActorGrant): Promise<Reach[]> {
  const region = await regionReach(grant);
  const below = { ...region, levels: levelsBelow(grant.regionLevel), tasks: COORDINATION };
  if (grant.regionLevel !== "province") return [below];
  const leads: Reach = { ...region, nodes: [grant.regionCode], levels: ["province"] };
  return [below, leads];
}

async function spanReaches(actor: StaffActor, grant: ActorGrant, span: Span): Promise<Reach[]> {
  if (span === "own") return [ownReach(actor, grant)];
  if (span === "entry") return entryReaches(actor, grant);
  if (span === "office_review") return officeReviews(grant);
  const region = await regionReach(grant);
  const levels = levelsBelow(grant.regionLevel);
  if (span === "villages") return [{ ...region, levels: ["village"] }];
  if (span === "carrier") return [{ ...region, tasks: carrierTasks(actor, grant) }];
  if (span === "carrier_below") return [{ ...region, levels, tasks: carrierTasks(actor, grant) }];
  if (span === "coordination") return [{ ...region, tasks: COORDINATION }];
  return [region];
}

/** All that an actor reaches with a verb; empty where the verb is refused altogether. */
export async function reachesFor(actor: Actor, verb: Verb): Promise<Reach[]> {
  if (actor.kind === "system") return [EVERYTHING];
  if (actor.kind === "visitor") return [];
  const found = await Promise.all(
    actor.grants.map(async (grant) => {
      const span = spanOf(grant.role, verb);
      return span ? spanReaches(actor, grant, span) : [];
    }),
  );
  return found.flat();
}

/** True when any of the actor's roles has the verb at all: for menus, never as the guard. */
export function hasVerb(actor: Actor, verb: Verb): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  return actor.grants.some((grant) => spanOf(grant.role, verb) !== undefined);
}

/** The actor's reaches with a verb; throws `forbidden` where no role has it. */
export async function requireReaches(actor: Actor, verb: Verb): Promise<Reach[]> {
  if (!hasVerb(actor, verb)) throw forbidden();
  return reachesFor(actor, verb);
}

/**
 * Root ids of the tasks in a scope, as a sub-select over issued lists. A sub-carrier's lead also has
 * the tasks that its carrier's list gives to no sub-carrier.
 */
export function tasksInScope(scope: TaskScope): Statement {
  if (scope.coordination) {
    return sql`select t.root_task_id from task t join task_list l on l.id = t.list_id
      where l.carrier_code is null`;
  }
  return sql`select t.root_task_id from task t join task_list l on l.id = t.list_id
    where l.carrier_code = ${scope.carrierCode} or t.sub_carrier_code = ${scope.carrierCode}
      or (t.sub_carrier_code is null and l.carrier_code =
        (select parent_code from carrier where code = ${scope.carrierCode}))
      or t.lead_line = ${scope.line}`;
}

function placeConditions(reach: Reach, alias: Statement, idColumn: Statement, level: Statement) {
  const conditions: Statement[] = [];
  if (reach.organisationId) conditions.push(sql`${idColumn} = ${reach.organisationId}::uuid`);
  else if (reach.nodes) conditions.push(sql`${alias}.node_code = any (${reach.nodes}::text[])`);
  if (reach.townshipCode) conditions.push(sql`${alias}.township_code = ${reach.townshipCode}`);
  if (reach.levels) conditions.push(sql`${level} = any (${reach.levels}::organisation_level[])`);
  return conditions;
}

/** The condition that rows of `assignment` under `alias` lie in one of the reaches. */
export function assignmentsWithin(reaches: readonly Reach[], alias: string): Statement {
  const a = sql.raw(alias);
  return sql.or(
    reaches.map((reach) => {
      const place = placeConditions(
        reach,
        a,
        sql`${a}.organisation_id`,
        sql`${a}.organisation_level`,
      );
      if (!reach.tasks) return sql.and(place);
      return sql.and([...place, sql`${a}.root_task_id in (${tasksInScope(reach.tasks)})`]);
    }),
  );
}

/** The condition that rows of `organisation` under `alias` lie in one of the reaches. */
export function organisationsWithin(reaches: readonly Reach[], alias: string): Statement {
  const o = sql.raw(alias);
  return sql.or(
    reaches.map((reach) => sql.and(placeConditions(reach, o, sql`${o}.id`, sql`${o}.level`))),
  );
}
