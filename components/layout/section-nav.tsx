"use client";

import { usePathname } from "next/navigation";
import { currentHref, type NavItem, NavLinks } from "./nav-links";

/** The second row of the top bar: the pages of one section, shown only on these pages. */
export function SectionNav({ items, label }: { items: readonly NavItem[]; label: string }) {
  const pathname = usePathname();
  if (items.length < 2 || currentHref(items, pathname) === undefined) return null;
  return (
    <nav className="sectionnav" aria-label={label}>
      <NavLinks items={items} />
    </nav>
  );
}
