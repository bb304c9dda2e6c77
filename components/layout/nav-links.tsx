"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export type NavItem = {
  href: string;
  label: string;
  /** A number that waits, shown and spoken. */
  count?: number | undefined;
  icon?: ReactNode;
};

/** Links that mark where the reader is. Frames live in layouts, which do not know the path. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const pathname = usePathname();
  const current = currentHref(items, pathname);
  return items.map((item) => (
    <Link
      key={item.href}
      href={item.href}
      aria-current={item.href === current ? "page" : undefined}
    >
      {item.icon}
      {item.label}
      {item.count ? (
        <span className="badge">
          {item.count > 99 ? "99+" : item.count}
          <span className="sr-only"> 项</span>
        </span>
      ) : null}
    </Link>
  ));
}

/** The item whose address is the longest beginning of the path. */
export function currentHref(
  items: readonly { href: string }[],
  pathname: string,
): string | undefined {
  return items
    .map((item) => item.href)
    .filter((href) => pathname === href || (href !== "/" && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
