import "server-only";
import type { ActorGrant, DelegatedGrant, StaffActor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** A person as the database has them today, before it is said by which session they act. */
export type ActorFacts = Omit<
  StaffActor,
  "kind" | "organisation" | "grants" | "delegated" | "sessionId"
> & {
  organisation: StaffActor["organisation"];
  grants: ActorGrant[];
  delegated: DelegatedGrant[];
};

// A right as the actor has it, from `g` role_grant and `r` region, while it is valid.
const GRANT_FACTS = sql`'role', g.role, 'regionCode', g.region_code, 'regionLevel', r.level,
  'carrierCode', g.carrier_code, 'organisationId', g.organisation_id`;
const IS_VALID = sql`g.valid_from <= ${TODAY} and (g.valid_to is null or g.valid_to > ${TODAY})`;

// The own rights of those who are on leave, as long as they have them themselves: delegated ones are in
// another table and so never passed on. What may be done with them is for `reachesFor` to say.
const DELEGATED = sql`
  select json_agg(json_build_object(${GRANT_FACTS}, 'mayEnterFor', false, 'onBehalfOf',
    json_build_object('accountId', p.id, 'name', p.name, 'line', u.line)) order by d.id, g.id)
  from delegation d
  join account p on p.id = d.from_account_id and p.status = 'active'
  join organisation u on u.id = p.organisation_id
  join role_grant g on g.account_id = p.id and ${IS_VALID}
  join region r on r.code = g.region_code
  where d.to_account_id = a.id and d.ended_at is null
    and ${TODAY} between d.valid_from and d.valid_to`;

/** The columns of `ActorFacts`, from `a` account and `o` its organisation: rights that are valid today. */
export const ACTOR_FACTS = sql`
  a.id as "accountId", a.login, a.name, a.is_example as "isExample",
  json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'level', o.level,
    'regionCode', o.region_code, 'nodeCode', o.node_code, 'townshipCode', o.township_code,
    'line', o.line) as organisation,
  coalesce((
    select json_agg(json_build_object(${GRANT_FACTS}, 'mayEnterFor', g.may_enter_for) order by g.id)
    from role_grant g join region r on r.code = g.region_code
    where g.account_id = a.id and ${IS_VALID}), '[]'::json) as grants,
  coalesce((${DELEGATED}), '[]'::json) as delegated`;

/**
 * Whoever an account stands for, with the rights of this moment, for work that is done for them while they
 * are away; null where the account does not act any more. It has no session: nothing can be ended by it.
 */
export async function actorOfAccount(accountId: string): Promise<StaffActor | null> {
  const found = await row<ActorFacts>(sql`
    select ${ACTOR_FACTS} from account a join organisation o on o.id = a.organisation_id
    where a.id = ${accountId}::uuid and a.status = 'active'`);
  return found ? { kind: "staff", ...found, sessionId: "" } : null;
}
