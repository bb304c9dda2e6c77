import type { ReactNode } from "react";
import type { RatingLevel } from "@/lib/domain/ratings/types";

const MOUTHS: Record<RatingLevel, ReactNode> = {
  1: <path d="M7 13.5a5 5 0 0 0 10 0z" fill="currentColor" />,
  2: <path d="M7.5 14a5.2 5.2 0 0 0 9 0" />,
  3: <path d="M8 15.5h8" />,
  4: <path d="M7.5 17a5.2 5.2 0 0 1 9 0" />,
  5: <path d="M7 18a5 5 0 0 1 10 0z" fill="currentColor" />,
};

/** The shape that goes with each of the five words; never without its word. */
export function RatingShape({ level }: { level: RatingLevel }) {
  return (
    <svg
      className="rating-shape"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="10" />
      <path d="M8.5 8.5v1.5M15.5 8.5v1.5" strokeLinecap="round" />
      {MOUTHS[level]}
    </svg>
  );
}
