import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { sourcesWithin } from "@/lib/domain/machine/tasks/queries";
import { isAddressRange, isAnywhere } from "@/lib/platform/addresses";
import { row, rows } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import type { HotlineKeyInput, NewKeyInput, RevocationInput } from "./schema";
import type { NewKey } from "./types";

const SECRET_BYTES = 32;
const HINT_LENGTH = 9;

/** A secret that nobody can guess; its prefix lets scanners of leaked secrets recognise it. */
function newSecret(): string {
  return `qlk_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** Throws `invalid` unless one of the actor's reaches covers the region and every task. */
export async function requireFeedable(
  actor: Actor,
  input: { region: string; tasks: readonly string[] },
): Promise<void> {
  const reaches = await requireReaches(actor, "machine.manage");
  const found = await row(sql`
    select 1 from (select ${input.region}::text as region_code,
      ${input.tasks}::uuid[] as root_task_ids) k
    where ${sourcesWithin(reaches, "k")} and not exists (
      select 1 from unnest(k.root_task_ids) as w (id) where not exists (
        select 1 from task t where t.root_task_id = w.id and t.source = 'system'))`);
  if (found) return;
  throw invalid({ tasks: "所选任务或地区不在您的权限范围内，请重新选择" });
}

async function organisationOf(input: NewKeyInput): Promise<string | null> {
  const named = input.organisation;
  if (!named) return null;
  const found = await rows<{ id: string }>(sql`
    select o.id from organisation o join region r on r.code = o.region_code
    join region top on r.path like top.path || '%'
    where top.code = ${input.region} and (o.name = ${named} or o.credit_code = upper(${named}::text)
      or o.id::text = ${named}) and (o.valid_to is null or o.valid_to > ${TODAY}) limit 2`);
  if (found.length === 1) return found[0]?.id ?? null;
  const organisation =
    found.length === 0
      ? "所选地区里没有这个单位，请填写单位全称或统一社会信用代码"
      : "有几个单位叫这个名字，请改填统一社会信用代码";
  throw invalid({ organisation });
}

async function requireSoundKey(input: NewKeyInput): Promise<void> {
  const wrong = input.addresses.find((one) => !isAddressRange(one));
  if (wrong) {
    throw invalid({ addresses: `“${wrong}”不是地址或网段，请按 10.1.2.3 或 10.1.2.0/24 填写` });
  }
  const wide = input.addresses.find(isAnywhere);
  if (wide) {
    throw invalid({
      addresses: `网段“${wide}”太大，等于不限来源；请填写来源系统服务器的地址或所在网段`,
    });
  }
  const day = await row<{ today: string; last: string }>(sql`
    select ${TODAY} as today, (${TODAY} + interval '3 years')::date as last`);
  if (!day || input.validTo < day.today) throw invalid({ validTo: "有效期不能早于今天" });
  if (input.validTo > day.last) throw invalid({ validTo: "有效期最长三年，到期前再发新的" });
}

/** Makes a key for another system. The secret is in the answer and nowhere else. */
export async function createKey(actor: Actor, input: NewKeyInput): Promise<NewKey> {
  await requireFeedable(actor, input);
  const staff = requireStaffActor(actor);
  await requireSoundKey(input);
  const organisationId = await organisationOf(input);
  const { sourceName, region, tasks, addresses, validTo } = input;
  const id = newId();
  const secret = newSecret();
  await write(staff, { action: "machine_key.create" }, async (tx) => {
    await tx.count(sql`
      insert into machine_key (id, source_name, hash, hint, root_task_ids, region_code,
        organisation_id, addresses, valid_to, created_by_id, created_by_name)
      values (${id}, ${sourceName}, ${sha256(secret)}, ${secret.slice(0, HINT_LENGTH)},
        ${tasks}::uuid[], ${region}, ${organisationId}, ${addresses}, ${validTo},
        ${staff.accountId}, ${staff.name})`);
    await recordAudit(tx, staff, {
      ...{ action: "machine_key.create", subjectType: "machine_key", subjectId: id },
      regionCode: region,
      after: { sourceName, tasks, region, organisationId, addresses, validTo },
    });
  });
  return { id, sourceName, secret };
}

/** Throws `invalid` unless one of the actor's reaches covers the region with everything that is done in it. */
async function requireWhole(actor: Actor, region: string): Promise<void> {
  const reaches = await requireReaches(actor, "machine.manage");
  const whole = reaches.filter(({ tasks }) => tasks === null);
  const found = await row(sql`
    select 1 from region r where r.code = ${region} and ${regionsWithin(whole, "r")}`);
  if (!found) throw invalid({ region: "所选地区不在您的权限范围内，请重新选择" });
}

/** Makes a key for the 12345 hotline of a region. The secret is in the answer and nowhere else. */
export async function createHotlineKey(actor: Actor, input: HotlineKeyInput): Promise<NewKey> {
  await requireWhole(actor, input.region);
  const staff = requireStaffActor(actor);
  await requireSoundKey({ ...input, tasks: [], organisation: "" });
  const { sourceName, region, addresses, validTo } = input;
  const id = newId();
  const secret = newSecret();
  await write(staff, { action: "machine_key.create_hotline" }, async (tx) => {
    await tx.count(sql`
      insert into machine_key (id, source_name, hash, hint, root_task_ids, scope, region_code, addresses,
        valid_to, created_by_id, created_by_name)
      values (${id}, ${sourceName}, ${sha256(secret)}, ${secret.slice(0, HINT_LENGTH)}, '{}', 'hotline',
        ${region}, ${addresses}, ${validTo}, ${staff.accountId}, ${staff.name})`);
    await recordAudit(tx, staff, {
      ...{ action: "machine_key.create_hotline", subjectType: "machine_key", subjectId: id },
      regionCode: region,
      after: { sourceName, region, addresses, validTo },
    });
  });
  return { id, sourceName, secret };
}

/** Ends a key at once; what it brought stays. */
export async function revokeKey(actor: Actor, input: RevocationInput): Promise<void> {
  const reaches = await requireReaches(actor, "machine.manage");
  const staff = requireStaffActor(actor);
  const { id, version } = input;
  await write(staff, { action: "machine_key.revoke" }, async (tx) => {
    const found = await tx.row<{ regionCode: string; sourceName: string; version: number }>(sql`
      select k.region_code as "regionCode", k.source_name as "sourceName", k.version
      from machine_key k where k.id = ${id} and ${sourcesWithin(reaches, "k")} for update`);
    if (!found) throw notFound("密钥");
    const changed = await tx.count(sql`
      update machine_key set revoked_at = now(), version = version + 1
      where id = ${id} and version = ${version} and revoked_at is null`);
    if (changed === 0) throw conflict("这个密钥已经停用，请刷新页面查看");
    await recordAudit(tx, staff, {
      ...{ action: "machine_key.revoke", subjectType: "machine_key", subjectId: id },
      regionCode: found.regionCode,
      before: { sourceName: found.sourceName },
    });
  });
}
