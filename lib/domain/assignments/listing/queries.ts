import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Reach, reachesOver, requireReaches } from "@/lib/access/reach";
import { leadScopes } from "@/lib/domain/assignments/leads/queries";
import { type Shown, shownBy } from "@/lib/domain/assignments/lines/rules";
import { ofOrganisations } from "@/lib/domain/assignments/past/queries";
import { issuedTasks, provincesOf, type TaskFilter } from "@/lib/domain/assignments/tasks/queries";
import type { AssignmentFilter } from "@/lib/domain/assignments/types";
import { getClock, type WorkingClock } from "@/lib/domain/calendar/queries";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** A list as it is asked for, within the actor's reach. */
export interface Asked {
  filter: AssignmentFilter;
  /** The tasks that the filter's lead unit leads; all where it names none. */
  ledBy: TaskFilter["ledBy"];
  shown: Shown;
  /** The day of the list: a past one where it is asked as it stood at its end. */
  clock: WorkingClock;
  reaches: Reach[];
  /** The provinces whose lists have work there; all where absent. */
  provinces: string[] | undefined;
  /** The nodes to look in, in order; or one township of one node. */
  nodes: string[];
  townshipCode: string | null;
  /** The own level of a county: what lies in no township, which the counters do not tell apart. */
  isOutsideTownships: boolean;
  /** Places are looked for where organisations stand today, because some have moved. */
  isMapped: boolean;
}

interface Found {
  code: string;
  level: string;
  nodeCode: string;
  hasTownships: boolean;
  nodes: string[];
  isMapped: boolean;
}

async function findRegion(code: string, map: AssignmentFilter["map"]): Promise<Found | undefined> {
  return row<Found>(sql`
    select r.code, r.level, r.node_code as "nodeCode",
      r.level = 'county' or r.is_direct_county as "hasTownships",
      case when r.level in ('province', 'city', 'county') then array(
        select n.code from region n
        where n.level in ('province', 'city', 'county') and n.path like r.path || '%' order by n.code)
      else array[r.node_code] end as nodes,
      ${map === "today"} and r.valid_to is null and (exists (select 1 from organisation_past)
        or exists (select 1 from organisation_successor)) as "isMapped"
    from region r where r.code = ${code}`);
}

/** What a list asks: where, when, which tasks, within whose reach; `not_found` for a region that is none. */
export async function ask(actor: Actor, filter: AssignmentFilter): Promise<Asked> {
  const [reaches, clock, region] = await Promise.all([
    requireReaches(actor, "assignment.read"),
    getClock(actor, filter.asOf),
    filter.regionCode ? findRegion(filter.regionCode, filter.map) : undefined,
  ]);
  if (filter.regionCode && !region) throw notFound("地区");
  const shown = shownBy(filter.show, clock);
  const ledBy = filter.lead
    ? await leadScopes(actor, { organisationId: filter.lead, day: clock.today })
    : undefined;
  const isTownship = region?.level === "township";
  const reached = reaches.flatMap((reach) => reach.nodes ?? []);
  const all = region?.nodes ?? [...new Set(reached)].sort();
  const nodes = filter.isOwnLevel && region ? [region.nodeCode] : all;
  const granted = reaches.flatMap(({ grant }) => grant?.regionCode ?? []);
  return {
    filter,
    ledBy,
    shown,
    clock,
    reaches,
    provinces: await provincesOf(actor, nodes.length > 0 ? nodes : granted),
    nodes,
    townshipCode: isTownship ? region.code : null,
    isOutsideTownships: Boolean(filter.isOwnLevel && region?.hasTownships),
    isMapped: region?.isMapped ?? false,
  };
}

/** Reaches over whole counties: for these the counters know what lies within. */
export function nodeReaches(asked: Asked): Reach[] {
  return asked.reaches.filter(
    (reach) => !reach.organisationId && !reach.townshipCode && !reach.history,
  );
}

/** The same for cells of the nodes that are looked in. */
export function cellReaches(asked: Asked): Reach[] {
  return reachesOver(nodeReaches(asked), asked.nodes);
}

/** Reaches over whole places of those that are looked in: by these a dashboard counts what its figures open. */
function placeReaches({ reaches, nodes, townshipCode, isMapped }: Asked): Reach[] {
  const whole = reaches.filter(
    (reach) =>
      !reach.organisationId &&
      (isMapped || !reach.history) &&
      (!reach.townshipCode || reach.townshipCode === townshipCode),
  );
  return reachesOver(whole, nodes);
}

/**
 * What the actor reaches of the rows that `placeOf` leaves. Of a place it is what he reaches by the place, so
 * that the list is what his figures count; the work of his own organisation is listed by its name, wherever it lies.
 */
export function reachesWithin(asked: Asked): Reach[] {
  const { reaches, nodes, filter } = asked;
  if (filter.organisationId || nodes.length === 0) return reaches;
  const whole = placeReaches(asked);
  return whole.length > 0 ? whole : reachesOver(reaches, nodes);
}

/** Of `a` or `c`: the level that the filter names. */
export function ofLevel({ filter }: Asked, alias: "a" | "c"): Statement {
  if (!filter.level) return sql`true`;
  return sql`${sql.raw(alias)}.organisation_level = ${filter.level}::organisation_level`;
}

/** The tasks of the filter, as a sub-select. */
export function tasksOf({ filter, ledBy, provinces }: Asked): Statement {
  return issuedTasks({ ...filter, scopes: null, ledBy, provinces });
}

/** Where every right is over organisations: which ones. */
function ownOrganisations({ reaches }: Asked): string[] {
  return reaches.flatMap(({ organisationId }) => organisationId ?? []);
}

// Wherever it was done: what counts is where the organisation stands today.
function standingHere({ nodes, townshipCode, isOutsideTownships }: Asked): Statement {
  const township = townshipCode
    ? sql`and stands.township_code = ${townshipCode}`
    : sql.raw(isOutsideTownships ? "and stands.township_code is null" : "");
  return sql`a.organisation_id in (select stands.id from organisation stands
    where stands.node_code = any (${nodes}::text[]) ${township})`;
}

// With what those had done that it succeeded.
function withFormer(id: string): Statement {
  return sql`a.organisation_id in (
    with recursive former as (
      select ${id}::uuid as id
      union select s.organisation_id from organisation_successor s join former on former.id = s.successor_id)
    select former.id from former where present_organisation(former.id) = ${id}::uuid)`;
}

/** Condition on `a`: lies where the list looks. */
export function placeOf(asked: Asked): Statement {
  const { filter, nodes, townshipCode, isOutsideTownships, isMapped, clock } = asked;
  if (filter.organisationId && filter.map) return withFormer(filter.organisationId);
  if (filter.organisationId) return ofOrganisations([filter.organisationId], clock);
  if (isMapped) return standingHere(asked);
  if (nodes.length === 0) {
    return clock.isPast ? ofOrganisations(ownOrganisations(asked), clock) : sql`true`;
  }
  // One node by name keeps the order of the index; among several it is lost anyway.
  const node =
    nodes.length === 1 ? sql`a.node_code = ${nodes[0]}` : sql`a.node_code = any (${nodes}::text[])`;
  if (townshipCode) return sql`${node} and a.township_code = ${townshipCode}`;
  return isOutsideTownships ? sql`${node} and a.township_code is null` : node;
}
