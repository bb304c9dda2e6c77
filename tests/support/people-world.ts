import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import type { SessionCookie } from "@/lib/access/cookie";
import { actorFromCookie, mintSession } from "@/lib/access/session";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import type { OrganisationKind, Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Places of Hubei that the tests of reach stand on. */
export const PLACES = {
  province: "420000",
  city: "420600",
  otherCity: "420100",
  county: "420624",
  siblingCounty: "420626",
  foreignCounty: "420102",
  /** 仙桃: a city-level node with townships straight beneath. */
  directCounty: "429004",
} as const;

/** An organisation to be made; what is left out follows from its region. */
export interface OrganisationWish {
  regionCode: string;
  kind?: OrganisationKind;
  name?: string;
  carriers?: string[];
  line?: string;
}

const CARRIER = "school";

/** Makes an organisation; lead units lead, and everybody else but offices builds, the school carrier. */
export async function makeOrganisation(tx: Tx, wish: OrganisationWish): Promise<string> {
  const id = newId();
  const kind = wish.kind ?? "lead_unit";
  await tx.count(sql`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code, line)
    select ${id}::uuid, ${wish.name ?? `试${id.slice(-12)}`}, ${kind}::organisation_kind,
      (case when ${kind} = 'unit' then 'unit' else r.level::text end)::organisation_level,
      r.code, r.node_code,
      case r.level when 'township' then r.code when 'village' then r.parent_code end,
      ${wish.line ?? null}
    from region r where r.code = ${wish.regionCode}`);
  for (const carrier of wish.carriers ?? (kind === "office" ? [] : [CARRIER])) {
    await tx.count(sql`insert into organisation_carrier values (${id}::uuid, ${carrier})`);
  }
  return id;
}

/** A right to be given; a lead unit's names the school carrier unless told otherwise. */
export interface GrantWish {
  role: Role;
  regionCode: string;
  carrierCode?: string | null;
  mayEnterFor?: boolean;
  validFrom?: string;
  validTo?: string;
}

/** Makes an account in an organisation with the given rights. */
export async function makeAccount(
  tx: Tx,
  organisationId: string,
  grants: readonly GrantWish[] = [],
): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into account (id, login, name, organisation_id, password_hash, must_change_password)
    values (${id}, ${`t${id.replaceAll("-", "").slice(-20)}`}, '试验员', ${organisationId}, 'x', false)`);
  for (const grant of grants) {
    const byCarrier = grant.role === "lead_unit" || grant.role === "resident_group";
    const carrier = grant.carrierCode === undefined && byCarrier ? CARRIER : grant.carrierCode;
    await tx.count(sql`
      insert into role_grant (id, account_id, role, region_code, carrier_code, may_enter_for,
        valid_from, valid_to)
      values (${newId()}, ${id}, ${grant.role}, ${grant.regionCode}, ${carrier ?? null},
        ${grant.mayEnterFor ?? false}, ${grant.validFrom ?? "2020-01-01"}, ${grant.validTo ?? null})`);
  }
  return id;
}

/** A signed-in person as the session table gives it, with the cookie that carries the session. */
export interface Person {
  actor: StaffActor;
  cookie: SessionCookie;
}

/** Signs an account in and reads the actor back through the cookie, as a request does. */
export async function signedIn(accountId: string): Promise<Person> {
  const cookie = await transaction((tx) => mintSession(tx, { accountId, stage: "full" }));
  const actor = await actorFromCookie(cookie.value);
  if (actor.kind !== "staff") throw new Error("the session does not stand");
  return { actor, cookie };
}

const KIND_OF: Partial<Record<Role, OrganisationKind>> = {
  office: "office",
  supervisor: "commission",
  resident_group: "resident_group",
  township: "township",
  sys_admin: "commission",
  sec_admin: "commission",
  audit_admin: "commission",
};

/** Somebody with one role in a region, in an organisation of a fitting kind there. */
export async function personWith(role: Role, regionCode: string): Promise<Person> {
  const level = await levelOf(regionCode);
  const usual = level === "village" ? "village" : level === "township" ? "township" : "lead_unit";
  const accountId = await transaction(async (tx) => {
    const kind = KIND_OF[role] ?? usual;
    const home = await makeOrganisation(tx, { regionCode, kind });
    return makeAccount(tx, home, [{ role, regionCode }]);
  });
  return signedIn(accountId);
}

async function levelOf(regionCode: string): Promise<ActorGrant["regionLevel"]> {
  const [found] = await rows<{ level: ActorGrant["regionLevel"] }>(
    sql`select level from region where code = ${regionCode}`,
  );
  if (!found) throw new Error(`no region ${regionCode}`);
  return found.level;
}

/** The n-th region straight beneath another, by code. */
export async function childOf(regionCode: string, n = 0): Promise<string> {
  const found = await rows<{ code: string }>(
    sql`select code from region where parent_code = ${regionCode} order by code`,
  );
  const child = found[n];
  if (!child) throw new Error(`no region ${n} beneath ${regionCode}`);
  return child.code;
}
