import type { Cell } from "../copy";
import { readRegionLogins } from "../data-files";
import { stableId } from "../identity";
import { authorityLogin } from "./authorities";
import { exampleName } from "./names";
import { accountId, type Organisation, type OrganisationKind } from "./organisation";
import { hashText } from "./random";
import { HOME } from "./scope";

/** The password of every demonstration account. */
export const DEMO_PASSWORD = "Qinglian-2026";

type Role =
  | "reporter"
  | "unit_head"
  | "township"
  | "lead_unit"
  | "office"
  | "supervisor"
  | "resident_group"
  | "answerer"
  | "moderator"
  | "assessor"
  | "sys_admin"
  | "sec_admin"
  | "audit_admin";

/** A person with one right. */
export interface Account {
  login: string;
  name: string;
  organisation: Organisation;
  role: Role;
  carrierCode: string | null;
  mayEnterFor: boolean;
}

const ROLE_OF: Record<OrganisationKind, Role> = {
  office: "office",
  commission: "supervisor",
  resident_group: "resident_group",
  lead_unit: "lead_unit",
  township: "township",
  village: "reporter",
  unit: "reporter",
};

function firstAccount(organisation: Organisation): Account {
  return {
    login: organisation.login,
    name: organisation.accountName,
    organisation,
    role: ROLE_OF[organisation.kind],
    carrierCode: organisation.leads[0] ?? null,
    mayEnterFor: false,
  };
}

function headAccount(organisation: Organisation): Account {
  return {
    ...firstAccount(organisation),
    login: `${organisation.login}-fzr`,
    name: exampleName(organisation.seed ^ 0x5bd1e995),
    role: "unit_head",
  };
}

interface NamedAccount {
  login: string;
  /** The first account of its organisation. */
  at: string;
  title: string;
  role: Role;
  carrierCode?: string;
  mayEnterFor?: boolean;
}

function namedAccounts(): NamedAccount[] {
  const prefixes = readRegionLogins();
  const at = (code: string, line: string) => authorityLogin(prefixes[code] ?? code, line);
  const lead = { role: "lead_unit", carrierCode: "village" } as const;
  const provinceOffice = at(HOME.province, "office");
  return [
    { login: "cun", at: HOME.village, title: "村填报员", role: "reporter" },
    { login: "xiang", at: HOME.township, title: "乡镇审核员", role: "township" },
    { login: "xian", at: at(HOME.county, "agriculture"), title: "县牵头单位", ...lead },
    { login: "shi", at: at(HOME.city, "agriculture"), title: "市牵头单位", ...lead },
    { login: "sheng", at: at(HOME.province, "agriculture"), title: "省牵头单位", ...lead },
    {
      login: "dailu",
      at: at(HOME.county, "agriculture"),
      title: "县代录员",
      role: "reporter",
      carrierCode: "village",
      mayEnterFor: true,
    },
    { login: "linxian", at: at(HOME.neighbour, "agriculture"), title: "邻县牵头单位", ...lead },
    {
      login: "xuexiao",
      at: `${prefixes[HOME.county]}-xx-01`,
      title: "学校填报员",
      role: "reporter",
    },
    {
      login: "xiaozhang",
      at: `${prefixes[HOME.county]}-xx-01`,
      title: "学校负责人",
      role: "unit_head",
    },
    { login: "office", at: provinceOffice, title: "省办公室", role: "office" },
    { login: "office2", at: provinceOffice, title: "省办公室审核", role: "office" },
    { login: "office3", at: provinceOffice, title: "省办公室发布", role: "office" },
    { login: "shiban", at: at(HOME.city, "office"), title: "市办公室", role: "office" },
    { login: "xianban", at: at(HOME.county, "office"), title: "县办公室", role: "office" },
    { login: "jiwei", at: at(HOME.city, "commission"), title: "市监督检查室", role: "supervisor" },
    {
      login: "paizhu",
      at: at(HOME.county, "resident_group"),
      title: "县派驻组",
      role: "resident_group",
    },
    {
      login: "dati",
      at: at(HOME.county, "education"),
      title: "县教育局答题员",
      role: "answerer",
    },
    { login: "shaicha", at: provinceOffice, title: "建议审核员", role: "moderator" },
    { login: "pingshen", at: at("429021", "health"), title: "案例评审员", role: "assessor" },
    {
      login: "pingshen2",
      at: at(HOME.province, "education"),
      title: "案例评审员",
      role: "assessor",
    },
    {
      login: "pingshen3",
      at: at(HOME.province, "publicity"),
      title: "案例评审员",
      role: "assessor",
    },
    { login: "xitong", at: provinceOffice, title: "系统管理员", role: "sys_admin" },
    { login: "anquan", at: provinceOffice, title: "安全管理员", role: "sec_admin" },
    { login: "shenji", at: provinceOffice, title: "审计管理员", role: "audit_admin" },
  ];
}

/** The dozen accounts that the start prints and people try: sign-in name and what it is. */
export function namedLogins(): { login: string; title: string }[] {
  return namedAccounts().map(({ login, title }) => ({ login, title }));
}

/** Every demonstration account: one for each organisation, a head for each unit, and the named ones. */
export function accountsOf(organisations: readonly Organisation[]): Account[] {
  const byLogin = new Map(organisations.map((one) => [one.login, one]));
  const named = namedAccounts().map((account) => {
    const organisation = byLogin.get(account.at);
    if (!organisation) throw new Error(`no organisation ${account.at} for ${account.login}`);
    return {
      login: account.login,
      name: personName(account),
      organisation,
      role: account.role,
      carrierCode: account.carrierCode ?? null,
      mayEnterFor: account.mayEnterFor ?? false,
    };
  });
  const heads = organisations.filter((one) => one.kind === "unit").map(headAccount);
  return [...organisations.map(firstAccount), ...heads, ...named];
}

function personName({ login, title }: NamedAccount): string {
  return exampleName(hashText(`name:${login}`)).replace("（示例）", `（示例·${title}）`);
}

/** The person behind a named account. */
export function nameOf(login: string): string {
  const account = namedAccounts().find((one) => one.login === login);
  if (!account) throw new Error(`no named account ${login}`);
  return personName(account);
}

/** The columns of an account's row. */
export const ACCOUNT_COLUMNS = [
  "id",
  "login",
  "name",
  "organisation_id",
  "password_hash",
  "password_changed_at",
  "must_change_password",
  "is_example",
  "created_at",
];

/** An account's row; all share one password and its one hash. */
export function accountCells(account: Account, shared: { hash: string; at: string }): Cell[] {
  const { login, name, organisation } = account;
  return [
    accountId(login),
    login,
    name,
    organisation.id,
    shared.hash,
    shared.at,
    false,
    true,
    shared.at,
  ];
}

/** The columns of a right's row. */
export const GRANT_COLUMNS = [
  "id",
  "account_id",
  "role",
  "region_code",
  "carrier_code",
  "organisation_id",
  "may_enter_for",
  "valid_from",
];

/** The row of an account's right. */
export function grantCells(account: Account, validFrom: string): Cell[] {
  const { login, organisation, role, carrierCode, mayEnterFor } = account;
  const isProvinceWide = role.endsWith("_admin") || role === "assessor";
  return [
    stableId("grant", login),
    accountId(login),
    role,
    isProvinceWide ? HOME.province : organisation.regionCode,
    carrierCode,
    null,
    mayEnterFor,
    validFrom,
  ];
}
