"use client";

import { useEffect } from "react";

/** A scanned code stands after the # of the address: it never reaches the server until it is sent. */
export function CodeFromAddress({ field }: { field: string }) {
  useEffect(() => {
    const code = /^#(\d{20})$/.exec(location.hash)?.[1];
    const input = document.getElementById(field);
    if (!code || !(input instanceof HTMLInputElement)) return;
    input.value = code.replace(/(\d{4})(?=\d)/g, "$1 ");
    history.replaceState(history.state, "", location.pathname);
  }, [field]);
  return null;
}
