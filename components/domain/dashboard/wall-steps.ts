"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { type KeptFilter, stepHref, type TourStep, wallHref } from "./wall-tour";
import type { Watch } from "./wall-watch";

const RETRY_SECONDS = 10;

interface Tour {
  tour: readonly TourStep[];
  at: number;
  place: string;
  filter: KeptFilter;
}

/** Moves a tour on. A screen is left only when the next one is known to answer. */
export function useSteps({ tour, at, place, filter }: Tour, ask: Watch["ask"], isPaused: boolean) {
  const router = useRouter();
  const seconds = tour[at]?.seconds ?? 0;
  // Each step begins its own countdown, before anything can take the one before it for run out.
  const stepKey = `${place} ${at} ${seconds}`;
  const [count, setCount] = useState({ stepKey, left: seconds });
  if (count.stepKey !== stepKey) setCount({ stepKey, left: seconds });
  const { left } = count;

  const go = useCallback(
    async (by: number) => {
      for (let tried = 1; tried <= tour.length; tried += 1) {
        const next = stepHref(tour, at + by * tried, filter);
        if (!next) return;
        const answer = await ask(next);
        if (typeof answer === "object") return router.replace(next, { scroll: false });
        if (answer === "silent") return setCount({ stepKey, left: RETRY_SECONDS });
      }
    },
    [tour, at, stepKey, filter, ask, router],
  );

  const leave = useCallback(() => {
    const step = tour[at];
    if (step) router.replace(wallHref(place, filter, { carrier: step.carrier, view: step.view }));
  }, [tour, at, place, filter, router]);

  const isMoving = tour.length > 1 && !isPaused;
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(
      () => setCount((before) => ({ ...before, left: before.left - 1 })),
      1000,
    );
    return () => clearInterval(timer);
  }, [isMoving]);

  useEffect(() => {
    if (isMoving && left === 0) void go(1);
  }, [isMoving, left, go]);

  return { left: Math.max(0, left), go, leave };
}
