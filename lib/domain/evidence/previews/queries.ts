import "server-only";
import type { Actor } from "@/lib/access/actor";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { citationsVisibleTo, evidenceVisibleTo } from "../policy";
import { EVIDENCE_COLUMNS } from "../queries";
import type { EvidenceFile, PreviewState } from "../types";
import type { EvidenceView, Preview, StoredPreview } from "./types";

type Found = Omit<EvidenceView, "preview"> & { stored: StoredPreview | null; pages: number | null };

function previewOf({ kind, isShown, previewState, stored, pages }: Found): Preview {
  if (kind === "image" && isShown) return { kind: "picture" };
  if (previewState === "waiting" || stored === null) return { kind: "waiting" };
  if ("failure" in stored) return { kind: "failed", failure: stored.failure };
  if ("pages" in stored) {
    const shown = stored.pages.length;
    return { kind: "pages", shown, total: pages ?? shown, isPartial: stored.isPartial };
  }
  if ("blocks" in stored) return { kind: "text", ...stored };
  return "sheets" in stored ? { kind: "sheets", ...stored } : { kind: "waiting" };
}

function viewOf(found: Found): EvidenceView {
  const { stored: _stored, pages: _pages, ...rest } = found;
  return { ...rest, preview: previewOf(found) };
}

const USED = 20;

async function findViews(actor: Actor, wanted: Statement): Promise<EvidenceView[]> {
  const [visible, cited] = await Promise.all([evidenceVisibleTo(actor), citationsVisibleTo(actor)]);
  const found = await rows<Found>(sql`
    select ${EVIDENCE_COLUMNS}, e.organisation_id as "organisationId", e.sha256,
      e.captured_place as place, e.preview as stored, e.pages,
      (select name from account where id = e.uploaded_by_id) as "uploadedByName",
      array(
        select json_build_object('assignmentId', u.id::text, 'taskTitle', u.title,
          'organisationName', u.name, 'year', u.year, 'period', u.period, 'frequency', u.frequency)
        from (
          select distinct on (a.id) a.id, t.title, o.name, a.year, a.period, t.frequency
          from report_evidence c join report r on r.id = c.report_id
          join assignment a on a.id = r.assignment_id
          join task t on t.id = a.task_id join organisation o on o.id = a.organisation_id
          where c.evidence_id = e.id and ${cited}
          order by a.id limit ${USED}) u) as uses
    from ${wanted} join evidence e on e.id = wanted.id
    where ${visible} order by wanted.position`);
  return found.map(viewOf);
}

/** All that a viewer shows of files with these ids, in their order, those out of sight left out. */
export async function listEvidenceViews(
  actor: Actor,
  ids: readonly string[],
): Promise<EvidenceView[]> {
  if (ids.length === 0) return [];
  return findViews(actor, sql`unnest(${ids}::uuid[]) with ordinality as wanted (id, position)`);
}

/** All that a viewer shows of the files of a report, in their order, as far as the actor may see them. */
export async function listReportViews(actor: Actor, reportId: string): Promise<EvidenceView[]> {
  return findViews(
    actor,
    sql`(select evidence_id as id, position from report_evidence
      where report_id = ${reportId}) as wanted`,
  );
}

/** The picture of a page of a PDF, counted from 1; throws `not_found` where there is none to see. */
export async function getPagePicture(
  actor: Actor,
  id: string,
  page: number,
): Promise<EvidenceFile & { sha256: string }> {
  const visible = await evidenceVisibleTo(actor);
  const found = await row<{ sha256: string | null }>(sql`
    select e.preview -> 'pages' ->> ${page - 1}::int as sha256
    from evidence e where e.id = ${id} and e.kind = 'pdf' and ${visible}`);
  if (!found?.sha256) throw notFound("页面图片");
  return { id, kind: "image", mediaType: "image/webp", sha256: found.sha256 };
}

/** Whether a file's preview is made; throws `not_found` for files out of sight. */
export async function getPreviewState(actor: Actor, id: string): Promise<{ state: PreviewState }> {
  const visible = await evidenceVisibleTo(actor);
  const found = await row<{ state: PreviewState }>(sql`
    select e.preview_state as state from evidence e where e.id = ${id} and ${visible}`);
  if (!found) throw notFound("材料");
  return found;
}
