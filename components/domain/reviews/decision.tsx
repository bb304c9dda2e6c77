"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { approveReportAction, returnReportAction } from "@/lib/domain/reviews/actions";
import { addDays, type Day } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { ReturnFields } from "./return-fields";

const DAYS_TO_CORRECT = 7;

interface DecisionProps {
  assignmentId: string;
  version: number;
  formKey: string;
  nextId: string | null;
  today: Day;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}

/** 通过 (A) or 退回 (R) with a reason; both go on to the next one. */
export function Decision({ assignmentId, version, formKey, nextId, today }: DecisionProps) {
  const approve = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLDetailsElement>(null);
  const [isReturning, setReturning] = useState(false);
  const hidden = {
    ...{ assignmentId, version: String(version), key: formKey },
    next: nextId ?? undefined,
  };

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "a") approve.current?.querySelector("button")?.click();
      if (key !== "r" || !details.current) return;
      event.preventDefault();
      details.current.open = true;
      details.current.querySelector("select")?.focus();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <div ref={approve} hidden={isReturning}>
        <ActionForm
          action={approveReportAction}
          submit={
            <>
              通过
              <span className="key-hint desk-only" aria-hidden="true">
                A
              </span>
            </>
          }
          pendingText="正在通过…"
          size="large"
          wide
          hidden={hidden}
        />
      </div>
      <details
        ref={details}
        className="mt-3"
        onToggle={(event) => setReturning(event.currentTarget.open)}
      >
        <summary className="btn btn-large btn-wide">
          {isReturning ? "先不退回" : "退回"}
          <span className="key-hint desk-only" aria-hidden="true">
            R
          </span>
        </summary>
        <div className="mt-4">
          <ActionForm
            action={returnReportAction}
            submit="退回修改"
            pendingText="正在退回…"
            variant="danger"
            size="large"
            wide
            hidden={hidden}
          >
            <ReturnFields today={today} proposed={addDays(today, DAYS_TO_CORRECT)} />
          </ActionForm>
        </div>
      </details>
      <p className="mt-3 text-sm text-ink-hint">
        {nextId ? (
          <>
            办理后自动打开下一项，也可以
            <Link className="link" href={`/desk/reviews/${nextId}`} prefetch>
              先看下一项
            </Link>
          </>
        ) : (
          "这是最后一项"
        )}
      </p>
    </>
  );
}
