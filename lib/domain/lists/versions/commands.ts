import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { copyVersion } from "@/lib/domain/lists/copies/commands";
import { getList } from "@/lib/domain/lists/queries";
import { MOVED_ON } from "@/lib/domain/lists/steps/commands";
import { takeOverAbove } from "@/lib/domain/lists/taking-over/commands";
import { holdPlaces } from "@/lib/domain/lists/templates/commands";
import type { ListDetail } from "@/lib/domain/lists/types";
import type { ReviseInput } from "@/lib/domain/lists/versions/schema";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** One version is worked on at a time. */
async function requireNoDraft(tx: Tx, list: ListDetail): Promise<void> {
  const open = await tx.row<{ listVersion: number }>(sql`
    select list_version as "listVersion" from task_list
    where kind = ${list.kind}::list_kind and region_code = ${list.regionCode} and year = ${list.year}
      and carrier_code is not distinct from ${list.carrierCode} and status in ('draft', 'under_consent')`);
  if (open) {
    throw conflict(`第 ${open.listVersion} 版正在编制，请在那一版上继续修改，不必另起一版`);
  }
}

async function insertVersion(tx: Tx, actor: Actor, list: ListDetail): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      disclosure, is_example, from_list_id, created_by_id)
    select ${id}::uuid, l.kind, l.carrier_code, l.region_code, l.year, (
        select max(o.list_version) + 1 from task_list o where o.kind = l.kind and o.year = l.year
          and o.region_code = l.region_code and o.carrier_code is not distinct from l.carrier_code),
      l.title, l.lead_name, l.disclosure, l.is_example, l.id,
      ${actor.kind === "staff" ? actor.accountId : null}::uuid
    from task_list l where l.id = ${list.id}::uuid`);
  return id;
}

/**
 * Begins the next version of an issued list as a draft that says the same; a lower list may at once take
 * over what changed above. Throws `conflict` while another version is being drafted.
 */
export async function reviseList(actor: Actor, input: ReviseInput): Promise<{ listId: string }> {
  const list = await getList(actor, input.listId);
  if (list.status !== "issued" || list.version !== input.version) throw conflict(MOVED_ON);
  if (!list.can.revise) throw forbidden();
  return write(actor, { action: "list.revise", key: input.key }, async (tx) => {
    await holdPlaces(tx, list.regionCode);
    await requireOpenYear(actor, list);
    await requireNoDraft(tx, list);
    const listId = await insertVersion(tx, actor, list);
    await copyVersion(tx, { from: list.id, to: listId });
    const taken = input.takesOver ? await takeOverAbove(tx, listId, input.gone) : null;
    await recordAudit(tx, actor, {
      action: "list.revise",
      subjectType: "task_list",
      subjectId: listId,
      regionCode: list.regionCode,
      after: { from: list.id, taken },
    });
    return { listId };
  });
}
