import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { caseFigureSchema } from "@/lib/domain/cases/content/schema";
import { casesSelectable, isOwn, ownOrganisation } from "@/lib/domain/cases/policy";
import type { CaseReader } from "@/lib/domain/cases/queries";
import type { Adoption } from "@/lib/domain/cases/types";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const COLUMNS = sql`d.id, d.case_id as "caseId", d.parent_id as "parentId",
  d.organisation_id as "organisationId", ao.name as "organisationName", ar.name as "regionName",
  to_char(d.adopted_on, 'YYYY-MM-DD') as "adoptedOn", d.adapted, d.result, d.figures, d.status,
  d.reported_by_name as "reportedByName", d.reason, d.version`;

const SOURCE = sql`case_adoption d
  join organisation ao on ao.id = d.organisation_id join region ar on ar.code = ao.region_code
  join model_case c on c.id = d.case_id join region r on r.code = c.region_code`;

async function adoptionsWhere(condition: Statement, from: CaseReader): Promise<Adoption[]> {
  const found = await from.rows<Adoption>(sql`
    select ${COLUMNS} from ${SOURCE} where ${condition} order by d.adopted_on, d.id limit 500`);
  return found.map((one) => ({ ...one, figures: caseFigureSchema.array().parse(one.figures) }));
}

/** Who copied a case: all for its organisation and its selectors, else checked ones and one's own. */
export async function listAdoptions(
  actor: Actor,
  caseId: string,
  from: CaseReader = { row, rows },
): Promise<Adoption[]> {
  const select = casesSelectable(await reachesFor(actor, "case.select"), actor);
  const mine = sql`d.organisation_id = ${ownOrganisation(actor)}::uuid`;
  return adoptionsWhere(
    sql`d.case_id = ${caseId}::uuid and (d.status = 'checked' or ${mine} or ${isOwn(actor)} or ${select})`,
    from,
  );
}

/** Adoptions whose results wait for the actor's check. */
export async function listAdoptionsToCheck(
  actor: Actor,
): Promise<(Adoption & { caseTitle: string })[]> {
  const select = casesSelectable(await reachesFor(actor, "case.select"), actor);
  return rows<Adoption & { caseTitle: string }>(sql`
    select ${COLUMNS}, c.title as "caseTitle" from ${SOURCE}
    where d.status = 'reported' and d.organisation_id is distinct from ${ownOrganisation(actor)}::uuid
      and ${select} order by d.reported_at limit 100`);
}

/** What the actor's own organisation copied. */
export async function listOwnAdoptions(
  actor: Actor,
): Promise<(Adoption & { caseTitle: string })[]> {
  return rows<Adoption & { caseTitle: string }>(sql`
    select ${COLUMNS}, c.title as "caseTitle" from ${SOURCE}
    where d.organisation_id = ${ownOrganisation(actor)}::uuid order by d.reported_at desc limit 100`);
}
