"use client";

import { useActionState } from "react";
import { QrCode } from "@/components/domain/people/qr-code";
import { type FormAction, FormBody, FormSelect, FormText } from "@/components/forms/action-form";
import { Notice } from "@/components/ui/feedback";
import type { ActionState } from "@/lib/access/action";

type Issued = { group: string; codes: string[] };

type TourCodesProps = {
  action: FormAction<Issued>;
  tourId: string;
  groups: readonly { id: string; name: string }[];
  /** The address of the page that takes a code, without the code. */
  address: string;
};

/** Makes rating codes for a group and shows them, once, as slips to be printed and cut. */
export function TourCodes({ action, tourId, groups, address }: TourCodesProps) {
  const [answer, send] = useActionState<ActionState<Issued>, FormData>(action, { ok: null });
  return (
    <>
      <form action={send} className="no-print" noValidate>
        <FormBody answer={answer} submit="生成评价码" hidden={{ tourId }}>
          <FormSelect
            name="groupId"
            label="组"
            choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormText name="count" label="几个" inputMode="numeric" defaultValue="10" />
        </FormBody>
      </form>
      {answer.ok && <Slips issued={answer.data} address={address} />}
    </>
  );
}

function Slips({ issued, address }: { issued: Issued; address: string }) {
  return (
    <div className="mt-5">
      <div className="no-print mb-4">
        <Notice tone="done" live title={`${issued.group}的 ${issued.codes.length} 个评价码`}>
          <p>只显示这一次，请现在打印、裁开，每人一张。系统只存校验值，事后无法再看。</p>
        </Notice>
      </div>
      <ul className="card-grid">
        {issued.codes.map((code) => (
          <li key={code} className="border border-line p-3 text-center">
            <QrCode text={`${address}/${code}`} label={`评价码 ${code} 的二维码`} />
            <p className="code-printed">
              {code.slice(0, 4)} {code.slice(4, 8)} {code.slice(8)}
            </p>
            <p className="text-sm">扫码，或打开 {address} 输入这 13 位数字</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
