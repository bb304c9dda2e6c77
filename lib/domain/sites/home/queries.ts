import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/access/actor";
import { completion } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { findNewestEdition, getReleasedEdition } from "@/lib/domain/editions/published/queries";
import type { ReleasedEdition } from "@/lib/domain/editions/published/types";
import {
  findPublicClauseList,
  findPublicTaskList,
  listPublicCarriers,
} from "@/lib/domain/lists/published/queries";
import type {
  CarrierOverview,
  PublicCarrierPage,
  PublicEdition,
  PublicProgress,
} from "@/lib/domain/sites/home/types";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { yearAt } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";

function progressOf(figures: Figures): PublicProgress {
  const { asked, done, doneOnTime } = figures;
  return { asked, done, doneOnTime, completion: completion(figures) };
}

/** A released edition as the public pages quote it. */
function quoted(edition: ReleasedEdition): PublicEdition {
  const { id, year, number, title, day, figures } = edition;
  const cells = Object.entries(figures.totals.cells);
  return {
    id,
    label: `${year} 年第 ${number} 期`,
    title,
    day,
    total: progressOf(figures.totals.total),
    byCarrier: Object.fromEntries(cells.map(([code, cell]) => [code, progressOf(cell)])),
  };
}

async function findQuotedEdition(actor: Actor, regionCode: string): Promise<PublicEdition | null> {
  const edition = await findNewestEdition(actor, regionCode);
  return edition && quoted(edition);
}

/** The carriers of this installation with their public lists, and the newest released edition. */
export async function getCarrierOverview(actor: Actor): Promise<CarrierOverview> {
  const regionCode = env().HOST_REGION;
  const [edition, carriers] = await Promise.all([
    findQuotedEdition(actor, regionCode),
    listPublicCarriers(actor, { regionCode, year: yearAt(new Date()) }),
  ]);
  return { edition, carriers };
}

/** A carrier of this installation's set with its published lists; null for any other code. */
export const findPublicCarrier = cache(
  async (actor: Actor, code: string): Promise<PublicCarrierPage | null> => {
    const regionCode = env().HOST_REGION;
    const place = { regionCode, year: yearAt(new Date()) };
    const carriers = await listPublicCarriers(actor, place);
    const carrier = carriers.find((one) => one.code === code);
    if (!carrier) return null;
    const asked = { ...place, carrierCode: code };
    const [tasks, clauses, edition] = await Promise.all([
      findPublicTaskList(actor, asked),
      findPublicClauseList(actor, asked),
      findQuotedEdition(actor, regionCode),
    ]);
    return { carrier, tasks, clauses, edition };
  },
);

/** A released edition by the id in an address; throws `not_found` for anything else. */
export async function findEditionPage(actor: Actor, id: string): Promise<ReleasedEdition> {
  if (!isId(id)) throw notFound("期");
  return getReleasedEdition(actor, id);
}
