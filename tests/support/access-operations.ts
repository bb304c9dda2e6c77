import { type Actor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { sessionCookieName } from "@/lib/access/cookie";
import { removeExceptionAction, setExceptionAction } from "@/lib/domain/calendar/actions";
import { getCalendarYear } from "@/lib/domain/calendar/queries";
import {
  closeOrganisationAction,
  createOrganisationAction,
  editOrganisationAction,
} from "@/lib/domain/organisations/actions";
import { getOrganisation, listOrganisations } from "@/lib/domain/organisations/queries";
import { listOrganisationsSchema } from "@/lib/domain/organisations/schema";
import {
  createAccountAction,
  disableAccountAction,
  editAccountAction,
  enableAccountAction,
  resetCodeAction,
  resetPasswordAction,
  unlockAccountAction,
} from "@/lib/domain/people/accounts/actions";
import { getAccount, listAccounts } from "@/lib/domain/people/accounts/queries";
import { firstRolesGivenBy } from "@/lib/domain/people/accounts/rules";
import { listAccountsSchema } from "@/lib/domain/people/accounts/schema";
import { addGrantAction, endGrantAction } from "@/lib/domain/people/grants/actions";
import { commitAccountsAction } from "@/lib/domain/people/import/actions";
import { listTrail } from "@/lib/domain/people/trail/queries";
import { listTrailSchema } from "@/lib/domain/people/trail/schema";
import { renameRegionAction } from "@/lib/domain/regions/actions";
import { getRegion, listRegions } from "@/lib/domain/regions/queries";
import { listRegionsSchema } from "@/lib/domain/regions/schema";
import { row, rows, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { makeAccount, makeOrganisation, type Person } from "./people-world";

/** A place with things of its own, made afresh for one try. */
export interface Target {
  regionCode: string;
  regionVersion: number;
  regionName: string;
  organisationId: string;
  organisationName: string;
  accountId: string;
  login: string;
  grantId: string;
  auditSubject: string;
  day: string;
}

interface Region {
  version: number;
  name: string;
  level: string;
}

let days = 0;

/** Something to be read or changed in a region: an organisation, a reporter's account, its right. */
export async function makeTarget(regionCode: string): Promise<Target> {
  const region = await row<Region>(
    sql`select version, name, level from region where code = ${regionCode}`,
  );
  if (!region) throw new Error(`no region ${regionCode}`);
  const own = region.level === "village" || region.level === "township" ? region.level : undefined;
  const organisationName = `试${newId().slice(-12)}`;
  const auditSubject = newId();
  days += 1;
  const day = new Date(Date.UTC(2030, 0, 1 + days)).toISOString().slice(0, 10);
  return transaction(async (tx) => {
    const organisationId = await makeOrganisation(tx, {
      regionCode,
      name: organisationName,
      ...(own ? { kind: own } : {}),
    });
    const accountId = await makeAccount(tx, organisationId, [{ role: "reporter", regionCode }]);
    const made = await tx.row<{ login: string; grantId: string }>(sql`
      select a.login, g.id as "grantId" from account a join role_grant g on g.account_id = a.id
      where a.id = ${accountId}`);
    await tx.count(sql`insert into calendar_exception values (${day}, 'holiday', '试')`);
    await recordAudit(tx, systemActor("试验"), {
      action: "test.write",
      subjectType: "test",
      subjectId: auditSubject,
      regionCode,
    });
    return {
      regionCode,
      regionVersion: region.version,
      regionName: region.name,
      organisationId,
      organisationName,
      accountId,
      login: made?.login ?? "",
      grantId: made?.grantId ?? "",
      auditSubject,
      day,
    };
  });
}

/** The same as a target, of things that do not exist. */
export function nothing(): Target {
  return {
    regionCode: "999999",
    regionVersion: 1,
    regionName: "无此地",
    organisationId: newId(),
    organisationName: `无${newId().slice(-12)}`,
    accountId: newId(),
    login: "nobody",
    grantId: newId(),
    auditSubject: newId(),
    day: "2099-01-01",
  };
}

type Values = Record<string, string>;
type SentAction = (previous: { ok: null }, form: FormData) => Promise<unknown>;

/** A read: what a page shows and a route serves. Throws where the target is not in the answer. */
export interface Query {
  way: "query";
  run: (actor: Actor, target: Target) => Promise<unknown>;
}

/** A write, by the server action that binds it. */
export interface Command {
  way: "action";
  action: SentAction;
  values: (target: Target, sender: Person) => Values | Promise<Values>;
}

function requireAmong(found: readonly { id: string }[], id: string): void {
  if (!found.some((item) => item.id === id)) throw notFound("记录");
}

const account = (target: Target): Values => ({ accountId: target.accountId, version: "1" });
const organisation = (target: Target): Values => ({
  organisationId: target.organisationId,
  version: "1",
});

/** The first right that the sender gives along with a new account. */
function firstRole(sender: Person): string {
  return sender.actor.grants.flatMap((grant) => firstRolesGivenBy(grant.role))[0] ?? "none";
}

async function storedImport(target: Target, sender: Person): Promise<Values> {
  const previewId = newId();
  const person = {
    ...{ key: "人员:2", sheet: "人员", row: 2, name: "试验员", login: `i${newId().slice(-12)}` },
    ...{ organisationName: target.organisationName, regionCode: target.regionCode, place: {} },
    ...{ role: "reporter", carrierName: null, phone: null, columns: {}, isUsable: true },
  };
  const accounts = { rows: [person], doubts: [], ignored: [], refusal: null };
  await rows(sql`
    insert into import_preview (id, account_id, file_name, file_hash, understood)
    values (${previewId}, ${sender.actor.accountId}, '试.xlsx', 'x', ${JSON.stringify({ accounts })})`);
  return { previewId };
}

function command(action: unknown, values: Command["values"]): Command {
  return { way: "action", action: action as SentAction, values };
}

function query(run: Query["run"]): Query {
  return { way: "query", run };
}

/** How each row of the table is tried. */
export const OPERATIONS: Readonly<Record<string, Query | Command>> = {
  "region.read": query((actor, target) => getRegion(actor, target.regionCode)),
  "region.list": query(async (actor, target) => {
    const found = await listRegions(actor, listRegionsSchema.parse({ q: target.regionCode }));
    requireAmong(
      found.rows.map(({ code }) => ({ id: code })),
      target.regionCode,
    );
  }),
  "region.rename": command(renameRegionAction, (target) => ({
    code: target.regionCode,
    version: String(target.regionVersion),
    name: target.regionName,
  })),
  "organisation.read": query((actor, target) => getOrganisation(actor, target.organisationId)),
  "organisation.list": query(async (actor, target) => {
    const input = listOrganisationsSchema.parse({ q: target.organisationName });
    requireAmong((await listOrganisations(actor, input)).rows, target.organisationId);
  }),
  "organisation.create": command(createOrganisationAction, (target) => ({
    kind: "unit",
    regionCode: target.regionCode,
    name: `新${newId().slice(-12)}`,
  })),
  "organisation.edit": command(editOrganisationAction, (target) => ({
    ...organisation(target),
    name: "改过的名称",
  })),
  "organisation.close": command(closeOrganisationAction, organisation),
  "account.read": query((actor, target) => getAccount(actor, target.accountId)),
  "account.list": query(async (actor, target) => {
    const input = listAccountsSchema.parse({ q: target.organisationName });
    requireAmong((await listAccounts(actor, input)).rows, target.accountId);
  }),
  "account.create": command(createAccountAction, (target, sender) => ({
    organisationId: target.organisationId,
    login: `n${newId().slice(-12)}`,
    name: "新人",
    role: firstRole(sender),
  })),
  "account.edit": command(editAccountAction, (target) => ({ ...account(target), name: "改名" })),
  "account.disable": command(disableAccountAction, account),
  "account.enable": command(enableAccountAction, async (target) => {
    await rows(sql`update account set status = 'disabled' where id = ${target.accountId}`);
    return account(target);
  }),
  "account.reset_password": command(resetPasswordAction, account),
  "account.unlock": command(unlockAccountAction, account),
  "account.import": command(commitAccountsAction, storedImport),
  "account.reset_code": command(resetCodeAction, account),
  "grant.add": command(addGrantAction, (target) => ({
    accountId: target.accountId,
    role: "unit_head",
    regionCode: target.regionCode,
  })),
  "grant.end": command(endGrantAction, (target) => ({ grantId: target.grantId })),
  "calendar.read": query((actor) => getCalendarYear(actor, 2026)),
  "calendar.set": command(setExceptionAction, (target) => ({
    date: target.day,
    kind: "workday",
    name: "调休",
  })),
  "calendar.remove": command(removeExceptionAction, (target) => ({ date: target.day })),
  "audit.read": query(async (actor, target) => {
    const input = listTrailSchema.parse({ subject: target.auditSubject });
    const { entries } = await listTrail(actor, input);
    if (entries.length === 0) throw notFound("记录");
  }),
};

/** Somebody's cookie, or nobody's. */
export function cookieOf(person: Person | null): { name: string; value: string } | null {
  return person && { name: sessionCookieName(), value: person.cookie.value };
}
