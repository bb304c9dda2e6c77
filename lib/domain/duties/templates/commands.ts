import "server-only";
import { readFile } from "node:fs/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { DRAFT_TEMPLATE } from "@/lib/domain/duties/drafts/labels";
import { canKeepTemplates } from "@/lib/domain/duties/templates/policy";
import { templateRefusal } from "@/lib/domain/duties/templates/rules";
import type {
  RemoveTemplateInput,
  UploadTemplateInput,
} from "@/lib/domain/duties/templates/schema";
import { row } from "@/lib/platform/db";
import { findTemplateProblems } from "@/lib/platform/documents/template";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { discardStaged, keepStaged, requireRoom } from "@/lib/platform/storage";
import { type Received, receiveFile } from "@/lib/platform/uploads/receive";
import { recogniseFile } from "@/lib/platform/uploads/recognise";
import { newId } from "@/lib/shared/ids";

const KIND = "annual_report";
const NOT_WORD = "模板须是 Word 文档（.docx），请在 Word 或 WPS 中另存为 .docx 后再上传";

function staffName(actor: Actor): string {
  if (actor.kind !== "staff") throw forbidden();
  return actor.name;
}

async function requireUsable(received: Received): Promise<void> {
  const { kind } = await recogniseFile(received.path, received.bytes);
  if (kind !== "docx") throw invalid({ file: NOT_WORD }, NOT_WORD);
  const problems = await findTemplateProblems(await readFile(received.path), DRAFT_TEMPLATE).catch(
    () => {
      throw invalid({ file: NOT_WORD }, NOT_WORD);
    },
  );
  const refusal = templateRefusal(problems);
  if (refusal) throw invalid({ file: refusal }, "模板还不能使用");
}

/**
 * Takes in the template of a region's office for year-end reports, after a trial: it is refused with every
 * placeholder that is unknown or broken. The newest one holds.
 */
export async function uploadTemplate(
  actor: Actor,
  { regionCode, file, key }: UploadTemplateInput,
): Promise<{ templateId: string }> {
  const byName = staffName(actor);
  if (!canKeepTemplates(actor, regionCode)) throw forbidden();
  await requireRoom();
  const received = await receiveFile(file.stream(), { bytes: file.size });
  try {
    await requireUsable(received);
    await keepStaged(received.path, received.sha256);
    const fileName = file.name.replace(/[\p{Cc}/\\]/gu, "").slice(0, 120) || "模板.docx";
    return await write(actor, { action: "template.upload", key }, async (tx) => {
      const templateId = newId();
      await tx.count(sql`
        insert into document_template (id, region_code, kind, file_name, sha256, size, by_name)
        values (${templateId}, ${regionCode}, ${KIND}, ${fileName}, ${received.sha256},
          ${received.bytes}, ${byName})`);
      await recordAudit(tx, actor, {
        action: "template.upload",
        subjectType: "document_template",
        subjectId: templateId,
        regionCode,
        after: { kind: KIND, fileName, size: received.bytes, sha256: received.sha256 },
      });
      return { templateId };
    });
  } finally {
    await discardStaged(received.path);
  }
}

/** Removes a region's templates of year-end reports: the nearest above holds again, or the built-in layout. */
export async function removeTemplate(
  actor: Actor,
  { templateId, key }: RemoveTemplateInput,
): Promise<{ regionCode: string }> {
  const found = await row<{ regionCode: string }>(sql`
    select region_code as "regionCode" from document_template
    where id = ${templateId}::uuid and kind = ${KIND}`);
  if (!found || !canKeepTemplates(actor, found.regionCode)) throw notFound("模板");
  const { regionCode } = found;
  return write(actor, { action: "template.remove", key }, async (tx) => {
    const removed = await tx.rows<{ id: string; fileName: string; sha256: string }>(sql`
      delete from document_template where region_code = ${regionCode} and kind = ${KIND}
        and at <= (select at from document_template where id = ${templateId}::uuid)
      returning id, file_name as "fileName", sha256`);
    if (removed.length === 0) throw conflict("模板已被他人移除，请刷新页面查看");
    await recordAudit(tx, actor, {
      action: "template.remove",
      subjectType: "document_template",
      subjectId: templateId,
      regionCode,
      before: removed,
    });
    return { regionCode };
  });
}
