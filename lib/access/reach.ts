import "server-only";
import type { Actor, ActorGrant, DelegatedGrant, Delegator, StaffActor } from "@/lib/access/actor";
import { EVERYTHING, type Place, placeOf } from "@/lib/access/reach-places";
import { DELEGABLE, type Span, spanOf, type Verb } from "@/lib/access/roles";
import { forbidden } from "@/lib/platform/errors";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";

/** Which tasks a reach covers; all where it is null. */
export interface TaskScope {
  carrierCode: string | null;
  /** Tasks that name this 条线 as lead. */
  line: string | null;
  coordination: boolean;
  /**
   * 监督责任 of the commission and the resident groups (duties of responsibility lists): only these, or all
   * but these. Who is supervised neither reviews nor enters them.
   */
  supervision?: "only" | "without";
  /** Only what the meetings of this region decided (议定事项). */
  resolvedIn?: string;
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
  /**
   * History besides: what organisations that stand here today did elsewhere before they came. Such a reach has
   * no nodes of its own, so that it opens nothing but those assignments.
   */
  history?: { nodes: string[]; townshipCode: string | null } | undefined;
  /** The person on leave whose right it is; absent for one's own. */
  onBehalfOf?: Delegator | undefined;
}

const LEVEL_ORDER: OrganisationLevel[] = [
  "province",
  "city",
  "county",
  "township",
  "village",
  "unit",
];

/** The levels beneath a region's own; a directly administered county stands at city and county level. */
function levelsBelow(place: Place): OrganisationLevel[] {
  const level = place.isDirectCounty ? "county" : place.grant.regionLevel;
  return LEVEL_ORDER.slice(LEVEL_ORDER.indexOf(level) + 1);
}

function carrierTasks(actor: StaffActor, grant: ActorGrant): TaskScope {
  return { carrierCode: grant.carrierCode, line: actor.organisation.line, coordination: false };
}

/** The tasks of a lead without the duties of those who supervise it. */
function ledTasks(actor: StaffActor, grant: ActorGrant): TaskScope {
  return { ...carrierTasks(actor, grant), supervision: "without" };
}

const COORDINATION: TaskScope = { carrierCode: null, line: null, coordination: true };
const SUPERVISION: TaskScope = { ...COORDINATION, coordination: false, supervision: "only" };

function ownReach(actor: StaffActor, grant: ActorGrant): Reach {
  return { ...EVERYTHING, organisationId: grant.organisationId ?? actor.organisation.id, grant };
}

/** Own, and by a 代录 grant others: the named organisation, or those beneath in the grant's region. */
async function entryReaches(
  actor: StaffActor,
  grant: ActorGrant,
  span: "entry" | "entry_villages",
): Promise<Reach[]> {
  const own = ownReach(actor, grant);
  if (!grant.mayEnterFor || grant.organisationId) return [own];
  const place = await placeOf(grant);
  const levels = span === "entry" ? levelsBelow(place) : (["village"] as OrganisationLevel[]);
  const tasks = grant.carrierCode ? ledTasks(actor, grant) : null;
  return [own, { ...place.region, levels, tasks }];
}

function resolvedHere({ region, grant }: Place): Reach {
  const tasks = { ...COORDINATION, coordination: false, resolvedIn: grant.regionCode };
  return { ...region, nodes: [grant.regionCode], levels: ["city", "county"], tasks };
}

/** A narrowing of the place's reach: over the region, and over what its organisations did elsewhere before. */
function everywhere({ region, history }: Place, narrowing: Partial<Reach>): Reach[] {
  const here = { ...region, ...narrowing };
  return history ? [here, { ...history, ...narrowing }] : [here];
}

function officeReviews(place: Place): Reach[] {
  const { region, grant } = place;
  const levels = levelsBelow(place);
  const below = [COORDINATION, SUPERVISION].flatMap((tasks) =>
    everywhere(place, { levels, tasks }),
  );
  // What its own meeting decided is found done by the office of the meeting, at its own level too.
  if (grant.regionLevel !== "province") return [...below, resolvedHere(place)];
  return [...below, { ...region, nodes: [grant.regionCode], levels: ["province"] }];
}

async function spanReaches(actor: StaffActor, grant: ActorGrant, span: Span): Promise<Reach[]> {
  if (span === "own") return [ownReach(actor, grant)];
  if (span === "entry" || span === "entry_villages") return entryReaches(actor, grant, span);
  const place = await placeOf(grant);
  const tasks = carrierTasks(actor, grant);
  switch (span) {
    case "villages":
      return everywhere(place, { levels: ["village"] });
    case "carrier":
      return everywhere(place, { tasks });
    case "own_and_carrier":
      return [...everywhere(place, { tasks }), ownReach(actor, grant)];
    case "carrier_below":
      return everywhere(place, { levels: levelsBelow(place), tasks: ledTasks(actor, grant) });
    case "coordination":
      return everywhere(place, { tasks: COORDINATION });
    case "office_review":
      return officeReviews(place);
    case "subtree":
    case "region":
      return everywhere(place, {});
  }
}

/** The grants of others that stand in for the verb: none but for reviewing. */
function delegatedFor(actor: StaffActor, verb: Verb): readonly DelegatedGrant[] {
  return DELEGABLE.includes(verb) ? (actor.delegated ?? []) : [];
}

/** In the delegator's place: which tasks a lead has is a matter of the delegator's 条线, not the delegate's. */
async function delegatedReaches(
  actor: StaffActor,
  { onBehalfOf, ...grant }: DelegatedGrant,
  span: Span,
): Promise<Reach[]> {
  const organisation = { ...actor.organisation, line: onBehalfOf.line };
  const reaches = await spanReaches({ ...actor, organisation }, grant, span);
  return reaches.map((reach) => ({ ...reach, onBehalfOf }));
}

/** All that an actor reaches with a verb, one's own first; empty where the verb is refused altogether. */
export async function reachesFor(actor: Actor, verb: Verb): Promise<Reach[]> {
  if (actor.kind === "system") return [EVERYTHING];
  if (actor.kind === "visitor") return [];
  const own = actor.grants.map(async (grant) => {
    const span = spanOf(grant.role, verb);
    return span ? spanReaches(actor, grant, span) : [];
  });
  const delegated = delegatedFor(actor, verb).map(async (grant) => {
    const span = spanOf(grant.role, verb);
    return span ? delegatedReaches(actor, grant, span) : [];
  });
  return (await Promise.all([...own, ...delegated])).flat();
}

/** True when any of the actor's roles has the verb at all: for menus, never as the guard. */
export function hasVerb(actor: Actor, verb: Verb): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  return [...actor.grants, ...delegatedFor(actor, verb)].some(
    (grant) => spanOf(grant.role, verb) !== undefined,
  );
}

/** The actor's reaches with a verb; throws `forbidden` where no role has it. */
export async function requireReaches(actor: Actor, verb: Verb): Promise<Reach[]> {
  if (!hasVerb(actor, verb)) throw forbidden();
  return reachesFor(actor, verb);
}

/** Of task t in list l: a 监督责任 duty of the commission or of a resident group. */
export const IS_SUPERVISION: Statement = sql`(l.kind = 'responsibility'
  and (t.asked_role = 'resident' or coalesce(t.lead_line, '') in ('commission', 'resident_group')))`;

/** Of task t in list l: the task itself where it was first asked, in a list that took effect. */
export const ISSUED_ORIGINALS: Statement = sql`l.status in ('issued', 'superseded', 'archived')
  and t.inherits_task_id is null`;

/**
 * Root ids of the tasks in a scope, as a sub-select over issued lists. A sub-carrier's lead also has
 * the tasks that its carrier's list gives to no sub-carrier. What a lower list takes over from above
 * widens nobody's reach: only the list that a task comes from says whose it is.
 */
export function tasksInScope(scope: TaskScope): Statement {
  if (scope.coordination) {
    return sql`select t.root_task_id from task t join task_list l on l.id = t.list_id
      where l.carrier_code is null and ${ISSUED_ORIGINALS}`;
  }
  if (scope.resolvedIn) {
    return sql`select t.root_task_id from task t join task_list l on l.id = t.list_id
      where l.kind = 'resolution' and l.region_code = ${scope.resolvedIn} and ${ISSUED_ORIGINALS}`;
  }
  if (scope.supervision === "only") {
    return sql`select t.root_task_id from task t join task_list l on l.id = t.list_id
      where ${ISSUED_ORIGINALS} and ${IS_SUPERVISION}`;
  }
  const narrowed = scope.supervision === "without" ? sql`and not ${IS_SUPERVISION}` : sql.empty;
  return sql`select t.root_task_id from task t join task_list l on l.id = t.list_id
    where ${ISSUED_ORIGINALS} ${narrowed} and (l.carrier_code = ${scope.carrierCode}
      or t.sub_carrier_code = ${scope.carrierCode}
      or (t.sub_carrier_code is null and l.carrier_code =
        (select parent_code from carrier where code = ${scope.carrierCode}))
      or t.lead_line = ${scope.line})`;
}

/** The place of a reach as conditions on the columns of `alias`. */
export function placeConditions(
  reach: Reach,
  alias: Statement,
  idColumn: Statement,
  level: Statement,
): Statement[] {
  const conditions: Statement[] = [];
  if (reach.organisationId) conditions.push(sql`${idColumn} = ${reach.organisationId}::uuid`);
  else if (reach.nodes) conditions.push(sql`${alias}.node_code = any (${reach.nodes}::text[])`);
  if (reach.townshipCode) conditions.push(sql`${alias}.township_code = ${reach.townshipCode}`);
  if (reach.levels) conditions.push(sql`${level} = any (${reach.levels}::organisation_level[])`);
  return conditions;
}

/** History of those who stand here today, as conditions on rows of `assignment`. */
function historyConditions({ history, levels }: Reach, a: Statement): Statement[] {
  const { nodes, townshipCode } = history ?? { nodes: [], townshipCode: null };
  const inTownship = townshipCode ? sql`and came.township_code = ${townshipCode}` : sql.empty;
  const conditions = [
    sql`${a}.organisation_id in (select came.id from organisation came
      join organisation_past past on past.organisation_id = came.id
      where came.node_code = any (${nodes}::text[]) ${inTownship})`,
  ];
  if (levels) conditions.push(sql`${a}.organisation_level = any (${levels}::organisation_level[])`);
  return conditions;
}

/**
 * The same reaches for rows that are known to lie in some nodes: without the nodes where all of these are
 * covered, without the reach where none is. A list of nodes twice over hides from the planner how much it finds.
 */
export function reachesOver(reaches: readonly Reach[], nodes: readonly string[]): Reach[] {
  return reaches.flatMap((reach) => {
    if (!reach.nodes || reach.organisationId || reach.history) return [reach];
    const covered = new Set(reach.nodes);
    if (!nodes.some((node) => covered.has(node))) return [];
    return [nodes.every((node) => covered.has(node)) ? { ...reach, nodes: null } : reach];
  });
}

/** The condition that rows of `assignment` under `alias` lie in one of the reaches. */
export function assignmentsWithin(reaches: readonly Reach[], alias: string): Statement {
  const a = sql.raw(alias);
  return sql.or(
    reaches.map((reach) => {
      const place = reach.history
        ? historyConditions(reach, a)
        : placeConditions(reach, a, sql`${a}.organisation_id`, sql`${a}.organisation_level`);
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

/** The condition that rows of `region` under `alias` lie in one of the reaches, with all beneath them. */
export function regionsWithin(reaches: readonly Reach[], alias: string): Statement {
  const r = sql.raw(alias);
  return sql.or(
    reaches.map((reach) => {
      const conditions: Statement[] = reach.organisationId ? [sql`false`] : [];
      if (reach.nodes) conditions.push(sql`${r}.node_code = any (${reach.nodes}::text[])`);
      if (reach.townshipCode) {
        conditions.push(
          sql`(${r}.code = ${reach.townshipCode} or ${r}.parent_code = ${reach.townshipCode})`,
        );
      }
      return sql.and(conditions);
    }),
  );
}
