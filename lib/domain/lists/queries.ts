import "server-only";
import type { Actor, ActorGrant, StaffActor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { rightsOver } from "@/lib/domain/lists/policy";
import type { ListFilter } from "@/lib/domain/lists/schema";
import type {
  DraftPlace,
  ListClause,
  ListDetail,
  ListLine,
  ListRow,
  ListTask,
} from "@/lib/domain/lists/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const ISSUED = sql`l.status in ('issued', 'superseded', 'archived')`;

function pathOf(regionCode: string): Statement {
  return sql`(select path from region where code = ${regionCode})`;
}

function isAbove(regionCode: string): Statement {
  return sql`${pathOf(regionCode)} like r.path || '%'`;
}

function isBeneath(regionCode: string): Statement {
  return sql`r.path like ${pathOf(regionCode)} || '%'`;
}

/** Lists of a lead's carrier, of its carrier's parent or sub-carriers, and those that name its 条线. */
function ofCarrier(actor: StaffActor, grant: ActorGrant): Statement {
  return sql`(l.carrier_code is null or l.carrier_code in (
      select c.code from carrier c left join carrier own on own.code = ${grant.carrierCode}
      where c.code = ${grant.carrierCode} or c.parent_code = ${grant.carrierCode}
        or c.code = own.parent_code)
    or exists (select 1 from task t where t.list_id = l.id and t.lead_line = ${actor.organisation.line}))`;
}

function readableBy(actor: StaffActor, grant: ActorGrant): Statement[] {
  const span = spanOf(grant.role, "list.read");
  if (!span) return [];
  const { regionCode } = grant;
  if (span === "region") return [sql.and([ISSUED, isAbove(regionCode)])];
  const onLine = sql.or([isAbove(regionCode), isBeneath(regionCode)]);
  const issued =
    span === "carrier"
      ? sql.and([ISSUED, onLine, ofCarrier(actor, grant)])
      : sql.and([ISSUED, onLine]);
  if (spanOf(grant.role, "list.consent")) return [issued, isBeneath(regionCode)];
  if (!spanOf(grant.role, "list.draft")) return [issued];
  return [
    issued,
    sql.and([
      sql`l.region_code = ${regionCode}`,
      ofCarrier(actor, grant),
      sql`l.carrier_code is not null`,
    ]),
  ];
}

/**
 * The condition that rows of `task_list` under `l`, of `region` under `r`, may be seen. What a meeting decided
 * is a list for the counters' sake only: it is read on the meeting's page, and never drafted or revised.
 */
export function readableLists(actor: Actor): Statement {
  if (actor.kind === "system") return sql`l.kind <> 'resolution'`;
  if (actor.kind === "visitor") return sql`false`;
  const readable = sql.or(actor.grants.flatMap((grant) => readableBy(actor, grant)));
  return sql.and([sql`l.kind <> 'resolution'`, readable]);
}

const LIST_COLUMNS = sql`
  l.id, l.kind, l.carrier_code as "carrierCode", l.region_code as "regionCode", r.name as "regionName",
  l.year, l.list_version as "listVersion", l.title, l.lead_name as "leadName", l.status,
  l.disclosure, l.is_example as "isExample", l.consent_note as "consentNote", l.version,
  l.created_at as "createdAt", l.issued_at as "issuedAt", coalesce(c.name, '统筹协调') as "carrierName",
  array(select sub.code from carrier sub where sub.parent_code = l.carrier_code) as "subCarrierCodes",
  (case l.kind when 'task' then (select count(*) from task t where t.list_id = l.id)
    else (select count(*) from clause k where k.list_id = l.id) end)::int as entries`;

const LIST_TABLES = sql`
  task_list l join region r on r.code = l.region_code left join carrier c on c.code = l.carrier_code`;

type FoundList = Omit<ListRow, "createdAt" | "issuedAt"> & {
  createdAt: Date;
  issuedAt: Date | null;
};

function shownList<Row extends FoundList>({ createdAt, issuedAt, ...list }: Row) {
  return {
    ...list,
    createdAt: createdAt.toISOString(),
    issuedAt: issuedAt?.toISOString() ?? null,
  };
}

const STATES: Record<NonNullable<ListFilter["state"]>, Statement> = {
  working: sql`l.status in ('draft', 'under_consent')`,
  current: sql`l.status = 'issued'`,
  past: sql`l.status in ('superseded', 'archived')`,
};

/** The lists that the actor may see, by carrier and newest first. */
export async function listLists(actor: Actor, filter: ListFilter): Promise<ListLine[]> {
  const conditions = [readableLists(actor), sql`l.kind = ${filter.kind}::list_kind`];
  if (filter.year) conditions.push(sql`l.year = ${filter.year}`);
  if (filter.state) conditions.push(STATES[filter.state]);
  if (filter.carrierCode === "coordination") conditions.push(sql`l.carrier_code is null`);
  else if (filter.carrierCode) conditions.push(sql`l.carrier_code = ${filter.carrierCode}`);
  const found = await rows<FoundList & { above: string[] }>(sql`
    select ${LIST_COLUMNS}, string_to_array(rtrim(r.path, '/'), '/') as above
    from ${LIST_TABLES} where ${sql.and(conditions)}
    order by l.year desc, c.position nulls first, length(r.path), r.code, l.list_version desc, l.id
    limit 500`);
  return found.map(({ above, ...list }) => {
    const can = rightsOver(actor, list, above);
    const isMyTurn = can.submit || can.consent || (can.issue && list.status !== "issued");
    return { ...shownList(list), isMyTurn };
  });
}

/** The years for which the actor may see lists, newest first. */
export async function listYears(actor: Actor): Promise<number[]> {
  const found = await rows<{ year: number }>(
    sql`select distinct l.year from ${LIST_TABLES} where ${readableLists(actor)} order by 1 desc`,
  );
  return found.map(({ year }) => year);
}

async function tasksOf(listId: string): Promise<ListTask[]> {
  return rows(sql`
    select t.id, t.root_task_id as "rootTaskId", t.position, t.code, t.title, t.measure,
      sub.name as "subCarrierName", t.indicator_name as "indicatorName", t.unit, t.form,
      t.accumulation, t.direction, t.target::float8 as target, t.numerator_name as "numeratorName",
      t.denominator_name as "denominatorName", t.source, t.frequency, t.due_dates as "dueDates",
      t.levels::text[] as levels, t.asked, t.asked_levels::text[] as "askedLevels", t.lead_name as "leadName",
      t.cooperating_units as "cooperatingUnits", t.responsibilities,
      t.evidence_hint as "evidenceHint", t.evidence_min as "evidenceMin",
      t.evidence_max as "evidenceMax", t.disclosure, t.minutes, t.basis, t.note,
      t.sub_carrier_code as "subCarrierCode", t.lead_line as "leadLine", t.accountable,
      t.weight::float8 as weight, t.asked_role as "askedRole", t.evidence_kinds as "evidenceKinds",
      t.inherits_task_id as "inheritsTaskId", t.weakening_id as "weakeningId",
      t.replaces_root_id as "replacesRootId", t.prefill_root_id as "prefillRootId",
      t.clause_id as "clauseId", t.version, (
        select coalesce(json_agg(json_build_object('policyClauseId', p.id, 'documentCode', d.code,
          'documentTitle', d.title, 'number', p.number) order by d.position, p.position), '[]')
        from task_citation cited join policy_clause p on p.id = cited.policy_clause_id
        join policy_document d on d.code = p.document_code
        where cited.task_id = t.id) as citations
    from task t left join carrier sub on sub.code = t.sub_carrier_code
    where t.list_id = ${listId}::uuid order by t.position`);
}

async function clausesOf(listId: string): Promise<ListClause[]> {
  return rows(sql`
    select k.id, k.position, k.code, k.responsibility, k.text, k.subject, k.post, k.frequency,
      k.basis, k.root_clause_id as "rootClauseId", k.tags, k.duty_kind as "dutyKind",
      k.due_dates as "dueDates", k.levels::text[] as levels, k.asked_role as "askedRole",
      k.lead_line as "leadLine", k.minutes, k.version, (
        select coalesce(json_agg(json_build_object('rootTaskId', t.root_task_id, 'code', t.code,
          'title', t.title, 'listId', t.list_id) order by t.code), '[]')
        from clause_task link cross join lateral (
          select t.* from task t join task_list l on l.id = t.list_id
          where t.root_task_id = link.root_task_id order by l.list_version desc limit 1) t
        where link.clause_id = k.id) as tasks
    from clause k where k.list_id = ${listId}::uuid order by k.position`);
}

type FoundDetail = FoundList &
  Pick<ListDetail, "sourceName" | "changeNote" | "fromListId" | "issuedByName" | "related"> & {
    above: string[];
  };

/** A list with its entries and what the actor may do with it; `not_found` where it may not be seen. */
export async function getList(actor: Actor, id: string): Promise<ListDetail> {
  if (!isId(id)) throw notFound("清单");
  const found = await row<FoundDetail>(sql`
    select ${LIST_COLUMNS}, l.source_name as "sourceName",
      l.change_note as "changeNote", l.from_list_id as "fromListId",
      (select name from account where id = l.issued_by_id) as "issuedByName",
      string_to_array(rtrim(r.path, '/'), '/') as above,
      (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'listVersion',
          o.list_version, 'title', o.title, 'status', o.status) order by o.kind, o.list_version desc), '[]')
        from task_list o where o.id <> l.id and o.region_code = l.region_code and o.year = l.year
          and o.carrier_code is not distinct from l.carrier_code
          and o.kind <> 'resolution' and o.status in ('issued', 'superseded')) as related
    from ${LIST_TABLES} where l.id = ${id}::uuid and ${readableLists(actor)}`);
  if (!found) throw notFound("清单");
  const [tasks, clauses] = await Promise.all([tasksOf(id), clausesOf(id)]);
  const { above, ...list } = found;
  return { ...shownList(list), tasks, clauses, can: rightsOver(actor, list, above) };
}

/** Where and for which carriers the actor drafts lists; empty for those who draft none. */
export async function listDraftPlaces(actor: Actor): Promise<DraftPlace[]> {
  if (actor.kind !== "staff") return [];
  const grants = actor.grants.filter((grant) => spanOf(grant.role, "list.draft"));
  const places = await Promise.all(
    grants.map(({ regionCode, carrierCode }) =>
      rows<{ regionCode: string; regionName: string; code: string | null; name: string }>(sql`
        select r.code as "regionCode", r.name as "regionName", c.code, coalesce(c.name, '统筹协调') as name
        from region r
        left join carrier own on own.code = ${carrierCode}
        left join carrier c on c.code = own.code or c.code = own.parent_code
        where r.code = ${regionCode} order by c.position nulls first`),
    ),
  );
  const byRegion = new Map<string, DraftPlace>();
  for (const { regionCode, regionName, code, name } of places.flat()) {
    const place = byRegion.get(regionCode) ?? { regionCode, regionName, carriers: [] };
    if (!place.carriers.some((carrier) => carrier.code === code))
      place.carriers.push({ code, name });
    byRegion.set(regionCode, place);
  }
  return [...byRegion.values()];
}

/** Tasks that a responsibility list's clauses may be linked to: of issued or own drafts of its carrier. */
export async function listLinkableTasks(
  actor: Actor,
  listId: string,
): Promise<{ rootTaskId: string; code: string; title: string }[]> {
  return rows(sql`
    select distinct on (t.code, t.root_task_id) t.root_task_id as "rootTaskId", t.code, t.title
    from task_list mine
    join task_list l on l.region_code = mine.region_code and l.year = mine.year and l.kind = 'task'
      and (l.carrier_code is not distinct from mine.carrier_code or l.carrier_code is null)
      and l.status <> 'archived'
    join task t on t.list_id = l.id
    join region r on r.code = l.region_code
    where mine.id = ${listId}::uuid and ${readableLists(actor)}
    order by t.code, t.root_task_id`);
}
