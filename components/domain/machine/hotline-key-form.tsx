"use client";

import { useActionState } from "react";
import { createHotlineKeyAction } from "@/lib/domain/machine/keys/actions";
import type { FeedablePlace } from "@/lib/domain/machine/tasks/queries";
import { FormBody, FormSelect, FormText, FormTextArea } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { SecretOnce } from "./new-key-form";

/** Makes a key for the 12345 hotline of a region, and shows its secret once. */
export function HotlineKeyForm({
  places,
  validTo,
}: {
  places: readonly FeedablePlace[];
  validTo: string;
}) {
  const [answer, send] = useActionState(createHotlineKeyAction, { ok: null });
  if (answer.ok) return <SecretOnce made={answer.data} />;
  const beside = <ButtonLink href="/desk/machine">取消</ButtonLink>;
  return (
    <form action={send} noValidate className="max-w-measure">
      <FormBody answer={answer} submit="生成密钥" pendingText="正在生成…" beside={beside}>
        <FormText name="sourceName" label="热线名称" hint="例如 襄阳 12345" maxLength={30} />
        <FormSelect
          name="region"
          label="地区"
          hint="只收发这个地区及下级的工单"
          choices={places.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={places[0]?.code}
        />
        <FormTextArea
          name="addresses"
          label="允许的来源地址"
          hint="热线系统服务器的 IP 地址或网段，每行一个"
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
      </FormBody>
    </form>
  );
}
