import type { Actor } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { uploadEvidence } from "@/lib/domain/evidence/commands";
import { checkUpload } from "@/lib/domain/evidence/schema";
import { citeEvidence, saveDraft } from "@/lib/domain/reports/commands";
import { type DraftInput, draftOfForm, readForm } from "@/lib/domain/reports/schema";
import { AppError } from "@/lib/platform/errors";

const SHOWN_FOR_SECONDS = 20;

function back(path: string, problem?: string): Response {
  // Shown once by the page that follows; a later success takes it away.
  const value = encodeURIComponent(problem ?? "");
  const age = problem ? SHOWN_FOR_SECONDS : 0;
  const where = `Path=/desk/assignments; Max-Age=${age}; HttpOnly; SameSite=Strict`;
  const headers = { Location: path, "Set-Cookie": `qinglian-problem=${value}; ${where}` };
  return new Response(null, { status: 303, headers });
}

/** What cannot even be kept as a draft: the browser's own "back" still has the form as it was typed. */
function tell(error: AppError): Response {
  const reason = Object.values(error.fields)[0] ?? error.message;
  const text = `${reason}。请用浏览器的“后退”回到填写页改正，已填写的内容还在。`;
  const html = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>没有保存</title>
<main><h1>没有保存</h1><p>${text}</p></main></html>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
  };
  return new Response(html, { status: 422, headers });
}

async function readSent(request: Request): Promise<{ form: FormData; draft: DraftInput }> {
  const form = await readForm(request);
  return { form, draft: draftOfForm(form) };
}

async function keep(
  actor: Actor,
  { form, draft }: { form: FormData; draft: DraftInput },
): Promise<"saved" | "newer"> {
  const { state } = await saveDraft(actor, draft);
  const file = form.get("file");
  if (state === "newer" || !(file instanceof File) || file.name === "") return state;
  const assignmentId = String(form.get("assignmentId"));
  const sent = { assignmentId, fileName: encodeURIComponent(file.name), sha256: null };
  const input = checkUpload({ ...sent, length: String(file.size) });
  const { id: evidenceId } = await uploadEvidence(actor, input, file.stream());
  await citeEvidence(actor, { assignmentId, evidenceId });
  return state;
}

/** The whole form with at most one file, from browsers without script: keeps the draft and goes on. */
export const POST = defineRoute({
  name: "report.draft",
  handle: async (actor, request) => {
    const sent = await readSent(request).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "invalid") return tell(error);
      throw error;
    });
    if (sent instanceof Response) return sent;
    const page = `/desk/assignments/${sent.draft.assignmentId}`;
    try {
      const state = await keep(actor, sent);
      if (state === "newer") return back(`${page}/fill?newer=1`);
      return back(sent.form.get("intent") === "upload" ? `${page}/fill#evidence` : `${page}/check`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "not_found") throw error;
      return back(`${page}/fill`, Object.values(error.fields)[0] ?? error.message);
    }
  },
});
