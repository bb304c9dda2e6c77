import type { ReactNode } from "react";

/** Read aloud, not shown. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

/** First stop of the Tab key: jumps over the navigation to #main. */
export function SkipLink({
  href = "#main",
  children = "跳到主要内容",
}: {
  href?: string;
  children?: ReactNode;
}) {
  return (
    <a className="skip-link" href={href}>
      {children}
    </a>
  );
}
