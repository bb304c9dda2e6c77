import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { managedRegions, requireManaged, requireManager } from "./policy";
import { listAbove } from "./queries";
import { isBoundAbove } from "./rules";
import type { ChainInput, ChainRemovalInput } from "./schema";

const SET_MEANWHILE = "这项设置刚刚被他人修改，请刷新页面查看最新内容";

async function requireRoom(actor: Actor, input: ChainInput): Promise<void> {
  if (input.steps === 2) return;
  const above = await listAbove(actor, input);
  if (!isBoundAbove(above, input.carrierCode)) return;
  throw invalid({ steps: "上级办公室已要求两级审核，本级不能改为一级" });
}

/**
 * Sets how many steps reports have in the actor's own region and a year. Holds for what is approved from now
 * on. Throws `invalid` where an office above asks for more, `conflict` when somebody else set it meanwhile.
 */
export async function setChain(actor: Actor, input: ChainInput): Promise<void> {
  const staff = requireManaged(actor, input.regionCode);
  await requireRoom(staff, input);
  const { regionCode, carrierCode, year, steps, version } = input;
  await write(staff, { action: "chain.set" }, async (tx) => {
    const known = await tx.row(sql`select 1 from carrier where code = ${carrierCode}`);
    if (carrierCode !== null && !known) throw invalid({ carrierCode: "没有这个领域，请重新选择" });
    const set = await tx.row<{ id: string }>(sql`
      insert into review_chain as c (id, region_code, carrier_code, year, steps, set_by_name)
      select ${newId()}::uuid, ${regionCode}, ${carrierCode}, ${year}::smallint, ${steps}::smallint,
        ${staff.name}
      on conflict (region_code, carrier_code, year) do update
      set steps = excluded.steps, set_by_name = excluded.set_by_name, set_at = now(),
        version = c.version + 1
      where c.version = ${version}
      returning id`);
    if (!set) throw conflict(SET_MEANWHILE);
    await recordAudit(tx, staff, {
      ...{ action: "chain.set", subjectType: "review_chain", subjectId: set.id, regionCode },
      after: { carrierCode, year, steps },
    });
  });
}

/** Takes a rule of the actor's own region away. Throws `not_found` for another's, `conflict` when it changed. */
export async function removeChain(
  actor: Actor,
  input: ChainRemovalInput,
): Promise<{ regionCode: string; year: number }> {
  const staff = requireManager(actor);
  return write(staff, { action: "chain.remove" }, async (tx) => {
    const standing = await tx.row<{
      regionCode: string;
      carrierCode: string | null;
      year: number;
    }>(sql`
      select region_code as "regionCode", carrier_code as "carrierCode", year from review_chain
      where id = ${input.id} and region_code = any (${managedRegions(staff)}::text[])`);
    if (!standing) throw notFound("审核设置");
    const removed = await tx.count(
      sql`delete from review_chain where id = ${input.id} and version = ${input.version}`,
    );
    if (removed === 0) throw conflict(SET_MEANWHILE);
    await recordAudit(tx, staff, {
      ...{ action: "chain.remove", subjectType: "review_chain", subjectId: input.id },
      ...{ regionCode: standing.regionCode, before: standing },
    });
    return { regionCode: standing.regionCode, year: standing.year };
  });
}
