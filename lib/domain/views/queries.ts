import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { pathOf } from "./rules";
import type { SavedView } from "./types";

const COLUMNS = sql`v.id, v.version, v.name, v.address, v.position,
  (select count(*)::int from subscription s where s.saved_view_id = v.id and s.ended_at is null and s.is_on)
    as subscriptions`;

/** The actor's own views in their order; of one page only, where `address` says which. */
export async function listViews(actor: StaffActor, address?: string): Promise<SavedView[]> {
  const onPage = address ? sql`and split_part(v.address, '?', 1) = ${pathOf(address)}` : sql.empty;
  return rows<SavedView>(sql`
    select ${COLUMNS} from saved_view v
    where v.account_id = ${actor.accountId}::uuid and v.removed_at is null ${onPage}
    order by v.position, v.created_at, v.id`);
}

/** One of the actor's own views; `not_found` for all others. */
export async function getView(actor: StaffActor, id: string): Promise<SavedView> {
  const found = isId(id)
    ? await row<SavedView>(sql`
        select ${COLUMNS} from saved_view v
        where v.id = ${id}::uuid and v.account_id = ${actor.accountId}::uuid and v.removed_at is null`)
    : undefined;
  if (!found) throw notFound("视图");
  return found;
}

/** The name of a view that the actor removed and can bring back; null for all others. */
export async function findRemovedView(
  actor: StaffActor,
  id: string | undefined,
): Promise<{ id: string; name: string } | null> {
  if (!id || !isId(id)) return null;
  const found = await row<{ id: string; name: string }>(sql`
    select id, name from saved_view
    where id = ${id}::uuid and account_id = ${actor.accountId}::uuid and removed_at is not null`);
  return found ?? null;
}
