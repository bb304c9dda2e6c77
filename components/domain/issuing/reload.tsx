"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { withBase } from "@/lib/shared/base-path";

/** Reads the page again every few seconds while something is under way; without script, by reloading. */
export function Reload({ seconds, href }: { seconds: number; href: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return (
    <noscript>
      <a href={withBase(href)}>刷新进度</a>
    </noscript>
  );
}
