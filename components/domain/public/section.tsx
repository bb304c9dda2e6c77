import type { ReactNode } from "react";
import { titleFont } from "@/components/ui/title-font";
import { PublicLink } from "./public-link";

type SectionProps = {
  title: string;
  id?: string;
  /** One quiet sentence beside the heading. */
  note?: ReactNode;
  more?: { href: string; label: string };
  children: ReactNode;
};

/** A part of a public page with its serif heading. */
export function Section({ title, id, note, more, children }: SectionProps) {
  return (
    <section className="part wide" id={id} aria-label={title}>
      <div className="part-head">
        <h2 className={titleFont(title)}>{title}</h2>
        {note && <span className="text-ink-hint">{note}</span>}
        {more && <PublicLink href={more.href}>{more.label}</PublicLink>}
      </div>
      {children}
    </section>
  );
}

/** The one h1 of a public page. */
export function PublicHead({
  title,
  above,
  children,
}: {
  title: ReactNode;
  above?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="public-head wide">
      {above}
      <h1 className={titleFont(title)}>{title}</h1>
      {children}
    </div>
  );
}
