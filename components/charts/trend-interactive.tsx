"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { TrendProps } from "./trend";

const TrendChart = dynamic(() => import("./trend-chart").then((module) => module.TrendChart), {
  ssr: false,
});

/** Shows the server's drawing (children) until it comes into view, then the one that can be pointed at. */
export function TrendInteractive({ children, ...trend }: TrendProps & { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const [ready, setReady] = useState(false);
  const markReady = useCallback(() => setReady(true), []);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className={ready ? "trend-live" : undefined}>
      {seen && (
        <div className="trend-canvas" aria-hidden="true">
          <TrendChart {...trend} onReady={markReady} />
        </div>
      )}
      {children}
    </div>
  );
}
