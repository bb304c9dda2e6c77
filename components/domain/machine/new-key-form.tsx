"use client";

import { type ReactNode, useActionState } from "react";
import { createKeyAction } from "@/lib/domain/machine/keys/actions";
import type { NewKey } from "@/lib/domain/machine/keys/types";
import { FormBody, FormText, FormTextArea } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/feedback";

interface NewKeyFormProps {
  /** The fields of the key's scope. */
  scope: ReactNode;
  validTo: string;
}

/** Makes a key, and shows its secret once. */
export function NewKeyForm({ scope, validTo }: NewKeyFormProps) {
  const [answer, send] = useActionState(createKeyAction, { ok: null });
  if (answer.ok) return <SecretOnce made={answer.data} />;
  const beside = <ButtonLink href="/desk/machine">取消</ButtonLink>;
  return (
    <form action={send} noValidate className="max-w-measure">
      <FormBody answer={answer} submit="生成密钥" pendingText="正在生成…" beside={beside}>
        <div className="flex flex-col gap-5">
          {scope}
          <FormText
            name="organisation"
            label="只限一个单位"
            optional
            hint="填写单位全称或统一社会信用代码；不填则为所选地区的全部单位"
          />
          <FormTextArea
            name="addresses"
            label="允许的来源地址"
            hint="来源系统服务器的 IP 地址或网段，每行一个，例如 10.1.2.3 或 10.1.2.0/24"
            max={3_000}
            rows={3}
          />
          <FormText
            name="validTo"
            type="date"
            label="有效期到"
            hint="最长三年，到期前再发新的"
            defaultValue={validTo}
          />
        </div>
      </FormBody>
    </form>
  );
}

/** The secret of a key that was just made. */
export function SecretOnce({ made }: { made: NewKey }) {
  return (
    <div>
      <Notice tone="done" live title={`${made.sourceName}的密钥已生成`}>
        <p>
          密钥只显示这一次，离开本页后无法再看。请用安全的方式交给来源系统的管理员；泄露了就停用，再发新的。
        </p>
      </Notice>
      <p className="mt-4 font-mono text-lg break-all select-all" translate="no" data-secret>
        {made.secret}
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/desk/machine/api">接口文档</ButtonLink>
        <ButtonLink href="/desk/machine">返回系统取数</ButtonLink>
      </p>
    </div>
  );
}
