import type { Actor } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { uploadEvidence } from "@/lib/domain/evidence/commands";
import { checkUpload } from "@/lib/domain/evidence/schema";
import { citeEvidence, saveDraft } from "@/lib/domain/reports/commands";
import { type DraftInput, draftOfForm, readForm } from "@/lib/domain/reports/schema";
import { AppError, STATUS_OF } from "@/lib/platform/errors";
import { withBase } from "@/lib/shared/base-path";
import { notSavedPage } from "./not-saved-page";

const SHOWN_FOR_SECONDS = 20;

function back(path: string, problem?: string): Response {
  // Shown once by the page that follows; a later success takes it away.
  const value = encodeURIComponent(problem ?? "");
  const age = problem ? SHOWN_FOR_SECONDS : 0;
  const where = `Path=${withBase("/desk/assignments")}; Max-Age=${age}; HttpOnly; SameSite=Strict`;
  const headers = { Location: withBase(path), "Set-Cookie": `qinglian-problem=${value}; ${where}` };
  return new Response(null, { status: 303, headers });
}

function reasonOf(error: AppError): string {
  return Object.values(error.fields)[0] ?? error.message;
}

async function readSent(request: Request): Promise<{ form: FormData; draft: DraftInput }> {
  const form = await readForm(request);
  return { form, draft: draftOfForm(form) };
}

async function addFile(actor: Actor, form: FormData): Promise<void> {
  const file = form.get("file");
  if (!(file instanceof File) || file.name === "") return;
  const assignmentId = String(form.get("assignmentId"));
  const sent = { assignmentId, fileName: encodeURIComponent(file.name), sha256: null };
  const input = checkUpload({ ...sent, length: String(file.size) });
  const { id: evidenceId } = await uploadEvidence(actor, input, file.stream());
  await citeEvidence(actor, { assignmentId, evidenceId });
}

const NEWER = "同事刚刚改过这份草稿，您这次填写的没有存入";

/** Keeps the text; where that is not possible, a page that hands it back. */
async function keepText(actor: Actor, draft: DraftInput): Promise<Response | null> {
  const typed = draft.content;
  const page = `/desk/assignments/${draft.assignmentId}`;
  try {
    const { state } = await saveDraft(actor, draft);
    if (state === "saved") return null;
    const next: [string, string] = [`${page}/fill`, "打开最新的草稿，把您的内容补进去"];
    return notSavedPage(NEWER, { status: 409, typed, next });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not_found") throw error;
    const next: [string, string] = [page, "查看这项任务"];
    return notSavedPage(reasonOf(error), { status: STATUS_OF[error.code], typed, next });
  }
}

/** The whole form with at most one file, from browsers without script: keeps the draft and goes on. */
export const POST = defineRoute({
  name: "report.draft",
  handle: async (actor, request) => {
    const sent = await readSent(request).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== "invalid") throw error;
      return notSavedPage(reasonOf(error), { status: 422 });
    });
    if (sent instanceof Response) return sent;
    const refused = await keepText(actor, sent.draft);
    if (refused) return refused;
    const page = `/desk/assignments/${sent.draft.assignmentId}`;
    try {
      await addFile(actor, sent.form);
      return back(sent.form.get("intent") === "upload" ? `${page}/fill#evidence` : `${page}/check`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "not_found") throw error;
      return back(`${page}/fill`, reasonOf(error));
    }
  },
});
