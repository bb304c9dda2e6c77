import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { findUpperList } from "@/lib/domain/lists/inheriting/queries";
import type { StartLowerInput, TakeOverInput } from "@/lib/domain/lists/inheriting/schema";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import { canDraft } from "@/lib/domain/lists/policy";
import { getList } from "@/lib/domain/lists/queries";
import { MOVED_ON, takeStep } from "@/lib/domain/lists/steps/commands";
import { takeOverAbove } from "@/lib/domain/lists/taking-over/commands";
import { holdPlaces } from "@/lib/domain/lists/templates/commands";
import { proposedTitle } from "@/lib/domain/lists/templates/rules";
import type { ListDetail, ListStatus } from "@/lib/domain/lists/types";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
import { row, rows, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Start {
  upper: ListDetail;
  regionCode: string;
}

/** The list above must hold, be the nearest one, and lie above the place. */
async function requireUpper({ upper, regionCode }: Start): Promise<void> {
  if (upper.kind !== "task" || upper.status !== "issued") throw conflict(MOVED_ON);
  const isBeneath = await row(sql`
    select 1 from region r join region top on top.code = ${upper.regionCode}
      and r.path like top.path || '%' and r.code <> top.code
    where r.code = ${regionCode} and r.level in ('city', 'county')`);
  if (!isBeneath) throw invalid({ regionCode: "只能为这份清单下辖的市、县制定清单" });
  const nearest = await findUpperList(rows, { ...upper, regionCode });
  if (nearest && nearest.id !== upper.id) {
    throw conflict(`${nearest.regionName}已有《${nearest.title}》，请从那份清单开始`);
  }
}

async function requireNone(tx: Tx, { upper, regionCode }: Start): Promise<void> {
  const found = await tx.row<{ title: string; status: ListStatus }>(sql`
    select title, status from task_list
    where kind = 'task' and region_code = ${regionCode} and year = ${upper.year}
      and carrier_code is not distinct from ${upper.carrierCode}
      and status in ('draft', 'under_consent', 'issued') limit 1`);
  if (found) {
    throw conflict(
      `本地区已有《${found.title}》（${LIST_STATUS_LABELS[found.status]}），请在它上面继续，或从它修订出下一版`,
    );
  }
}

async function insertLower(tx: Tx, actor: Actor, { upper, regionCode }: Start): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      disclosure, is_example, from_list_id, source_name, created_by_id)
    select ${id}::uuid, 'task', ${upper.carrierCode}::text, r.code, ${upper.year}::int,
      coalesce((select max(l.list_version) from task_list l where l.kind = 'task'
        and l.region_code = r.code and l.year = ${upper.year}
        and l.carrier_code is not distinct from ${upper.carrierCode}), 0) + 1,
      r.name || ${proposedTitle(upper)}, (
        select o.name from lead_duty d join organisation o on o.id = d.organisation_id
        where d.region_code = r.code and d.carrier_code = ${upper.carrierCode} and d.role = 'lead'
          and d.valid_to is null order by d.valid_from desc limit 1),
      ${upper.disclosure}::disclosure, ${upper.isExample}, ${upper.id}::uuid, ${upper.title}::text,
      ${actor.kind === "staff" ? actor.accountId : null}::uuid
    from region r where r.code = ${regionCode}`);
  return id;
}

/**
 * Begins a city's or county's own list as a draft from the issued list above: every task of it that
 * reaches into the place, under the same root. Throws `conflict` where the place has a list already.
 */
export async function startLowerList(
  actor: Actor,
  input: StartLowerInput,
): Promise<{ listId: string }> {
  const upper = await getList(actor, input.listId);
  const { regionCode } = input;
  if (!canDraft(actor, { ...upper, regionCode })) throw forbidden();
  await requireUpper({ upper, regionCode });
  return write(actor, { action: "list.start_lower", key: input.key }, async (tx) => {
    await holdPlaces(tx, regionCode);
    await requireOpenYear(actor, { regionCode, year: upper.year });
    await requireNone(tx, { upper, regionCode });
    const listId = await insertLower(tx, actor, { upper, regionCode });
    const { added } = await takeOverAbove(tx, listId, "drop");
    await recordAudit(tx, actor, {
      action: "list.start_lower",
      subjectType: "task_list",
      subjectId: listId,
      regionCode,
      after: { from: upper.id, tasks: added },
    });
    return { listId };
  });
}

/**
 * Brings a lower draft up to the lists above it as they hold now; what they dropped leaves it, or goes on
 * as its own, as the drafter says.
 */
export async function takeOverChanges(actor: Actor, input: TakeOverInput) {
  const after: Record<string, unknown> = { gone: input.gone };
  return takeStep(actor, input, {
    action: "list.take_over",
    right: "edit",
    from: "draft",
    changes: sql`status = 'draft'`,
    after,
    also: async (tx, list) => Object.assign(after, await takeOverAbove(tx, list.id, input.gone)),
  });
}
