"use client";

import { useEffect, useState } from "react";
import type { ShownResult } from "@/lib/domain/search/types";
import { withBase } from "@/lib/shared/base-path";

const PAUSE = 150;

/** What a search came to so far. */
export interface Found {
  /** The words that the results belong to. */
  typed: string;
  state: "resting" | "searching" | "found" | "failed";
  results: readonly ShownResult[];
}

const RESTING: Found = { typed: "", state: "resting", results: [] };

async function ask(typed: string, signal: AbortSignal): Promise<readonly ShownResult[]> {
  const answer = await fetch(withBase(`/api/search?${new URLSearchParams({ q: typed })}`), {
    signal,
  });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return ((await answer.json()) as { results: ShownResult[] }).results;
}

/**
 * Searches a moment after the last letter; a newer search ends the one before. Nothing is searched
 * while letters are still being composed into characters.
 */
export function useFound(typed: string, isComposing: boolean): Found {
  const [found, setFound] = useState(RESTING);
  const words = typed.trim();

  useEffect(() => {
    if (isComposing) return;
    if (words === "") {
      setFound(RESTING);
      return;
    }
    const request = new AbortController();
    const timer = setTimeout(async () => {
      setFound((before) => ({ ...before, state: "searching" }));
      try {
        const results = await ask(words, request.signal);
        setFound({ typed: words, state: "found", results });
      } catch {
        if (!request.signal.aborted) setFound({ typed: words, state: "failed", results: [] });
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [words, isComposing]);

  return words === "" ? RESTING : found;
}
