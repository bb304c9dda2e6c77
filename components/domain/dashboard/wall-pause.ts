"use client";

import { useSyncExternalStore } from "react";

// Outlives the pages of a tour: whoever paused stays paused when stepping by hand.
let paused = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pauses or continues everything that moves on this screen. */
export function togglePause(): void {
  paused = !paused;
  for (const listener of listeners) listener();
}

/** Whether somebody paused the screen. */
export function usePaused(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => paused,
    () => false,
  );
}
