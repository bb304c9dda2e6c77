import { type StaffActor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { sessionCookieName } from "@/lib/access/cookie";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { removeExceptionAction, setExceptionAction } from "@/lib/domain/calendar/actions";
import { takeNoticeAction } from "@/lib/domain/calendar/notices/actions";
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
import { submitReportAction, withdrawReportAction } from "@/lib/domain/reports/actions";
import { saveDraft, submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import {
  approveReportAction,
  reopenReportAction,
  returnReportAction,
} from "@/lib/domain/reviews/actions";
import { approveReport } from "@/lib/domain/reviews/commands";
import { row, rows, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { makeAccount, makeOrganisation, type Person, personWith, signedIn } from "./people-world";

/** A place with things of its own, made afresh for one try. */
export interface Target {
  /** False for the one that is made of nothing. */
  exists: boolean;
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
export async function makeTarget(regionCode: string, existing?: string): Promise<Target> {
  const region = await row<Region>(
    sql`select version, name, level from region where code = ${regionCode}`,
  );
  if (!region) throw new Error(`no region ${regionCode}`);
  const own = (["village", "township"] as const).find((level) => level === region.level);
  const organisationName = `试${newId().slice(-12)}`;
  const auditSubject = newId();
  days += 1;
  const day = new Date(Date.UTC(2030, 0, 1 + days)).toISOString().slice(0, 10);
  return transaction(async (tx) => {
    const wish = { regionCode, name: organisationName, ...(own ? { kind: own } : {}) } as const;
    const organisationId = existing ?? (await makeOrganisation(tx, wish));
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
      exists: true,
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
    exists: false,
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
  /** Work is also tried on the own organisation, and a role without the right may be told either. */
  isWork?: boolean;
  run: (actor: StaffActor, target: Target) => Promise<unknown>;
}

/** A write, by the server action that binds it. */
export interface Command {
  way: "action";
  isWork?: boolean;
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

function work<T extends Query | Command>(operation: T): T {
  return { ...operation, isWork: true };
}

let schoolTask: Promise<string> | undefined;

/** A task of the school carrier: one count, any time. */
async function makeTask(): Promise<string> {
  const [list, id] = [newId(), newId()];
  await transaction(async (tx) => {
    await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
      values (${list}, 'task', 'school', '420000', 2026, '试')`);
    await tx.count(sql`
      insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name,
        unit, form, accumulation, direction, target, source, frequency, due_dates, levels, asked,
        asked_levels, disclosure, minutes, basis, evidence_min, evidence_max, responsibilities,
        evidence_hint, cooperating_units)
      values (${id}, ${list}, ${id}, 1, 'T-1', '试', '试', '试', '项', 'count', 'flow', 'increase', 1,
        'report', 'annual', '{12-31}', '{village}', 'lowest', '{village}', 'public', 5, '[]', 0, 3,
        '{primary}', '{}', '{}')`);
    await tx.count(sql`update task_list set status = 'issued' where id = ${list}::uuid`);
  });
  return id;
}

let periods = 0;

/** An assignment of the target's organisation with a draft, ready to be submitted. */
async function asked(target: Target): Promise<string> {
  if (!target.exists) return "999999999999";
  schoolTask ??= makeTask();
  const task = await schoolTask;
  periods += 1;
  const year = 2000 + Math.floor(periods / 12);
  const made = await row<{ id: string }>(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on)
    select ${task}::uuid, ${task}::uuid, o.id, ${year}::int, ${(periods % 12) + 1}::int, o.node_code,
      o.township_code, o.level, o.kind, '2099-12-31'
    from organisation o where o.id = ${target.organisationId}::uuid returning id`);
  const id = made?.id ?? "";
  const { actor } = await signedIn(target.accountId);
  const content = { ...EMPTY_CONTENT, value: "5", narrative: "已逐项核查并公开，共办结五件。" };
  await saveDraft(actor, { assignmentId: id, version: 0, content });
  return id;
}

/** The same, submitted by the target's own person. */
async function submitted(target: Target): Promise<string> {
  const assignmentId = await asked(target);
  if (!target.exists) return assignmentId;
  const { actor } = await signedIn(target.accountId);
  await submitReport(actor, { assignmentId, key: newId(), version: 2, draftVersion: 1 });
  return assignmentId;
}

const RETURNING = { remark: "请补充依据", dueOn: "2099-06-30" };

async function decision(target: Target): Promise<Values> {
  return { assignmentId: await submitted(target), version: "3", key: newId() };
}

/** Who reviews an organisation first: a village's township, otherwise the nearest lead above. */
async function firstReviewer(organisationId: string): Promise<StaffActor> {
  const found = await row<{ role: "township" | "lead_unit"; code: string }>(sql`
    select case when o.level = 'village' then 'township' else 'lead_unit' end as role,
      case when o.level = 'village' then o.township_code
        when o.level in ('city', 'county') then n.parent_code else o.node_code end as code
    from organisation o join region n on n.code = o.node_code where o.id = ${organisationId}::uuid`);
  if (!found) throw new Error(`no organisation ${organisationId}`);
  return (await personWith(found.role, found.code)).actor;
}

/** The same, approved by the first who may. */
async function done(target: Target): Promise<Values> {
  const values = await decision(target);
  if (!target.exists) return values;
  const actor = await firstReviewer(target.organisationId);
  await approveReport(actor, {
    ...{ assignmentId: values.assignmentId ?? "", version: 3, key: newId(), next: undefined },
  });
  return { ...values, version: "4" };
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
  "calendar.take_notice": command(takeNoticeAction, (target) => ({
    year: target.day.slice(0, 4),
    text: `${target.day} 放假`,
  })),
  "calendar.remove": command(removeExceptionAction, (target) => ({ date: target.day })),
  "assignment.read": work(
    query(async (actor, target) => getAssignment(actor, await asked(target))),
  ),
  "report.submit": work(
    command(submitReportAction, async (target) => ({
      ...{ assignmentId: await asked(target), key: newId(), version: "2", draftVersion: "1" },
      declared: "1",
    })),
  ),
  "report.withdraw": work(
    command(withdrawReportAction, async (target) => ({
      ...{ assignmentId: await submitted(target), key: newId(), version: "3" },
    })),
  ),
  "review.approve": work(command(approveReportAction, decision)),
  "review.return": work(
    command(returnReportAction, async (target) => ({ ...(await decision(target)), ...RETURNING })),
  ),
  "review.reopen": work(
    command(reopenReportAction, async (target) => ({ ...(await done(target)), ...RETURNING })),
  ),
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
