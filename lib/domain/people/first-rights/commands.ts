import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import type { CreateAccountInput } from "@/lib/domain/people/accounts/schema";
import type { Tx } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import type { OrganisationKind } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** The organisation that a new account belongs to. */
export interface Home {
  id: string;
  kind: OrganisationKind;
  regionCode: string;
}

type FirstRole = CreateAccountInput["role"];

/**
 * Gives a new account its first right: in its organisation's region, for lead units in the carriers that
 * the organisation's duties name. Throws `invalid` at `role` where the organisation does not fit.
 */
export async function giveFirstRole(
  tx: Tx,
  actor: Actor,
  account: { id: string; home: Home; role: FirstRole },
): Promise<void> {
  const { id, home, role } = account;
  if (role === "none") return;
  if (role === "township" && home.kind !== "township") {
    throw invalid({ role: "只有乡镇（街道）单位的账号可以用这个角色，请换一个" });
  }
  const grantedBy = actor.kind === "staff" ? actor.accountId : null;
  if (role !== "lead_unit") {
    await tx.count(sql`
      insert into role_grant (id, account_id, role, region_code, granted_by_id)
      values (${newId()}, ${id}, ${role}, ${home.regionCode}, ${grantedBy})`);
    return;
  }
  // A lead unit leads what the dated duties of its organisation say.
  const given = await tx.count(sql`
    insert into role_grant (id, account_id, role, region_code, carrier_code, granted_by_id)
    select gen_random_uuid(), ${id}::uuid, 'lead_unit', d.region_code, d.carrier_code, ${grantedBy}
    from lead_duty d where d.organisation_id = ${home.id}::uuid and d.role = 'lead'
      and d.region_code = ${home.regionCode}
      and d.valid_from <= ${TODAY} and (d.valid_to is null or d.valid_to > ${TODAY})`);
  if (given === 0) {
    throw invalid({ role: "该单位没有登记的牵头职责，请先登记，或由安全管理员单独授权" });
  }
}
