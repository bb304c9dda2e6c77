"use client";

import { useEffect } from "react";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { withBase } from "@/lib/shared/base-path";

const ASK_EVERY = 2_000;
const ASKED_AT_MOST = 20;

async function isReady(id: string): Promise<boolean> {
  const answer = await fetch(withBase(`/api/evidence/${id}/preview`)).catch(() => null);
  return answer?.ok ? (await answer.json()).data.state === "ready" : false;
}

/** Asks after pictures that the worker has not made ready yet, and says when one can be shown. */
export function useShown(items: readonly EvidenceItem[], onReady: (id: string) => void): void {
  const waiting = items
    .filter((item) => item.kind === "image" && !item.isShown && item.previewState === "waiting")
    .map(({ id }) => id)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun anew when other pictures wait
  useEffect(() => {
    if (waiting === "") return;
    let asked = 0;
    const timer = setInterval(async () => {
      asked += 1;
      if (asked >= ASKED_AT_MOST) clearInterval(timer);
      for (const id of waiting.split(",")) if (await isReady(id)) onReady(id);
    }, ASK_EVERY);
    return () => clearInterval(timer);
  }, [waiting]);
}
