import type { Actor } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { uploadEvidence } from "@/lib/domain/evidence/commands";
import { checkUpload } from "@/lib/domain/evidence/schema";
import { citeEvidence, saveDraft } from "@/lib/domain/reports/commands";
import { draftOfForm, readForm } from "@/lib/domain/reports/schema";
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

async function keep(actor: Actor, form: FormData): Promise<"saved" | "newer"> {
  const { state } = await saveDraft(actor, draftOfForm(form));
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
    const form = await readForm(request);
    const page = `/desk/assignments/${draftOfForm(form).assignmentId}`;
    try {
      const state = await keep(actor, form);
      if (state === "newer") return back(`${page}/fill?newer=1`);
      return back(form.get("intent") === "upload" ? `${page}/fill#evidence` : `${page}/check`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "not_found") throw error;
      return back(`${page}/fill`, Object.values(error.fields)[0] ?? error.message);
    }
  },
});
