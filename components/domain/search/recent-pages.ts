"use client";

import type { Option } from "./palette-options";

const KEPT = 8;

function keyOf(owner: string): string {
  return `recent-pages:${owner}`;
}

/** What the person opened last in this window, the newest first; nothing where it cannot be kept. */
export function recentPages(owner: string): Option[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? "[]");
    return Array.isArray(kept) ? (kept as Option[]) : [];
  } catch {
    return [];
  }
}

/** Puts a page in front of the others; kept for this window and person alone. */
export function rememberPage(owner: string, page: Option): void {
  const others = recentPages(owner).filter(({ href }) => href !== page.href);
  try {
    sessionStorage.setItem(keyOf(owner), JSON.stringify([page, ...others].slice(0, KEPT)));
  } catch {
    // A browser that keeps nothing shows no recent pages.
  }
}
