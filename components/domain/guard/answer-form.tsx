"use client";

import { useActionState, useId } from "react";
import type { ActionState } from "@/lib/access/action";
import { answerGuardAction } from "@/lib/domain/guard/actions";
import { SubmitButton } from "../../forms/submit-button";
import { Field, fieldAria } from "../../ui/field";
import { Textarea } from "../../ui/input";

interface AnswerFormProps {
  /** The task's code: tells one form from the next. */
  code: string;
  taskId: string;
  ruleCode: string;
  /** What was said before; empty where nothing was. */
  reason: string;
  /** What an earlier version of the list said; offered to be kept or changed. */
  earlier: string;
}

type Sent = ActionState<{ listId: string }>;

/** The written reason for one finding. Many stand on one page, so each has ids of its own. */
export function AnswerForm({ code, taskId, ruleCode, reason, earlier }: AnswerFormProps) {
  const id = useId();
  const [answer, send] = useActionState<Sent, FormData>(answerGuardAction, { ok: null });
  const error = answer.ok === false ? (answer.fields.reason ?? answer.message) : undefined;
  const typed = answer.ok === false ? String(answer.values.reason ?? "") : reason || earlier;
  const hint =
    !reason && earlier
      ? "下面是上一版的理由，仍然适用就直接保存"
      : "办公室同意清单时会看到这段说明";
  return (
    <form action={send} className="mt-2" noValidate>
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="ruleCode" value={ruleCode} />
      <Field id={id} label={`${code} 的理由`} hint={hint} error={error}>
        <Textarea
          key={typed}
          name="reason"
          rows={2}
          required
          defaultValue={typed}
          {...fieldAria(id, { hint, error })}
        />
      </Field>
      <div className="mt-3">
        <SubmitButton size="small" variant="secondary">
          {reason ? "修改理由" : "保存理由"}
        </SubmitButton>
      </div>
    </form>
  );
}
