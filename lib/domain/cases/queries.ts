import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor } from "@/lib/access/reach";
import { caseFigureSchema } from "@/lib/domain/cases/content/schema";
import { casesSelectable, isDrawnFor, isOwn } from "@/lib/domain/cases/policy";
import { replacedSchema } from "@/lib/domain/cases/replacing/schema";
import type { CaseListInput } from "@/lib/domain/cases/schema";
import type { Assessment, CaseDetail, CaseSummary } from "@/lib/domain/cases/types";
import { row, rows, type Tx } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const MOST = 200;

const SOURCE = sql`model_case c
  join organisation o on o.id = c.organisation_id
  join region r on r.code = c.region_code
  join carrier k on k.code = c.carrier_code`;

function summary(actor: Actor): Statement {
  return sql`c.id, c.form, c.year, c.status, c.title, c.organisation_id as "organisationId",
    o.name as "organisationName", c.region_code as "regionCode", r.name as "regionName",
    c.carrier_code as "carrierCode", k.name as "carrierName", c.submitted_at as "submittedAt",
    c.is_example as "isExample", c.version, coalesce(${isOwn(actor)}, false) as "isOwn"`;
}

/** The views of the desk's list that an actor has, the first one being what is shown unasked. */
export function viewsFor(actor: Actor): NonNullable<CaseListInput["view"]>[] {
  const views: NonNullable<CaseListInput["view"]>[] = [];
  if (hasVerb(actor, "case.assess")) views.push("assess");
  if (hasVerb(actor, "case.select")) views.push("select", "decided");
  if (hasVerb(actor, "case.submit")) views.push("own");
  return views;
}

/** Cases for the desk: one's own, those to assess, those to select, those that were decided. */
export async function listCases(
  actor: Actor,
  { view }: { view: NonNullable<CaseListInput["view"]> },
): Promise<CaseSummary[]> {
  if (!viewsFor(actor).includes(view)) throw forbidden();
  const select = casesSelectable(await reachesFor(actor, "case.select"), actor);
  const conditions = {
    own: isOwn(actor),
    assess: isDrawnFor(actor),
    select: sql`(${select} and c.status in ('submitted', 'assessing'))`,
    decided: sql`(${select} and c.status in ('selected', 'not_selected'))`,
  };
  return rows<CaseSummary>(sql`
    select ${summary(actor)} from ${SOURCE} where ${conditions[view]}
    order by coalesce(c.decided_at, c.submitted_at, c.created_at) desc, c.id limit ${MOST}`);
}

type Whole = Omit<CaseDetail, "assessments"> & { mayAssess: boolean };

/** Where to read: the database as it is, or the transaction that has just changed it. */
export type CaseReader = Pick<Tx, "row" | "rows">;

/** A case for its organisation, its selectors and its assessors; throws `not_found` for anybody else. */
export async function getCase(
  actor: Actor,
  id: string,
  from: CaseReader = { row, rows },
): Promise<CaseDetail> {
  const select = casesSelectable(await reachesFor(actor, "case.select"), actor);
  const found = await from.row<Whole>(sql`
    select ${summary(actor)}, c.background, c.practice, c.result, c.figures,
      c.picture_ids as "pictureIds", c.policy_code as "policyCode",
      (select p.title from policy_document p where p.code = c.policy_code) as "policyTitle",
      c.written_by_name as "writtenByName", c.return_reason as "returnReason",
      c.principles -> 'principles' as principles, (c.principles ->> 'threshold')::int as threshold,
      c.seed, c.talk, c.talk_by_name as "talkByName", c.decided_at as "decidedAt",
      c.decided_by_name as "decidedByName", c.decision_reason as "decisionReason",
      c.replaced_assessors as replaced, coalesce(${select}, false) as "maySelect", ${isDrawnFor(actor)} as "mayAssess"
    from ${SOURCE}
    where c.id = ${id}::uuid and (${isOwn(actor)} or ${select} or ${isDrawnFor(actor)})`);
  if (!found) throw notFound("案例");
  const { mayAssess: _mayAssess, ...whole } = found;
  const figures = caseFigureSchema.array().parse(found.figures);
  const replaced = found.maySelect ? replacedSchema.parse(found.replaced) : [];
  return { ...whole, figures, replaced, assessments: await listAssessments(actor, whole, from) };
}

/*
 * Until all drawn ones are in, scores show to whoever gave them and to nobody else. The organisation reads
 * scores and reasons once it is decided, without names.
 */
async function listAssessments(
  actor: Actor,
  { id, status, maySelect }: Omit<CaseDetail, "assessments">,
  from: CaseReader,
): Promise<Assessment[]> {
  const me = actor.kind === "staff" ? actor.accountId : null;
  const found = await from.rows<Assessment & { areAllIn: boolean }>(sql`
    select s.ordinal::int as ordinal, s.name, s.given_at is not null as "isGiven", s.scores,
      s.total::float8 as total, s.comment, s.account_id is not distinct from ${me}::uuid as "isMine",
      bool_and(s.given_at is not null) over () as "areAllIn"
    from case_assessment s where s.case_id = ${id}::uuid order by s.ordinal`);
  const isDecided = status === "selected" || status === "not_selected";
  const isAssessor = found.some(({ isMine }) => isMine);
  return found
    .filter(({ isMine }) => maySelect || isDecided || isAssessor || isMine)
    .map(({ areAllIn, ...one }) => {
      const isSeen = one.isMine || (areAllIn && (maySelect || isAssessor)) || isDecided;
      const shown = isSeen ? one : { ...one, scores: null, total: null, comment: null };
      return { ...shown, name: maySelect || one.isMine ? one.name : null };
    });
}
