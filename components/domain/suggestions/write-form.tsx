"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { FormBody, FormCheckbox, FormText, FormTextArea } from "@/components/forms/action-form";
import type { ActionState } from "@/lib/access/action";
import { checkWritingAction } from "@/lib/domain/suggestions/filing/actions";
import type { CheckedWriting, HandedBack } from "@/lib/domain/suggestions/filing/types";
import { CheckForm } from "./check-form";

type Answer = ActionState<CheckedWriting>;

export type Chosen = {
  gate: string;
  category: string;
  categoryName: string;
  regionCode: string;
  placeName: string;
};

/** What came back from sending, as if the form had answered itself. */
function beginning(handed: HandedBack | null): Answer {
  if (!handed) return { ok: null };
  const { problem, field, ...data } = handed;
  if (!field) return { ok: true, data };
  const values = { ...data, mayHandOver: data.mayHandOver ? "on" : "" };
  return { ok: false, code: "invalid", message: problem, fields: { [field]: problem }, values };
}

/** Writing, then checking what was written; in between nothing is stored, and the way back keeps every word. */
export function WriteForm({
  chosen,
  handed,
  pass,
}: {
  chosen: Chosen;
  handed: HandedBack | null;
  pass: ReactNode;
}) {
  const [answer, send] = useActionState<Answer, FormData>(checkWritingAction, beginning(handed));
  const form = useRef<HTMLFormElement>(null);
  const isBack = answer.ok === true && answer.data.stage === "edit";
  useEffect(() => {
    if (isBack) form.current?.querySelector("textarea")?.focus();
  }, [isBack]);
  if (answer.ok && answer.data.stage === "check") {
    const problem = handed && !handed.field ? handed.problem : null;
    return (
      <CheckForm chosen={chosen} written={answer.data} back={send} problem={problem} pass={pass} />
    );
  }
  const typed = answer.ok ? answer.data : null;
  const { gate, category, regionCode } = chosen;
  return (
    <form
      ref={form}
      action={send}
      noValidate
      onReset={(event) => {
        if (answer.ok === false) event.preventDefault();
      }}
    >
      <FormBody
        answer={answer}
        hidden={{ gate, category, regionCode, stage: "check" }}
        submit="下一步：检查"
        size="large"
        wide
      >
        <FormTextArea
          name="text"
          label="您的建议"
          hint="写清楚哪里、什么事、希望怎样改进。请不要写人名、电话和证件号码"
          max={1000}
          rows={7}
          defaultValue={typed?.text}
        />
        <FormText
          name="contact"
          label="联系方式"
          hint="手机号码或电子邮箱，可以不留。只用来通知您有新进展，单独加密，办结 90 天后删除"
          optional
          autoComplete="off"
          inputMode="email"
          defaultValue={typed?.contact}
        />
        <FormCheckbox
          name="mayHandOver"
          label="如果转给 12345 办理，可以一并转交我的联系方式"
          defaultChecked={typed?.mayHandOver ?? false}
        />
      </FormBody>
    </form>
  );
}
