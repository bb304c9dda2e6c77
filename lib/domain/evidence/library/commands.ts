import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { sendJob } from "@/lib/platform/jobs";
import { sql } from "@/lib/platform/sql";
import { entersFor } from "../policy";
import { IS_UNUSED } from "./queries";
import type { RenameEvidenceInput } from "./schema";

/** Names a material in its organisation's library; an empty title takes the name away. */
export async function renameEvidence(
  actor: Actor,
  { id, title }: RenameEvidenceInput,
): Promise<{ id: string }> {
  const reaches = await requireReaches(actor, "report.enter");
  return write(actor, { action: "evidence.rename" }, async (tx) => {
    const before = await tx.row<{ title: string | null }>(sql`
      select e.title from evidence e
      where e.id = ${id} and ${entersFor(reaches, sql`e.organisation_id`)} for update`);
    if (!before) throw notFound("材料");
    const named = title === "" ? null : title;
    await tx.count(sql`update evidence set title = ${named} where id = ${id}`);
    await recordAudit(tx, actor, {
      action: "evidence.rename",
      subjectType: "evidence",
      subjectId: id,
      before,
      after: { title: named },
    });
    return { id };
  });
}

interface Removed {
  sha256: string;
  shownSha256: string | null;
  fileName: string;
  organisationId: string;
  preview: { pages?: string[] } | null;
}

async function dropRow(tx: Tx, id: string): Promise<Removed> {
  const removed = await tx.row<Removed>(sql`
    delete from evidence e where e.id = ${id} and ${IS_UNUSED}
    returning e.sha256, e.shown_sha256 as "shownSha256", e.file_name as "fileName",
      e.organisation_id as "organisationId", e.preview`);
  if (removed) return removed;
  throw conflict("这份材料已有填报引用，不能删除；可以改名，或在填报中移除引用");
}

/**
 * Removes a material that no report and no draft cites, for good. The worker removes its file afterwards,
 * where nobody else has the same content. Throws `conflict` for a cited one.
 */
export async function removeEvidence(
  actor: Actor,
  { id }: { id: string },
): Promise<{ organisationId: string }> {
  const reaches = await requireReaches(actor, "report.enter");
  return write(actor, { action: "evidence.remove" }, async (tx) => {
    // A report that cites it at this very moment waits for this lock, or this waits for the report.
    const held = await tx.row(sql`
      select 1 as held from evidence e
      where e.id = ${id} and ${entersFor(reaches, sql`e.organisation_id`)} for update`);
    if (!held) throw notFound("材料");
    const { fileName, organisationId, sha256, shownSha256, preview } = await dropRow(tx, id);
    for (const hash of new Set([sha256, shownSha256 ?? sha256, ...(preview?.pages ?? [])])) {
      await sendJob(tx, "remove-file", { sha256: hash });
    }
    await recordAudit(tx, actor, {
      action: "evidence.remove",
      subjectType: "evidence",
      subjectId: id,
      before: { organisationId, fileName, sha256 },
    });
    return { organisationId };
  });
}
