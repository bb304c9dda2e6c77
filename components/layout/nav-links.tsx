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
  /** Further addresses that belong to the entry. */
  also?: readonly string[] | undefined;
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

/** True where the path is an address or lies beneath it. */
function isWithin(pathname: string, href: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}

/** The item of whose addresses one is the longest beginning of the path. */
export function currentHref(
  items: readonly Pick<NavItem, "href" | "also">[],
  pathname: string,
): string | undefined {
  return items
    .flatMap(({ href, also = [] }) => [href, ...also].map((address) => ({ href, address })))
    .filter(({ address }) => isWithin(pathname, address))
    .sort((a, b) => b.address.length - a.address.length)[0]?.href;
}
