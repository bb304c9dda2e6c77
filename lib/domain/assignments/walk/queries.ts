import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import type { AssignmentFilter } from "@/lib/domain/assignments/types";
import type { Walk } from "@/lib/domain/assignments/walk/types";
import { AppError } from "@/lib/platform/errors";

/** The list's filter in an address' `from`; null where there is none, or none that can be read. */
export function readFrom(from: unknown, year: number): AssignmentFilter | null {
  if (typeof from !== "string" || from === "") return null;
  const said = Object.fromEntries(new URLSearchParams(from.slice(0, 1000)));
  const asked = assignmentFilterSchema.safeParse({ year, ...said });
  return asked.success ? asked.data : null;
}

async function read(actor: Actor, filter: AssignmentFilter, id: string): Promise<Walk> {
  const page = await listAssignments(actor, filter);
  const at = page.rows.findIndex((row) => row.id === id);
  const here = { filter, previousId: at > 0 ? (page.rows[at - 1]?.id ?? null) : null };
  const beside = at >= 0 ? page.rows[at + 1] : undefined;
  if (beside) return { ...here, next: { id: beside.id, cursor: filter.cursor } };
  // What has left the list since (it was decided, say) has no neighbours in it; its end leads on.
  if (at < 0 || !page.next) return { ...here, next: null };
  const [first] = (await listAssignments(actor, { ...filter, cursor: page.next })).rows;
  return { ...here, next: first ? { id: first.id, cursor: page.next } : null };
}

/**
 * What stands before and after an assignment in the list that somebody came from; null without a list,
 * or where the reader has none. One page of the list, by its own statement.
 */
export async function findWalk(
  actor: Actor,
  { from, year, id }: { from: unknown; year: number; id: string },
): Promise<Walk | null> {
  const filter = readFrom(from, year);
  if (!filter) return null;
  try {
    return await read(actor, filter, id);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
