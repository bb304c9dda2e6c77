import "server-only";
import type { Actor } from "@/lib/access/actor";
import { storedReasonsSchema } from "@/lib/domain/portal/reasons/schema";
import type { ReasonedSubject, ReasonSettings } from "@/lib/domain/portal/reasons/types";
import { requirePortalOffice } from "@/lib/domain/portal/settings/queries";
import { USUAL_REASONS } from "@/lib/domain/ratings/rules";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const SUBJECTS: readonly ReasonedSubject[] = ["visit", "tour", "suggestion", "topic"];

/** The reasons that rating forms offer, for the office that sets them; `not_found` for another region's. */
export async function getReasonSettings(actor: Actor): Promise<ReasonSettings> {
  await requirePortalOffice(actor);
  const found = await row<{ value: unknown; seen: string }>(sql`
    select value, md5(value::text) as seen from setting where key = 'rating_reasons'`);
  const own = storedReasonsSchema.parse(found?.value ?? {});
  const subjects = SUBJECTS.map((type) => ({
    type,
    reasons: own[type] ?? USUAL_REASONS[type],
    isOwn: own[type] !== undefined,
  }));
  return { subjects, seen: found?.seen ?? "" };
}
