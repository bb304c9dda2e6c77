import "server-only";
import type { Actor } from "@/lib/access/actor";
import { readSetting } from "@/lib/access/settings";
import { storedReasonsSchema } from "@/lib/domain/portal/reasons/schema";
import { REASONED_SUBJECTS, type ReasonSettings } from "@/lib/domain/portal/reasons/types";
import { requirePortalOffice } from "@/lib/domain/portal/settings/queries";
import { USUAL_REASONS } from "@/lib/domain/ratings/rules";

/** The reasons that rating forms offer, for the office that sets them; `not_found` for another region's. */
export async function getReasonSettings(actor: Actor): Promise<ReasonSettings> {
  await requirePortalOffice(actor);
  const { value, seen } = await readSetting("rating_reasons");
  const own = storedReasonsSchema.parse(value ?? {});
  const subjects = REASONED_SUBJECTS.map((type) => ({
    type,
    reasons: own[type] ?? USUAL_REASONS[type],
    isOwn: own[type] !== undefined,
  }));
  return { subjects, seen };
}
