import type { ReactNode } from "react";

export type EmptyKind = "first-use" | "no-result" | "no-right" | "all-done";

const drawings: Record<EmptyKind, ReactNode> = {
  "first-use": (
    <path d="M44 60V34M44 34c-10-2-18-9-19-20 11 1 18 8 19 20zm0-6c2-10 9-17 20-18 0 11-8 18-20 18M14 60h60" />
  ),
  "no-result": <path d="M39 12a20 20 0 1 1 0 40 20 20 0 0 1 0-40zm15 35l16 14M31 32h16" />,
  "no-right": <path d="M26 30h36v28H26zM33 30v-8a11 11 0 0 1 22 0v8M44 41v7" />,
  "all-done": (
    <path d="M12 46c8 9 20 14 32 14s24-5 32-14c-10 3-20 3-32 3s-22 0-32-3zM44 49c-9-8-10-22 0-35 10 13 9 27 0 35zM40 48c-12-2-18-11-18-23 9 3 14 8 16 14M48 48c12-2 18-11 18-23-9 3-14 8-16 14" />
  ),
};

/** Says why there is nothing here and what comes next; four kinds, never a bare 暂无数据. */
export function EmptyState({
  kind,
  title,
  children,
  actions,
}: {
  kind: EmptyKind;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <svg
        viewBox="0 0 88 66"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        {drawings[kind]}
      </svg>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
