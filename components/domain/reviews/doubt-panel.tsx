"use client";

import { useEffect, useRef } from "react";
import { forwardDoubtAction } from "@/lib/domain/reviews/doubts/actions";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { useDesk } from "./desk-context";

/** 存疑: forwards the report to the office and the commission of the region, with the reason. */
export function DoubtPanel({ hidden }: { hidden: Record<string, string | undefined> }) {
  const { mode } = useDesk();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (mode === "doubting") form.current?.querySelector("textarea")?.focus();
  }, [mode]);
  return (
    <div ref={form}>
      <ActionForm
        action={forwardDoubtAction}
        submit="转核查"
        pendingText="正在转办…"
        wide
        hidden={hidden}
      >
        <FormTextArea
          name="doubt"
          label="哪里存疑"
          max={500}
          rows={3}
          hint="转给本级办公室和纪委核查；填报单位不会收到消息，答复后回到待审"
        />
      </ActionForm>
    </div>
  );
}
