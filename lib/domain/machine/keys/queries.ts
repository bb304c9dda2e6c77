import "server-only";
import { type Actor, type SystemActor, systemActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { sourcesWithin } from "@/lib/domain/machine/tasks/queries";
import type { ValueSource } from "@/lib/domain/machine/types";
import { isWithinRanges } from "@/lib/platform/addresses";
import { row, rows } from "@/lib/platform/db";
import { AppError, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { isId } from "@/lib/shared/ids";
import type { MachineKey } from "./types";

const STATE = sql`case when k.revoked_at is not null then 'revoked'
  when k.valid_to < ${TODAY} then 'expired' else 'valid' end`;

const COLUMNS = sql`
  k.id, k.source_name as "sourceName", k.hint, r.name as "regionName", o.name as "organisationName",
  k.addresses, k.valid_to as "validTo", ${STATE} as state, k.created_by_name as "createdByName",
  to_json(k.created_at) #>> '{}' as "createdAt", to_json(k.last_used_at) #>> '{}' as "lastUsedAt",
  k.version, used.batches, used.taken,
  coalesce((select json_agg(json_build_object('code', named.code, 'title', named.title)
      order by named.code)
    from (select distinct on (t.root_task_id) t.code, t.title from task t
      join task_list l on l.id = t.list_id
      where t.root_task_id = any (k.root_task_ids) and t.inherits_task_id is null
      order by t.root_task_id, l.year desc, l.list_version desc) named), '[]') as tasks`;

const TABLES = sql`machine_key k join region r on r.code = k.region_code
  left join organisation o on o.id = k.organisation_id
  cross join lateral (select count(*)::int as batches, coalesce(sum(b.taken), 0)::int as taken
    from machine_batch b where b.machine_key_id = k.id) used`;

/** The keys within one's reach, those in use first. */
export async function listKeys(actor: Actor): Promise<MachineKey[]> {
  const reaches = await requireReaches(actor, "machine.manage");
  return rows<MachineKey>(sql`
    select ${COLUMNS} from ${TABLES} where ${sourcesWithin(reaches, "k")}
    order by k.revoked_at is not null, k.valid_to < ${TODAY}, k.created_at desc`);
}

/** One key within one's reach; anything else is `not_found`. */
export async function getKey(actor: Actor, id: string): Promise<MachineKey> {
  const reaches = await requireReaches(actor, "machine.manage");
  if (!isId(id)) throw notFound("密钥");
  const found = await row<MachineKey>(sql`
    select ${COLUMNS} from ${TABLES} where k.id = ${id}::uuid and ${sourcesWithin(reaches, "k")}`);
  if (!found) throw notFound("密钥");
  return found;
}

/** Another system that has shown its key. */
export interface Caller {
  actor: SystemActor;
  source: ValueSource;
}

type Shown = Omit<ValueSource, "kind" | "runId"> & { addresses: string[] };

/**
 * Who shows a key from an address, for what it opens. Throws `unauthenticated` for a secret that is unknown, expired or
 * revoked, `forbidden` for an address outside its ranges. Its use is noted at most once a minute.
 */
export async function admitKey(
  _actor: Actor,
  { secret, address }: { secret: string; address: string },
  scope: "values" | "hotline" = "values",
): Promise<Caller> {
  const found = await row<Shown>(sql`
    with shown as materialized (
      select k.* from machine_key k
      where k.hash = ${sha256(secret)} and k.scope = ${scope} and k.revoked_at is null
        and k.valid_to >= ${TODAY}
    ), touched as (
      update machine_key k set last_used_at = now() from shown
      where k.id = shown.id
        and (shown.last_used_at is null or shown.last_used_at < now() - interval '1 minute'))
    select id, source_name as "sourceName", root_task_ids as "rootTaskIds",
      region_code as "regionCode", organisation_id as "organisationId", addresses from shown`);
  if (!found) {
    throw new AppError("unauthenticated", "密钥无效、已停用或已过期，请向发放密钥的单位核实");
  }
  const { addresses, ...source } = found;
  if (!isWithinRanges(address, addresses)) {
    throw forbidden(`来源地址 ${address} 不在密钥允许的范围内，请联系发放密钥的单位登记`);
  }
  return {
    actor: systemActor(source.sourceName),
    source: { ...source, kind: "key", runId: null },
  };
}
