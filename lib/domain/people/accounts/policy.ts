/*
 * An account is seen by those whose reach covers its organisation. It is looked after, that is disabled,
 * reset and unlocked, where one and the same right covers its organisation and every right that the
 * account holds is one that the caretaker could give (see rules.ts), in a region that the caretaker
 * reaches. Nobody looks after their own account this way.
 */
import type { Actor } from "@/lib/access/actor";
import { organisationsBuilding } from "@/lib/access/building";
import { type Reach, regionsWithin } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { rolesLookedAfterBy } from "@/lib/domain/people/accounts/rules";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that accounts with the organisation `o` lie in the reaches. */
export function accountsWithin(reaches: readonly Reach[]): Statement {
  return organisationsBuilding(reaches, "o");
}

// Every right of the account `a` that has not ended is one that the reach's holder could give.
function holdsOnly(reach: Reach): Statement {
  const roles = reach.grant && rolesLookedAfterBy(reach.grant.role);
  if (!roles) return sql`true`;
  return sql`not exists (
    select 1 from role_grant held join region r on r.code = held.region_code
    where held.account_id = a.id and (held.valid_to is null or held.valid_to > ${TODAY})
      and not (held.role = any (${roles}::role[]) and held.organisation_id is null
        and (not held.may_enter_for or ${regionsWithin([reach], "r")})))`;
}

/** The condition that the account `a` of the organisation `o` may be looked after by the actor. */
export function accountsLookedAfter(actor: Actor, reaches: readonly Reach[]): Statement {
  const covered = reaches.map(
    (reach) => sql`(${organisationsBuilding([reach], "o")} and ${holdsOnly(reach)})`,
  );
  const notOwn = actor.kind === "staff" ? sql`a.id <> ${actor.accountId}::uuid` : sql`true`;
  return sql`(${notOwn} and ${sql.or(covered)})`;
}
