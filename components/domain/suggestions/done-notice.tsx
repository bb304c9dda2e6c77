"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/feedback";
import type { DoneAct } from "@/lib/domain/suggestions/tracking/schema";

const WORDS: Record<DoneAct, string> = {
  added: "补充已收到，写在下面的“办理过程”里",
  withdrawn: "这条建议已撤回，不再办理",
};

/**
 * What the sender has just done, said where the page begins. The page is the same before and after, so the focus
 * comes here; `version` tells one act from the next.
 */
export function DoneNotice({ act, version }: { act: DoneAct; version: number }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new act
  useEffect(() => box.current?.focus(), [act, version]);
  return (
    <div ref={box} className="mb-5" tabIndex={-1}>
      <Notice tone="done" title={WORDS[act]} />
    </div>
  );
}
