"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * Moves the focus to the summary when it is shown, and again with each new answer that it tells of, so that readers
 * announce it every time. Without script the browser does it when the page is there.
 */
export function ErrorSummaryFocus({ answer, children }: { answer?: object; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what moves the focus
  useEffect(() => box.current?.focus(), [answer]);
  return (
    <div
      ref={box}
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: what is wrong is what a refused page is about
      autoFocus
    >
      {children}
    </div>
  );
}
