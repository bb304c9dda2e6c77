import type { ReactNode } from "react";

type ScrollProps = { label: string; className?: string; children: ReactNode };

/** What is wider than the page scrolls by itself, also by keyboard. */
export function ScrollBox({ label, className = "table-scroll", children }: ScrollProps) {
  return (
    <section
      className={className}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
