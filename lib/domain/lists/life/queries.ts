import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listConsents, listRemarks } from "@/lib/domain/lists/consents/queries";
import { listInherited, listLowerPlaces } from "@/lib/domain/lists/inheriting/queries";
import type { ListLife } from "@/lib/domain/lists/life/types";
import { getList } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { findChangesAbove } from "@/lib/domain/lists/versions/queries";
import { compareLists } from "@/lib/domain/lists/versions/rules";

async function changesOf(actor: Actor, list: ListDetail): Promise<ListLife["changes"]> {
  const earlier = list.related.find(
    (other) => other.kind === list.kind && other.listVersion < list.listVersion,
  );
  if (!earlier) return null;
  const before = await getList(actor, earlier.id);
  return { before: before.id, comparison: compareLists(before, list) };
}

/** Where a list comes from, what was said to it, and what may come of it, for its page. */
export async function getListLife(actor: Actor, list: ListDetail): Promise<ListLife> {
  const [consents, remarks, changes, above, inherited, lowerPlaces] = await Promise.all([
    listConsents(actor, list.id),
    listRemarks(actor, list.id),
    changesOf(actor, list),
    findChangesAbove(actor, list),
    listInherited(actor, list),
    listLowerPlaces(actor, list),
  ]);
  return { consents, remarks, changes, above, inherited, lowerPlaces };
}
