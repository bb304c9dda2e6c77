import { withBase } from "@/lib/shared/base-path";
import { formatCount } from "../ui/count";
import { type Light, lightWords } from "../ui/light-shapes";
import { LightMark } from "../ui/mark";

export type StripPart = {
  kind: "done" | Light;
  count: number;
  word?: string;
  href?: string | undefined;
};

const stripOrder: readonly StripPart["kind"][] = ["done", "normal", "soon", "overdue", "none"];

/** How many are done and how the open ones stand, as one bar with its words and counts beneath. */
export function LightStrip({
  parts,
  label,
  words = true,
}: {
  parts: readonly StripPart[];
  label: string;
  words?: boolean;
}) {
  const ordered = stripOrder.flatMap((kind) => parts.filter((part) => part.kind === kind));
  const spokenParts = ordered
    .map((part) => `${wordOf(part)} ${formatCount(part.count)}`)
    .join("，");
  return (
    <div className="strip">
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}：${spokenParts}`}
      >
        {segments(ordered).map(({ kind, x, width }) => (
          <rect key={kind} className={`strip-${kind}`} x={x} width={width} height="6" />
        ))}
      </svg>
      {words && (
        <ul className="legend">
          {ordered.map((part) => (
            <li key={part.kind}>
              <StripWord part={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function wordOf({ kind, word }: StripPart): string {
  return word ?? (kind === "done" ? "办结" : lightWords[kind]);
}

function StripWord({ part }: { part: StripPart }) {
  const word = `${wordOf(part)} ${formatCount(part.count)}`;
  const mark =
    part.kind === "done" ? (
      <span className="mark">
        <svg
          viewBox="0 0 12 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          aria-hidden="true"
        >
          <path d="M1.4 6.6l3 3 6.2-7.2" />
        </svg>
        {word}
      </span>
    ) : (
      <LightMark light={part.kind} word={word} />
    );
  return part.href ? (
    <a className="link" href={withBase(part.href)}>
      {mark}
    </a>
  ) : (
    mark
  );
}

/** Widths in per cent of all; a count above zero keeps at least 1 so that it can be seen. */
export function segments(
  parts: readonly StripPart[],
): { kind: StripPart["kind"]; x: number; width: number }[] {
  const shown = parts.filter((part) => part.count > 0);
  const total = shown.reduce((sum, part) => sum + part.count, 0);
  const raw = shown.map((part) => Math.max(1, (part.count / total) * 100));
  const scale = 100 / (raw.reduce((sum, width) => sum + width, 0) || 1);
  let x = 0;
  return shown.map((part, index) => {
    const width = (raw[index] ?? 0) * scale;
    const segment = { kind: part.kind, x, width };
    x += width;
    return segment;
  });
}
