"use client";

import { useActionState } from "react";
import { FormBody } from "@/components/forms/action-form";
import { commitAccountsAction } from "@/lib/domain/people/import/actions";
import { OneTimePasswords } from "./one-time-passwords";

type CommitProps = { previewId: string; count: number };

/** Makes the accounts of a checked workbook; afterwards their passwords, to be printed and handed out. */
export function CommitImportForm({ previewId, count }: CommitProps) {
  const [answer, send] = useActionState(commitAccountsAction, { ok: null });
  if (answer.ok) {
    const { people } = answer.data;
    return (
      <OneTimePasswords title={`已导入 ${people.length} 个账号，请打印后分发`} people={people} />
    );
  }
  return (
    <form action={send} noValidate>
      <p className="mb-3">将新建 {count} 个账号，每人一个一次性密码，只显示一次。</p>
      <FormBody
        answer={answer}
        hidden={{ previewId }}
        submit={`导入 ${count} 个账号`}
        pendingText="正在导入…"
      />
    </form>
  );
}
