import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** Names and values as a description list. */
export function DescriptionList({
  items,
}: {
  items: readonly { term: ReactNode; value: ReactNode; id?: string }[];
}) {
  return (
    <dl className="facts">
      {items.map(({ term, value, id }, index) => (
        <FactRow key={id ?? (typeof term === "string" ? term : index)} term={term} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ term, value }: { term: ReactNode; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

export type KeyFigureProps = {
  label: ReactNode;
  value: ReactNode;
  unit?: string;
  note?: ReactNode;
  tone?: "plain" | "amber" | "red" | "green" | "qing";
  size?: "small" | "medium" | "large";
  /** Opens the list of what the figure counts. */
  href?: string | undefined;
  current?: boolean;
};

/** A figure in serif, tabular digits; a link whenever the number can be opened. */
export function KeyFigure({
  label,
  value,
  unit,
  note,
  tone = "plain",
  size = "medium",
  href,
  current,
}: KeyFigureProps) {
  const inside = (
    <>
      <span className="figure-label">{label}</span>
      <b
        className={classNames(
          "figure-value",
          size !== "medium" && `figure-${size}`,
          tone !== "plain" && `figure-${tone}`,
        )}
      >
        {value}
        {unit && <small>{unit}</small>}
      </b>
      {note && <span className="figure-note">{note}</span>}
    </>
  );
  if (!href) return <div className="figure">{inside}</div>;
  return (
    <Link className="figure" href={href} aria-current={current ? "true" : undefined}>
      {inside}
    </Link>
  );
}

/** A row of key figures parted by hairlines. */
export function KeyFigures({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames("figures", className)}>{children}</div>;
}
