import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { entersFor, evidenceVisibleTo } from "../policy";
import { listEvidenceViews } from "../previews/queries";
import { EVIDENCE_COLUMNS, organisationToEnterFor } from "../queries";
import type { EvidenceItem } from "../types";
import { likePattern, readCursor, writeCursor } from "./rules";
import type { MaterialFilter } from "./schema";
import type { LibraryOwner, Material, MaterialPage } from "./types";

const PAGE = 24;

/** No report, no draft and no consent cites the row of `evidence` under the alias `e`. */
export const IS_UNUSED = sql`(not exists (select 1 from report_evidence c where c.evidence_id = e.id)
  and not exists (select 1 from culture_consent c where c.evidence_id = e.id)
  and not exists (select 1 from assignment a join report_draft d on d.assignment_id = a.id
    where a.organisation_id = e.organisation_id and d.content -> 'evidence' ? e.id::text))`;

async function listOf(actor: Actor, organisationId: string, filter: MaterialFilter) {
  const visible = await evidenceVisibleTo(actor);
  const conditions = [sql`e.organisation_id = ${organisationId}`, visible];
  if (filter.kind) conditions.push(sql`e.kind = ${filter.kind}::evidence_kind`);
  if (filter.q) {
    const pattern = likePattern(filter.q);
    conditions.push(sql`(e.title ilike ${pattern} or e.file_name ilike ${pattern})`);
  }
  const after = readCursor(filter.after);
  if (after) {
    conditions.push(sql`(e.uploaded_at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  }
  const found = await rows<EvidenceItem>(sql`
    select ${EVIDENCE_COLUMNS} from evidence e where ${sql.and(conditions)}
    order by e.uploaded_at desc, e.id desc limit ${PAGE + 1}`);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const next =
    found.length > PAGE && last ? writeCursor({ at: last.uploadedAt, id: last.id }) : null;
  return { rows: shown, next };
}

/** The materials of an organisation that the actor enters for, newest first. */
export async function listMaterials(
  actor: Actor,
  organisationId: string,
  filter: MaterialFilter,
): Promise<MaterialPage> {
  await organisationToEnterFor(actor, { assignmentId: null, organisationId });
  return listOf(actor, organisationId, filter);
}

/** The same for the organisation of an assignment, to cite one again (一证多用). */
export async function listMaterialsToCite(
  actor: Actor,
  assignmentId: string,
  filter: MaterialFilter,
): Promise<MaterialPage> {
  const organisationId = await organisationToEnterFor(actor, {
    assignmentId,
    organisationId: null,
  });
  return listOf(actor, organisationId, filter);
}

/** The organisation whose library is looked at: the named one, or the actor's own. */
export async function getLibraryOwner(
  actor: Actor,
  organisationId: string | undefined,
): Promise<LibraryOwner> {
  if (actor.kind !== "staff") throw forbidden();
  const id = await organisationToEnterFor(actor, {
    assignmentId: null,
    organisationId: organisationId ?? actor.organisation.id,
  });
  const found = await row<LibraryOwner>(sql`select id, name from organisation where id = ${id}`);
  if (!found) throw notFound("单位");
  return found;
}

/** A material with its preview and what may be done with it; throws `not_found` out of sight. */
export async function getMaterial(actor: Actor, id: string): Promise<Material> {
  const [view] = await listEvidenceViews(actor, [id]);
  if (!view) throw notFound("材料");
  const enters = await reachesFor(actor, "report.enter");
  const found = await row<LibraryOwner & { isMine: boolean; isUnused: boolean }>(sql`
    select o.id, o.name, ${entersFor(enters, sql`o.id`)} as "isMine", ${IS_UNUSED} as "isUnused"
    from evidence e join organisation o on o.id = e.organisation_id where e.id = ${id}`);
  if (!found) throw notFound("材料");
  const { isMine, isUnused, ...owner } = found;
  return { view, owner, isMine, isUnused };
}
