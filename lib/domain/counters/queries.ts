import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, organisationsWithin, requireReaches } from "@/lib/access/reach";
import { dueRange } from "@/lib/domain/assignments/rules";
import type { PeriodFilter } from "@/lib/domain/assignments/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { figuresOfOrganisation } from "@/lib/domain/counters/figures/queries";
import { addFigures, noFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** One organisation's figures in a year. */
export interface OrganisationQuery {
  organisationId: string;
  year: number;
  period: PeriodFilter;
}

/** Figures of one organisation: all, by carrier code, and its coordination duties apart. */
export interface OrganisationFigures {
  total: Figures;
  cells: Record<string, Figures>;
  coordination: Figures;
}

/** Figures of one organisation from its assignments; `not_found` outside the viewer's reach. */
export async function summariseOrganisation(
  actor: Actor,
  query: OrganisationQuery,
): Promise<OrganisationFigures> {
  const reaches = await requireReaches(actor, "dashboard.read");
  const found = await row(sql`select 1 from organisation o
    where o.id = ${query.organisationId}::uuid and ${organisationsWithin(reaches, "o")}`);
  if (!found) throw notFound("单位");
  const clock = await getClock(actor);
  const [dueFrom, dueTo] = dueRange(query.year, query.period, clock.today);
  const { year, organisationId } = query;
  const filter = { clock, year, organisationId, scopes: null, dueFrom, dueTo };
  const cells = await figuresOfOrganisation(actor, filter, assignmentsWithin(reaches, "a"));
  const total = noFigures();
  for (const [carrier, figures] of cells) if (carrier !== "") addFigures(total, figures);
  const coordination = cells.get("") ?? noFigures();
  return {
    total,
    cells: Object.fromEntries([...cells].filter(([carrier]) => carrier !== "")),
    coordination,
  };
}
