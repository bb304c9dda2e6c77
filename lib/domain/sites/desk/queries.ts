import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getClock } from "@/lib/domain/calendar/queries";
import { listMeasures } from "@/lib/domain/sites/cultivation/queries";
import { listEvaluations } from "@/lib/domain/sites/evaluations/queries";
import { findNotice } from "@/lib/domain/sites/notices/queries";
import { listObjections } from "@/lib/domain/sites/objections/queries";
import { listRechecks } from "@/lib/domain/sites/rechecks/queries";
import { getSite, listSteps } from "@/lib/domain/sites/register/queries";
import { listSignals } from "@/lib/domain/sites/signals/queries";
import { listSubsidies } from "@/lib/domain/sites/subsidies/queries";

/** A site with all its parts, as far as the actor reads them; throws `not_found` for any other. */
export async function getDeskSite(actor: Actor, id: string) {
  const site = await getSite(actor, id);
  const siteId = site.id;
  const [steps, evaluations, notice, objections, measures, rechecks, subsidies, signals, clock] =
    await Promise.all([
      listSteps(actor, siteId),
      listEvaluations(actor, siteId),
      site.noticeId ? findNotice(actor, site.noticeId) : null,
      listObjections(actor, siteId),
      listMeasures(actor, siteId),
      listRechecks(actor, siteId),
      listSubsidies(actor, { siteId }),
      listSignals(actor, { siteId }),
      getClock(actor),
    ]);
  const parts = { evaluations, notice, objections, measures, rechecks, subsidies, signals };
  return { site, steps, ...parts, today: clock.today };
}
