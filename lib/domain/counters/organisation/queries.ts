import "server-only";
import type { Actor } from "@/lib/access/actor";
import { organisationsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { IS_DONE } from "@/lib/domain/assignments/lines/rules";
import { reachableRegions } from "@/lib/domain/counters/nearby/queries";
import type {
  OrganisationFacts,
  OrganisationPageFacts,
  OwnClause,
  PeerMedian,
} from "@/lib/domain/counters/organisation/types";
import { summariseOrganisation } from "@/lib/domain/counters/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** Fewer peers than this would show single organisations instead of a middle. */
const FEWEST_PEERS = 5;

// What is asked of people: neither dropped nor waiting for data.
const ASKED: Statement = sql`a.status not in ('exempted', 'cancelled')
  and not (a.awaiting and a.status = 'not_started')`;

async function findFacts(actor: Actor, id: string): Promise<OrganisationFacts | undefined> {
  const reaches = await requireReaches(actor, "dashboard.read");
  return row<OrganisationFacts>(sql`
    select o.id, o.name, o.kind, o.level, o.is_example as "isExample", o.credit_code as "creditCode",
      (select json_agg(json_build_object('code', up.code, 'name', up.name, 'level', up.level)
          order by length(up.path))
        from region up where up.code = any (string_to_array(rtrim(r.path, '/'), '/'))) as trail,
      coalesce((select json_agg(json_build_object('code', c.code, 'name', c.name) order by c.position)
        from organisation_carrier oc join carrier c on c.code = oc.carrier_code
        where oc.organisation_id = o.id), '[]') as carriers,
      coalesce((select json_agg(json_build_object('carrierName', c.name, 'regionName', at.name,
          'role', d.role) order by c.position)
        from lead_duty d join carrier c on c.code = d.carrier_code
        join region at on at.code = d.region_code
        where d.organisation_id = o.id and d.valid_from <= ${TODAY}
          and (d.valid_to is null or d.valid_to > ${TODAY})), '[]') as duties
    from organisation o join region r on r.code = o.region_code
    where o.id = ${id}::uuid and ${organisationsWithin(reaches, "o")}`);
}

async function readPeers(id: string, year: number): Promise<PeerMedian | null> {
  const found = await row<{ median: number | null; organisations: number }>(sql`
    select percentile_cont(0.5) within group (order by done::float8 / asked) as median,
      count(*)::int as organisations
    from (
      select a.organisation_id, count(*) as asked, count(*) filter (where ${IS_DONE}) as done
      from organisation o join assignment a on a.node_code = o.node_code
        and a.organisation_kind = o.kind and a.organisation_level = o.level
      where o.id = ${id}::uuid and a.year = ${year} and ${ASKED}
      group by 1) peer`);
  if (!found || found.median === null || found.organisations < FEWEST_PEERS) return null;
  return { median: found.median, organisations: found.organisations };
}

/** Clauses of the issued lists of the organisation's carriers, from its region upwards. */
async function listOwnClauses(id: string, year: number): Promise<OwnClause[]> {
  const found = await rows<Omit<OwnClause, "coverage">>(sql`
    with own as (
      select coalesce(c.parent_code, c.code) as code from carrier c where c.code in (
        select carrier_code from organisation_carrier where organisation_id = ${id}::uuid
        union select carrier_code from lead_duty where organisation_id = ${id}::uuid)
    )
    select clause.id, l.title as "listTitle", l.is_example as "isExample", clause.code,
      clause.responsibility, clause.text, clause.subject,
      count(a.id) filter (where ${ASKED})::int as asked,
      count(a.id) filter (where ${IS_DONE})::int as done
    from organisation o
    join region r on r.code = o.region_code
    join task_list l on l.kind = 'responsibility' and l.status = 'issued' and l.year = ${year}
      and l.carrier_code in (select code from own)
      and l.region_code = any (string_to_array(rtrim(r.path, '/'), '/'))
    join clause on clause.list_id = l.id
    left join clause_task link on link.clause_id = clause.id
    left join assignment a on a.root_task_id = link.root_task_id
      and a.organisation_id = o.id and a.year = ${year}
    where o.id = ${id}::uuid
    group by l.id, l.title, l.is_example, clause.id, clause.position
    order by l.title, clause.position`);
  return found.map((clause) => ({
    ...clause,
    coverage: clause.asked === 0 ? "none" : clause.done === clause.asked ? "done" : "open",
  }));
}

/** An organisation with its figures of a year; `not_found` outside the viewer's reach. */
export async function readOrganisationPage(
  actor: Actor,
  { organisationId, year }: { organisationId: string; year: number },
): Promise<OrganisationPageFacts> {
  const organisation = await findFacts(actor, organisationId);
  if (!organisation) throw notFound("单位");
  const codes = organisation.trail.filter(({ level }) => level !== "village");
  const [reachable, figures, peers, clauses] = await Promise.all([
    reachableRegions(
      actor,
      codes.map(({ code }) => code),
    ),
    summariseOrganisation(actor, { organisationId, year, period: "year" }),
    readPeers(organisationId, year),
    listOwnClauses(organisationId, year),
  ]);
  return { organisation, reachable, figures, peers, clauses };
}
