import "server-only";
import { randomInt, timingSafeEqual } from "node:crypto";
import { type Actor, type SystemActor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { countSignIn } from "@/lib/access/limits";
import { requestFacts } from "@/lib/access/request";
import { TODAY } from "@/lib/access/today";
import { hasAccounts } from "@/lib/domain/people/setup/queries";
import type { SetUpInput } from "@/lib/domain/people/setup/schema";
import type { SetUpDone } from "@/lib/domain/people/setup/types";
import { passwordFault } from "@/lib/domain/people/sign-in/rules";
import { type Tx, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { conflict, invalid } from "@/lib/platform/errors";
import { hashPassword, oneTimePassword } from "@/lib/platform/password";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

const SETTING = "setup_code";
const SETUP_LOCK = 7_042_002;
const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 12;

type AdministratorRole = "sys_admin" | "sec_admin" | "audit_admin";

interface NewAdministrator {
  role: AdministratorRole;
  login: string;
  name: string;
  password: string;
  mustChangePassword: boolean;
}

/**
 * A new setup code for the console of the server, in groups of four; null once there are accounts.
 * Only its hash is kept, and each start replaces it.
 */
export async function issueSetupCode(actor: SystemActor): Promise<string | null> {
  if (await hasAccounts(actor)) return null;
  const code = Array.from({ length: CODE_LENGTH }, () =>
    CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length)),
  ).join("");
  await transaction((tx) =>
    tx.count(sql`
      insert into setting (key, value, updated_at)
      values (${SETTING}, ${JSON.stringify({ hash: sha256(code) })}, now())
      on conflict (key) do update set value = excluded.value, updated_at = now()`),
  );
  return code.match(/.{4}/g)?.join("-") ?? code;
}

async function requireSetupCode(tx: Tx, code: string): Promise<void> {
  const kept = await tx.row<{ hash: string }>(
    sql`select value->>'hash' as hash from setting where key = ${SETTING}`,
  );
  const given = Buffer.from(sha256(code));
  if (kept && timingSafeEqual(given, Buffer.from(kept.hash))) return;
  throw invalid({
    setupCode: kept
      ? "初始化码不正确，请核对服务器启动时显示的 12 位字符"
      : "服务器还没有生成初始化码，请在服务器上重新执行 npm start",
  });
}

async function insertHost(tx: Tx, name: string): Promise<{ id: string; regionCode: string }> {
  const id = newId();
  const host = await tx.row<{ regionCode: string }>(sql`
    insert into organisation (id, name, kind, level, region_code, node_code, valid_from)
    select ${id}::uuid, ${name}, 'commission', level::text::organisation_level, code, node_code,
      ${TODAY}
    from region where code = ${env().HOST_REGION} and level in ('province', 'city', 'county')
    returning region_code as "regionCode"`);
  if (!host) throw conflict("还没有载入区划数据，请先在服务器上执行 npm start 载入");
  return { id, regionCode: host.regionCode };
}

async function insertAdministrator(
  tx: Tx,
  host: { id: string; regionCode: string },
  person: NewAdministrator & { passwordHash: string },
): Promise<void> {
  const id = newId();
  await tx.count(sql`
    insert into account (id, login, name, organisation_id, password_hash, must_change_password)
    values (${id}, ${person.login}, ${person.name}, ${host.id}, ${person.passwordHash},
      ${person.mustChangePassword})`);
  await tx.count(sql`
    insert into role_grant (id, account_id, role, region_code, valid_from)
    values (${newId()}, ${id}, ${person.role}, ${host.regionCode}, ${TODAY})`);
  await recordAudit(tx, systemActor("首次启动"), {
    action: "account.create",
    subjectType: "account",
    subjectId: id,
    regionCode: host.regionCode,
    after: { login: person.login, name: person.name, role: person.role },
  });
}

function administrators(input: SetUpInput): NewAdministrator[] {
  const given = { mustChangePassword: true };
  return [
    {
      role: "sys_admin",
      login: input.sysLogin,
      name: input.sysName,
      password: input.password,
      mustChangePassword: false,
    },
    {
      role: "sec_admin",
      login: input.secLogin,
      name: input.secName,
      password: oneTimePassword(),
      ...given,
    },
    {
      role: "audit_admin",
      login: input.auditLogin,
      name: input.auditName,
      password: oneTimePassword(),
      ...given,
    },
  ];
}

/**
 * Makes the host organisation and the three administrators, once, for whoever knows the code from the
 * server's console. The three are kept apart from the first minute on.
 */
export async function setUpPlatform(_actor: Actor, input: SetUpInput): Promise<SetUpDone> {
  await countSignIn((await requestFacts()).address);
  const fault = passwordFault(input.password, input.sysLogin);
  if (fault) throw invalid({ password: fault });
  const people = await Promise.all(
    administrators(input).map(async (person) => ({
      ...person,
      passwordHash: await hashPassword(person.password),
    })),
  );
  await transaction(async (tx) => {
    await tx.row(sql`select pg_advisory_xact_lock(${SETUP_LOCK})`);
    const used = await tx.row(sql`select 1 from account limit 1`);
    if (used) throw conflict("平台已经初始化，请直接登录");
    await requireSetupCode(tx, input.setupCode);
    const host = await insertHost(tx, input.organisationName);
    for (const person of people) await insertAdministrator(tx, host, person);
    await tx.count(sql`delete from setting where key = ${SETTING}`);
  });
  const others = people.flatMap(({ role, login, name, password }) =>
    role === "sys_admin" ? [] : [{ role, login, name, password }],
  );
  return { login: input.sysLogin, others };
}
