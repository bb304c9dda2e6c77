import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { type Light, lightShapes, lightWords } from "./light-shapes";

export type Tone = "plain" | "muted" | "grey" | "lian" | "amber" | "red" | "green" | "qing";
export type Shape =
  | "circle"
  | "dotted"
  | "hourglass"
  | "return"
  | "check"
  | "dash"
  | "wave"
  | "question";

const strokes: Record<Shape, ReactNode> = {
  circle: <circle cx="6" cy="6" r="4.6" />,
  dotted: <circle cx="6" cy="6" r="4.6" strokeDasharray="1.6 2" />,
  hourglass: (
    <path d="M2.5 1h7M2.5 11h7M3.4 1c0 3 2.6 3.4 2.6 5S3.4 8 3.4 11M8.6 1c0 3-2.6 3.4-2.6 5s2.6 2 2.6 5" />
  ),
  return: <path d="M4.6 1.8L1.4 5l3.2 3.2M1.6 5h5.6a3 3 0 0 1 3 3v2.4" />,
  check: <path d="M1.4 6.6l3 3 6.2-7.2" />,
  dash: <path d="M2 6h8" />,
  wave: <path d="M1 6.4h2l1.6-4 2.6 7.4 1.6-3.4H11" />,
  question: <path d="M3.2 4a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2M6 10.6v.8" />,
};

/** Shape, word and colour together; none of the three carries the meaning alone. */
export function StatusMark({ tone, shape, word }: { tone: Tone; shape: Shape; word: string }) {
  return (
    <span className={`mark tone tone-${tone}`}>
      <svg
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        {strokes[shape]}
      </svg>
      {word}
    </span>
  );
}

type LightMarkProps = { light: Light; word?: string; wordHidden?: boolean; className?: string };

/** The deadline light. `wordHidden` keeps the word for screen readers where a column head already says 灯. */
export function LightMark({ light, word, wordHidden, className }: LightMarkProps) {
  return (
    <span className={classNames("mark", className)}>
      <svg className="shape" viewBox="0 0 12 12" aria-hidden="true">
        <path className={`light-${light}`} d={lightShapes[light]} />
      </svg>
      <span className={wordHidden ? "sr-only" : undefined}>{word ?? lightWords[light]}</span>
    </span>
  );
}

/** A short label without a state, such as a level or 示例. */
export function Tag({ tone = "grey", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`mark tone tone-${tone}`}>{children}</span>;
}
