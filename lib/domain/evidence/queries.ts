import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { entersFor, evidenceVisibleTo } from "./policy";
import type { EvidenceFile, EvidenceItem } from "./types";

/** The columns of an `EvidenceItem` of a row of `evidence` under the alias `e`. */
export const EVIDENCE_COLUMNS: Statement = sql`e.id, e.file_name as "fileName", e.title, e.kind, e.size,
  to_json(e.uploaded_at) #>> '{}' as "uploadedAt", to_json(e.captured_at) #>> '{}' as "capturedAt",
  e.captured_place is not null as "hasPlace", e.captured_from as "capturedFrom",
  e.preview_state as "previewState", e.shown_sha256 is not null as "isShown",
  (select count(*)::int from report_evidence c where c.evidence_id = e.id) as "citedBy"`;

/** The organisation of an assignment, or the one that is named. */
export interface ForOrganisation {
  assignmentId: string | null;
  organisationId: string | null;
}

/**
 * The organisation that the actor enters a report for, or whose material library is added to. Throws
 * `not_found` where it is not one to enter for.
 */
export async function organisationToEnterFor(
  actor: Actor,
  given: ForOrganisation,
): Promise<string> {
  const reaches = await requireReaches(actor, "report.enter");
  if (given.assignmentId !== null) {
    const found = await row<{ id: string }>(sql`
      select a.organisation_id as id from assignment a
      where a.id = ${given.assignmentId} and ${assignmentsWithin(reaches, "a")}`);
    if (!found) throw notFound("任务");
    return found.id;
  }
  const id = given.organisationId;
  const found = await row<{ id: string }>(sql`
    select o.id from organisation o where o.id = ${id} and (${entersFor(reaches, sql`o.id`)}
      or exists (select 1 from assignment a
        where a.organisation_id = o.id and ${assignmentsWithin(reaches, "a")}))`);
  if (!found) throw notFound("单位");
  return found.id;
}

/** The file of an organisation with this content, if the actor may see it. */
export async function findOwnContent(
  actor: Actor,
  organisationId: string,
  sha256: string,
): Promise<EvidenceItem | null> {
  const visible = await evidenceVisibleTo(actor);
  const found = await row<EvidenceItem>(sql`
    select ${EVIDENCE_COLUMNS} from evidence e
    where e.organisation_id = ${organisationId} and e.sha256 = ${sha256} and ${visible}`);
  return found ?? null;
}

/** A file whose bytes the actor has just handed over whole: seen even where its row was another's before. */
export async function getRegistered(_actor: Actor, id: string): Promise<EvidenceItem> {
  const found = await row<EvidenceItem>(sql`
    select ${EVIDENCE_COLUMNS} from evidence e where e.id = ${id}`);
  if (!found) throw notFound("材料");
  return found;
}

/** The stored content of a file within the actor's sight; throws `not_found` for all others. */
export async function getEvidenceFile(actor: Actor, id: string): Promise<EvidenceFile> {
  const visible = await evidenceVisibleTo(actor);
  const found = await row<EvidenceFile>(sql`
    select e.id, e.kind,
      case when e.kind = 'image' then 'image/webp' else e.media_type end as "mediaType",
      case when e.kind = 'image' then e.shown_sha256 else e.sha256 end as sha256
    from evidence e where e.id = ${id} and ${visible}`);
  if (!found) throw notFound("材料");
  return found;
}

/** The files with these ids in their order, those out of sight left out. */
export async function listEvidence(actor: Actor, ids: readonly string[]): Promise<EvidenceItem[]> {
  if (ids.length === 0) return [];
  const visible = await evidenceVisibleTo(actor);
  return rows<EvidenceItem>(sql`
    select ${EVIDENCE_COLUMNS} from unnest(${ids}::uuid[]) with ordinality as wanted (id, position)
    join evidence e on e.id = wanted.id
    where ${visible} order by wanted.position`);
}

/** The files of a report in their order. The caller has shown that the actor reads the report. */
export async function listEvidenceOfReports(
  _actor: Actor,
  reportIds: readonly string[],
): Promise<(EvidenceItem & { reportId: string })[]> {
  if (reportIds.length === 0) return [];
  return rows<EvidenceItem & { reportId: string }>(sql`
    select l.report_id as "reportId", ${EVIDENCE_COLUMNS}
    from report_evidence l join evidence e on e.id = l.evidence_id
    where l.report_id = any (${reportIds}::uuid[]) order by l.report_id, l.position`);
}

const PICKED = 24;

/** The newest files of the organisation that an assignment belongs to, for citing them again (一证多用). */
export async function listRecentEvidence(
  actor: Actor,
  assignmentId: string,
): Promise<EvidenceItem[]> {
  const reaches = await requireReaches(actor, "report.enter");
  const visible: Statement = await evidenceVisibleTo(actor);
  return rows<EvidenceItem>(sql`
    select ${EVIDENCE_COLUMNS} from assignment t join evidence e on e.organisation_id = t.organisation_id
    where t.id = ${assignmentId} and ${assignmentsWithin(reaches, "t")} and ${visible}
    order by e.uploaded_at desc limit ${PICKED}`);
}
