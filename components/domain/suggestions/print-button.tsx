"use client";

import { useEffect, useState } from "react";

/** Prints the page; shown only where script runs. */
export function PrintButton() {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <button type="button" className="btn" hidden={!isReady} onClick={() => window.print()}>
      打印
    </button>
  );
}
