import "server-only";
import type { Actor } from "@/lib/access/actor";
import { organisationsBuilding } from "@/lib/access/building";
import { type Reach, regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { UnderstoodAccount, UnderstoodAccounts } from "@/lib/domain/imports/accounts/types";
import { placeMatcher } from "@/lib/domain/imports/places/rules";
import type { PlaceCandidate } from "@/lib/domain/imports/places/types";
import type { Doubt } from "@/lib/domain/imports/types";
import { firstRolesGivenBy } from "@/lib/domain/people/accounts/rules";
import { type HomeCandidate, matchHome, rowError } from "@/lib/domain/people/import/rules";
import type { AccountImport, ImportRow } from "@/lib/domain/people/import/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

type Person = UnderstoodAccount;

/** True where the rights themselves come with the import: an office's or a lead unit's. */
export function givesRights(reaches: readonly Reach[]): boolean {
  return reaches.some((reach) => reach.grant && firstRolesGivenBy(reach.grant.role).length > 0);
}

function givingReaches(reaches: readonly Reach[], role: string | null): Reach[] {
  if (!givesRights(reaches)) return [...reaches];
  return reaches.filter((reach) =>
    reach.grant ? firstRolesGivenBy(reach.grant.role).some((given) => given === role) : true,
  );
}

/** What the rows' places mean: region codes by row key, where county, township and village name one. */
async function placesOf(people: readonly Person[], reaches: readonly Reach[]) {
  const named = people.filter((person) => !person.regionCode && Object.keys(person.place).length);
  if (named.length === 0) return new Map<string, string>();
  const candidates = await rows<PlaceCandidate>(sql`
    select r.code, r.name, r.level, r.parent_code as "parentCode" from region r
    where ${regionsWithin(reaches, "r")}`);
  const match = placeMatcher(candidates);
  return new Map(
    named.flatMap((person) => {
      const found = match(person.place);
      return found.kind === "exact" ? [[person.key, found.place.code] as const] : [];
    }),
  );
}

async function candidatesFor(
  people: readonly Person[],
  codes: readonly string[],
  reaches: readonly Reach[],
): Promise<HomeCandidate[]> {
  const names = people.flatMap((person) => person.organisationName ?? []);
  return rows<HomeCandidate>(sql`
    select o.id, o.name, o.kind, o.region_code as "regionCode" from organisation o
    where (o.name = any (${names}::text[]) or (o.region_code = any (${codes}::text[])
        and o.kind in ('village', 'township')))
      and (o.valid_to is null or o.valid_to > ${TODAY}) and ${organisationsBuilding(reaches, "o")}`);
}

interface Resolved {
  rows: ImportRow[];
  doubts: Doubt[];
}

async function resolveRole(
  role: string | null,
  people: readonly Person[],
  reaches: readonly Reach[],
): Promise<Resolved> {
  const giving = givingReaches(reaches, role);
  const places = await placesOf(people, giving);
  const codeOf = (person: Person) => person.regionCode ?? places.get(person.key) ?? null;
  const codes = people.flatMap((person) => codeOf(person) ?? []);
  const candidates = giving.length > 0 ? await candidatesFor(people, codes, giving) : [];
  const resolved: Resolved = { rows: [], doubts: [] };
  for (const person of people) {
    const found = giving.length > 0 ? matchHome(person, codeOf(person), candidates) : null;
    const home = found && "home" in found ? found.home : null;
    resolved.rows.push({ person, organisation: home });
    if (!found) {
      const words = { message: "您不能授予这个角色", remedy: "请改为您可以授予的角色，或另行申请" };
      resolved.doubts.push(rowError(person, "role", words));
    } else if ("message" in found) {
      resolved.doubts.push(rowError(person, "organisation", found));
    }
  }
  return resolved;
}

async function takenLogins(people: readonly Person[]): Promise<Doubt[]> {
  const logins = people.map((person) => person.login);
  const taken = await rows<{ login: string }>(
    sql`select login from account where login = any (${logins}::text[])`,
  );
  const known = new Set(taken.map(({ login }) => login));
  return people
    .filter((person) => known.has(person.login))
    .map((person) =>
      rowError(person, "login", { message: "这个登录名已有人使用", remedy: "请换一个登录名" }),
    );
}

/** Finds everybody's organisation within the actor's reach; what is not found becomes a doubt. */
export async function resolvePeople(actor: Actor, people: readonly Person[]): Promise<Resolved> {
  const reaches = await requireReaches(actor, "account.manage");
  const usable = people.filter((person) => person.isUsable);
  const roles = [...new Set(usable.map((person) => person.role))];
  const parts = await Promise.all(
    roles.map((role) =>
      resolveRole(
        role,
        usable.filter((person) => person.role === role),
        reaches,
      ),
    ),
  );
  const unusable = people.filter((person) => !person.isUsable);
  const found = [
    ...parts.flatMap((part) => part.rows),
    ...unusable.map((person) => ({ person, organisation: null })),
  ];
  const order = new Map(people.map((person, at) => [person.key, at]));
  found.sort((a, b) => (order.get(a.person.key) ?? 0) - (order.get(b.person.key) ?? 0));
  const doubts = [...parts.flatMap((part) => part.doubts), ...(await takenLogins(usable))];
  return { rows: found, doubts };
}

/** An uploaded workbook of one's own as it stands now: organisations and names are looked up afresh. */
export async function getAccountImport(actor: Actor, id: string): Promise<AccountImport> {
  const reaches = await requireReaches(actor, "account.manage");
  const accountId = actor.kind === "staff" ? actor.accountId : null;
  const stored = isId(id)
    ? await row<{ fileName: string; understood: { accounts?: UnderstoodAccounts } }>(sql`
        select file_name as "fileName", understood from import_preview
        where id = ${id}::uuid and account_id = ${accountId}::uuid`)
    : undefined;
  const understood = stored?.understood.accounts;
  if (!stored || !understood) throw notFound("导入");
  const resolved = await resolvePeople(actor, understood.rows);
  const doubts = [...understood.doubts, ...resolved.doubts];
  return {
    id,
    fileName: stored.fileName,
    rows: resolved.rows,
    doubts,
    ignored: understood.ignored,
    isReady: resolved.rows.length > 0 && doubts.every((doubt) => doubt.severity !== "error"),
    givesRights: givesRights(reaches),
  };
}
