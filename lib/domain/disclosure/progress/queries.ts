import "server-only";
import type { Actor } from "@/lib/access/actor";
import { editionLabel, progressPage } from "@/lib/domain/disclosure/progress/rules";
import type { ProgressInput } from "@/lib/domain/disclosure/progress/schema";
import type { ProgressPage } from "@/lib/domain/disclosure/progress/types";
import { getReleasedEdition, listReleasedEditions } from "@/lib/domain/editions/published/queries";
import { env } from "@/lib/platform/env";

/** How many editions the course goes back. */
const COURSE = 8;

/** Aggregate progress from the chosen released edition, the newest by default; null while none is released. */
export async function getProgressPage(
  actor: Actor,
  input: ProgressInput,
): Promise<ProgressPage | null> {
  const released = await listReleasedEditions(actor, env().HOST_REGION);
  const chosen = released.find(({ id }) => id === input.edition) ?? released[0];
  if (!chosen) return null;
  const ids = [...new Set([chosen, ...released.slice(0, COURSE)].map(({ id }) => id))];
  const all = await Promise.all(ids.map((id) => getReleasedEdition(actor, id)));
  const edition = all.find(({ id }) => id === chosen.id);
  if (!edition) return null;
  return {
    ...progressPage(edition, all, input),
    editions: released.map((one) => ({ id: one.id, label: editionLabel(one) })),
  };
}
