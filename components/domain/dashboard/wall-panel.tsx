import type { ReactNode } from "react";

type WallPanelProps = { title: string; note?: string; name?: string; children: ReactNode };

/** A titled part of the wall. */
export function WallPanel({ title, note, name = "", children }: WallPanelProps) {
  return (
    <section className={`wall-panel ${name}`} aria-label={title}>
      <h2>
        {title} {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}
