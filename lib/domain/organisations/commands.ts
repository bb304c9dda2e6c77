import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { organisationsWithin, type Reach, regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { getOrganisation } from "@/lib/domain/organisations/queries";
import { levelOf, placeRemedy } from "@/lib/domain/organisations/rules";
import type {
  CloseOrganisationInput,
  CreateOrganisationInput,
  EditOrganisationInput,
} from "@/lib/domain/organisations/schema";
import type { Tx } from "@/lib/platform/db";
import { type AppError, conflict, forbidden, invalid } from "@/lib/platform/errors";
import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Seat {
  level: RegionLevel;
  node: string;
  township: string | null;
}

async function seatWithin(tx: Tx, reaches: readonly Reach[], code: string): Promise<Seat> {
  const seat = await tx.row<Seat>(sql`
    select r.level, r.node_code as node, case r.level when 'township' then r.code
      when 'village' then r.parent_code end as township
    from region r where r.code = ${code} and (r.valid_to is null or r.valid_to > ${TODAY})
      and ${regionsWithin(reaches, "r")}`);
  if (!seat) throw invalid({ regionCode: "没有找到该地区，或不在您的管理范围内，请重新选择" });
  return seat;
}

async function setCarriers(tx: Tx, organisationId: string, codes: string[]): Promise<void> {
  await tx.count(sql`
    delete from organisation_carrier where organisation_id = ${organisationId}::uuid
      and carrier_code <> all (${codes}::text[])`);
  await tx.count(sql`
    insert into organisation_carrier (organisation_id, carrier_code)
    select ${organisationId}::uuid, code from carrier where code = any (${codes}::text[])
    on conflict do nothing`);
}

async function requireCarriers(tx: Tx, codes: string[]): Promise<void> {
  const found = await tx.row<{ count: number }>(
    sql`select count(*)::int as count from carrier where code = any (${codes}::text[])`,
  );
  if (found?.count !== codes.length) throw invalid({ carriers: "有不存在的载体，请重新选择" });
}

// Kept dashboard pages show names of organisations: a new version of the node makes them afresh.
async function refreshNode(tx: Tx, node: string): Promise<void> {
  await tx.count(sql`
    insert into node_version as v (node_code, version) values (${node}, 1)
    on conflict (node_code) do update set version = v.version + 1`);
}

/** Adds an organisation in a region within reach. */
export async function createOrganisation(
  actor: Actor,
  input: CreateOrganisationInput,
): Promise<{ organisationId: string }> {
  const reaches = await requireReaches(actor, "organisation.manage");
  const { key, carriers, ...facts } = input;
  return write(actor, { action: "organisation.create", key }, async (tx) => {
    const seat = await seatWithin(tx, reaches, input.regionCode);
    const level = levelOf(input.kind, seat.level);
    if (!level) throw invalid({ regionCode: placeRemedy(input.kind) });
    await requireCarriers(tx, carriers);
    const id = newId();
    await tx.count(sql`
      insert into organisation (id, name, kind, level, region_code, node_code, township_code, line,
        credit_code, valid_from)
      values (${id}, ${input.name}, ${input.kind}, ${level}, ${input.regionCode}, ${seat.node},
        ${seat.township}, ${input.line}, ${input.creditCode}, ${TODAY})`);
    await setCarriers(tx, id, carriers);
    await refreshNode(tx, seat.node);
    await recordAudit(tx, actor, {
      action: "organisation.create",
      subjectType: "organisation",
      subjectId: id,
      regionCode: input.regionCode,
      after: { ...facts, carriers },
    });
    return { organisationId: id };
  });
}

async function refusalOf(actor: Actor, id: string): Promise<AppError> {
  const organisation = await getOrganisation(actor, id);
  return organisation.mayManage ? conflict("此单位刚被他人修改，请刷新页面后再办理") : forbidden();
}

/** Corrects what is known of an organisation. Its region stays: who moves is closed and made anew. */
export async function editOrganisation(
  actor: Actor,
  input: EditOrganisationInput,
): Promise<{ organisationId: string }> {
  const reaches = await requireReaches(actor, "organisation.manage");
  const before = await getOrganisation(actor, input.organisationId);
  return write(actor, { action: "organisation.edit" }, async (tx) => {
    const edited = await tx.row<{ node: string }>(sql`
      update organisation o set name = ${input.name}, line = ${input.line},
        credit_code = ${input.creditCode}, version = o.version + 1
      where o.id = ${input.organisationId}::uuid and o.version = ${input.version}
        and ${organisationsWithin(reaches, "o")}
      returning o.node_code as node`);
    if (!edited) throw await refusalOf(actor, input.organisationId);
    await requireCarriers(tx, input.carriers);
    await setCarriers(tx, input.organisationId, input.carriers);
    await refreshNode(tx, edited.node);
    const { name, line, creditCode, carriers } = input;
    await recordAudit(tx, actor, {
      action: "organisation.edit",
      subjectType: "organisation",
      subjectId: input.organisationId,
      regionCode: before.regionCode,
      before: {
        name: before.name,
        line: before.line,
        creditCode: before.creditCode,
        carriers: before.carrierCodes,
      },
      after: { name, line, creditCode, carriers },
    });
    return { organisationId: input.organisationId };
  });
}

async function disableAccounts(tx: Tx, organisationId: string): Promise<number> {
  const disabled = await tx.rows<{ id: string }>(sql`
    update account set status = 'disabled', version = version + 1
    where organisation_id = ${organisationId}::uuid and status = 'active' returning id`);
  await tx.count(sql`
    update session set ended_at = now(), end_reason = 'organisation_closed'
    where account_id = any (${disabled.map(({ id }) => id)}::uuid[]) and ended_at is null`);
  return disabled.length;
}

/** Closes an organisation as of today: its accounts are disabled with it, its past stays as it was. */
export async function closeOrganisation(
  actor: Actor,
  input: CloseOrganisationInput,
): Promise<{ organisationId: string }> {
  const reaches = await requireReaches(actor, "organisation.manage");
  const before = await getOrganisation(actor, input.organisationId);
  if (before.mayManage && before.validTo) throw conflict("此单位已经停止使用");
  if (actor.kind === "staff" && actor.organisation.id === input.organisationId) {
    throw forbidden("不能停用自己所在的单位，请由其他单位的管理员办理");
  }
  return write(actor, { action: "organisation.close" }, async (tx) => {
    const closed = await tx.row<{ node: string }>(sql`
      update organisation o set valid_to = greatest(${TODAY}, o.valid_from), version = o.version + 1
      where o.id = ${input.organisationId}::uuid and o.version = ${input.version}
        and o.valid_to is null and ${organisationsWithin(reaches, "o")}
      returning o.node_code as node`);
    if (!closed) throw await refusalOf(actor, input.organisationId);
    const disabledAccounts = await disableAccounts(tx, input.organisationId);
    await refreshNode(tx, closed.node);
    await recordAudit(tx, actor, {
      action: "organisation.close",
      subjectType: "organisation",
      subjectId: input.organisationId,
      regionCode: before.regionCode,
      before: { name: before.name, version: before.version },
      after: { disabledAccounts },
    });
    return { organisationId: input.organisationId };
  });
}
