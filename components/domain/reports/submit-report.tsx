"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useActionState, useState } from "react";
import type { ActionState } from "@/lib/access/action";
import { submitReportAction } from "@/lib/domain/reports/actions";
import { DECLARATION } from "@/lib/domain/reports/labels";
import type { Receipt } from "@/lib/domain/reports/types";
import { ActionSlot } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { FieldError } from "../../ui/field";
import { Checkbox } from "../../ui/input";
import { clearDevice } from "./device-drafts";
import { sendReport } from "./send-report";

interface SubmitReportProps {
  assignmentId: string;
  accountId: string;
  version: number;
  draftVersion: number;
  submissionKey: string;
  back: string;
}

const UNDECLARED = "请先勾选确认内容属实，再提交审核";

/**
 * The declaration and the button that submits. With script it repeats under the same key until an answer comes, so that a
 * lost connection neither loses nor doubles the report; without script it is a plain form.
 */
export function SubmitReport(props: SubmitReportProps) {
  const { assignmentId, accountId, version, draftVersion, submissionKey, back } = props;
  const router = useRouter();
  const [answer, send] = useActionState<ActionState<Receipt>, FormData>(submitReportAction, {
    ok: null,
  });
  const [isSending, setSending] = useState(false);
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [isUndeclared, setUndeclared] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const box = event.currentTarget.elements.namedItem("declared") as HTMLInputElement;
    setUndeclared(!box.checked);
    if (!box.checked) return box.focus();
    setSending(true);
    setProblem(null);
    const body = { accountId, version, draftVersion, key: submissionKey };
    const sent = await sendReport(assignmentId, body, setTries);
    if (sent.ok) {
      await clearDevice(accountId, assignmentId);
      return router.push(`/desk/assignments/${assignmentId}/receipt`);
    }
    setSending(false);
    setProblem(sent.message);
  }

  const isRefused = isUndeclared || (answer.ok === false && "declared" in answer.fields);
  const failure = problem ?? (answer.ok === false && !isRefused ? answer.message : null);
  return (
    <form action={send} onSubmit={submit} noValidate>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="draftVersion" value={draftVersion} />
      <input type="hidden" name="key" value={submissionKey} />
      <div className={isRefused ? "declare field-invalid" : "declare"}>
        {isRefused && <FieldError id="declared-error">{UNDECLARED}</FieldError>}
        <Checkbox
          id="declared"
          name="declared"
          value="1"
          required
          aria-describedby={isRefused ? "declared-error" : undefined}
          aria-invalid={isRefused || undefined}
          onChange={() => setUndeclared(false)}
          label={DECLARATION}
        />
      </div>
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
