import { defineRoute } from "@/lib/access/route";
import { writeAnnualDraft } from "@/lib/domain/duties/drafts/commands";
import { draftSchema } from "@/lib/domain/duties/drafts/schema";
import { AppError } from "@/lib/platform/errors";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function headersOf(fileName: string, size: number): Record<string, string> {
  return {
    "Content-Type": DOCX,
    "Content-Length": String(size),
    "Content-Disposition": `attachment; filename="report.docx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
  };
}

/** Makes the draft of a year-end report and sends it as a Word document. */
export const POST = defineRoute({
  name: "annual_report.draft",
  handle: async (actor, request) => {
    const form = await request.formData();
    const parsed = draftSchema.safeParse({
      organisationId: form.get("organisationId"),
      year: form.get("year"),
      carriers: form.getAll("carriers[]").map(String),
    });
    if (!parsed.success) throw new AppError("invalid", "请回到上一页，重新选择年度和载体");
    const { fileName, bytes } = await writeAnnualDraft(actor, parsed.data);
    return new Response(new Uint8Array(bytes), { headers: headersOf(fileName, bytes.length) });
  },
});
