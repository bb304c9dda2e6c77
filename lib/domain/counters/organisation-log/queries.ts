import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, organisationsWithin, requireReaches } from "@/lib/access/reach";
import type {
  LogEntry,
  OrganisationHistory,
  OrganisationPast,
} from "@/lib/domain/counters/organisation-log/types";
import { evidenceVisibleTo } from "@/lib/domain/evidence/policy";
import { EVIDENCE_COLUMNS } from "@/lib/domain/evidence/queries";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const SHOWN = 30;
const PICTURES = 8;

interface Which {
  organisationId: string;
  year: number;
}

const DELIVERIES: Statement = sql`
  select k.delivered_at as at, 'delivered' as kind, l.title as about, r.name as by,
    l.list_version::int as number, '' as note, null::bigint as assignment_id
  from acknowledgement k join which on k.organisation_id = which.id
  join task_list l on l.id = k.list_id and l.year = which.year
  join region r on r.code = l.region_code
  union all
  select k.acknowledged_at, 'acknowledged', l.title, coalesce(k.acknowledged_by_name, ''),
    l.list_version::int, '', null
  from acknowledgement k join which on k.organisation_id = which.id
  join task_list l on l.id = k.list_id and l.year = which.year
  where k.acknowledged_at is not null`;

const REPORTS: Statement = sql`
  select r.submitted_at, 'submitted', own.title, r.submitted_by_name, r.revision::int, '', own.id
  from own join report r on r.assignment_id = own.id where r.source_name is null
  union all
  select v.at, v.decision::text, own.title, concat_ws(' ', v.reviewer_unit, v.reviewer_name),
    r.revision::int, coalesce(v.reason, ''), own.id
  from own join report r on r.assignment_id = own.id join review v on v.report_id = r.id`;

const REQUESTS: Statement = sql`
  select j.created_at, 'requested', own.title, j.requested_by_name, null::int, j.reason, own.id
  from own join adjustment j on j.assignment_id = own.id
  union all
  select e.at, 'moved', own.title, '', null, e.reason, own.id
  from own join assignment_event e on e.assignment_id = own.id where e.reason is not null`;

function listLog({ organisationId, year }: Which, within: Statement): Promise<LogEntry[]> {
  return rows<LogEntry>(sql`
    with which as (select ${organisationId}::uuid as id, ${year}::int as year),
      own as materialized (
        select a.id, t.title from assignment a join task t on t.id = a.task_id
        where a.organisation_id = ${organisationId}::uuid and a.year = ${year} and ${within})
    select to_json(found.at) #>> '{}' as at, found.kind, found.about, found.by, found.number,
      found.note, found.assignment_id::text as "assignmentId"
    from (${DELIVERIES} union all ${REPORTS} union all ${REQUESTS}) found
    order by found.at desc limit ${SHOWN}`);
}

function listMaterials(id: string, visible: Statement): Promise<EvidenceItem[]> {
  return rows<EvidenceItem>(sql`
    select ${EVIDENCE_COLUMNS} from evidence e
    where e.organisation_id = ${id}::uuid and ${visible}
    order by e.uploaded_at desc, e.id desc limit ${PICTURES}`);
}

type Other = OrganisationPast["successors"];

async function findPast(id: string): Promise<OrganisationPast> {
  const [formerly, successors, predecessors] = await Promise.all([
    rows<OrganisationPast["formerly"][number]>(sql`
      select p.name, coalesce(r.name, '') as "regionName", p.last_day as "lastDay"
      from organisation_past p left join region r on r.code = p.region_code
      where p.organisation_id = ${id}::uuid order by p.last_day desc`),
    rows<Other[number]>(sql`
      select o.id, o.name, s.from_day as "fromDay" from organisation_successor s
      join organisation o on o.id = s.successor_id
      where s.organisation_id = ${id}::uuid order by o.name`),
    rows<Other[number]>(sql`
      select o.id, o.name, s.from_day as "fromDay" from organisation_successor s
      join organisation o on o.id = s.organisation_id
      where s.successor_id = ${id}::uuid order by o.name`),
  ]);
  return { formerly, successors, predecessors };
}

/**
 * What is told of an organisation beside its figures: what happened to its work in a year, newest first
 * (lists delivered and acknowledged, reports, decisions, requests, what others changed with their
 * reason), its newest materials, its former names and what it came from or became. Within the viewer's
 * reach; `not_found` outside it. Reads the organisation's own rows only.
 */
export async function readOrganisationHistory(
  actor: Actor,
  which: Which,
): Promise<OrganisationHistory> {
  const { organisationId } = which;
  const reaches = await requireReaches(actor, "dashboard.read");
  const found = await row(sql`select 1 from organisation o
    where o.id = ${organisationId}::uuid and ${organisationsWithin(reaches, "o")}`);
  if (!found) throw notFound("单位");
  const [log, materials, past] = await Promise.all([
    listLog(which, assignmentsWithin(reaches, "a")),
    listMaterials(organisationId, await evidenceVisibleTo(actor)),
    findPast(organisationId),
  ]);
  return { log, materials, past };
}
