import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import type { EvidenceFile } from "@/lib/domain/evidence/types";
import { CHECKLIST_COLUMNS, checklistOf } from "@/lib/domain/sites/checklists/queries";
import { exampleChecklist } from "@/lib/domain/sites/checklists/rules";
import type { Checklist } from "@/lib/domain/sites/checklists/types";
import type { CitedMaterial, Evaluation } from "@/lib/domain/sites/evaluations/types";
import { readableSites } from "@/lib/domain/sites/lifecycle/policy";
import { getSite } from "@/lib/domain/sites/register/queries";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

async function visible(actor: Actor): Promise<Statement> {
  return readableSites(actor, await reachesFor(actor, "site.read"));
}

/** The rounds of a site that the actor reads, the newest first; a draft is its organisation's alone. */
export async function listEvaluations(actor: Actor, siteId: string): Promise<Evaluation[]> {
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  return rows<Evaluation>(sql`
    select e.id, e.round, e.answers, e.summary, e.submitted_by_name as "submittedByName",
      to_char(e.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "submittedOn", e.findings,
      e.conclusion, e.visited_on as "visitedOn", e.visitors, e.is_passed as "isPassed",
      e.verified_by_name as "verifiedByName",
      to_char(e.verified_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "verifiedOn",
      (select to_json(found) from (select ${CHECKLIST_COLUMNS} from site_checklist c
        where c.id = e.checklist_id) found) as checklist,
      coalesce((select json_agg(json_build_object('id', m.id, 'name', coalesce(nullif(m.title, ''), m.file_name)))
        from evidence m where m.organisation_id = s.organisation_id and m.id::text in (
          select cited from jsonb_each(e.answers) item,
            jsonb_array_elements_text(item.value -> 'evidenceIds') cited)), '[]') as materials
    from site_evaluation e join demonstration_site s on s.id = e.site_id
    join organisation o on o.id = s.organisation_id
    where e.site_id = ${siteId}::uuid and ${await visible(actor)}
      and (e.submitted_at is not null or s.organisation_id = ${own}::uuid)
    order by e.round desc`);
}

/** What a self-evaluation is filled in with: its checklist, and what was typed last. */
export interface EvaluationForm {
  checklist: Checklist;
  answers: Evaluation["answers"];
  summary: string;
}

/**
 * The form of a self-evaluation, for the organisation of the site: the round that was begun, or the checklist
 * that asks now with what was said the last time. Throws `not_found` or `forbidden` for everybody else.
 */
export async function getEvaluationForm(actor: Actor, siteId: string): Promise<EvaluationForm> {
  const site = await getSite(actor, siteId);
  if (!site.isUnit) throw forbidden("自评由建设单位填写");
  const [last] = await listEvaluations(actor, siteId);
  const said = { answers: last?.answers ?? {}, summary: last?.summary ?? "" };
  if (last && !last.submittedOn) return { checklist: last.checklist, ...said };
  const found = await row<Checklist>(checklistOf(site));
  return { checklist: found ?? standIn(site), ...said };
}

function standIn(site: SiteFacts): Checklist {
  const { regionCode, regionName, carrierCode, carrierName } = site;
  return {
    ...exampleChecklist(carrierCode),
    ...{ id: "", regionCode, regionName, carrierCode, carrierName, kind: null, year: 0 },
    ...{ revision: 1, isExample: true, madeByName: "示例", madeOn: "" },
  };
}

/** The newest materials of the actor's own organisation, to be cited. */
export async function listOwnMaterials(actor: Actor): Promise<CitedMaterial[]> {
  if (actor.kind !== "staff") return [];
  return rows<CitedMaterial>(sql`
    select e.id, coalesce(nullif(e.title, ''), e.file_name) as name from evidence e
    where e.organisation_id = ${actor.organisation.id}::uuid order by e.uploaded_at desc limit 12`);
}

/** The content of a material that a site's handed-in evaluation cites, for whoever reads the site. */
export async function getSiteMaterial(
  actor: Actor,
  { siteId, evidenceId }: { siteId: string; evidenceId: string },
): Promise<EvidenceFile> {
  if (!isId(siteId) || !isId(evidenceId)) throw notFound("材料");
  const found = await row<EvidenceFile>(sql`
    select m.id, m.kind,
      case when m.kind = 'image' then 'image/webp' else m.media_type end as "mediaType",
      case when m.kind = 'image' then m.shown_sha256 else m.sha256 end as sha256
    from demonstration_site s join organisation o on o.id = s.organisation_id
    join evidence m on m.organisation_id = s.organisation_id and m.id = ${evidenceId}::uuid
    where s.id = ${siteId}::uuid and ${await visible(actor)} and exists (
      select 1 from site_evaluation e, jsonb_each(e.answers) item
      where e.site_id = s.id and e.submitted_at is not null
        and item.value -> 'evidenceIds' ? ${evidenceId})`);
  if (!found) throw notFound("材料");
  return found;
}
