import type { DraftAnswer, ReportContent } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { withBase } from "@/lib/shared/base-path";

/** What keeping a draft on the server came to. */
export type DraftSent =
  | { ok: true; data: DraftAnswer }
  | { ok: false; code: string; message: string; fields: FieldErrors };

const PATIENCE = 20_000;

/**
 * Sends a draft to be kept; rejects when there is no network, no answer within 20 seconds, or only a
 * gateway's. It is refused where another account than the page's has signed in. `keepalive` lets the browser finish it while the page is closing.
 */
export async function sendDraft(
  { assignmentId, accountId }: { assignmentId: string; accountId: string },
  body: { version: number; content: ReportContent },
  keepalive: boolean,
): Promise<DraftSent> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(withBase(`/api/reports/${assignmentId}/draft`), {
      method: "POST",
      headers: { "content-type": "application/json", "x-account": accountId },
      body: JSON.stringify(body),
      keepalive,
      signal: patience.signal,
    });
    if (answer.status >= 502) throw new Error(String(answer.status));
    return (await answer.json()) as DraftSent;
  } finally {
    clearTimeout(timer);
  }
}
