import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor, requireReaches } from "@/lib/access/reach";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { listAdoptions } from "@/lib/domain/cases/adopting/queries";
import { type AlikeCase, listAlike } from "@/lib/domain/cases/alike/queries";
import { type FigureChoice, listFigureChoices } from "@/lib/domain/cases/figures/queries";
import { casesSelectable, ownOrganisation } from "@/lib/domain/cases/policy";
import { getCase } from "@/lib/domain/cases/queries";
import { writingOf } from "@/lib/domain/cases/rules";
import type { Adoption, CaseDetail } from "@/lib/domain/cases/types";
import { listPictures } from "@/lib/domain/pictures/queries";
import type { Picture } from "@/lib/domain/pictures/types";
import { getPublished, listRevisions } from "@/lib/domain/publications/queries";
import type { PublicationSummary, Published } from "@/lib/domain/publications/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** All that the page of a case at the desk shows. */
export interface CasePageFacts {
  found: CaseDetail;
  pictures: Picture[];
  adoptions: Adoption[];
  alike: AlikeCase[];
  isPublished: boolean;
  /** The newest copy that was handed over, released or not. */
  newest: PublicationSummary | null;
}

/** A case with what belongs to it, for whoever may see it. */
export async function getCasePage(actor: Actor, id: string): Promise<CasePageFacts> {
  const found = await getCase(actor, id);
  const [pictures, adoptions, alike, revisions] = await Promise.all([
    listPictures(actor, found.pictureIds),
    listAdoptions(actor, id),
    listAlike(actor, id),
    listRevisions(actor, { kind: "case", subjectId: id }),
  ]);
  const isPublished = revisions.some(({ status }) => status === "published");
  return { found, pictures, adoptions, alike, isPublished, newest: revisions[0] ?? null };
}

/** How many cases wait for the actor: to be scored, drawn for, decided, or with a result of copying to check. */
export async function countWaitingCases(actor: Actor): Promise<number> {
  const me = actor.kind === "staff" ? actor.accountId : null;
  const select = casesSelectable(await reachesFor(actor, "case.select"), actor);
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from model_case c join region r on r.code = c.region_code
    where (c.status = 'assessing' and exists (select 1 from case_assessment s
        where s.case_id = c.id and s.account_id = ${me}::uuid and s.given_at is null))
      or (${select} and (c.status = 'submitted'
        or (c.status = 'assessing' and not exists (select 1 from case_assessment s
          where s.case_id = c.id and s.given_at is null))
        or exists (select 1 from case_adoption d where d.case_id = c.id and d.status = 'reported'
          and d.organisation_id is distinct from ${ownOrganisation(actor)}::uuid)))`);
  return found?.count ?? 0;
}

/** All that the form of a case shows. */
export interface DraftPageFacts {
  draft: CaseDetail | null;
  choices: FigureChoice[];
  carriers: { code: string; name: string }[];
  policies: { code: string; title: string }[];
  pictures: Picture[];
}

/** The form for a new case, or for one's own draft. */
export async function getDraftPage(actor: Actor, id?: string): Promise<DraftPageFacts> {
  await requireReaches(actor, "case.submit");
  const draft = id ? await getCase(actor, id) : null;
  if (draft && (!draft.isOwn || !writingOf(draft.status))) throw notFound("草稿");
  const [choices, carriers, policies, pictures] = await Promise.all([
    listFigureChoices(actor),
    listCarriers(actor),
    rows<{ code: string; title: string }>(sql`
      select code, title from policy_document where status = 'published' order by position, code`),
    listPictures(actor, draft?.pictureIds ?? []),
  ]);
  return { draft, choices, carriers, policies, pictures };
}

/** All that the form of an adoption shows. */
export interface AdoptPageFacts {
  item: Published;
  mine: Adoption | null;
  /** Checked adopters that it may have been learned from. */
  teachers: Adoption[];
  choices: FigureChoice[];
}

/** The form for copying a published case. */
export async function getAdoptPage(actor: Actor, id: string): Promise<AdoptPageFacts> {
  await requireReaches(actor, "case.submit");
  const item = await getPublished(actor, "case", id);
  const [adoptions, choices] = await Promise.all([
    listAdoptions(actor, id),
    listFigureChoices(actor),
  ]);
  const own = ownOrganisation(actor);
  const mine = adoptions.find(({ organisationId }) => organisationId === own) ?? null;
  const teachers = adoptions.filter(
    ({ organisationId, status }) => status === "checked" && organisationId !== own,
  );
  return { item, mine, teachers, choices };
}
