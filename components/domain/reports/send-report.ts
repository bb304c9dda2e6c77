import type { Receipt, ReportContent } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { withBase } from "@/lib/shared/base-path";

/** What submitting came to. */
export type SubmitAnswer =
  | { ok: true; data: Receipt }
  | { ok: false; code: string; message: string; fields: FieldErrors };

interface Submission {
  accountId: string;
  version: number;
  draftVersion: number;
  key: string;
  content?: ReportContent;
}

const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const LOST = "网络一直不通，还不知道是否提交成功。联网后请再点一次“提交审核”，不会重复";

async function sendOnce(
  assignmentId: string,
  { accountId, ...body }: Submission,
): Promise<SubmitAnswer> {
  const answer = await fetch(withBase(`/api/reports/${assignmentId}/submit`), {
    method: "POST",
    headers: { "content-type": "application/json", "x-account": accountId },
    body: JSON.stringify({ ...body, declared: true }),
  });
  // A gateway answers with HTML while the app restarts: that is no answer yet.
  if (answer.status >= 502) throw new Error(String(answer.status));
  return (await answer.json()) as SubmitAnswer;
}

/** Submits what the person has declared to be true, under one key, and repeats while there is no network; the first receipt is what comes back. */
export async function sendReport(
  assignmentId: string,
  body: Submission,
  onTry: (tries: number) => void,
): Promise<SubmitAnswer> {
  for (let tries = 0; ; tries += 1) {
    onTry(tries);
    try {
      return await sendOnce(assignmentId, body);
    } catch {
      const wait = WAITS[tries];
      if (wait === undefined) return { ok: false, code: "unavailable", message: LOST, fields: {} };
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
