"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Moves the focus to the summary once it is shown, so that readers announce it. */
export function ErrorSummaryFocus({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      {children}
    </div>
  );
}
