import "server-only";
import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { requireReviewer } from "@/lib/domain/reviews/policy";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { givableGrants, NEVER_APPOINTED } from "./policy";
import type { Colleague, Delegation, DelegationsPage } from "./types";

const IS_VALID = sql`g.valid_from <= ${TODAY} and (g.valid_to is null or g.valid_to > ${TODAY})`;

// Of grant `m` (role, region, carrier) given away: `g` of the colleague reaches all of it already.
const REACHES = sql`
  g.role::text = m.role and (m.carrier is null or g.carrier_code = m.carrier)
  and mine.path like theirs.path || '%'`;

/** The condition that account `ac` can stand in for the actor; see policy.ts. */
export function canStandIn(actor: StaffActor, grants: readonly ActorGrant[]): Statement {
  const given = grants.map(({ role, regionCode, carrierCode }) => ({
    ...{ role, region: regionCode, carrier: carrierCode },
  }));
  return sql`(ac.status = 'active' and ac.id <> ${actor.accountId}::uuid
    and not exists (select 1 from role_grant g where g.account_id = ac.id
      and g.role = any (${NEVER_APPOINTED}::role[]) and (g.valid_to is null or g.valid_to > ${TODAY}))
    and (ac.organisation_id = ${actor.organisation.id}::uuid or not exists (
      select 1 from json_to_recordset(${JSON.stringify(given)}::json)
        as m (role text, region text, carrier text)
      join region mine on mine.code = m.region
      where not exists (
        select 1 from role_grant g join region theirs on theirs.code = g.region_code
        where g.account_id = ac.id and ${IS_VALID} and ${REACHES}))))`;
}

const LISTED = 300;

function listColleagues(actor: StaffActor, grants: readonly ActorGrant[]): Promise<Colleague[]> {
  return rows<Colleague>(sql`
    select ac.id as "accountId", ac.name, o.name as unit
    from account ac join organisation o on o.id = ac.organisation_id
    where ${canStandIn(actor, grants)}
    order by ac.organisation_id <> ${actor.organisation.id}::uuid, o.name, ac.name limit ${LISTED}`);
}

function listDelegations(condition: Statement): Promise<Delegation[]> {
  return rows<Delegation>(sql`
    select d.id, f.name as "fromName", fo.name as "fromUnit", t.name as "toName",
      tu.name as "toUnit", d.valid_from as "validFrom", d.valid_to as "validTo", d.reason,
      to_json(d.ended_at) #>> '{}' as "endedAt", d.version,
      case when d.ended_at is not null or d.valid_to < ${TODAY} then 'over'
        when d.valid_from > ${TODAY} then 'coming' else 'running' end as state
    from delegation d
    join account f on f.id = d.from_account_id join organisation fo on fo.id = f.organisation_id
    join account t on t.id = d.to_account_id join organisation tu on tu.id = t.organisation_id
    where ${condition}
    order by d.ended_at is not null, d.valid_to < ${TODAY}, d.valid_from desc, d.id desc limit 30`);
}

/** Whom the actor appointed and for whom the actor stands in, with who could be appointed. */
export async function getDelegations(actor: StaffActor): Promise<DelegationsPage> {
  const staff = requireReviewer(actor);
  const grants = givableGrants(staff);
  const [clock] = await rows<{ today: Day }>(sql`select ${TODAY} as today`);
  const [given, held, colleagues] = await Promise.all([
    listDelegations(sql`d.from_account_id = ${staff.accountId}::uuid`),
    listDelegations(sql`d.to_account_id = ${staff.accountId}::uuid`),
    grants.length > 0 ? listColleagues(staff, grants) : [],
  ]);
  return { today: clock?.today ?? "", given, held, colleagues, mayAppoint: grants.length > 0 };
}
