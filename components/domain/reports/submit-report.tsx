"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useActionState, useState } from "react";
import type { ActionState } from "@/lib/access/action";
import { submitReportAction } from "@/lib/domain/reports/actions";
import type { Receipt } from "@/lib/domain/reports/types";
import { ActionSlot } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { sendReport } from "./send-report";

interface SubmitReportProps {
  assignmentId: string;
  version: number;
  draftVersion: number;
  submissionKey: string;
  back: string;
}

/**
 * The button that submits. With script it repeats under the same key until an answer comes, so that a
 * lost connection neither loses nor doubles the report; without script it is a plain form.
 */
export function SubmitReport(props: SubmitReportProps) {
  const { assignmentId, version, draftVersion, submissionKey, back } = props;
  const router = useRouter();
  const [answer, send] = useActionState<ActionState<Receipt>, FormData>(submitReportAction, {
    ok: null,
  });
  const [isSending, setSending] = useState(false);
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setProblem(null);
    const body = { version, draftVersion, key: submissionKey };
    const sent = await sendReport(assignmentId, body, setTries);
    if (sent.ok) return router.push(`/desk/assignments/${assignmentId}/receipt`);
    setSending(false);
    setProblem(sent.message);
  }

  const failure = problem ?? (answer.ok === false ? answer.message : null);
  return (
    <form action={send} onSubmit={submit}>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="draftVersion" value={draftVersion} />
      <input type="hidden" name="key" value={submissionKey} />
      {failure && (
        <div className="mt-4">
          <Notice tone="error" live title={failure} />
        </div>
      )}
      {isSending && tries > 0 && (
        <div className="mt-4">
          <Notice
            tone="soon"
            live
            title={`网络不通，正在第 ${tries + 1} 次尝试。请不要关闭页面，内容不会重复提交`}
          />
        </div>
      )}
      <ActionSlot>
        <ButtonLink href={back} size="large">
          返回修改
        </ButtonLink>
        <Button type="submit" variant="primary" size="large" aria-disabled={isSending || undefined}>
          {isSending ? "正在提交…" : "提交审核"}
        </Button>
      </ActionSlot>
    </form>
  );
}
