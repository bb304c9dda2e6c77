"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { withBase, withoutBase } from "@/lib/shared/base-path";

const EVERY_SECONDS = 60;
const RETRY_SECONDS = 10;

/** How the screen stands to the server: all well, unreachable, or no longer signed in. */
export type Link = "good" | "lost" | "ended";

/** What a server says of a wall: its version, that it cannot be shown here, or nothing. */
export type Answer = { version: string; at: string } | "missing" | "silent";

export interface Watch {
  /** When the figures shown were last known to be exact (ISO). */
  exactAt: string;
  /** Seconds until the server is asked again. */
  left: number;
  link: Link;
  /** Asks the server for the version of the wall at an address. */
  ask: (address: string) => Promise<Answer>;
}

function versionAddress(address: string): string {
  const [path, search] = address.split("?");
  return `${path}/version${search ? `?${search}` : ""}`;
}

/**
 * Asks every minute whether anything that is shown has changed. Unchanged figures are left as they are and
 * are exact anew; only changed ones make the page again. While the server cannot be reached, what stands
 * stays, with its time.
 */
export function useWatch(made: string, version: string, isPaused: boolean): Watch {
  const router = useRouter();
  const [exactAt, setExactAt] = useState(made);
  const [link, setLink] = useState<Link>("good");
  const [left, setLeft] = useState(EVERY_SECONDS);
  const isAsking = useRef(false);

  const ask = useCallback<Watch["ask"]>(async (address) => {
    const answer = await fetch(withBase(versionAddress(address)), { cache: "no-store" }).catch(
      () => null,
    );
    if (answer?.ok) {
      setLink("good");
      return answer.json();
    }
    const isMissing = answer?.status === 404 || answer?.status === 403;
    if (isMissing) return "missing";
    setLeft((seconds) => Math.min(seconds, RETRY_SECONDS));
    setLink(answer?.status === 401 ? "ended" : "lost");
    return "silent";
  }, []);

  useEffect(() => setExactAt(made), [made]);

  useEffect(() => {
    if (isPaused) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [isPaused]);

  useEffect(() => {
    if (left > 0 || isAsking.current) return;
    isAsking.current = true;
    const { pathname, search } = window.location;
    void ask(withoutBase(`${pathname}${search}`) ?? "/").then((found) => {
      isAsking.current = false;
      if (typeof found === "string") return setLeft(RETRY_SECONDS);
      setLeft(EVERY_SECONDS);
      if (found.version === version) return setExactAt(found.at);
      router.refresh();
    });
  }, [left, version, ask, router]);

  return { exactAt, left, link, ask };
}
