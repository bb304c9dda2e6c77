import Link from "next/link";
import type { ReactNode } from "react";

/** The title of a section of a public page, with the way to all of it. */
export function SectionHeader({
  title,
  more,
  id,
}: {
  title: ReactNode;
  more?: { href: string; label: string };
  id?: string;
}) {
  return (
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {more && (
        <Link className="link" href={more.href}>
          {more.label}
        </Link>
      )}
    </div>
  );
}
