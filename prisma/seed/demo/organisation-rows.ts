import type pg from "pg";
import { copyRows } from "../copy";
import { stableId } from "../identity";
import { ACCOUNT_COLUMNS, accountCells, accountsOf, GRANT_COLUMNS, grantCells } from "./accounts";
import type { Authority } from "./authorities";
import type { Organisation } from "./organisation";

const ORGANISATION_COLUMNS = [
  "id",
  "name",
  "kind",
  "level",
  "region_code",
  "node_code",
  "township_code",
  "line",
  "parent_id",
  "is_example",
];

function organisationCells(one: Organisation) {
  return [
    one.id,
    one.name,
    one.kind,
    one.level,
    one.regionCode,
    one.nodeCode,
    one.townshipCode,
    one.line,
    one.parentId,
    one.isExample,
  ];
}

/** Writes organisations and the carriers that they build. */
export async function writeOrganisations(
  client: pg.PoolClient,
  organisations: readonly Organisation[],
): Promise<void> {
  await copyRows(
    client,
    { table: "organisation", columns: ORGANISATION_COLUMNS, isFrozen: true },
    organisations.map(organisationCells),
  );
  const columns = ["organisation_id", "carrier_code"];
  await copyRows(
    client,
    { table: "organisation_carrier", columns, isFrozen: true },
    organisations.flatMap((one) => one.carriers.map((carrier) => [one.id, carrier])),
  );
}

const DUTY_COLUMNS = [
  "id",
  "carrier_code",
  "region_code",
  "organisation_id",
  "role",
  "is_inferred",
  "valid_from",
];
/** When the first of the reports names the carriers' leads. */
const DUTIES_FROM = "2021-01-01";

function duty(carrier: string, one: Organisation, facts: { role: string; isInferred: boolean }) {
  const id = stableId("lead-duty", one.regionCode, carrier, facts.role);
  return [id, carrier, one.regionCode, one.id, facts.role, facts.isInferred, DUTIES_FROM];
}

function cooperation(carrier: string, one: Organisation) {
  const id = stableId("lead-duty", one.regionCode, carrier, "cooperating", one.login);
  return [id, carrier, one.regionCode, one.id, "cooperating", true, DUTIES_FROM];
}

/** Writes who leads each carrier in each region, who cooperates, and which resident group watches it. */
export async function writeLeadDuties(
  client: pg.PoolClient,
  authorities: readonly Authority[],
): Promise<void> {
  const leads = authorities.flatMap(({ organisation, isInferred }) =>
    organisation.leads.map((carrier) => duty(carrier, organisation, { role: "lead", isInferred })),
  );
  const carriers = [...new Set(authorities.flatMap(({ organisation }) => organisation.leads))];
  const residents = authorities
    .filter(({ organisation }) => organisation.kind === "resident_group")
    .flatMap(({ organisation }) =>
      carriers.map((carrier) =>
        duty(carrier, organisation, { role: "resident", isInferred: true }),
      ),
    );
  const cooperating = authorities.flatMap(({ organisation }) =>
    organisation.cooperates.map((carrier) => cooperation(carrier, organisation)),
  );
  const target = { table: "lead_duty", columns: DUTY_COLUMNS, isFrozen: true };
  await copyRows(client, target, [...leads, ...residents, ...cooperating]);
}

/** Writes the accounts of all organisations with one right each; gives their number. */
export async function writeAccounts(
  client: pg.PoolClient,
  organisations: readonly Organisation[],
  shared: { hash: string; at: string },
): Promise<number> {
  const accounts = accountsOf(organisations);
  await copyRows(
    client,
    { table: "account", columns: ACCOUNT_COLUMNS, isFrozen: true },
    accounts.map((account) => accountCells(account, shared)),
  );
  await copyRows(
    client,
    { table: "role_grant", columns: GRANT_COLUMNS, isFrozen: true },
    accounts.map((account) => grantCells(account, DUTIES_FROM)),
  );
  return accounts.length;
}
