import "server-only";
import { readFile } from "node:fs/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { gatherDraft } from "@/lib/domain/duties/drafts/queries";
import { draftTitle, templateValues } from "@/lib/domain/duties/drafts/rules";
import type { DraftInput } from "@/lib/domain/duties/drafts/schema";
import type { AnnualDraft, DraftFile } from "@/lib/domain/duties/drafts/types";
import { writtenDraft } from "@/lib/domain/duties/layouts/rules";
import { findTemplate } from "@/lib/domain/duties/templates/queries";
import { transaction } from "@/lib/platform/db";
import { writeReport } from "@/lib/platform/documents/report";
import { fillTemplate } from "@/lib/platform/documents/template";
import { AppError } from "@/lib/platform/errors";
import { storedPath, storedSize } from "@/lib/platform/storage";
import { sha256 } from "@/lib/shared/hash";

const TEMPLATE_GONE =
  "办公室上传的报告模板现在读不出来。请告诉办公室在“报告模板”页重新上传，或移除模板改用内置版式";

type Template = NonNullable<Awaited<ReturnType<typeof findTemplate>>>;

async function filled(template: Template, draft: AnnualDraft): Promise<Buffer> {
  try {
    if ((await storedSize(template.sha256)) === null) throw new Error("no file");
    return await fillTemplate(await readFile(storedPath(template.sha256)), templateValues(draft));
  } catch {
    throw new AppError("unavailable", TEMPLATE_GONE);
  }
}

/**
 * Writes the draft of a year-end report as a Word document: with the template of the nearest office at or
 * above the organisation's region, else in the built-in layout. Nothing is stored but the audit entry; the
 * person edits the file and hands it in as evidence of the report.
 */
export async function writeAnnualDraft(actor: Actor, input: DraftInput): Promise<DraftFile> {
  const draft = await gatherDraft(actor, input);
  const template = await findTemplate(actor, {
    organisationId: draft.organisationId,
    kind: "annual_report",
  });
  const bytes = template ? await filled(template, draft) : await writeReport(writtenDraft(draft));
  await transaction((tx) =>
    recordAudit(tx, actor, {
      action: "annual_report.draft",
      subjectType: "organisation",
      subjectId: draft.organisationId,
      after: {
        year: draft.year,
        carriers: input.carriers,
        asOf: draft.asOf,
        template: template?.id ?? null,
        digest: sha256(bytes),
      },
    }),
  );
  return { fileName: `${draftTitle(draft).join("")}（初稿）.docx`, bytes };
}
