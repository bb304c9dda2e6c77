"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/access/action";
import { printSheetAction } from "@/lib/domain/topics/sheets/actions";
import type { PrintedSheet } from "@/lib/domain/topics/sheets/commands";
import { FormBody, FormText } from "../../forms/action-form";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { CodeSlips } from "./code-slips";

interface SheetFormProps {
  topicId: string;
  version: number;
  /** The last day that is suggested. */
  expiresOn: string;
  /** Where a code is typed in, with its host. */
  rateUrl: string;
}

/** Asks for an event and a number, then shows the slips once, to be printed. */
export function SheetForm({ topicId, version, expiresOn, rateUrl }: SheetFormProps) {
  const [answer, send] = useActionState<ActionState<PrintedSheet>, FormData>(printSheetAction, {
    ok: null,
  });
  if (answer.ok) return <Printed sheet={answer.data} rateUrl={rateUrl} />;
  return (
    <form action={send} noValidate>
      <FormBody
        answer={answer}
        hidden={{ topicId, version: String(version) }}
        submit="生成评价码"
        variant="primary"
        pendingText="正在生成"
      >
        <div className="flex flex-col gap-5">
          <FormText
            name="about"
            label="在什么场合发"
            hint="例如：11 月 22 日某某村村民会议；会印在纸条上"
            maxLength={60}
          />
          <FormText
            name="count"
            label="到场多少人"
            hint="一人一张，最多 200 张；用一次就作废"
            inputMode="numeric"
          />
          <FormText name="expiresOn" type="date" label="有效到" defaultValue={expiresOn} />
        </div>
      </FormBody>
    </form>
  );
}

function Printed({ sheet, rateUrl }: { sheet: PrintedSheet; rateUrl: string }) {
  return (
    <>
      <div className="no-print mb-5">
        <Notice tone="done" live title={`已生成 ${sheet.codes.length} 张，请现在打印`}>
          <p>评价码只显示这一次，系统里不保存；关掉页面就看不到了。发给有关群众，不要拍照留存。</p>
          <div className="mt-3">
            <Button variant="primary" onClick={() => window.print()}>
              打印
            </Button>
          </div>
        </Notice>
      </div>
      <CodeSlips sheet={sheet} rateUrl={rateUrl} />
    </>
  );
}
