import { defineRoute } from "@/lib/access/route";
import { attachPolicyFile } from "@/lib/domain/policies/files/commands";
import { policyFileResponse } from "@/lib/domain/policies/files/rules";
import { checkPolicyFile } from "@/lib/domain/policies/files/schema";
import { getPolicy } from "@/lib/domain/policies/queries";
import { readForm } from "@/lib/domain/reports/schema";
import { AppError, notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";
import { withBase } from "@/lib/shared/base-path";

const SHOWN_FOR_SECONDS = 20;

function back(code: string, problem?: string): Response {
  // Shown once by the page that follows; a later success takes it away.
  const age = problem ? SHOWN_FOR_SECONDS : 0;
  const value = encodeURIComponent(problem ?? "");
  const where = `Path=${withBase("/desk/policies")}; Max-Age=${age}; HttpOnly; SameSite=Strict`;
  const headers = {
    Location: withBase(`/desk/policies/${code}/clauses`),
    "Set-Cookie": `qinglian-policy-problem=${value}; ${where}`,
  };
  return new Response(null, { status: 303, headers });
}

/** Takes the original of a draft from a plain form and goes back to its clauses. */
export const POST = defineRoute<{ code: string }>({
  name: "policy.attach_file",
  handle: async (actor, request, { code }) => {
    try {
      const { input, file } = checkPolicyFile(code, await readForm(request));
      await attachPolicyFile(actor, input, file.stream());
      return back(code);
    } catch (error) {
      const isTold =
        error instanceof AppError && /^(invalid|conflict|unavailable)$/.test(error.code);
      if (!isTold) throw error;
      return back(code, Object.values(error.fields)[0] ?? error.message);
    }
  },
});

/** Sends a document's original to whoever signed in and may read the document, to be saved. */
export const GET = defineRoute<{ code: string }>({
  name: "policy.read_file",
  handle: async (actor, request, { code }) => {
    const { file } = await getPolicy(actor, code);
    if (!file || !(await storedSize(file.sha256))) throw notFound("文件原件");
    const headers = policyFileResponse(file);
    if (request.headers.get("if-none-match") === headers.ETag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(readStored(file.sha256), { headers });
  },
});
