import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type NoticeTone = "info" | "soon" | "error" | "done";
const noticeIcons = { info: Info, soon: TriangleAlert, error: CircleAlert, done: CircleCheck };

/** A message that belongs to the page. `live` announces it when it appears after an action. */
export function Notice({
  tone = "info",
  title,
  live,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  const Icon = noticeIcons[tone];
  const role = live ? (tone === "error" ? "alert" : "status") : undefined;
  return (
    <div className={classNames("notice", tone !== "info" && `notice-${tone}`)} role={role}>
      <Icon aria-hidden="true" />
      <div>
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** Grey blocks that keep the place of what is loading; they appear only after 300 ms. */
export function Skeleton({
  rows = 3,
  shape = "line",
}: {
  rows?: number;
  shape?: "line" | "row" | "card";
}) {
  return (
    <div aria-hidden="true" className="flex flex-col gap-3">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={index} className={`skeleton skeleton-${shape}`} />
      ))}
    </div>
  );
}

/** How far something is; without `value` it is running and nobody knows how long. */
export function Progress({
  value,
  max = 100,
  label,
}: {
  value?: number;
  max?: number;
  label: string;
}) {
  return (
    <progress className="progress" value={value} max={max} aria-label={label}>
      {value === undefined ? "" : `${Math.round((value / max) * 100)}%`}
    </progress>
  );
}
